import type { MessageView } from '../../../types/messages.contract'
import { messagesApi } from '../../api/messages.api'
import { Box, Button, Txt } from '../../components'
import { dayWords } from '../../copy/days'
import { PAPER_COPY } from '../../copy/signing'
import { openFile } from '../../platform/pick-file'
import { useCall } from '../../state/use-call'

type Reply = NonNullable<MessageView['reply']>
const EXTENSION = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' } as const

/** Who is named on the sheet of a reply, until when they may revoke it, and the sheet itself. */
export function PaperNote({ messageId, reply }: { messageId: string; reply: Reply }) {
  const paper = reply.onPaper
  const open = useCall(async (sheetId: string, parts: number) => {
    const read = await Promise.all(
      Array.from({ length: parts }, (_, part) => messagesApi.readSheet({ id: messageId, sheetId, part })),
    )
    return read.map(({ data }) => data).join('')
  })
  if (!paper) return null
  const show = async (): Promise<void> => {
    const base64 = await open.run(paper.sheetId, paper.parts)
    if (base64 !== undefined)
      await openFile(base64, paper.type, `${PAPER_COPY.sheet}.${EXTENSION[paper.type]}`).catch(() => undefined)
  }
  return (
    <Box className='stack-small'>
      <Txt className='small'>{PAPER_COPY.signedBy(paper.names.join('、'), dayWords(paper.revocableUntil))}</Txt>
      {paper.revokedFor !== undefined && <Txt className='text'>{PAPER_COPY.revokedFor(paper.revokedFor)}</Txt>}
      <Box className='line'>
        <Button kind='plain' edge busy={open.busy} onPress={() => void show()}>
          {PAPER_COPY.open}
        </Button>
        {open.failure && <Txt className='small'>{open.failure.message}</Txt>}
      </Box>
    </Box>
  )
}
