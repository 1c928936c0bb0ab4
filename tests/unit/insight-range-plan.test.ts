import { type DayRange, lengthOf, planRange, rangeBefore } from '../../cloudfunctions/insight/domain/range-plan'
import { addDays, daysBetween } from '../../cloudfunctions/shared/kernel/local-date'
import { fc } from '../support/property'

const FIRST = '2023-11-01'
const day = fc.nat(900).map((days) => addDays(FIRST, days))
const daysOf = ({ from, to }: DayRange): string[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, n) => addDays(from, n))
/** The days of a month by the machine's own calendar. */
const daysOfMonth = (month: string): string[] => {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate()
  return daysOf({ from: `${month}-01`, to: `${month}-${String(length).padStart(2, '0')}` })
}
const monthsOf = ({ from, to }: DayRange): string[] => [...new Set(daysOf({ from, to }).map((on) => on.slice(0, 7)))]

it('takes every day of a range once: as a month exactly where all of it lies inside and has settled', () => {
  fc.assert(
    fc.property(day, fc.nat(500), day, (from, length, settledBefore) => {
      const range = { from, to: addDays(from, length) }
      const plan = planRange(range, settledBefore)
      const inside = monthsOf(range).filter((month) => {
        const days = daysOfMonth(month)
        return days.every((on) => range.from <= on && on <= range.to && on < settledBefore)
      })
      const months =
        plan.months === null ? [] : monthsOf({ from: `${plan.months.from}-01`, to: `${plan.months.to}-01` })
      expect(months).toEqual(inside)
      const taken = [...months.flatMap(daysOfMonth), ...plan.days.flatMap(daysOf)]
      expect(taken.sort()).toEqual(daysOf(range))
      expect(plan.days.length).toBeLessThanOrEqual(2)
    }),
    { numRuns: 400 },
  )
})

it('compares with as many days just before', () => {
  const range = { from: '2026-03-01', to: '2026-03-31' }
  expect([lengthOf(range), rangeBefore(range)]).toEqual([31, { from: '2026-01-29', to: '2026-02-28' }])
  expect(rangeBefore({ from: '2026-07-03', to: '2026-07-03' })).toEqual({ from: '2026-07-02', to: '2026-07-02' })
})

it('takes a month that ends today by its days: what is due today is nobody’s fault yet', () => {
  const november = { from: '2026-11-01', to: '2026-11-30' }
  expect(planRange(november, '2026-11-30')).toEqual({ months: null, days: [november] })
  expect(planRange(november, '2026-12-01')).toEqual({ months: { from: '2026-11', to: '2026-11' }, days: [] })
})
