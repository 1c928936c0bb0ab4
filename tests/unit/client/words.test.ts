import {
  ageWords,
  dayWords,
  daysLeftWords,
  forecastWords,
  instantWords,
  promiseWords,
  withForecastOf,
} from '../../../src/copy/days'
import { dayWithWeekday, receiptDayWords } from '../../../src/copy/receipt'
import { placeWords, timelineWords } from '../../../src/copy/messages'
import type { MessageView } from '../../../types/messages.contract'

describe('days in words', () => {
  it('reads days and instants as Shanghai does, whatever the machine’s time zone', () => {
    expect(dayWords('2026-07-09')).toBe('7月9日')
    expect(instantWords('2026-07-08T16:05:00.000Z')).toBe('7月9日 00:05')
    expect(instantWords('2025-12-31T16:05:00.000Z', 2025)).toBe('2026年1月1日 00:05')
    expect(dayWithWeekday('2026-07-09')).toBe('7月9日 周四')
  })

  it('promises a day, and says when the calendar of that year is still missing', () => {
    expect(promiseWords({ replyDueOn: '2026-07-09', calendarSettled: true })).toBe('最晚7月9日答复')
    expect(promiseWords({ replyDueOn: '2026-07-09', calendarSettled: true }, '前')).toBe('最晚7月9日前答复')
    expect(promiseWords({ replyDueOn: '2027-01-04', calendarSettled: false })).toBe('最晚1月4日答复（待校历）')
  })

  it('foretells beside the due day what the unit’s own answers let one expect', () => {
    expect(forecastWords({ medianWorkingDays: 3, p90WorkingDays: 5, answers: 42 })).toBe(
      '这类留言该单位一般3个工作日答复，九成在5个工作日内（近90天42件）',
    )
    expect(forecastWords({ medianWorkingDays: 0, p90WorkingDays: 1, answers: 20 })).toBe(
      '这类留言该单位一般当天答复，九成在1个工作日内（近90天20件）',
    )
  })

  it('keeps the forecast when an action answers without one, but not for another unit', () => {
    const view = { unitId: 'heating' } as MessageView
    const before = { ...view, forecast: { medianWorkingDays: 3, p90WorkingDays: 5, answers: 42 } }
    expect(withForecastOf(before, view).forecast).toEqual(before.forecast)
    expect(withForecastOf(before, { ...view, unitId: 'traffic' }).forecast).toBeUndefined()
    expect(withForecastOf(before, { ...view, complex: { grounds: '…', approved: true } }).forecast).toBeUndefined()
    expect(withForecastOf(undefined, view)).toBe(view)
  })

  it.each([
    [2, false, '还有2个工作日'],
    [0, false, '今天到期'],
    [-3, true, '已超期3个工作日'],
    [0, true, '已超期'], // late on a weekend after the due day: 0 working days, and still late
  ])('%i working days left, overdue %s: %s', (workingDaysLeft, overdue, words) => {
    expect(daysLeftWords({ workingDaysLeft, overdue, calendarSettled: true })).toBe(words)
  })

  it('tells how long something has waited', () => {
    expect(ageWords('2026-07-08T00:00:00.000Z', '2026-07-08T00:59:00.000Z')).toBe('不到1小时')
    expect(ageWords('2026-07-08T00:00:00.000Z', '2026-07-08T05:00:00.000Z')).toBe('5小时')
    expect(ageWords('2026-07-08T00:00:00.000Z', '2026-07-10T05:00:00.000Z')).toBe('2天')
  })

  it('names the holiday for which a day does not count', () => {
    const holiday = { on: '2026-10-01', counts: false, why: 'holiday', name: '国庆节', ahead: false } as const
    expect([false, true].map((answered) => receiptDayWords(holiday, answered))).toEqual([
      '国庆节，不计',
      '国庆节，不计',
    ])
    const ahead = { on: '2026-10-10', counts: true, why: 'makeup_workday', ahead: true } as const
    expect(receiptDayWords(ahead, false)).toBe('调休上班，计入（预计）')
    expect(receiptDayWords(ahead, true)).toBe('已答复，不再计')
  })

  it('names district and place once', () => {
    expect(placeWords({ district: '锦汀区', place: '锦汀区锦绣里' })).toBe('锦汀区锦绣里')
    expect(placeWords({ district: '锦汀区', place: '锦绣里' })).toBe('锦汀区 锦绣里')
    expect(placeWords({ district: '锦汀区' })).toBe('锦汀区')
    expect(placeWords({})).toBeUndefined()
  })

  it('names the unit in a step, and the press office where no unit acted', () => {
    expect(timelineWords({ what: 'accepted', unitName: '市供热集团' })).toBe('市供热集团已签收，开始办理')
    expect(timelineWords({ what: 'replied' })).toBe('市政府新闻办已答复')
  })
})
