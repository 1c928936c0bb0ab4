import type { Activity } from '../../cloudfunctions/insight/domain/activity'
import { deltasOf } from '../../cloudfunctions/insight/domain/deltas'
import { percentile } from '../../cloudfunctions/insight/domain/figures'
import { isEmptyRollup, RollupChanges } from '../../cloudfunctions/insight/domain/rollup'

const replied = (hours: number): Activity => ({
  ...{ book: 'own', type: 'replied', on: '2026-07-06', kind: 'help', unitId: 'heating' },
  replied: {
    hours,
    dueOn: '2026-07-03',
    onTime: false,
    owedBy: 'traffic',
    unitHours: 5,
    workingDays: 2,
    onPaper: true,
  },
})

describe('what an answer adds to the figures', () => {
  it.each([
    [0, 0],
    [23.99, 0],
    [24, 1],
    [47.9, 1],
    [48, 2],
  ])('counts whole days to it, those that have passed: %d hours are %d', (hours, days) =>
    expect(deltasOf(replied(hours)).replyDays).toEqual({ on: '2026-07-06', days }),
  )

  it('is gone from every rollup once it is taken back, on whichever day that is', () => {
    const changes = new RollupChanges()
    // Beside what another let pass, one that it answered for itself: only that tells its pace.
    const [late, own] = [replied(50), replied(20)]
    const itself: Activity = { ...own, replied: { ...own.replied, hours: 20, owedBy: 'heating' } }
    changes.add(late)
    expect(changes.ids()).not.toContain('own.pace.heating.2026-07')
    changes.add(itself)
    const ids = changes.ids()
    expect(ids).toContain('own.pace.heating.2026-07')
    expect(ids.every((id) => !isEmptyRollup(changes.applyTo(id, null)))).toBe(true)
    for (const each of [late, itself])
      changes.add({ ...each, type: 'reply_revoked', on: '2026-08-01', repliedOn: '2026-07-06' })
    expect(changes.ids()).toEqual(ids)
    expect(ids.filter((id) => !isEmptyRollup(changes.applyTo(id, null)))).toEqual([])
  })
})

it('a rating counts with the unit whose answer it was, also where another leads by now', () => {
  const rated: Activity = { book: 'own', type: 'rated', on: '2026-07-06', kind: 'help', unitId: 'traffic' }
  const unitsOf = (event: Activity) => [...new Set(deltasOf(event).deltas.map(({ unit }) => unit))]
  expect(unitsOf({ ...rated, rated: { satisfaction: 4, unitId: 'heating' } })).toEqual(['heating'])
  expect(unitsOf({ ...rated, rated: { satisfaction: 4 } })).toEqual(['traffic'])
})

it('a percentile leaves out what was taken back before it arrived', () => {
  expect(
    percentile(
      [
        [1, -1],
        [2, 1],
        [9, 1],
      ],
      50,
    ),
  ).toBe(2)
  expect(percentile([[1, -1]], 50)).toBeNull()
})
