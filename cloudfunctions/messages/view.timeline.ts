import type { TimelineEntry } from '../../types/messages.contract'
import type { TimelineWhat } from '../../types/messages.terms'
import { unitsOf } from '../shared/kernel/actor'
import type { Message, TimelineFact } from './domain/message'
import type { Seeing } from './view.fields'

/** Entries that stay inside the house; everything else the citizen reads too. */
const STAFF_ONLY: ReadonlySet<TimelineWhat> = new Set<TimelineWhat>([
  'flagged',
  'screened',
  'reply_drafted',
  'step_approved',
  'approval_passed_on',
  'signed_on_paper',
  'reply_rejected',
  'instructed',
  'reminded',
  'extension_requested',
  'extension_refused',
  'complex_requested',
  'adjudication_asked',
  'decline_proposed',
  'decline_refused',
])
/**
 * Entries whose note stays inside the house: why a unit returned it is no quarrel to carry out before the citizen. What was
 * published of a topic stands beside, as it is called now.
 */
const NOTE_STAFF_ONLY: ReadonlySet<TimelineWhat> = new Set<TimelineWhat>([
  'returned',
  'reply_revoked',
  'withdrawal_declined',
  'assist_requested',
  'assist_answered',
  'assist_ended',
  'topic_answered',
])

/** A request that was refused inside the house changes nothing for the citizen, who was not told of it either. */
const staysInside = ({ what, note }: TimelineFact): boolean =>
  STAFF_ONLY.has(what) || (what === 'complex_decided' && note === undefined)

/** The timeline as this actor may read it: a citizen nothing that stays in the house. @param among which entries; absent: all */
export function timelineOf(
  { timeline }: Pick<Message, 'timeline'>,
  seeing: Seeing,
  among: (entry: TimelineFact) => boolean = () => true,
): TimelineEntry[] {
  const isStaff = seeing.actor.kind !== 'citizen'
  return timeline
    .filter((entry) => among(entry) && (isStaff || !staysInside(entry)))
    .map((entry) => toEntry(entry, seeing, isStaff || !NOTE_STAFF_ONLY.has(entry.what)))
}

/** What stays inside of the matter itself rather than of how its lead works: whoever helps reads it with the rest. */
const OF_THE_MATTER: ReadonlySet<TimelineWhat> = new Set<TimelineWhat>([
  'flagged',
  'screened',
  'instructed',
  'contacted',
])

/**
 * The timeline as a unit reads it that only assists: its own part whole, of the rest what the owner reads that happened. What
 * the lead is reminded of, asks for or is refused, and what other units are asked, is not its to know (least privilege, B7).
 */
export function assistantsTimelineOf({ timeline }: Pick<Message, 'timeline'>, seeing: Seeing): TimelineEntry[] {
  const own = unitsOf(seeing.actor, ['handler', 'liaison'])
  return timeline.flatMap((entry) => {
    const { what, unitId = '' } = entry
    if (OF_THE_MATTER.has(what) || own.includes(unitId)) return [toEntry(entry, seeing, true)]
    const { staffNote: _staffNote, ...told } = entry
    return staysInside(entry) ? [] : [toEntry(told, seeing, what !== 'contested' && !NOTE_STAFF_ONLY.has(what))]
  })
}

function toEntry(entry: TimelineFact, { actor, directory }: Seeing, withNote: boolean): TimelineEntry {
  const note = actor.kind === 'citizen' ? entry.note : (entry.staffNote ?? entry.note)
  return {
    what: entry.what,
    at: entry.at,
    ...(entry.unitId !== undefined ? { unitId: entry.unitId, unitName: directory.nameOf(entry.unitId) } : {}),
    ...(note !== undefined && withNote ? { note } : {}),
    ...(entry.clauseId !== undefined && actor.kind !== 'citizen' ? { clauseId: entry.clauseId } : {}),
  }
}
