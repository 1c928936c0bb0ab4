import type { MessageView } from '../../types/messages.contract'
import { filesApi } from '../api/files.api'
import { FILES_COPY } from '../copy/files'
import { Box, Picture, Press, Txt } from '../platform/elements'
import { mediaUrl, showMedia } from '../platform/media'
import { useRequest } from '../state/use-request'
import './attachments.scss'
import { FilesFailed, isMedia } from './files-failed'
import { Loaded } from './loaded'

interface AttachmentsProps {
  readonly message: Pick<MessageView, 'id' | 'attachments' | 'supplements'>
  /** Those of one addition; absent: those that came with the message itself. */
  readonly among?: readonly string[] | undefined
}

const added = ({ supplements }: AttachmentsProps['message']): ReadonlySet<string> =>
  new Set(supplements.flatMap(({ fileIds = [] }) => fileIds))

/** Pictures and a video of a message. Their addresses are asked for anew whenever the page is shown: they end soon. */
export function Attachments({ message, among }: AttachmentsProps) {
  const shown = (message.attachments ?? []).filter(({ id }) =>
    among === undefined ? !added(message).has(id) : among.includes(id),
  )
  const some = shown.length > 0
  const request = useRequest(some ? `files/${message.id}` : undefined, () =>
    filesApi.addresses({ messageId: message.id }),
  )
  if (!some) return null
  if (request.state === 'failed') return <FilesFailed text={FILES_COPY.notShown} onAgain={request.reload} />
  return (
    <Loaded request={request} rows={1}>
      {({ items: all }) => {
        const items = all.filter(isMedia).filter(({ id }) => shown.some((file) => file.id === id))
        return (
          <Box className='attachments' role='group' label={FILES_COPY.shown}>
            {items.map((item, at) => {
              const images = items.slice(0, at + 1).filter(({ kind }) => kind === 'image').length
              const name = item.kind === 'video' ? FILES_COPY.video : FILES_COPY.image(images)
              return (
                <Press
                  key={item.id}
                  className='attachments__one'
                  label={FILES_COPY.open(name)}
                  onPress={() => showMedia(items, at)}
                >
                  {item.thumbUrl === undefined ? (
                    <Txt>{name}</Txt>
                  ) : (
                    <Picture className='attachments__picture' src={mediaUrl(item.thumbUrl)} alt='' />
                  )}
                </Press>
              )
            })}
          </Box>
        )
      }}
    </Loaded>
  )
}
