import type { MessagesContract, MessageView } from '../../../types/messages.contract'
import type { MessageAction } from '../../../types/messages.terms'
import type { ParsedInputOf } from '../../../types/wire.contract'
import type { Directory } from '../../hall'
import type { Transaction } from '../../shared/documents'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { shanghaiDay } from '../../shared/kernel/local-date'
import { COPY } from '../copy'
import type { MessagesDeps } from '../deps'
import type { Acting, Change } from '../domain/change'
import type { Message } from '../domain/message'
import { requireAllowed, standingsOf } from '../domain/message.rights'
import { type Act, isDone, withAct } from '../domain/same-act'
import { keepVersion, messages } from '../messages.store'
import { recordChange } from '../record-change'
import { toView } from '../view'
import type { Seeing } from '../view.fields'

/** Time and calendar, read once for a call. */
export function actingNow(deps: MessagesDeps, actor: Actor): Acting {
  const now = deps.clock.now()
  return { actor, now, today: shanghaiDay(now), calendar: deps.calendars.current() }
}

/** The same, with the times that units set for themselves: whatever may give a message to a unit asks for them. */
export const actingWithPolicy = async (deps: MessagesDeps, actor: Actor): Promise<Acting> => ({
  ...actingNow(deps, actor),
  overrides: (await deps.policies?.current()) ?? [],
})

export const seeingAs = (acting: Acting, directory: Directory): Seeing => ({ ...acting, directory })

/** Finds a message that the actor may know of. @throws DomainError `not_found` */
export function known(message: Message | null, id: string, actor: Actor): Message {
  if (message === null || standingsOf(message, actor).length === 0)
    throw new DomainError('not_found', { messageId: id })
  return message
}

/**
 * One action on one message: rights, version and state are checked against the table, then the rule is applied and
 * message, work items and events are written together. Another write that came between runs it again on fresh state.
 * The very same act tried again, because its answer was lost, is refused like any act on an old version, and marked as done.
 */
export async function act(
  deps: MessagesDeps,
  actor: Actor,
  action: MessageAction,
  input: { readonly id: string; readonly version?: number | undefined },
  rule: (message: Message, acting: Acting, directory: Directory, transaction: Transaction) => Change | Promise<Change>,
): Promise<MessageView> {
  const acting = await actingWithPolicy(deps, actor)
  const directory = await deps.directory.current()
  const seeing = seeingAs(acting, directory)
  const one: Act = { action, actor, input }
  const stored = await deps.store.transact(async (transaction) => {
    const message = known(await transaction.get(messages, input.id), input.id, actor)
    const current = () => toView(message, seeing)
    refuseDone(message, one, current)
    requireAllowed(message, action, actor, acting.today, input.version, current)
    const changed = await withCurrent(() => rule(message, acting, directory, transaction), current)
    if (changed.drafted) await keepVersion(transaction, changed.message, actor.name)
    const marked = { ...changed, message: withAct(changed.message, one) }
    return recordChange(transaction, deps, acting, `messages.${action}`, message, marked)
  })
  deps.wakeRelay()
  return toView(stored, seeing)
}

type Input<Action extends MessageAction> = ParsedInputOf<MessagesContract[Action]>
/** An action as a procedure serves it. */
export type UseCase<Action extends MessageAction> = (actor: Actor, input: Input<Action>) => Promise<MessageView>

/** An action for which a rule of the domain needs the message and what was sent, and asks nobody else. */
export const ruled =
  <Action extends MessageAction>(
    deps: MessagesDeps,
    action: Action,
    rule: (
      message: Message,
      input: Input<Action>,
      acting: Acting,
      transaction: Transaction,
    ) => Change | Promise<Change>,
  ): UseCase<Action> =>
  (actor, input) =>
    act(deps, actor, action, input, (message, acting, _directory, transaction) =>
      rule(message, input, acting, transaction),
    )

/** @throws DomainError `conflict` for the very act that was done before; it says so, and carries where it led. */
export function refuseDone(message: Message, act: Act, current: () => MessageView): void {
  if (isDone(message, act))
    throw new DomainError(
      'conflict',
      { messageId: message.id },
      { current: current(), doneBefore: true, say: COPY.doneBefore },
    )
}

/** A conflict found by a rule carries the present view like one found by its version. */
async function withCurrent(work: () => Change | Promise<Change>, current: () => MessageView): Promise<Change> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DomainError && error.code === 'conflict')
      throw new DomainError('conflict', error.detail, { current: current(), say: COPY.draftChanged })
    throw error
  }
}
