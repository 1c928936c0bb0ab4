import { messagesApi } from '../../api/messages.api'
import { Box, Button, Card, Press, Section, StatusTag, Tag, Txt } from '../../components'
import { daysLeftWords, promiseWords } from '../../copy/days'
import { HOME_COPY } from '../../copy/home'
import { openPage, openTab } from '../../platform/navigate'
import { useRequest } from '../../state/use-request'

/** The person's own message that is still under way, with the day of the promise. Quiet when there is none. */
export function OpenMessage({ owner }: { owner: string }) {
  const request = useRequest(`home/${owner}`, () => messagesApi.listMine({ limit: 20 }))
  if (request.state !== 'ready') return null
  const open = request.data.items.find((row) => row.citizenStatus !== 'replied' && row.citizenStatus !== 'closed')
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
