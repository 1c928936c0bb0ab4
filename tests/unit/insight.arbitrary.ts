import type { MessageEvent } from '../../cloudfunctions/messages'
import { addDays, startOfShanghaiDay } from '../../cloudfunctions/shared/kernel/local-date'
import { MESSAGE_KINDS } from '../../types/messages.terms'
import { fc } from '../support/property'

/** The window of the random events: three months and both year ends of a winter. */
export const WINDOW = { from: '2025-11-20', to: '2026-03-05', days: 106 }

export const anyDay = fc.integer({ min: 0, max: WINDOW.days - 1 }).map((offset) => addDays(WINDOW.from, offset))
const unitId = fc.constantFrom(null, 'u-water', 'u-heat', 'u-bus')
const promise = fc.record({ unitId, dueOn: anyDay })
const TYPES =
  'submitted recorded dispatched accepted asked extended reworked withdrawn merged unmerged not_accepted'.split(
    ' ',
  ) as Fields['type'][]

type Fields = Omit<MessageEvent, 'id' | 'at' | 'messageId'>
const common = { book: fc.constantFrom<Fields['book']>('own', 'own', 'own', 'history'), on: anyDay, unitId }
const kind = fc.constantFrom(...MESSAGE_KINDS)
const moving: fc.Arbitrary<Fields> = fc
  .record({
    ...common,
    kind,
    type: fc.constantFrom(...TYPES),
    owes: fc.option(promise),
    taken: fc.option(promise),
    broke: fc.option(promise),
    mergedOn: fc.option(anyDay),
  })
  .map(({ owes, taken, broke, mergedOn, ...rest }) => ({
    ...rest,
    ...(owes === null ? {} : { owes }),
    ...(taken === null ? {} : { noLongerOwes: taken }),
    // Waits no longer, and stays as overdue as it was.
    ...(broke === null ? {} : { broke }),
    // Undone on another day than it was counted on; events from before that was kept do not say.
    ...(rest.type !== 'unmerged' || mergedOn === null ? {} : { mergedOn }),
  }))
const replied: fc.Arbitrary<Fields> = fc.record({
  ...common,
  kind,
  type: fc.constant('replied' as const),
  replied: fc.record({
    dueOn: anyDay,
    onTime: fc.boolean(),
    hours: fc.integer({ min: 0, max: 60_000 }).map((m) => m / 60),
    workingDays: fc.integer({ min: 0, max: 30 }),
    onPaper: fc.boolean(),
    owedBy: fc.option(fc.constantFrom(null, 'u-tram'), { nil: undefined, freq: 2 }),
    unitHours: fc.option(
      fc.integer({ min: 0, max: 60_000 }).map((m) => m / 60),
      { nil: undefined, freq: 2 },
    ),
  }),
})
/** Taken back on another day than it was counted on. */
const revoked: fc.Arbitrary<Fields> = fc
  .record({ reply: replied, repliedOn: anyDay })
  .map(({ reply, repliedOn }) => ({ ...reply, type: 'reply_revoked' as const, repliedOn }))
const rated: fc.Arbitrary<Fields> = fc.record({
  ...common,
  kind,
  type: fc.constant('rated' as const),
  rated: fc.record({ satisfaction: fc.integer({ min: 1, max: 5 }) }),
})

/** Random events, each a legal fact by itself; they need not tell a story, since deltas must commute anyway. */
export const anyEvents = (maxLength: number): fc.Arbitrary<MessageEvent[]> =>
  fc
    .array(fc.oneof({ weight: 3, arbitrary: moving }, { weight: 2, arbitrary: replied }, revoked, rated), { maxLength })
    .map((events) =>
      events.map((fields, index) => ({
        ...fields,
        id: `m${index}.0001`,
        messageId: `m${index}`,
        at: startOfShanghaiDay(fields.on),
      })),
    )
