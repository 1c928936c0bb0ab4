import { addDays } from '../../../cloudfunctions/shared/kernel/local-date'
import { matchKnown } from '../../../cloudfunctions/topics/domain/known-topics'
import { LEAST_FOR_PERCENT, trendOf } from '../../../cloudfunctions/topics/domain/trend'
import { fc } from '../../support/property'

const TODAY = '2026-11-20'
const days = (now: number, before: number) => [
  ...Array.from({ length: now }, (_, at) => addDays(TODAY, -(at % 7))),
  ...Array.from({ length: before }, (_, at) => addDays(TODAY, -7 - (at % 7))),
]

describe('the trend of a topic', () => {
  it.each([
    [4, 1, 'steady', null],
    [5, 0, 'new', null],
    [4, 0, 'steady', null],
    [34, 20, 'steady', 70],
    [36, 20, 'rising', 80],
    [10, 30, 'falling', -67],
    [12, 11, 'steady', 9],
    [12, 10, 'steady', 20],
    [12, 9, 'steady', null],
  ] as const)('%i after %i is %s', (now, before, direction, percent) => {
    expect(trendOf(days(now, before), TODAY)).toMatchObject({ now, before, direction, percent })
  })

  it('counts each day of both windows and nothing outside', () => {
    const trend = trendOf([TODAY, TODAY, addDays(TODAY, -13), addDays(TODAY, -14), addDays(TODAY, 1)], TODAY)
    expect(trend.byDay).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2])
    expect(trend).toMatchObject({ now: 2, before: 1 })
  })

  it('says percent only where there is something to compare with, and rises only beyond chance', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), (now, before) => {
        const trend = trendOf(days(now, before), TODAY)
        expect(trend.percent === null).toBe(before < LEAST_FOR_PERCENT)
        expect(trend.byDay.reduce((sum, count) => sum + count, 0)).toBe(now + before)
        if (trend.direction === 'rising' || trend.direction === 'new')
          expect((now - before) ** 2).toBeGreaterThan(4 * (now + before))
      }),
    )
  })
})

describe('a topic stays the same from run to run', () => {
  const lay = (of: Record<string, string[]>) =>
    new Map(Object.entries(of).flatMap(([topic, ids]) => ids.map((id) => [id, topic] as const)))

  it('goes on while it grows and while old messages leave', () => {
    const known = lay({ heating: ['1', '2', '3', '4'], bus: ['8', '9', '10'] })
    expect(
      matchKnown(
        [
          ['3', '4', '5', '6', '7'],
          ['8', '9', '10'],
        ],
        known,
      ),
    ).toEqual(['heating', 'bus'])
  })

  it('goes on in the larger half when it splits; the other half is new', () => {
    expect(
      matchKnown(
        [
          ['1', '2', '3'],
          ['4', '5'],
        ],
        lay({ heating: ['1', '2', '3', '4', '5'] }),
      ),
    ).toEqual(['heating', null])
  })

  it('of two that become one the larger goes on', () => {
    expect(matchKnown([['1', '2', '3', '8', '9']], lay({ heating: ['1', '2', '3'], pipes: ['8', '9'] }))).toEqual([
      'heating',
    ])
  })

  it('one message in common is chance', () => {
    expect(matchKnown([['1', '7', '8']], lay({ heating: ['1', '2', '3'] }))).toEqual([null])
  })

  it('never gives one topic to two clusters', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(3)), { maxLength: 40 }), (lying) => {
        const clusters = Array.from({ length: 6 }, (_, cluster) =>
          lying.flatMap(([one], at) => (one === cluster ? [`m${at}`] : [])),
        )
        const found = matchKnown(clusters, new Map(lying.map(([, topic], at) => [`m${at}`, `t${topic}`])))
        const topics = found.filter((one) => one !== null)
        expect(new Set(topics).size).toBe(topics.length)
      }),
    )
  })
})
