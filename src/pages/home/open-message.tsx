import type { MessageRow } from '../../../types/messages.contract'
import { messagesApi } from '../../api/messages.api'
import { Box, Button, Card, Press, Section, StatusTag, Tag, Txt } from '../../components'
import { daysLeftWords, promiseWords } from '../../copy/days'
import { HOME_COPY } from '../../copy/home'
import { openPage, openTab } from '../../platform/navigate'
import { useRequest } from '../../state/use-request'

/** The message that waits for the person first, then the one that is due first. */
const mostPressing = (rows: readonly MessageRow[]): MessageRow | undefined => {
  const open = rows.filter((row) => row.citizenStatus !== 'replied' && row.citizenStatus !== 'closed')
  const waits = (row: MessageRow): number => (row.status === 'awaiting_citizen' ? 0 : 1)
  return open.sort((a, b) => waits(a) - waits(b) || a.replyDueOn.localeCompare(b.replyDueOn))[0]
}

/** The person's own message that is still under way, with the day of the promise. Quiet when there is none. */
export function OpenMessage({ owner }: { owner: string }) {
  const request = useRequest(`home/${owner}`, () => messagesApi.listMine({ limit: 20 }))
  if (request.state !== 'ready') return null
  const open = mostPressing(request.data.items)
  if (!open) return null
  return (
    <Section
      title={HOME_COPY.open}
      more={
        <Button kind='plain' onPress={() => openTab('messages')}>
          {HOME_COPY.allMine}
        </Button>
      }
    >
      <Card flush>
        <Press className='open-message' role='link' onPress={() => openPage('message', { id: open.id })}>
          <Box className='line line--between'>
            <StatusTag citizen={open.citizenStatus} />
            <Tag tone={open.overdue ? 'danger' : 'neutral'}>{daysLeftWords(open)}</Tag>
          </Box>
          <Txt className='heading-3'>{open.title}</Txt>
          <Txt className='open-message__promise number'>{promiseWords(open)}</Txt>
        </Press>
      </Card>
    </Section>
  )
}
