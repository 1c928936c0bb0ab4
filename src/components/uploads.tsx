import type { FileKind } from '../../types/files.terms'
import { FILES_COPY } from '../copy/files'
import { Box, Picture, Txt } from '../platform/elements'
import type { Upload, Uploads } from '../state/use-uploads'
import { Button } from './button'
import { Card } from './card'
import './uploads.scss'
import { Wrong } from './wrong'

/** 照片和视频: chosen, on their way, there or failed; never in the way of sending a text without them. */
export function UploadsField({ uploads }: { uploads: Uploads }) {
  const free = (kind: FileKind): boolean => uploads.free(kind) > 0
  const nameOf = (upload: Upload): string => {
    if (upload.media.kind === 'video') return FILES_COPY.video
    return FILES_COPY.image(uploads.all.filter(({ media }) => media.kind === 'image').indexOf(upload) + 1)
  }
  return (
    <Box className='uploads' role='group' label={FILES_COPY.title}>
      <Txt className='uploads__label'>{FILES_COPY.title}</Txt>
      <Txt className='small'>{FILES_COPY.hint}</Txt>
      {uploads.all.map((upload) => (
        <Card key={upload.requestId}>
          <UploadLine upload={upload} name={nameOf(upload)} uploads={uploads} />
        </Card>
      ))}
      <Box className='uploads__add'>
        {free('image') && <Button onPress={() => void uploads.add('image')}>{FILES_COPY.addImages}</Button>}
        {free('video') && <Button onPress={() => void uploads.add('video')}>{FILES_COPY.addVideo}</Button>}
      </Box>
      {uploads.refusal && <Wrong>{uploads.refusal}</Wrong>}
    </Box>
  )
}

function UploadLine({ upload, name, uploads }: { upload: Upload; name: string; uploads: Uploads }) {
  const { media, state, share, failure, refused = false, before = false } = upload
  const words = {
    done: before ? FILES_COPY.doneBefore : FILES_COPY.done,
    uploading: before ? FILES_COPY.finding : FILES_COPY.uploading(share),
    failed: failure,
  }[state]
  return (
    <Box className='uploads__line'>
      {media.preview !== '' && !refused && <Picture className='uploads__preview' src={media.preview} alt={name} />}
      <Box className='uploads__words' role={state === 'failed' ? 'alert' : 'status'}>
        <Txt>{name}</Txt>
        <Txt className={state === 'failed' ? 'field__error' : 'small'}>{words ?? ''}</Txt>
      </Box>
      <Box className='uploads__actions'>
        {state === 'failed' && !refused && (
          <Button onPress={() => uploads.retry(upload)}>{before ? FILES_COPY.showAgain : FILES_COPY.retry}</Button>
        )}
        <Button kind='plain' label={FILES_COPY.removeOf(name)} onPress={() => uploads.remove(upload)}>
          {FILES_COPY.remove}
        </Button>
      </Box>
    </Box>
  )
}
