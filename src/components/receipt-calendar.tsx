import type { DeadlineReceipt } from '../../types/messages.contract'
import { monthWords } from '../copy/days'
import { DAY_MARKS, RECEIPT_COPY, WEEKDAYS_FROM_MONDAY } from '../copy/receipt'
import { Box, Txt } from '../platform/elements'
import './receipt-calendar.scss'
import { type ReceiptCell, receiptMonths } from './receipt-months'

/** 时限清单 at a glance: a small calendar. Who cannot see it reads the same in the list of days below it. */
export function ReceiptCalendar({ receipt }: { receipt: DeadlineReceipt }) {
  const months = receiptMonths(receipt)
  const cells = months.flatMap(({ weeks }) => weeks.flat())
  const marks = new Set(cells.flatMap((cell) => cell?.mark ?? []))
  return (
    <Box className='receipt-calendar' decorative>
      {months.map(({ month, weeks }) => (
        <Box key={month}>
          <Txt className='receipt-calendar__month'>{monthWords(month)}</Txt>
          <Box className='receipt-calendar__week receipt-calendar__week--head'>
            {WEEKDAYS_FROM_MONDAY.map((name) => (
              <Txt key={name}>{name}</Txt>
            ))}
          </Box>
          {weeks.map((week, at) => (
            <Box key={at} className='receipt-calendar__week'>
              {week.map((cell, weekday) => (
                <Cell key={weekday} cell={cell} />
              ))}
            </Box>
          ))}
        </Box>
      ))}
      <Box className='receipt-calendar__legend'>
        {Object.entries(DAY_MARKS)
          .filter(([why]) => marks.has(why as keyof typeof DAY_MARKS))
          .map(([why, { mark, means }]) => (
            <Txt key={why}>{`${mark} ${means}`}</Txt>
          ))}
        {cells.some((cell) => cell?.ahead) && <Txt>{RECEIPT_COPY.aheadFrame}</Txt>}
        <Txt>{RECEIPT_COPY.dueFrame}</Txt>
      </Box>
    </Box>
  )
}

function Cell({ cell }: { cell: ReceiptCell | null }) {
  if (cell === null) return <Box className='receipt-calendar__day' />
  const looks = [cell.mark ?? 'none', ...(cell.ahead ? ['ahead'] : []), ...(cell.due ? ['due'] : [])]
  return (
    <Box className={`receipt-calendar__day ${looks.map((look) => `receipt-calendar__day--${look}`).join(' ')}`}>
      <Txt className='number'>{String(Number(cell.on.slice(8)))}</Txt>
      <Txt className='receipt-calendar__mark'>{cell.mark === undefined ? '' : DAY_MARKS[cell.mark].mark}</Txt>
    </Box>
  )
}
