import type { DeadlineReceipt } from '../../../types/messages.contract'
import type { TimelineWhat } from '../../../types/messages.terms'
import type { Directory } from '../../hall'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { type LocalDate, shanghaiDay } from '../../shared/kernel/local-date'
import type { WorkCalendar } from '../../shared/kernel/working-days'
import type { MessagesDeps } from '../deps'
import { allowanceOf, dueOf, ledgerOf, type Verdict } from '../domain/clock'
import { thawLedger } from '../domain/frozen-ledger'
import { isOpen, type Message, replyOfThisRound } from '../domain/message'
import type { PublishedReply } from '../domain/reply.facts'
import { readsMessage, standingsOf } from '../domain/message.rights'
import { messages } from '../messages.store'
import { actingNow, known } from './act'
import { forecastOf } from './forecast-of'

/** 时限清单 for everybody who may read the message; a former unit may not. @throws DomainError `not_found` */
export const readReceipt =
  (deps: MessagesDeps) =>
  async (actor: Actor, { id }: { id: string }): Promise<DeadlineReceipt> => {
    const directory = await deps.directory.current()
    const message = known(await deps.store.get(messages, id), id, actor)
    if (!readsMessage(standingsOf(message, actor))) throw new DomainError('not_found', { messageId: id })
    const { today, calendar } = actingNow(deps, actor)
    const receipt = toReceipt(message, today, calendar, directory)
    return { ...receipt, ...(await forecastOf(deps, message)) }
  }

/** The present round's ledger, up to its due day or the reply, whichever is later; up to its end where it ended without one. */
export function toReceipt(
  message: Message,
  today: LocalDate,
  calendar: WorkCalendar,
  directory: Directory,
): DeadlineReceipt {
  const { clock, unitClock, unitPolicy, complex } = message
  const reply = replyOfThisRound(message)
  const until = endOf(message, reply, today)
  const dueOn = reply?.verdict.dueOn ?? dueOf(clock, calendar).on
  // What ended without a reply is reckoned no further: no day is expected to count any more.
  const ended = reply === undefined && !isOpen(message.status)
  const ledger =
    reply?.ledger === undefined
      ? ledgerOf(clock, ended || until > dueOn ? until : dueOn, calendar)
      : thawLedger(clock, reply.ledger, calendar)
  const days = ledger.map((day) => ({ ...day, ahead: day.on > until }))
  const past = days.filter(({ ahead }) => !ahead)
  return {
    id: message.id,
    code: message.code,
    startedOn: clock.startedOn,
    ...(message.timeline.some(({ what }) => what === 'reworked') ? { reworked: true } : {}),
    dueOn,
    // What was answered was judged by the calendar as it was known: nothing is provisional about it.
    calendarSettled: reply !== undefined || message.calendarSettled,
    allowanceWorkingDays: allowanceOf(clock),
    countedWorkingDays: past.filter(({ counts }) => counts).length,
    pausedWorkingDays: past.filter(({ why }) => why === 'paused').length,
    days,
    extensions: [...clock.extensions],
    hops: message.hops.map((hop) => ({ ...hop, unitName: directory.nameOf(hop.unitId) })),
    ...(unitClock !== undefined
      ? {
          unit: {
            startedOn: unitClock.startedOn,
            allowanceWorkingDays: allowanceOf(unitClock),
            ...(unitPolicy === undefined
              ? {}
              : { source: unitPolicy[complex?.approved === true ? 'complex' : 'reply'].source }),
            dueOn: reply?.unitVerdict.dueOn ?? dueOf(unitClock, calendar).on,
            ...(reply !== undefined ? { verdict: said(reply.unitVerdict) } : {}),
          },
        }
      : {}),
    ...(reply !== undefined ? { verdict: said(reply.verdict) } : {}),
  }
}

/** The day on which the clock stopped: the reply, the end without one, or not yet. */
function endOf(message: Message, reply: PublishedReply | undefined, today: LocalDate): LocalDate {
  if (reply !== undefined) return shanghaiDay(reply.publishedAt)
  if (isOpen(message.status)) return today
  // What happens to it afterwards (an answer that reached who was merged, a rating, the closing) counts no day.
  const end = message.timeline.findLast(({ what }) => ENDS_THE_CLOCK.has(what)) ?? message.timeline.at(-1)
  return end === undefined ? today : shanghaiDay(end.at)
}

const ENDS_THE_CLOCK: ReadonlySet<TimelineWhat> = new Set<TimelineWhat>([
  'withdrawn',
  'redirected',
  'not_accepted',
  'merged',
])

const said = ({ onTime, lateByWorkingDays }: Verdict) => ({ onTime, lateByWorkingDays })
