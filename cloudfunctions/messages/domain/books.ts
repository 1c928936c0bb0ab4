import { hoursBetween, type Instant, type LocalDate, shanghaiDay } from '../../shared/kernel/local-date'
import type { MessageEvent, Owed } from '../events'
import type { Acting, Happened } from './change'
import { type Hop, type Message, roundBegan } from './message'

type Promised = Pick<Message, 'unitId' | 'hops' | 'replyDueOn'>

/**
 * The promise as it stands on the books: with whoever leads, and once its day has passed with whoever led at the end of
 * that day, so that nobody is given a broken promise along with the message.
 */
export const owed = ({ unitId, hops, replyDueOn }: Promised, { today }: Pick<Acting, 'today'>): Owed => ({
  unitId: today > replyDueOn ? leadAtEndOf(replyDueOn, hops) : unitId,
  dueOn: replyDueOn,
})

/** A hop ends on the day on which the unit gave the message up; null: the press office held it that night. */
const leadAtEndOf = (day: LocalDate, hops: readonly Hop[]): string | null =>
  hops.findLast(({ from, until }) => from <= day && (until === undefined || until > day))?.unitId ?? null

/** What a change of the lead or of the due day does to the promise; nothing where it stays with whom and when it was. */
export function movedPromise(
  before: Message,
  after: Promised,
  acting: Pick<Acting, 'today'>,
): Pick<Happened, 'owes' | 'noLongerOwes'> {
  const [stood, stands] = [owed(before, acting), owed(after, acting)]
  if (isOffTheBooks(before)) return { owes: stands }
  return stood.unitId === stands.unitId && stood.dueOn === stands.dueOn ? {} : { noLongerOwes: stood, owes: stands }
}

/**
 * A question to the citizen takes the promise off the books while it stands still. One that was asked when the time was
 * already used up moves nothing: that promise is due all the same, or broken, and stays there.
 */
export const isOffTheBooks = ({ status, question }: Pick<Message, 'status' | 'question'>): boolean =>
  status === 'awaiting_citizen' && question?.late !== true

/** Its day has passed unanswered, while it stood on the books. */
export const isBroken = (message: Message, { today }: Pick<Acting, 'today'>): boolean =>
  !isOffTheBooks(message) && today > message.replyDueOn

/**
 * The promise that a unit's answer keeps, or comes too late for, and the hours that it took. Where another let its day pass
 * (`owedBy`) the unit's own hours run from when it was given the message.
 */
export function answeredPromise(
  message: Promised & Pick<Message, 'submittedAt' | 'timeline'>,
  unitId: string,
  at: Instant,
): Pick<Answered, 'dueOn' | 'owedBy' | 'hours' | 'unitHours'> {
  const { unitId: owedBy, dueOn } = owed(message, { today: shanghaiDay(at) })
  const hours = hoursBetween(roundBegan(message), at)
  if (owedBy === unitId) return { dueOn, hours }
  const givenAt = message.timeline.findLast(({ what }) => what === 'dispatched')?.at
  return { dueOn, hours, owedBy, ...(givenAt === undefined ? {} : { unitHours: hoursBetween(givenAt, at) }) }
}
type Answered = NonNullable<MessageEvent['replied']>

/**
 * What an end without an answer does to the promise. One whose day has not passed is owed no more. One that is broken
 * stays broken: else an overdue message would leave the figures by being withdrawn, merged or turned away.
 */
export const endOfPromise = (
  message: Message,
  acting: Pick<Acting, 'today'>,
): Pick<Happened, 'noLongerOwes' | 'broke'> =>
  isBroken(message, acting)
    ? { broke: owed(message, acting) }
    : isOffTheBooks(message)
      ? {}
      : { noLongerOwes: owed(message, acting) }

/** The day on which a message that leaves its case was counted as merged. */
export const mergedOn = ({ mergedFrom }: Pick<Message, 'mergedFrom'>): Pick<Happened, 'mergedOn'> =>
  mergedFrom === undefined ? {} : { mergedOn: shanghaiDay(mergedFrom.at) }
