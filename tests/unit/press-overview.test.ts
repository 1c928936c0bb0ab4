import { answeringWords } from '../../src/copy/hall'
import { PRESS_COPY } from '../../src/copy/press'
import { hoursWords, shareWords } from '../../src/copy/rates'
import { needHelp, type UnitFigures } from '../../src/packages/press/overview/need-help'
import { rangeOf } from '../../src/packages/press/overview/range'

const unit = (unitId: string, more: Partial<UnitFigures>): UnitFigures => ({
  unitId,
  unitName: unitId,
  received: 20,
  dispatched: 20,
  replied: 10,
  onTime: 10,
  inherited: 0,
  overdue: 0,
  averageHours: 20,
  rating: null,
  ratings: 0,
  declined: 0,
  signedOnPaper: 0,
  merged: 0,
  ...more,
})

describe('units that need help', () => {
  it('stand by what is overdue, then by the share on time', () => {
    const units = [
      unit('fine', {}),
      unit('late', { overdue: 1, onTime: 9 }),
      unit('slow', { onTime: 7 }),
      unit('worst', { overdue: 5 }),
      unit('later', { overdue: 1, onTime: 5 }),
    ]
    expect(needHelp(units).map(({ unitId }) => unitId)).toEqual(['worst', 'later', 'late', 'slow'])
  })

  it('are not named for a share of very few answers', () => {
    expect(needHelp([unit('few', { replied: 4, onTime: 0 })])).toEqual([])
    expect(needHelp([unit('enough', { replied: 5, onTime: 0 })])).toHaveLength(1)
  })

  it('are not named for what was late already when they were given it', () => {
    expect(needHelp([unit('took over', { replied: 10, onTime: 5, inherited: 5 })])).toEqual([])
    expect(needHelp([unit('late too', { replied: 11, onTime: 4, inherited: 5 })])).toHaveLength(1)
    // Four of its own say nothing.
    expect(needHelp([unit('few', { replied: 9, onTime: 0, inherited: 5 })])).toEqual([])
  })

  it('are all counted, however many are listed', () => {
    const late = Array.from({ length: 11 }, (_, at) => unit(`late-${at}`, { overdue: 1 }))
    expect(needHelp(late)).toHaveLength(11)
  })
})

describe('figures in words', () => {
  it('say the day in one sentence', () => {
    const day = { receivedToday: 12, dueToday: 3, dayOff: false, nextDueOn: '2026-07-03', dueNext: 3, overdue: 2 }
    expect(PRESS_COPY.sentence(day).join('')).toBe('今日收到12件，3件今天到期，2件超期')
  })
  it('on a day off say what is due next, since nothing can be due', () => {
    const saturday = { receivedToday: 4, dueToday: 0, dayOff: true, nextDueOn: '2026-07-06', dueNext: 3, overdue: 2 }
    const at = Date.parse('2026-07-04T02:00:00.000Z')
    expect(PRESS_COPY.sentence(saturday, at).join('')).toBe('今日收到4件，周一到期3件，2件超期')
    const holiday = { ...saturday, nextDueOn: '2026-10-08' }
    const sentence = PRESS_COPY.sentence(holiday, Date.parse('2026-10-01T02:00:00.000Z'))
    expect(sentence.join('')).toBe('今日收到4件，10月8日到期3件，2件超期')
  })
  it('count every transfer of these days, and call none a part of what was received in them', () => {
    // Sent on to another unit today, received last week.
    expect(PRESS_COPY.dispatchedOf(2)).toBe('同期转办2件次')
  })
  it('count ratings, not people: who has it done again rates twice', () => {
    expect(PRESS_COPY.ratingOf(136)).toBe('136人次评价，满分5分')
    expect(PRESS_COPY.ofRatings(2)).toBe('2人次')
  })
  it('name a number of days within which half were really answered', () => {
    // Answers after 0.5, 11.3 and 11.9 days: the median of whole days gone by is 11, and only one came within 11.
    expect(PRESS_COPY.withinDays(11)).toBe('12天')
    expect(PRESS_COPY.withinDays(0)).toBe('1天')
  })
  it('say of a queue no number that nobody counted', () => {
    expect(PRESS_COPY.waiting(0)).toBe('0件')
    expect(PRESS_COPY.waiting(3, true)).toBe('至少3件')
    expect(PRESS_COPY.waiting(0, true)).toBe('不详')
  })
  it('say of a unit how many of its answers its share rests on', () => {
    expect(PRESS_COPY.unitOnTime('83%', 6, 0)).toBe('按时率83%（6件答复）')
    expect(PRESS_COPY.unitOnTime('83%', 6, 2)).toBe('按时率83%（6件答复，另有2件接手时已超期）')
    expect(PRESS_COPY.unitInherited(2)).toBe('答复2件，接手时都已超期')
  })
  it('say of a unit in the hall no share that rests on few answers', () => {
    expect(answeringWords({ replied: 8, onTimeShare: 0.5, averageHours: 24 })).toBe(
      '答复8件\u00a0· 按时50%\u00a0· 平均24小时',
    )
    expect(answeringWords({ replied: 8, averageHours: 24 })).toBe('答复8件\u00a0· 平均24小时')
  })
  it('never round up to all', () => {
    expect(shareWords(999, 1000)).toBe('99%')
    expect(shareWords(3, 3)).toBe('100%')
    expect(shareWords(0, 2)).toBe('0%')
  })
  it('turn hours into days when days are what one grasps', () => {
    expect([6.26, 47.9, 48, 170.4].map(hoursWords)).toEqual(['6.3小时', '47.9小时', '2天', '7.1天'])
  })
})

describe('the range', () => {
  it('ends today in Shanghai and includes both days', () => {
    expect(rangeOf('7', '2026-07-06T17:00:00.000Z')).toEqual({ from: '2026-07-01', to: '2026-07-07' })
    expect(rangeOf('7', '2026-07-06T15:00:00.000Z')).toEqual({ from: '2026-06-30', to: '2026-07-06' })
  })
})
