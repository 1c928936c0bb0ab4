import { MESSAGE_ACTIONS, type MessageAction } from '../../../types/messages.terms'
import { type Actor, type Grant, hasRole, hasUnitRole } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import type { LocalDate } from '../../shared/kernel/local-date'
import type { ActionFacts } from './action.facts'
import type { Message } from './message'
import { type Guard, type Rule, ruleOf, type Standing } from './message.transitions'

type KnowingFacts = Pick<ActionFacts, 'ownerId' | 'unitId' | 'subUnitId' | 'postId'> &
  Partial<Pick<Message, 'recordedBy' | 'formerUnitIds' | 'assistUnitIds'>>

/** Whoever works for the unit that leads, and whoever works for the whole city. */
const OF_UNIT = ['handler', 'liaison', 'approver'] as const
const OF_PRESS = ['dispatcher', 'chief', 'supervisor'] as const

/** Everything that the actor is to the message; empty: may not know that it exists. */
export function standingsOf(facts: KnowingFacts, actor: Actor): Standing[] {
  if (actor.kind === 'citizen') return facts.ownerId === actor.id ? ['owner'] : []
  const holds = (role: (typeof OF_UNIT)[number], unitId: string | null | undefined) =>
    hasUnitRole(actor, role, unitId ?? undefined)
  const standings: Standing[] = []
  if (holds('handler', facts.unitId) || holds('handler', facts.subUnitId)) standings.push('handler')
  if (holds('liaison', facts.unitId) || holds('liaison', facts.subUnitId)) standings.push('liaison')
  if (holds('approver', facts.unitId)) standings.push('approver')
  if (facts.postId !== undefined && actor.grants.some((g) => g.role === 'post_holder' && g.postId === facts.postId))
    standings.push('post_holder')
  for (const role of OF_PRESS) if (hasRole(actor, role)) standings.push(role)
  if (facts.recordedBy === actor.id && recorderReads(actor.grants)) standings.push('recorder')
  if ((facts.assistUnitIds ?? []).some((unitId) => holds('handler', unitId) || holds('liaison', unitId)))
    standings.push('assistant')
  const former = (facts.formerUnitIds ?? []).some((unitId) => OF_UNIT.some((role) => hasUnitRole(actor, role, unitId)))
  if (standings.length === 0 && former) standings.push('former')
  return standings
}

/** Whoever records no more (an account that went over to administration or audit) reads no message either. */
export const recorderReads = (grants: readonly Pick<Grant, 'role'>[]): boolean =>
  grants.some(({ role }) => role === 'dispatcher' || role === 'liaison')

/** They read the message. A unit that led it before knows its own hop alone, and who is nothing to it nothing. */
export const readsMessage = (standings: readonly Standing[]): boolean =>
  standings.some((standing) => standing !== 'former')

const ofUnit: ReadonlySet<Standing> = new Set<Standing>(OF_UNIT)
/** They are of the unit that leads, and read the draft that the message has. */
export const readsDraft = (standings: readonly Standing[]): boolean => standings.some((one) => ofUnit.has(one))

const working: ReadonlySet<Standing> = new Set<Standing>([...OF_UNIT, ...OF_PRESS])
/** They are of the unit that leads or of the press office: they read of the work what its owner does not see yet. */
export const worksOn = (standings: readonly Standing[]): boolean => standings.some((one) => working.has(one))

/** They help with it and are nothing else to it: of how its lead works they read no more than its owner. */
export const onlyAssists = (standings: readonly Standing[]): boolean =>
  standings.every((standing) => standing === 'assistant')

const guardsOf = ({ when = [] }: Rule): readonly Guard[] => ('holds' in when ? [when] : when)

/** Whether the action is for people of these standings, whatever the message stands at. */
export const isTheirs = (action: MessageAction, standings: readonly Standing[]): boolean =>
  ruleOf(action).by.some((standing) => standings.includes(standing))

/** Why the action is refused now, or null. Checked in the order: knows of it, role, state. */
function refusalOf(
  facts: ActionFacts,
  action: MessageAction,
  actor: Actor,
  standings: readonly Standing[],
  today: LocalDate,
): 'not_found' | 'forbidden' | 'invalid_state' | null {
  if (standings.length === 0) return 'not_found'
  if (!isTheirs(action, standings)) return 'forbidden'
  const rule = ruleOf(action)
  if (!rule.from.includes(facts.status)) return 'invalid_state'
  return guardsOf(rule).find((guard) => !guard.holds(facts, actor.id, today, actor))?.refuses ?? null
}

/** The table read by status, in its own order: what an inbox asks of each of its rows. */
const rulesFrom = new Map<string, readonly { action: MessageAction; by: Rule['by']; guards: readonly Guard[] }[]>()
function rulesIn(status: ActionFacts['status']) {
  let rules = rulesFrom.get(status)
  if (rules === undefined) {
    rules = MESSAGE_ACTIONS.filter((action) => ruleOf(action).from.includes(status)).map((action) => {
      const rule = ruleOf(action)
      return { action, by: rule.by, guards: guardsOf(rule) }
    })
    rulesFrom.set(status, rules)
  }
  return rules
}

/** What the actor may do now, in the table's order: exactly the actions that would be accepted. */
export function allowedActions(facts: ActionFacts & KnowingFacts, actor: Actor, today: LocalDate): MessageAction[] {
  const standings = standingsOf(facts, actor)
  const allowed: MessageAction[] = []
  if (standings.length === 0) return allowed
  for (const { action, by, guards } of rulesIn(facts.status))
    if (
      standings.some((standing) => by.includes(standing)) &&
      guards.every((guard) => guard.holds(facts, actor.id, today, actor))
    )
      allowed.push(action)
  return allowed
}

/**
 * Refuses what the table does not allow, in the order of design "The wire":
 * may not know of it → `not_found`; role → `forbidden`; version → `conflict`; status → `invalid_state`.
 * @param seenVersion the version the person saw; absent where an action needs none (rate).
 * @param current the caller's present view, for `conflict`
 */
export function requireAllowed(
  message: Message,
  action: MessageAction,
  actor: Actor,
  today: LocalDate,
  seenVersion: number | undefined,
  current: () => unknown,
): void {
  const refusal = refusalOf(message, action, actor, standingsOf(message, actor), today)
  const detail = { messageId: message.id, action }
  if (refusal === 'not_found' || refusal === 'forbidden') throw new DomainError(refusal, detail)
  if (seenVersion !== undefined && seenVersion !== message.version)
    throw new DomainError('conflict', { ...detail, version: message.version }, { current: current() })
  if (refusal !== null) throw new DomainError(refusal, { ...detail, status: message.status }, { current: current() })
}
