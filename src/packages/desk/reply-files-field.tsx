import { FILE_LIMITS } from '../../../types/files.terms'
import { filesApi } from '../../api/files.api'
import { Box, Button, TextField, Txt } from '../../components'
import { FILES_COPY, REPLY_FILES_COPY } from '../../copy/files'
import { Picture } from '../../platform/elements'
import { mediaUrl } from '../../platform/media'
import { useRequest } from '../../state/use-request'
import { placeOf, type ReplyFilesState, type ReplyItem } from './use-reply-files'

interface ReplyFilesFieldProps {
  messageId: string
  files: ReplyFilesState
  /** Tried to send: what is not there yet is said. */
  tried: boolean
  /** What the server said of them. */
  error: string | undefined
}

/** 随答复附上: pictures and PDFs with what readers are told of each. */
export function ReplyFilesField({ messageId, files, tried, error }: ReplyFilesFieldProps) {
  const { items, uploads } = files
  const refused = uploads.refusal === undefined ? undefined : REPLY_FILES_COPY.refused
  const wrong = error ?? refused ?? (tried ? files.blocked : undefined)
  return (
    <Box className='uploads' role='group' label={REPLY_FILES_COPY.title}>
      <Txt className='field__label' decorative>
        {REPLY_FILES_COPY.title}
      </Txt>
      <Txt className='small'>{REPLY_FILES_COPY.hint}</Txt>
      {items.map((item) => (
        <ItemLine key={item.key} messageId={messageId} item={item} files={files} />
      ))}
      {items.length > 0 && <Txt className='small'>{REPLY_FILES_COPY.nameHint}</Txt>}
      <Box className='uploads__add'>
        {uploads.free('image') > 0 && (
          <Button onPress={() => void uploads.add('image')}>{REPLY_FILES_COPY.addImages}</Button>
        )}
        {uploads.free('document') > 0 && (
          <Button onPress={() => void uploads.add('document')}>{REPLY_FILES_COPY.addPdf}</Button>
        )}
      </Box>
      {wrong !== undefined && (
        <Box className='field__error' role='alert'>
          {wrong}
        </Box>
      )}
    </Box>
  )
}

function ItemLine({ messageId, item, files }: { messageId: string; item: ReplyItem; files: ReplyFilesState }) {
  const { upload, kind, name } = item
  const place = placeOf(files.items, item)
  const called = kind === 'document' ? REPLY_FILES_COPY.pdf(place) : REPLY_FILES_COPY.image(place)
  const failed = upload?.state === 'failed'
  return (
    <Box className='handling__quote stack-small'>
      <Box className='uploads__line'>
        {kind === 'image' && <Preview messageId={messageId} item={item} called={called} />}
        <Box className='uploads__words' role={failed ? 'alert' : 'status'}>
          <Txt>{called}</Txt>
          <Txt className={failed ? 'field__error' : 'small'}>{stateWords(item)}</Txt>
        </Box>
        <Box className='uploads__actions'>
          {failed && upload.refused !== true && (
            <Button onPress={() => files.uploads.retry(upload)}>
              {upload.before ? FILES_COPY.showAgain : FILES_COPY.retry}
            </Button>
          )}
          <Button kind='plain' label={FILES_COPY.removeOf(called)} onPress={() => files.remove(item)}>
            {FILES_COPY.remove}
          </Button>
        </Box>
      </Box>
      {!failed && (
        <TextField
          label={kind === 'document' ? REPLY_FILES_COPY.pdfName(place) : REPLY_FILES_COPY.imageName(place)}
          placeholder={kind === 'document' ? called : REPLY_FILES_COPY.imageExample}
          maxLength={FILE_LIMITS.name}
          value={name}
          onChange={(next) => files.rename(item, next)}
        />
      )}
    </Box>
  )
}

const stateWords = ({ upload }: ReplyItem): string => {
  if (upload === undefined) return REPLY_FILES_COPY.here
  const { state, share, before = false, failure = '' } = upload
  if (state === 'done') return before ? FILES_COPY.doneBefore : FILES_COPY.done
  if (state === 'failed') return failure
  return before ? FILES_COPY.finding : FILES_COPY.uploading(share)
}

/** Chosen just now: from the device. Of the draft: from the server, where this person may read it. */
function Preview({ messageId, item, called }: { messageId: string; item: ReplyItem; called: string }) {
  const { upload } = item
  const request = useRequest(upload === undefined ? `files/${messageId}/${item.key}` : undefined, () =>
    filesApi.addresses({ messageId }),
  )
  const stored = request.data?.items.find(({ id }) => id === item.key)?.thumbUrl
  const src = upload === undefined ? stored && mediaUrl(stored) : upload.refused ? undefined : upload.media.preview
  return src === undefined || src === '' ? null : <Picture className='uploads__preview' src={src} alt={called} />
}
