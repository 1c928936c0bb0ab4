import type { MessageRow } from '../../../types/messages.contract'
import { Box, Button, Card, Press, Section, StatusTag, Tag, Txt } from '../../components'
import { ownDaysLeftWords, promiseWords } from '../../copy/days'
import { HOME_COPY } from '../../copy/home'
import { openPage, openTab } from '../../platform/navigate'
import { betweenWords } from '../../platform/words'

const isOpen = (row: MessageRow): boolean => row.citizenStatus !== 'replied' && row.citizenStatus !== 'closed'

/** The message that waits for the person first, then the one that is due first, then an answer to rate; maybe none. */
export const mostPressing = (rows: readonly MessageRow[]): MessageRow | undefined => {
  const rank = (row: MessageRow): number => (row.status === 'awaiting_citizen' ? 0 : isOpen(row) ? 1 : 2)
  return rows
    .filter((row) => isOpen(row) || row.allowedActions.includes('rate'))
    .sort((a, b) => rank(a) - rank(b) || a.replyDueOn.localeCompare(b.replyDueOn))[0]
}

/** The message that presses most, with the day of its promise. */
export function OpenMessage({ open }: { open: MessageRow }) {
  const daysLeft = isOpen(open) ? ownDaysLeftWords(open) : undefined
  return (
    <Section
      title={isOpen(open) ? HOME_COPY.open : HOME_COPY.toRate}
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
            {daysLeft && <Tag tone={open.overdue ? 'danger' : 'neutral'}>{daysLeft}</Tag>}
          </Box>
          <Txt className='heading-3'>{betweenWords(open.title)}</Txt>
          <Txt className='open-message__promise number'>
            {isOpen(open) ? promiseWords({ ...open, overdue: false }) : HOME_COPY.answered}
          </Txt>
          {open.status === 'awaiting_citizen' && (
            <Box className='line'>
              <Tag tone='warn'>{HOME_COPY.waitsForYou}</Tag>
            </Box>
          )}
        </Press>
      </Card>
    </Section>
  )
}
