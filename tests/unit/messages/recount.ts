import { insightProjector, overview, rebuildStatistics } from '../../../cloudfunctions/insight'
import { isOpen, type Message, type MessageEvent, messages } from '../../../cloudfunctions/messages'
import { scan } from '../../../cloudfunctions/shared/documents'
import { shanghaiDay } from '../../../cloudfunctions/shared/kernel/local-date'
import { eventsOf, journal } from '../../../cloudfunctions/shared/outbox/outbox'
import { relayOutbox } from '../../../cloudfunctions/shared/outbox/relay'
import type { Figures } from '../../../types/insight.contract'
import type { SmallCity } from '../../support/small-city'
import { ALWAYS } from '../../support/small-city'

/** Earlier than anything that happens in the small city. */
const FROM = '2026-06-01'
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** The figures as the messages themselves tell them: no event is read but the ratings, which a reworking takes off a message. */
function recounted(
  all: readonly Message[],
  { ratings, left }: { readonly ratings: readonly number[]; readonly left: number },
  today: string,
  unitId?: string,
): Figures {
  const its = (of: string | null | undefined): boolean => unitId === undefined || of === unitId
  const happened = (what: string): number =>
    sum(all.map(({ timeline }) => timeline.filter((entry) => entry.what === what && its(entry.unitId)).length))
  const everywhere = all.flatMap((message) =>
    message.replies
      .map((reply, at) => ({
        ...reply,
        minutes: Math.round(minutesOf(roundBegan(message, at), reply.publishedAt)),
        minutesOfUnit: Math.round(minutesOf(givenBefore(message, reply.publishedAt), reply.publishedAt)),
        owedBy: leadAtEndOf(message, reply.verdict.dueOn),
      }))
      .filter((reply) => reply.revoked === undefined),
  )
  const standing = everywhere.filter((reply) => its(reply.unitId))
  const isInherited = ({ verdict, owedBy, unitId: of }: (typeof standing)[number]) => !verdict.onTime && owedBy !== of
  // For a unit, what was late already when it was given it counts from then.
  const minutes = standing.map((reply) =>
    unitId !== undefined && isInherited(reply) ? reply.minutesOfUnit : reply.minutes,
  )
  const broken = (dueOn: string): boolean => dueOn < today
  // Asked in time, its day lies ahead; asked when the time was used up, it is as late as it was.
  const stands = ({ status, question }: Message): boolean => status === 'awaiting_citizen' && question?.late !== true
  const owing = all.filter(
    (message) => isOpen(message.status) && !stands(message) && its(owedBy(message)) && broken(message.replyDueOn),
  )
  const late = everywhere.filter(({ verdict, owedBy }) => !verdict.onTime && broken(verdict.dueOn) && its(owedBy))
  return {
    received: unitId === undefined ? all.length : happened('dispatched'),
    dispatched: happened('dispatched'),
    replied: standing.length,
    onTime: standing.filter(({ verdict }) => verdict.onTime).length,
    inherited: standing.filter(isInherited).length,
    overdue:
      owing.length + late.length + all.filter((message) => endedLate(message) && its(owedBy(message))).length + left,
    averageHours: mean(sum(minutes) / 60, standing.length, 10),
    rating: mean(sum(ratings), ratings.length, 100),
    ratings: ratings.length,
    declined: all.filter(({ status, unitId: lead }) => status === 'not_accepted' && its(lead)).length,
    signedOnPaper: standing.filter(({ paper }) => paper !== undefined).length,
    merged: all.filter(({ mergedInto, unitId: lead }) => mergedInto !== undefined && its(lead)).length,
  }
}

/** Who led when a day ended: what broke on it is theirs, whoever has the message since. null: the press office. */
export const leadAtEndOf = ({ hops }: Pick<Message, 'hops'>, day: string): string | null =>
  hops.findLast(({ from, until = '9999-12-31' }) => from <= day && day < until)?.unitId ?? null
const owedBy = (message: Message): string | null => leadAtEndOf(message, message.replyDueOn)

/** A matter that is done again is answered anew: its time runs from that order. */
function roundBegan({ submittedAt, timeline }: Message, reply: number): string {
  const places = timeline.flatMap(({ what }, at) => (what === 'replied' ? [at] : []))
  return timeline.slice(0, places[reply]).findLast(({ what }) => what === 'reworked')?.at ?? submittedAt
}

/** When the unit that answered was given it last. */
const givenBefore = ({ submittedAt, timeline }: Message, answeredAt: string): string =>
  timeline.findLast(({ what, at }) => what === 'dispatched' && at <= answeredAt)?.at ?? submittedAt

const MERGING = ['merged', 'merged_answered', 'unmerged']
const TALK = ['asked', 'supplemented', 'resumed', 'dispatched', 'reworked']
/** Ended without an answer when its day had passed, and not while the citizen had been asked in time. */
function endedLate({ status, timeline, replyDueOn, mergedInto, mergedFrom }: Message): boolean {
  // Or the case that it lies in was answered too late for it, and in time for itself.
  if (mergedInto !== undefined)
    return mergedFrom !== undefined && (shanghaiDay(mergedFrom.at) > replyDueOn || mergedFrom.broken === true)
  if (!['withdrawn', 'redirected', 'not_accepted'].includes(status)) return false
  const end = timeline.findLast(({ what }) => what === status)
  const talk = timeline.findLast(({ what }) => TALK.includes(what))
  const stoodStill = talk?.what === 'asked' && shanghaiDay(talk.at) < replyDueOn
  return end !== undefined && !stoodStill && shanghaiDay(end.at) > replyDueOn
}
const minutesOf = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 60_000
const mean = (total: number, count: number, parts: number): number | null =>
  count === 0 ? null : Math.round((total / count) * parts) / parts

/** The overview says what its messages say, for the city and for each unit; rebuilt from the journal it says the same. */
export async function checkFigures(city: SmallCity): Promise<void> {
  const { store, clock, deps } = city
  const today = shanghaiDay(clock.now())
  await relayOutbox({ store, clock, holder: 'figures' }, insightProjector, ALWAYS)
  const all: Message[] = []
  for await (const page of scan(store, messages, { index: 'by_id', equals: {} })) all.push(...page)
  const events: MessageEvent[] = []
  for await (const page of scan(store, journal, { index: 'all', equals: {} }))
    events.push(...page.flatMap((entry) => eventsOf(entry) as readonly MessageEvent[]))
  const rated = (unitId?: string): number[] =>
    events.flatMap((event) =>
      event.rated !== undefined && (unitId === undefined || event.rated.unitId === unitId)
        ? [event.rated.satisfaction]
        : [],
    )
  // Broken while it was merged, then done again as a case of its own: only its events still know of the first promise.
  const alone = new Set(all.filter(({ mergedInto }) => mergedInto === undefined).map(({ id }) => id))
  const left = (unitId?: string): number =>
    sum(
      events
        .filter(({ type, messageId }) => MERGING.includes(type) && alone.has(messageId))
        .map(({ broke, unbroke }) => {
          const of = broke ?? unbroke
          return of === undefined || (unitId !== undefined && of.unitId !== unitId) ? 0 : broke === undefined ? -1 : 1
        }),
    )
  const told = (unitId?: string) => ({ ratings: rated(unitId), left: left(unitId) })
  const answer = await overview({ store, clock, directory: deps.directory })({ from: FROM, to: today })
  expect(answer.totals).toEqual(recounted(all, told(), today))
  for (const { kind, ...figures } of answer.byKind)
    expect(figures.received).toBe(all.filter((message) => message.kind === kind).length)
  const units = new Set(all.flatMap(({ hops }) => hops.map(({ unitId }) => unitId)))
  expect(answer.byUnit.map(({ unitId }) => unitId).sort()).toEqual([...units].sort())
  for (const { unitId, unitName: _name, ...figures } of answer.byUnit)
    expect({ unitId, ...figures }).toEqual({ unitId, ...recounted(all, told(unitId), today, unitId) })
  const rebuilt = await rebuildStatistics({ store, clock, holder: 'figures' }, { write: false })
  expect(rebuilt?.rollups.filter(({ verdict }) => verdict !== 'same')).toEqual([])
}
