import { receiptMonths } from '../../../src/components/receipt-months'
import { RECEIPT_COPY } from '../../../src/copy/receipt'
import type { DeadlineReceipt } from '../../../types/messages.contract'

const day = (on: string, why: DeadlineReceipt['days'][number]['why'], ahead = false) => ({
  on,
  why,
  counts: why === 'counted' || why === 'makeup_workday' || why === 'extended',
  ahead,
})
/** Received on Wednesday 2026-09-30, due on 2026-10-13 after the holiday and its make-up Saturday. */
const receipt = {
  startedOn: '2026-09-30',
  dueOn: '2026-10-13',
  days: [
    ...[1, 2, 3, 4, 5, 6, 7].map((date) => day(`2026-10-0${date}`, 'holiday')),
    day('2026-10-08', 'counted'),
    day('2026-10-09', 'counted'),
    day('2026-10-10', 'makeup_workday'),
    day('2026-10-11', 'weekend', true),
    day('2026-10-12', 'counted', true),
    day('2026-10-13', 'counted', true),
  ],
}

it('lays the days out month by month in whole weeks, each where its weekday is', () => {
  const months = receiptMonths(receipt)
  expect(months.map(({ month, weeks }) => [month, weeks.length])).toEqual([
    ['2026-09', 1],
    ['2026-10', 3],
  ])
  expect(months[0]?.weeks[0]?.map((cell) => cell?.mark ?? cell?.on ?? null)).toEqual([
    '2026-09-28',
    '2026-09-29',
    'start',
    null,
    null,
    null,
    null,
  ])
  const marks = months[1]?.weeks.map((week) => week.map((cell) => (cell === null ? null : (cell.mark ?? ''))))
  expect(marks).toEqual([
    [null, null, null, 'holiday', 'holiday', 'holiday', 'holiday'],
    ['holiday', 'holiday', 'holiday', 'counted', 'counted', 'makeup_workday', 'weekend'],
    ['counted', 'counted', '', '', '', '', ''],
  ])
})

it('tells what was counted from what is expected, and frames the last day on time', () => {
  const cells = receiptMonths(receipt).flatMap(({ weeks }) => weeks.flat())
  expect(cells.filter((cell) => cell?.ahead).map((cell) => cell?.on)).toEqual([
    '2026-10-11',
    '2026-10-12',
    '2026-10-13',
  ])
  expect(cells.filter((cell) => cell?.due).map((cell) => cell?.on)).toEqual(['2026-10-13'])
})

it('marks no day after the answer', () => {
  const cells = receiptMonths({ ...receipt, verdict: { onTime: true, lateByWorkingDays: 0 } }).flatMap(({ weeks }) =>
    weeks.flat(),
  )
  expect(cells.find((cell) => cell?.on === '2026-10-12')?.mark).toBeUndefined()
  expect(cells.find((cell) => cell?.on === '2026-10-10')?.mark).toBe('makeup_workday')
})

it('has the day of receipt alone where nothing has been counted yet', () => {
  expect(receiptMonths({ startedOn: '2026-11-01', dueOn: '2026-11-01', days: [] })).toMatchObject([
    { month: '2026-11', weeks: [[null, null, null, null, null, null, { mark: 'start', due: true }]] },
  ])
})

it('says by whom more time was given, and leaves it out where it was not kept', () => {
  const extension = { grantedOn: '2026-10-09', workingDays: 8, grounds: '荷载检测' }
  expect(RECEIPT_COPY.granted({ ...extension, by: 'chief' })).toBe('10月9日由市政府新闻办批准延长。理由：荷载检测')
  expect(RECEIPT_COPY.granted({ ...extension, by: 'supervisor' })).toBe('10月9日由督查部门批准延长。理由：荷载检测')
  expect(RECEIPT_COPY.granted(extension)).toBe('10月9日批准延长。理由：荷载检测')
  // Nobody gave it: a notice came late, and the promised day stays.
  const held = { ...extension, grounds: '已经告知的期限不变', lateNotice: true }
  expect(RECEIPT_COPY.granted(held)).toBe('10月9日按放假安排重算：已经告知的期限不变')
  expect([extension, held].map(RECEIPT_COPY.extended)).toEqual(['批准延长', '期限不提前'])
})
