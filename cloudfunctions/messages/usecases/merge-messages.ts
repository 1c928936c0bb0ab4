import type { MessageView } from '../../../types/messages.contract'
import type { Directory } from '../../hall'
import type { Actor } from '../../shared/kernel/actor'
import type { Transaction } from '../../shared/documents'
import { DomainError } from '../../shared/kernel/domain-error'
import { COPY } from '../copy'
import type { MessagesDeps } from '../deps'
import type { Acting, Change } from '../domain/change'
import { withdraw } from '../domain/withdrawal'
import {
  answerMerged,
  hasToTell,
  markTold,
  merge,
  type Merging,
  redoAlone,
  unmerge,
  waitsInVain,
} from '../domain/merge'
import { mergeRefusal } from '../domain/merge-refusal'
import { endedWithoutAnswer, type Message } from '../domain/message'
import { isTheirs, requireAllowed, standingsOf } from '../domain/message.rights'
import { type Act, withAct } from '../domain/same-act'
import { messages } from '../messages.store'
import { FREE_MERGED, TELL_MERGED } from '../queues'
import { recordChange } from '../record-change'
import { toView } from '../view'
import { actingNow, known, refuseDone, seeingAs } from './act'
import { runPairs } from './run-pairs'

/**
 * 合并办理: both messages are written in one transaction under their versions. Of two people who merge each into the
 * other at once, the second meets the first one's work and is refused: never are both closed.
 */
export const mergeMessage =
  (deps: MessagesDeps) =>
  (actor: Actor, input: { id: string; version: number; intoId: string }): Promise<MessageView> =>
    onBoth(deps, actor, 'merge', input, async (source, acting, transaction, directory) => {
      const target = await transaction.get(messages, input.intoId)
      if (target === null || !isTheirs('merge', standingsOf(target, actor)))
        throw new DomainError('invalid_input', {}, { fields: { intoId: COPY.noSuchTarget } })
      const refusal = mergeRefusal(source, target, directory.nameOf)
      if (refusal !== null)
        throw new DomainError('invalid_input', { refusal }, { fields: { intoId: COPY.mergeRefused[refusal] } })
      return [merge(source, target, acting), target]
    })

/** 取消合并. The other case may be gone on; it only loses this one from its list. */
export const unmergeMessage =
  (deps: MessagesDeps) =>
  (actor: Actor, input: { id: string; version: number; reason: string }): Promise<MessageView> =>
    onBoth(deps, actor, 'unmerge', input, async (source, acting, transaction) => {
      const target = source.mergedInto === undefined ? null : await transaction.get(messages, source.mergedInto)
      return [unmerge(source, target, input.reason, acting), target]
    })

/** Runs a rule on a message and the case it lies in; rights, version and state of the message are checked first. */
async function onBoth(
  deps: MessagesDeps,
  actor: Actor,
  action: 'merge' | 'unmerge',
  input: { readonly id: string; readonly version: number },
  rule: (
    source: Message,
    acting: Acting,
    transaction: Transaction,
    directory: Directory,
  ) => Promise<[Merging, Message | null]>,
): Promise<MessageView> {
  const acting = actingNow(deps, actor)
  const directory: Directory = await deps.directory.current()
  const seeing = seeingAs(acting, directory)
  const one: Act = { action, actor, input }
  const stored = await deps.store.transact(async (transaction) => {
    const source = known(await transaction.get(messages, input.id), input.id, actor)
    const current = () => toView(source, seeing)
    refuseDone(source, one, current)
    requireAllowed(source, action, actor, acting.today, input.version, current)
    const [changed, target] = await rule(source, acting, transaction, directory)
    const marked = { ...changed, source: { ...changed.source, message: withAct(changed.source.message, one) } }
    return writeBoth(transaction, deps, acting, `messages.${action}`, { source, target, changed: marked })
  })
  deps.wakeRelay()
  return toView(stored, seeing)
}

function writeBoth(
  transaction: Transaction,
  deps: MessagesDeps,
  acting: Acting,
  action: string,
  { source, target, changed }: { source: Message; target: Message | null; changed: Merging },
): Message {
  if (target !== null && changed.target !== null)
    recordChange(transaction, deps, acting, action, target, changed.target)
  return recordChange(transaction, deps, acting, action, source, changed.source)
}

/**
 * 撤回 of a message that lies in another case: it leaves the case, which goes on without it, and is withdrawn like any
 * other; one that must be looked at first is a case of its own until then.
 */
export async function withdrawMerged(
  transaction: Transaction,
  deps: MessagesDeps,
  source: Message,
  input: { readonly voluntary: boolean },
  acting: Acting,
): Promise<Change> {
  const target = source.mergedInto === undefined ? null : await transaction.get(messages, source.mergedInto)
  const { source: freed, target: left } = unmerge(source, target, COPY.withdrawnWhileMerged, acting)
  if (target !== null && left !== null) recordChange(transaction, deps, acting, 'messages.withdraw', target, left)
  const gone = withdraw(freed.message, input, acting)
  return { message: gone.message, events: [...freed.events, ...gone.events] }
}

type More = { readonly goOn: () => boolean }

/** The public answer is there: each owner of a merged message is told, one transaction each. Answers how many. */
export const tellMerged = (deps: MessagesDeps, more: More): Promise<number> =>
  runPairs(deps, TELL_MERGED, more, async (transaction, target, acting) => {
    const id = target.mergedPending?.[0]
    if (id === undefined || target.publicAnswerId === undefined || !hasToTell(target)) return false
    const source = await transaction.get(messages, id)
    recordChange(transaction, deps, acting, 'job:messages.tell_merged', target, markTold(target, id, acting))
    if (source?.mergedInto !== target.id) return true
    const reply = target.replies.at(-1)
    const unitId = reply?.unitId ?? target.unitId
    const answer = { id: target.publicAnswerId, at: acting.now, ...(unitId === null ? {} : { unitId }) }
    const answered = answerMerged(source, answer, reply, acting)
    recordChange(transaction, deps, acting, 'job:messages.tell_merged', source, answered)
    return true
  })

/**
 * The case ended without an answer, or its answer may not become public any more: each merged message that has none is a
 * case of its own again. Where the case was being done again when it ended, one that had its answer is done again by itself.
 * Answers how many.
 */
export const freeMerged = (deps: MessagesDeps, more: More): Promise<number> =>
  runPairs(deps, FREE_MERGED, more, async (transaction, target, acting) => {
    const id = waitsInVain(target)
    if (id === undefined) return false
    const source = await transaction.get(messages, id)
    const action = 'job:messages.free_merged'
    const ended = endedWithoutAnswer(target)
    const lies = source !== null && source.mergedInto === target.id && source.status === 'merged'
    // It has the answer from before: nothing is owed to it, and it stays where it reads it.
    if (!ended && source !== null && source.mergedInto === target.id && source.mergedAnswered === true) {
      recordChange(transaction, deps, acting, action, target, markTold(target, id, acting))
      return true
    }
    if (lies) {
      const changed =
        ended && source.mergedAnswered === true
          ? redoAlone(source, target, COPY.freedRedone, acting)
          : unmerge(source, target, ended ? COPY.freed : COPY.freedUnanswered, acting)
      writeBoth(transaction, deps, acting, action, { source, target, changed })
    } else {
      // It left by another way (a reworking of its own): only the list forgets it.
      const mergedIds = (target.mergedIds ?? []).filter((one) => one !== id)
      recordChange(transaction, deps, acting, action, target, { message: { ...target, mergedIds }, events: [] })
    }
    return true
  })
