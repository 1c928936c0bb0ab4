import type { FileAddresses, FileRow } from '../../types/files.contract'
import { filesApi } from '../api/files.api'
import { FILES_COPY, REPLY_FILES_COPY } from '../copy/files'
import { Box, Picture, Press, Txt } from '../platform/elements'
import { fetchFile } from '../platform/fetch-file'
import { mediaUrl, showMedia } from '../platform/media'
import { useCall } from '../state/use-call'
import { useRequest } from '../state/use-request'
import './attachments.scss'
import { FilesFailed, isMedia } from './files-failed'
import { Icon } from './icon'
import { Loaded } from './loaded'
import { Wrong } from './wrong'

interface ReplyFilesProps {
  messageId: string
  files: readonly FileRow[] | undefined
}

/** Pictures and PDFs of a reply or of its draft, with what they show and how large they are. */
export function ReplyFiles({ messageId, files = [] }: ReplyFilesProps) {
  const key = files.length > 0 ? `files/${messageId}/${files.map(({ id }) => id).join()}` : undefined
  const request = useRequest(key, () => filesApi.addresses({ messageId }))
  if (files.length === 0) return null
  if (request.state === 'failed') return <FilesFailed text={REPLY_FILES_COPY.notShown} onAgain={request.reload} />
  return (
    <Loaded request={request} rows={1}>
      {({ items }) => (
        <Box className='stack-small' role='group' label={REPLY_FILES_COPY.shown}>
          <Pictures items={placed(items, files)} />
          {placed(items, files)
            .filter(({ kind }) => kind === 'document')
            .map((item) => (
              <Pdf key={item.id} messageId={messageId} item={item} />
            ))}
        </Box>
      )}
    </Loaded>
  )
}

type Shown = FileAddresses['items'][number]

/** In the order of the reply, with the words that it gave them. */
const placed = (items: readonly Shown[], files: readonly FileRow[]): Shown[] =>
  files.flatMap((file) => items.filter(({ id }) => id === file.id).map((item) => ({ ...item, ...file })))

function Pictures({ items }: { items: readonly Shown[] }) {
  const pictures = items.filter(isMedia)
  if (pictures.length === 0) return null
  return (
    <Box className='attachments'>
      {pictures.map((item, at) => {
        const name = item.name ?? REPLY_FILES_COPY.image(at + 1)
        return (
          <Box key={item.id} className='attachments__figure'>
            <Press className='attachments__one' label={FILES_COPY.open(name)} onPress={() => showMedia(pictures, at)}>
              <Picture className='attachments__picture' src={mediaUrl(item.thumbUrl ?? item.url)} alt={name} />
            </Press>
            <Box className='small attachments__name' decorative>
              {name}
            </Box>
          </Box>
        )
      })}
    </Box>
  )
}

/** Its address is asked for at the tap: the page may have stood open for longer than one is good for. */
function Pdf({ messageId, item }: { messageId: string; item: Shown }) {
  const { id, name = REPLY_FILES_COPY.pdf(1), bytes = 0 } = item
  const opening = useCall(async () => {
    const { items } = await filesApi.addresses({ messageId })
    await fetchFile(items.find((one) => one.id === id)?.url ?? item.url, `${name}.pdf`)
  })
  const size = REPLY_FILES_COPY.size(bytes)
  return (
    <Box className='stack-small'>
      <Press
        className='attachments__pdf'
        label={REPLY_FILES_COPY.openPdf(name, size)}
        onPress={() => void opening.run()}
      >
        <Icon name='book' />
        <Txt className='attachments__pdf-name'>{REPLY_FILES_COPY.pdfOf(name, size)}</Txt>
      </Press>
      {opening.failure && <Wrong>{REPLY_FILES_COPY.notFetched}</Wrong>}
    </Box>
  )
}
