import { countedDayWords, dayWordsFrom, promiseWords } from '../../../src/copy/days'
import { viewDueWords } from '../../../src/copy/desk'
import { MESSAGE_COPY } from '../../../src/copy/messages'
import type { MessageView } from '../../../types/messages.contract'

describe('the promise in words', () => {
  const due = { replyDueOn: '2026-07-09', calendarSettled: true, overdue: false }
  it.each([
    [due, '最晚7月9日答复'],
    [{ ...due, calendarSettled: false }, '最晚7月9日答复（待校历）'],
    // A day gone by is no promise any more.
    [{ ...due, overdue: true }, '最晚7月9日答复，已超期'],
    [{ ...due, overdue: true, calendarSettled: false }, '最晚7月9日答复（待校历），已超期'],
  ] as const)('%j reads %s', (message, words) => {
    expect(promiseWords(message)).toBe(words)
  })
})

it('a day of another year is named with its year: a promise may reach three years ahead', () => {
  expect(dayWordsFrom('2026-10-31', '2026-07-03')).toBe('10月31日')
  expect(dayWordsFrom('2028-10-31', '2026-07-03')).toBe('2028年10月31日')
})

it('a day that is counted in working days says where no holiday notice reaches it', () => {
  expect(countedDayWords('2027-01-04', undefined)).toBe('1月4日')
  expect(countedDayWords('2027-01-04', true)).toBe('1月4日（待校历）')
})

it('a question that moved no day does not say that the waiting is left out of the time', () => {
  expect(MESSAGE_COPY.questionResumes('7月17日', false)).toContain('不计入答复期限')
  expect(MESSAGE_COPY.questionResumes('7月17日', true)).not.toContain('不计入答复期限')
})

it.each([
  ['2026-07-08', false, '等市民补充，期限暂停'],
  ['2026-07-09', false, '今天到期，等市民补充'],
  ['2026-07-10', true, '已超期，等市民补充'],
])('a question as the handling page has it on %s', (today, overdue, words) => {
  const view = { status: 'awaiting_citizen', replyDueOn: '2026-07-09', overdue } as MessageView
  expect(viewDueWords(view, today)).toBe(words)
})
