import type { MessageView } from '../../../../types/messages.contract'
import { Box, Card, DeadlineReceipt, Heading, StatusTag, Steps, Tag, Txt } from '../../../components'
import { forecastWords, promiseWords, untilWords } from '../../../copy/days'
import { RECEIPT_COPY } from '../../../copy/receipt'
import { MESSAGE_COPY } from '../../../copy/messages'
import { KIND_WORDS } from '../../../copy/terms'
import { betweenWords } from '../../../platform/words'

/** Who handles it; why it is still to be given to somebody. */
const whereOf = ({ status, unitName, routeReason }: MessageView): string | undefined =>
  unitName ? MESSAGE_COPY.at(unitName) : status === 'pending_dispatch' ? routeReason : undefined

/** What it is, where it stands, and until when an answer is promised. */
export const Head = ({ message, open }: { message: MessageView; open: boolean }) => {
  const where = whereOf(message)
  return (
    <Card>
      <Box className='stack'>
        <Box className='stack-small'>
          <Box className='line'>
            <StatusTag citizen={message.citizenStatus} />
            <Tag>{KIND_WORDS[message.kind]}</Tag>
          </Box>
          <Heading level={2} className='heading-1'>
            {betweenWords(message.title)}
          </Heading>
          <Txt className='small number' selectable>
            {MESSAGE_COPY.code(message.code)}
          </Txt>
        </Box>
        <Steps now={message.citizenStatus} label={MESSAGE_COPY.steps} />
        {open && (
          <Box className='promise'>
            <Txt className='promise__text number'>{promiseWords(message)}</Txt>
            {message.forecast && <Txt className='small number'>{forecastWords(message.forecast)}</Txt>}
            {message.urgentDue && !message.urgentDue.late && (
              <Txt className='small'>
                {MESSAGE_COPY.urgent[message.urgentDue.step](untilWords(message.urgentDue.at))}
              </Txt>
            )}
            {where && <Txt className='small'>{where}</Txt>}
            {!message.calendarSettled && <Txt className='small'>{MESSAGE_COPY.unsettled}</Txt>}
          </Box>
        )}
        <Box>
          <DeadlineReceipt id={message.id} label={open ? undefined : RECEIPT_COPY.openAnswered} />
        </Box>
      </Box>
    </Card>
  )
}
