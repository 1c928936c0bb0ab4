import {
  closeSilentMessages,
  messages,
  missPromisesOfMessages,
  passOnApprovals,
  settlePapers,
  resumeWaitingMessages,
} from '../../../cloudfunctions/messages'
import { allowedActions } from '../../../cloudfunctions/messages/domain/message.rights'
import { ruleOf } from '../../../cloudfunctions/messages/domain/message.transitions'
import type { Message } from '../../../cloudfunctions/messages/domain/message'
import { withDeputyships } from '../../../cloudfunctions/messages/usecases/stand-in'
import type { Actor } from '../../../cloudfunctions/shared/kernel/actor'
import { DomainError } from '../../../cloudfunctions/shared/kernel/domain-error'
import { shanghaiDay } from '../../../cloudfunctions/shared/kernel/local-date'
import { MESSAGE_ACTIONS, type MessageAction } from '../../../types/messages.terms'
import { expectSame } from '../../support/expect-same'
import { fc } from '../../support/property'
import { ALWAYS, people, type PersonName, type SmallCity } from '../../support/small-city'

import { type CityWithOthers, namedOnPaper, perform } from './perform-action'

const PERSONS = Object.keys(people) as PersonName[]

/** One random step: someone tries something, an hour or a week passes, or the timers run. */
type Step =
  | { kind: 'act'; person: PersonName; action: MessageAction; stale: boolean; choice: number }
  | { kind: 'wait'; hours: number }
  | { kind: 'timers' }
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('act' as const),
      person: fc.constantFrom(...PERSONS),
      action: fc.constantFrom(...MESSAGE_ACTIONS),
      stale: fc.boolean(),
      choice: fc.nat(5),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.constantFrom(1, 30, 100) }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'timers' as const }) },
)
/** A step that the table allows is picked now and then, so that sequences get far. */
export const guided = fc.record({
  step,
  follow: fc.nat(3).map((one) => one > 0),
  lead: fc.boolean(),
  pick: fc.nat(1000),
})

/** What leads a message on towards its later states, which chance alone seldom reaches. */
const LEADS_ON: readonly MessageAction[] = [
  'dispatch',
  'accept',
  'draft_reply',
  'approve_reply',
  'rate',
  'call_back',
  'ask_rework',
]
/** Leads on as well, but not each time, or nothing else would ever come of it. */
const LEADS_ASIDE: readonly MessageAction[] = ['return_to_desk', 'adjudicate']

/** Actions that some run carried out: a property that never gets to an action proves nothing about it. */
export const accepted = new Set<MessageAction>()

/** Everybody as they act now: deputies with the role of whom they stand in for. */
async function actorsOf(city: SmallCity): Promise<Record<PersonName, Actor>> {
  const actors = await Promise.all(
    PERSONS.map(async (person) => [person, await withDeputyships(city.deps, people[person])] as const),
  )
  return Object.fromEntries(actors) as Record<PersonName, Actor>
}

export async function load(city: SmallCity, id: string): Promise<Message> {
  const found = await city.store.get(messages, id)
  if (found === null) throw new Error('a message was lost')
  return found
}

export async function runStep(
  city: CityWithOthers,
  id: string,
  signed: string[],
  { step, follow, lead, pick }: { step: Step; follow: boolean; lead: boolean; pick: number },
) {
  if (step.kind === 'wait') return city.clock.onHours(step.hours)
  const before = await load(city, id)
  if (step.kind === 'timers') {
    const done =
      (await resumeWaitingMessages(city.deps, ALWAYS)) +
      (await closeSilentMessages(city.deps, ALWAYS)) +
      (await missPromisesOfMessages(city.deps, ALWAYS)) +
      (await passOnApprovals(city.deps, ALWAYS)) +
      (await settlePapers(city.deps, ALWAYS))
    expectSame((await load(city, id)).version, before.version + done)
    return
  }
  const today = shanghaiDay(city.clock.now())
  const actors = await actorsOf(city)
  const open = PERSONS.flatMap((person) =>
    allowedActions(before, actors[person], today).map((action) => ({ person, action })),
  )
  // First what is done, evenly among the actions, then by whom: rare actions are not drowned by those many may do.
  const actions = MESSAGE_ACTIONS.filter((action) => open.some((one) => one.action === action))
  const leading = actions.filter(
    (action) => LEADS_ON.includes(action) || (pick % 5 === 0 && LEADS_ASIDE.includes(action)),
  )
  const among = leading.length > 0 && lead ? leading : actions
  const wanted = among[pick % Math.max(1, among.length)]
  const able = open.filter((one) => one.action === wanted)
  const chosen = follow ? able[pick % Math.max(1, able.length)] : undefined
  const { person, action } = chosen ?? step
  const stale = chosen === undefined && step.stale
  const allowed = allowedActions(before, actors[person], today).includes(action)
  let refused: string | null = null
  try {
    const view = await perform(city, actors[person], action, before, stale, step.choice)
    expectSame(view.version, before.version + 1)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    refused = error.code
  }
  // Days that would end before today are refused to whoever grants them late.
  const isStillPast = action === 'grant_extension' && refused === 'invalid_input' && before.replyDueOn < today
  // `allowedActions` is exactly what is accepted; a version that was not the present one never is.
  expect({ person, action, status: before.status, accepted: refused === null }).toEqual({
    person,
    action,
    status: before.status,
    accepted:
      allowed && !stale && !isStillPast && (action !== 'publish_signed_on_paper' || namedOnPaper(before) !== undefined),
  })
  if (refused === null) accepted.add(action)
  if (refused === null && action === 'approve_reply')
    signed.push(`${before.draft?.number ?? 0} ${before.draft?.contentHash ?? ''} ${people[person].id}`)
  if (refused === null && action === 'publish_signed_on_paper')
    for (const by of namedOnPaper(before) ?? [])
      signed.push(`${before.draft?.number ?? 0} ${before.draft?.contentHash ?? ''} ${by}`)
  const after = await load(city, id)
  expectSame(after.version, before.version + (refused === null ? 1 : 0))
  // Where the table names the next status, that is where the rule led.
  const { to } = ruleOf(action)
  if (refused === null && to !== null) expectSame([action, after.status], [action, to])
}
