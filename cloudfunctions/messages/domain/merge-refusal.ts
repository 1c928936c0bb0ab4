import type { Channel } from '../../../types/messages.terms'
import { isOpen, type Message } from './message'
import { isAgainst } from './named-unit'

/** A case that so many others lie in is a topic for a public notice, not for another merging. */
export const MOST_MERGED = 200

/** Why a message cannot take another in; null: it can. Reports stay apart: nobody may learn that another one exists. */
export type MergeRefusal =
  | 'itself'
  | 'report'
  | 'merged'
  | 'ended'
  | 'no_consent'
  | 'kept_private'
  | 'full'
  | 'holds_others'
  | 'about_its_people'
  | 'about_staff_undispatched'

/**
 * Whether `source` may be answered together with `target`. Joined citizens read only what the target's owner allowed
 * to be public, so without that consent there would be nothing to answer them with.
 * @param nameOf the name of a unit by its id
 */
export function mergeRefusal(
  source: Message,
  target: Message,
  nameOf: (unitId: string) => string,
): MergeRefusal | null {
  if (source.id === target.id) return 'itself'
  if (source.kind === 'report' || target.kind === 'report') return 'report'
  // Also once it was closed with the answer of that case: it never has one of its own.
  if (target.mergedInto !== undefined) return 'merged'
  if (!isOpen(target.status) && target.status !== 'replied' && target.status !== 'closed') return 'ended'
  if (lacksConsent(target)) return 'no_consent'
  if (isKeptPrivate(target)) return 'kept_private'
  if ((target.mergedIds ?? []).length >= MOST_MERGED) return 'full'
  if ((source.mergedIds ?? []).length > 0) return 'holds_others'
  if (isAnsweredByNamed(source, target, nameOf)) return 'about_its_people'
  // Whose it becomes nobody knows yet; what waits for a look goes where it was routed by itself.
  if (source.aboutStaff !== undefined && target.unitId === null) return 'about_staff_undispatched'
  return null
}

/** Whoever it is against would answer it. */
const isAnsweredByNamed = (source: Message, target: Message, nameOf: (unitId: string) => string): boolean =>
  [target.unitId, target.subUnitId].some(
    (unitId) => typeof unitId === 'string' && isGivenUnasked(source, unitId, nameOf(unitId)),
  )

/** It is against a unit that would answer it unasked; one that has it already was given it with the reason why. */
const isGivenUnasked = (source: Message, unitId: string, unitName: string): boolean =>
  source.unitId !== unitId && source.subUnitId !== unitId && isAgainst(source, unitId, unitName)

/**
 * Whether it keeps the case that it lies in from a unit: it is against that unit, and not told and rated yet. Rated it goes
 * on by itself (`rate`), and could not leave the case.
 */
export const keepsCaseFrom = (
  source: Message,
  target: Pick<Message, 'id'>,
  unitId: string,
  unitName: string,
): boolean =>
  source.mergedInto === target.id &&
  source.status === 'merged' &&
  !source.rated &&
  isGivenUnasked(source, unitId, unitName)

/** Said to the city alone, whatever link somebody noted beside it. */
const SAID_IN_PRIVATE: ReadonlySet<Channel> = new Set<Channel>(['app', 'phone', 'visit'])

/**
 * Whoever wrote it never allowed a public answer, or took the consent back. What stood in public already, as the link to it
 * shows, needs none; a call, a visit or a private message does, and nobody asked for it (R51).
 */
export const lacksConsent = ({
  wantsPublic,
  channel,
  sourceUrl,
}: Pick<Message, 'wantsPublic' | 'channel' | 'sourceUrl'>): boolean =>
  !wantsPublic && (sourceUrl === undefined || SAID_IN_PRIVATE.has(channel))
/** Whoever looked at it keeps it out of public sight. */
export const isKeptPrivate = ({ screening }: Pick<Message, 'screening'>): boolean =>
  screening?.cleared?.keepPrivate === true
