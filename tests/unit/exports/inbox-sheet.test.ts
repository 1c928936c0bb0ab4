import { inboxSheet } from '../../../cloudfunctions/exports/inbox-sheet'
import type { MessageRow } from '../../../types/messages.contract'
import { smallDirectory } from '../../support/small-city'

const ROW: MessageRow = {
  id: 'm',
  code: 'A1',
  kind: 'complaint',
  title: '东湖小区3栋2单元501没有暖气，电话13812345678',
  excerpt: '请打13812345678，我的卡号是 6222 02…',
  place: '东湖路，联系13812345678',
  status: 'processing',
  citizenStatus: 'processing',
  unitId: 'heating',
  unitName: '市供热公司',
  submittedAt: '2026-07-03T01:00:00.000Z',
  replyDueOn: '2026-07-10',
  calendarSettled: true,
  workingDaysLeft: 5,
  overdue: false,
  urgent: false,
  allowedActions: [],
  version: 1,
}
/** The cells of a row, by the headings of their columns. */
function cellsOf(more: Partial<MessageRow> = {}): Record<string, unknown> {
  const { columns, rows } = inboxSheet([{ ...ROW, ...more }], { where: {} }, 'none', smallDirectory)
  return Object.fromEntries(columns.map(({ title }, at) => [title, rows[0]?.[at]]))
}
const wordOf = (plain: Partial<MessageRow>, changed: Partial<MessageRow>) => {
  const [before, after] = [cellsOf(plain), cellsOf(changed)]
  return Object.keys(before).flatMap((title) => (before[title] === after[title] ? [] : [[before[title], after[title]]]))
}

it('what leaves the house points to no person and still says where the matter is', () => {
  const text = JSON.stringify(cellsOf())
  expect(text).toContain('东湖小区3栋2单元501')
  expect(text).not.toMatch(/13812345678|6222/)
  // A number that the end cut through goes as stars, as many as it had.
  expect(text).toContain('6222 02'.replace(/./g, '*') + '…')
})

it.each(['１３８１２３４５', '138.1234.5', '138－1234－5', '138—1234'])(
  'covers a number that the end cut through however it is written: %s',
  (written) => {
    const excerpt = JSON.stringify(cellsOf({ excerpt: `家里没有暖气，请打${written}…` }))
    expect(excerpt).toContain(`请打${'*'.repeat(written.length)}…`)
  },
)

it('says in words what is late, urgent, and not yet settled, and says nothing where it is not', () => {
  expect(wordOf({}, { overdue: true })).toEqual([['', '是']])
  expect(wordOf({}, { urgent: true })).toEqual([['', '是']])
  expect(wordOf({}, { remindedOn: '2026-07-02' })).toEqual([['', '2026-07-02']])
  expect(wordOf({}, { place: undefined })).toEqual([[expect.stringContaining('东湖路'), '']])
  const [[settled, unsettled] = []] = wordOf({}, { calendarSettled: false })
  expect(settled).toBe('2026-07-10')
  expect(unsettled).toMatch(/^2026-07-10.*校历/)
})

it('says of what is owed by a day of its own that day, and late from the day after', () => {
  const owed = { action: 'answer_assist', on: '2026-07-04', workingDaysLeft: 0, daysLeft: 0 } as const
  const due = (more: Partial<MessageRow>) =>
    Object.entries(cellsOf(more)).flatMap(([title, cell]) => (/期限|剩余|超期/.test(title) ? [cell] : []))
  expect(due({ owed, overdue: true })).toEqual(['协办 2026-07-04', 0, ''])
  expect(due({ owed: { ...owed, daysLeft: -1 } })).toEqual(['协办 2026-07-04', 0, '是'])
  expect(due({ owed: { ...owed, action: 'call_back', unsettled: true }, status: 'replied' })).toEqual([
    '回访 2026-07-04（待校历）',
    0,
    '',
  ])
})
