import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { toDirectory } from '../../cloudfunctions/hall'
import { insightProjector } from '../../cloudfunctions/insight'
import { importedHistory } from '../../cloudfunctions/insight/usecases/history-figures'
import { overview } from '../../cloudfunctions/insight/usecases/overview'
import type { MessageEvent } from '../../cloudfunctions/messages'
import { daysBetween, startOfShanghaiDay } from '../../cloudfunctions/shared/kernel/local-date'
import type { DocumentStore } from '../../cloudfunctions/shared/documents'
import type { Figures } from '../../types/insight.contract'
import { anyDay, anyEvents } from './insight.arbitrary'
import { fc } from '../support/property'

const directory = {
  current: async () =>
    toDirectory({
      id: 'city',
      version: 1,
      cityName: '示范市',
      hotline: '12345',
      units: [{ id: 'u-water', name: '供水集团', kind: 'department', topics: [], keywords: [] }],
      posts: [],
    }),
}
const depsAt = (store: DocumentStore, today: string) => ({
  store,
  directory,
  clock: { now: () => new Date(Date.parse(startOfShanghaiDay(today)) + 9 * 3_600_000).toISOString() },
})
async function storeOf(events: readonly MessageEvent[]): Promise<DocumentStore> {
  const store = memoryStore()
  if (events.length > 0) await store.transact((transaction) => insightProjector.project(transaction, events))
  return store
}

/** The figures counted one event at a time from the words of the contract: slow, and independent of rollups. */
function countedByHand(
  events: readonly MessageEvent[],
  inRange: (day: string) => boolean,
  today: string,
  mine: (unitId: string | null, kind: string) => boolean,
  isUnit = false,
): Figures {
  const acts = events.filter((event) => event.book === 'own' && inRange(event.on) && mine(event.unitId, event.kind))
  const dispatched = acts.filter((event) => event.type === 'dispatched').length
  const counted = (type: string): number => acts.filter((event) => event.type === type).length
  // A reply that is taken back leaves the day on which it was counted.
  const replies = events
    .filter((event) => event.book === 'own' && mine(event.unitId, event.kind) && inRange(event.repliedOn ?? event.on))
    .flatMap(({ replied, type, unitId }) =>
      replied === undefined ? [] : [{ ...replied, unitId, times: type === 'replied' ? 1 : -1 }],
    )
  const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)
  const replied = sumOf(replies.map(({ times }) => times))
  const ratings = acts.flatMap(({ rated }) => (rated === undefined ? [] : [rated.satisfaction]))
  const undone = events.filter(
    ({ book, type, kind, unitId, on, mergedOn = on }) =>
      book === 'own' && type === 'unmerged' && inRange(mergedOn) && mine(unitId, kind),
  ).length
  let overdue = 0
  const past = (day: string) => inRange(day) && day < today
  for (const { book, type, kind, unitId, owes, noLongerOwes, replied } of events) {
    if (book !== 'own') continue
    if (owes !== undefined && past(owes.dueOn) && mine(owes.unitId, kind)) overdue += 1
    if (noLongerOwes !== undefined && past(noLongerOwes.dueOn) && mine(noLongerOwes.unitId, kind)) overdue -= 1
    if (replied?.onTime === true && past(replied.dueOn) && mine(unitId, kind)) overdue -= type === 'replied' ? 1 : -1
  }
  // What was late already when a unit was given it: its own hours run from then.
  const isInherited = ({ onTime, unitId, owedBy = unitId }: (typeof replies)[number]) => !onTime && owedBy !== unitId
  const hoursOf = (reply: (typeof replies)[number]) =>
    isUnit && isInherited(reply) ? (reply.unitHours ?? reply.hours) : reply.hours
  const minutes = sumOf(replies.map((reply) => reply.times * Math.round(hoursOf(reply) * 60)))
  const stars = ratings.reduce((sum, satisfaction) => sum + satisfaction, 0)
  return {
    received: isUnit ? dispatched : acts.filter(({ type }) => type === 'submitted' || type === 'recorded').length,
    dispatched,
    replied,
    onTime: sumOf(replies.map(({ onTime, times }) => (onTime ? times : 0))),
    inherited: sumOf(replies.map((reply) => (isInherited(reply) ? reply.times : 0))),
    overdue: Math.max(0, overdue),
    averageHours: replied <= 0 ? null : Math.round((minutes / 60 / replied) * 10) / 10,
    rating: ratings.length === 0 ? null : Math.round((stars / ratings.length) * 100) / 100,
    ratings: ratings.length,
    declined: counted('not_accepted'),
    signedOnPaper: sumOf(replies.map(({ onPaper, times }) => (onPaper === true ? times : 0))),
    merged: counted('merged') - undone,
  }
}

/** What a server keeps is shared between requests: whoever changes one has broken the next one's figures. */
const shared = (store: DocumentStore): Pick<DocumentStore, 'query'> => ({
  async query(collection, asked) {
    const page = await store.query(collection, asked)
    return { ...page, items: page.items.map((item) => frozen(item)) }
  },
})
function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) frozen(part)
  }
  return value
}

const anyone = () => true

describe('insight.overview', () => {
  it('says what counting every event by hand says, whatever the range and the day it is asked', async () => {
    await fc.assert(
      fc.asyncProperty(anyEvents(120), anyDay, anyDay, anyDay, async (events, one, other, today) => {
        const range = one < other ? { from: one, to: other } : { from: other, to: one }
        const deps = depsAt(await storeOf(events), today)
        const answer = await overview(deps)(range)
        expect(await overview({ ...deps, store: memoryStore(), kept: shared(deps.store) })(range)).toEqual(answer)
        const inside = (day: string) => day >= range.from && day <= range.to
        const length = daysBetween(range.from, range.to) + 1
        const justBefore = (day: string) => day < range.from && daysBetween(day, range.from) <= length
        expect(answer.totals).toEqual(countedByHand(events, inside, today, anyone))
        expect(answer.before).toEqual(countedByHand(events, justBefore, today, anyone))
        expect(answer.byDay).toHaveLength(length)
        for (const { on, ...figures } of answer.byDay)
          expect(figures).toEqual(countedByHand(events, (day) => day === on, today, anyone))
        for (const { kind, ...figures } of answer.byKind)
          expect(figures).toEqual(countedByHand(events, inside, today, (_, its) => its === kind))
        for (const unitId of ['u-water', 'u-heat', 'u-bus']) {
          const expected = countedByHand(events, inside, today, (its) => its === unitId, true)
          const found = answer.byUnit.find((row) => row.unitId === unitId)
          if (found !== undefined) expect(found).toMatchObject(expected)
          else expect({ ...expected, averageHours: 0, rating: 0 }).toEqual(expect.objectContaining(NOTHING))
        }
      }),
      { numRuns: 150 },
    )
  })

  it('keeps history apart: its own count, mean and median, and no trace in the figures of the city', async () => {
    const replies = [1, 30, 300].map((hours, index) => ({
      ...event(`h${index}`, 'replied', '2026-01-10'),
      book: 'history' as const,
      replied: { dueOn: '2026-01-10', onTime: false, hours },
    }))
    const answer = await overview(depsAt(await storeOf(replies), '2026-02-01'))({
      from: '2025-12-20',
      to: '2026-01-20',
    })
    expect(answer.history).toEqual({ received: 0, replied: 3, averageHours: 110.3, medianDays: 1 })
    expect(answer.totals).toMatchObject({ replied: 0, averageHours: null, overdue: 0 })
  })

  it('tells all of history at once, whenever it was', async () => {
    const replies = ['1998-03-31', '2019-12-31'].map((on, index) => ({
      ...event(`h${index}`, 'replied', on),
      book: 'history' as const,
      replied: { dueOn: on, onTime: false, hours: 24 * (index + 1) },
    }))
    const deps = depsAt(await storeOf([...replies, event('own', 'submitted', '2026-01-10')]), '2026-02-01')
    expect(await importedHistory(deps)()).toEqual({
      months: { from: '1998-03', to: '2019-12' },
      received: 0,
      replied: 2,
      averageHours: 36,
      medianDays: 1,
    })
    const none = await importedHistory(depsAt(await storeOf([event('own', 'submitted', '2026-01-10')]), '2026-02-01'))()
    expect(none).toEqual({ months: null, received: 0, replied: 0, averageHours: null, medianDays: null })
  })

  it('puts the unit that needs help first and gives every unit its name', async () => {
    const events = [
      event('a', 'dispatched', '2026-01-10', { unitId: 'u-bus', owes: { unitId: 'u-bus', dueOn: '2026-01-30' } }),
      event('b', 'dispatched', '2026-01-10', { unitId: 'u-bus', owes: { unitId: 'u-bus', dueOn: '2026-01-30' } }),
      event('c', 'dispatched', '2026-01-10', { unitId: 'u-water', owes: { unitId: 'u-water', dueOn: '2026-01-12' } }),
    ]
    const answer = await overview(depsAt(await storeOf(events), '2026-01-15'))({ from: '2026-01-01', to: '2026-01-31' })
    expect(answer.byUnit.map(({ unitName, received, overdue }) => [unitName, received, overdue])).toEqual([
      ['供水集团', 1, 1],
      ['已撤销的单位', 2, 0],
    ])
  })

  it('tells a range above 366 days by month and reads the month that is not over day by day', async () => {
    const events = [
      event('a', 'submitted', '2025-01-31', { owes: { unitId: null, dueOn: '2026-03-10' } }),
      event('b', 'submitted', '2026-03-02', { owes: { unitId: null, dueOn: '2026-03-09' } }),
    ]
    const answer = await overview(depsAt(await storeOf(events), '2026-03-10'))({ from: '2025-01-15', to: '2026-03-31' })
    expect(answer.byDay).toHaveLength(15)
    expect(answer.byDay[0]).toMatchObject({ on: '2025-01-01', received: 1 })
    expect(answer.byDay.at(-1)).toMatchObject({ on: '2026-03-01', received: 1, overdue: 1 })
    expect(answer.totals).toMatchObject({ received: 2, overdue: 1 })
  })

  it.each([
    [{ from: '2026-02-02', to: '2026-02-01' }, 'from'],
    [{ from: '2010-01-01', to: '2026-02-01' }, 'to'],
  ])('refuses %j and says which field', async (range, field) => {
    await expect(overview(depsAt(memoryStore(), '2026-02-01'))(range)).rejects.toMatchObject({
      code: 'invalid_input',
      more: { fields: { [field]: expect.stringMatching(/[一-龥]/) } },
    })
  })

  it.each([
    ['0001-01-01', '0001-01-31'],
    ['9999-12-01', '9999-12-31'],
  ])('answers zeros at the ends of time (%s to %s)', async (from, to) => {
    const answer = await overview(depsAt(memoryStore(), '2026-02-01'))({ from, to })
    expect(answer.byDay).toHaveLength(31)
    expect(answer.totals.received).toBe(0)
  })
})

const NOTHING = {
  received: 0,
  dispatched: 0,
  replied: 0,
  onTime: 0,
  inherited: 0,
  overdue: 0,
  ratings: 0,
  declined: 0,
  signedOnPaper: 0,
}

function event(id: string, type: MessageEvent['type'], on: string, more: Partial<MessageEvent> = {}): MessageEvent {
  return {
    id: `${id}.0001`,
    messageId: id,
    type,
    book: 'own',
    at: startOfShanghaiDay(on),
    on,
    kind: 'complaint',
    unitId: null,
    ...more,
  }
}
