import {
  answeredPromise,
  endOfPromise,
  isBroken,
  mergedOn,
  movedPromise,
  owed,
} from '../../../cloudfunctions/messages/domain/books'
import type { Message } from '../../../cloudfunctions/messages/domain/message'

const DUE = '2026-07-10'
const ON_ITS_DAY = { today: DUE }
const THE_DAY_AFTER = { today: '2026-07-11' }
const heating = (until?: string) => ({
  unitId: 'heating',
  from: '2026-07-03',
  ...(until === undefined ? {} : { until }),
})
const east = (from: string) => ({ unitId: 'east', from })
/** What of a letter its promise is read from. */
const letter = (more: Partial<Message> = {}): Message =>
  ({ status: 'processing', unitId: 'heating', hops: [heating()], replyDueOn: DUE, ...more }) as unknown as Message
const asked = (late?: true) => ({
  text: '哪一栋？',
  askedAt: '2026-07-03T02:00:00.000Z',
  resumesOn: DUE,
  ...(late && { late }),
})

describe('a promise is owed', () => {
  const given = { unitId: 'east', hops: [heating(DUE), east(DUE)] }
  it.each([
    ['until its day is over by whoever leads', letter(given), ON_ITS_DAY, 'east'],
    ['then by whoever led when its day ended', letter(given), THE_DAY_AFTER, 'east'],
    [
      'then by no unit that got it later',
      letter({ unitId: 'east', hops: [heating('2026-07-13'), east('2026-07-13')] }),
      { today: '2026-07-14' },
      'heating',
    ],
    [
      'by nobody where the unit had given it up that day, and another got it later',
      letter({ unitId: 'east', hops: [heating(DUE), east('2026-07-13')] }),
      { today: '2026-07-14' },
      null,
    ],
  ] as const)('%s', (_rule, message, acting, unitId) => expect(owed(message, acting)).toEqual({ unitId, dueOn: DUE }))

  it('and answered by its own unit, or by another where one let its day pass: that one’s hours run from when it was given it', () => {
    const given = { what: 'dispatched', at: '2026-07-13T01:00:00.000Z' } as Message['timeline'][number]
    const inherited = letter({
      unitId: 'east',
      hops: [heating('2026-07-13'), east('2026-07-13')],
      submittedAt: '2026-07-03T01:00:00.000Z',
      timeline: [{ ...given, at: '2026-07-03T01:00:00.000Z' }, given],
    })
    const at = '2026-07-14T01:00:00.000Z'
    const hours = 11 * 24
    expect(answeredPromise(inherited, 'east', at)).toEqual({ dueOn: DUE, hours, owedBy: 'heating', unitHours: 24 })
    expect(answeredPromise(inherited, 'heating', at)).toEqual({ dueOn: DUE, hours })
    // 23:59 of its last day, and the minute after.
    const owedByAt = (answeredAt: string) => answeredPromise(inherited, 'east', answeredAt).owedBy
    expect([owedByAt('2026-07-10T15:59:00.000Z'), owedByAt('2026-07-10T16:00:00.000Z')]).toEqual([undefined, 'heating'])
  })
})

describe('what moves a promise on the books', () => {
  const stands = { unitId: 'heating', dueOn: DUE }
  it('nothing, where it stays with whom and when it was', () =>
    expect(movedPromise(letter(), letter(), ON_ITS_DAY)).toEqual({}))
  it('another unit', () =>
    expect(movedPromise(letter(), letter({ unitId: 'east' }), ON_ITS_DAY)).toEqual({
      noLongerOwes: stands,
      owes: { unitId: 'east', dueOn: DUE },
    }))
  it('another day', () =>
    expect(movedPromise(letter(), letter({ replyDueOn: '2026-07-14' }), ON_ITS_DAY)).toEqual({
      noLongerOwes: stands,
      owes: { unitId: 'heating', dueOn: '2026-07-14' },
    }))
  it('the end of a question: it comes back; one that was asked too late had taken nothing off', () => {
    const waiting = letter({ status: 'awaiting_citizen', question: asked() })
    expect(movedPromise(waiting, letter(), ON_ITS_DAY)).toEqual({ owes: stands })
    const late = letter({ status: 'awaiting_citizen', question: asked(true) })
    expect(movedPromise(late, letter(), ON_ITS_DAY)).toEqual({})
  })
})

describe('a promise that ends without an answer', () => {
  const stood = { unitId: 'heating', dueOn: DUE }
  const waiting = letter({ status: 'awaiting_citizen', question: asked() })
  const late = letter({ status: 'awaiting_citizen', question: asked(true) })
  it.each([
    ['in time is owed no more', letter(), ON_ITS_DAY, { noLongerOwes: stood }],
    ['after its day stays broken', letter(), THE_DAY_AFTER, { broke: stood }],
    ['while the citizen is asked was off the books already', waiting, THE_DAY_AFTER, {}],
    ['while the citizen is asked too late stays broken', late, THE_DAY_AFTER, { broke: stood }],
  ] as const)('%s', (_rule, message, acting, end) => {
    expect(endOfPromise(message, acting)).toEqual(end)
    expect(isBroken(message, acting)).toBe('broke' in end)
  })
  it('counts as merged on the Shanghai day on which it was, and only where it was', () => {
    const mergedFrom = { at: '2026-07-03T16:00:00.000Z' } as NonNullable<Message['mergedFrom']>
    expect(mergedOn({ mergedFrom })).toEqual({ mergedOn: '2026-07-04' })
    expect(mergedOn({})).toEqual({})
  })
})
