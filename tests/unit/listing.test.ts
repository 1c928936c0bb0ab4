import * as z from 'zod/mini'
import { insightContract } from '../../types/insight.contract'
import { messagesContract } from '../../types/messages.contract'
import { MESSAGE_ACTIONS } from '../../types/messages.terms'
import { Instant, LocalDay } from '../../types/wire.contract'
import { listingOf } from '../../cloudfunctions/shared/function/listing'
import { fc } from '../support/property'

/** Everything that an answer of this system is made of, and one part that only the schema understands. */
const Answer = z.object({
  id: z.string(),
  count: z.int(),
  share: z.number(),
  open: z.boolean(),
  on: LocalDay,
  at: z.optional(Instant),
  kind: z.enum(['a', 'b']),
  always: z.literal('x'),
  cursor: z.nullable(z.string()),
  rows: z.array(z.object({ name: z.string(), note: z.optional(z.string()) })),
  byUnit: z.record(z.string(), z.int()),
  either: z.union([z.string(), z.object({ n: z.int() })]),
  short: z.string().check(z.maxLength(3)),
})

/** Mostly right values, wrong ones among them, and fields that nobody listed. */
const loose = <Value>(right: fc.Arbitrary<Value>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 30, arbitrary: right },
    fc.constantFrom(undefined, null, NaN, Infinity, 1.5, '', 'text', {}, [], true, '2026-13-01'),
  )
const surplus = fc.option(fc.constant('13800000000'), { nil: undefined, freq: 4 })
const answers = fc.record({
  id: loose(fc.string()),
  count: loose(fc.integer()),
  share: loose(fc.double({ noNaN: true, noDefaultInfinity: true })),
  open: loose(fc.boolean()),
  on: loose(fc.constantFrom('2026-07-09', '2024-02-29')),
  at: loose(fc.constantFrom('2026-07-09T01:00:00.000Z', '2026-07-09T01:00:00Z', undefined)),
  kind: loose(fc.constantFrom('a', 'b')),
  always: loose(fc.constant('x')),
  cursor: loose(fc.constantFrom(null, 'c')),
  rows: loose(fc.array(fc.record({ name: loose(fc.string()), note: loose(fc.string()), phone: surplus }))),
  byUnit: loose(fc.dictionary(fc.string(), fc.integer())),
  either: loose(fc.constantFrom('s', { n: 1 }, { n: 1, phone: '13800000000' })),
  short: loose(fc.constantFrom('abc', 'abcd')),
  phone: surplus,
})

const bothOf = (schema: z.ZodMiniType, value: unknown): [fast: string, slow: string] => {
  const told = (outcome: ReturnType<typeof z.safeParse>) =>
    JSON.stringify(outcome.success ? sorted(outcome.data) : outcome.error.issues.map(({ path }) => path))
  return [told(listingOf(schema)(value)), told(z.safeParse(schema, value))]
}
/** In one order of keys, as they stand in JSON. */
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, each]) => [key, sorted(each)]),
        )
      : value

it('says of every value what the schema says of it', () => {
  fc.assert(
    fc.property(answers, (value) => {
      const [fast, slow] = bothOf(Answer, value)
      expect(fast).toBe(slow)
    }),
    { numRuns: 2_000 },
  )
})

it('leaves out what is not listed, at every depth', () => {
  const row = { name: '甲', phone: '13800000000' }
  const listing = listingOf(z.object({ rows: z.array(z.object({ name: z.string() })) }))
  expect(listing({ rows: [{ name: '乙' }, row], contact: '13800000000' })).toEqual({
    success: true,
    data: { rows: [{ name: '乙' }, { name: '甲' }] },
  })
})

it('changes nothing of what it is given, and copies nothing that is right as it is', () => {
  const listing = listingOf(z.object({ rows: z.array(z.object({ name: z.string() })) }))
  const right = { rows: [{ name: '甲' }] }
  expect(listing(right).data).toBe(right)
  const more = Object.freeze({ rows: Object.freeze([Object.freeze({ name: '甲', phone: '1' })]) })
  expect(listing(more).data).toEqual(right)
})

it('agrees with the contracts in use on rows, views and figures that miss a field each', () => {
  const row = {
    id: 'm',
    code: 'c',
    kind: 'help',
    title: 't',
    excerpt: 'e',
    status: 'dispatched',
    citizenStatus: 'dispatched',
    submittedAt: '2026-07-09T01:00:00.000Z',
    replyDueOn: '2026-07-16',
    calendarSettled: true,
    workingDaysLeft: 3,
    overdue: false,
    urgent: false,
    allowedActions: [...MESSAGE_ACTIONS],
    version: 1,
    ownerId: 'nobody may know',
  }
  const page = (each: object) => ({ items: [row, each], nextCursor: null })
  for (const missing of ['none', ...Object.keys(row)]) {
    const { [missing as 'id']: _left, ...rest } = row
    const [fast, slow] = bothOf(messagesContract.inbox.output, page(rest))
    expect(fast).toBe(slow)
  }
  const [fast, slow] = bothOf(insightContract.overview.output, { totals: {}, byUnit: [] })
  expect(fast).toBe(slow)
})
