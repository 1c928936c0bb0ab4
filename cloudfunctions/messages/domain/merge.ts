import { shanghaiDay } from '../../shared/kernel/local-date'
import { endAssists } from './assist'
import { endOfPromise, isBroken, mergedOn, movedPromise, owed } from './books'
import { type Acting, type Change, change, type Happened, leadOf } from './change'
import { withoutDraft } from './draft'
import { isKeptPrivate, lacksConsent } from './merge-refusal'
import { endedWithoutAnswer, isOpen, type Message } from './message'
import type { MergedAnswer } from './ownership.facts'
import { withNothingPending } from './pending'
import { reckonedAnew } from './kept-day'
import type { PublishedReply } from './reply.facts'
import { rework } from './rework'
import { screeningAnew } from './screening'

/** What merging and its undoing write: both sides in one transaction, each under its version. */
export interface Merging {
  readonly source: Change
  /** null: the case is gone. */
  readonly target: Change | null
}

/** 合并办理: the one case is answered once, each owner reads it and rates it for themselves. Nothing of it is lost. */
export function merge(source: Message, target: Message, acting: Acting): Merging {
  const assists = endAssists(source, MERGED, acting)
  const broken = isBroken(source, acting)
  const mergedFrom = { status: source.status, at: acting.now, ...(broken ? { broken: true as const } : {}) }
  const patch = { ...assists.patch, status: 'merged' as const, mergedInto: target.id, mergedFrom }
  return {
    source: change(withNothingPending(withoutDraft(source)), acting, patch, [
      ...assists.told,
      { what: 'merged', ...leadOf(source), ...endOfPromise(source, acting) },
    ]),
    target: change(
      target,
      acting,
      {
        mergedIds: [...new Set([...(target.mergedIds ?? []), source.id])],
        ...(target.publicAnswerId === undefined ? {} : { mergedPending: [...(target.mergedPending ?? []), source.id] }),
        // It may have lain here before, and have been told then.
        ...(target.mergedTold === undefined
          ? {}
          : { mergedTold: target.mergedTold.filter((one) => one !== source.id) }),
      },
      [],
    ),
  }
}
const MERGED = '这条留言已与相同事项合并办理'

/** 取消合并: it is a case of its own again, where it stood; the promise never moved. `target` null: it is gone. */
export function unmerge(source: Message, target: Message | null, reason: string, acting: Acting): Merging {
  const { mergedInto: _into, mergedFrom, mergedAnswer: _answer, mergedAnswered: _answered, ...rest } = source
  const status = mergedFrom?.status ?? (source.unitId === null ? 'pending_dispatch' : 'dispatched')
  // A holiday notice that arrived meanwhile was for open messages; it is for this one from now on.
  const settled = reckonedAnew(source, acting)
  const freed = change(rest, acting, { status, ...settled, ...screeningAnew(source, acting) }, [
    {
      what: 'unmerged',
      ...leadOf(source),
      note: reason,
      ...mergedOn(source),
      ...owedAgain(source, { ...source, ...settled }, acting),
    },
  ])
  return { source: freed, target: target === null ? null : withoutMerged(target, source.id, acting) }
}

/**
 * The case that answered it was done again and ended without another answer. Its owner read that it was being done again, so
 * this one is, by itself: with a promise of its own days, for the one before was kept or missed by the answer that it had.
 */
export const redoAlone = (source: Message, target: Message, reason: string, acting: Acting): Merging => ({
  source: rework(source, acting, {}, [], reason),
  target: withoutMerged(target, source.id, acting),
})

/** One that was broken when it was merged has stood on the books all along, and waits again. */
const owedAgain = (
  source: Message,
  freed: Message,
  acting: Acting,
): Pick<Happened, 'owes' | 'noLongerOwes' | 'unbroke'> =>
  source.mergedFrom?.broken === true
    ? { unbroke: owed(source, acting), ...movedPromise(source, freed, acting) }
    : { owes: owed(freed, acting) }

const withoutMerged = (target: Message, id: string, acting: Acting): Change =>
  change(
    target,
    acting,
    {
      mergedIds: (target.mergedIds ?? []).filter((one) => one !== id),
      ...(target.mergedPending === undefined
        ? {}
        : { mergedPending: target.mergedPending.filter((one) => one !== id) }),
      ...(target.mergedTold === undefined ? {} : { mergedTold: target.mergedTold.filter((one) => one !== id) }),
    },
    [],
  )

/**
 * The public answer reached the owner of a merged message: theirs to read and to rate.
 * @param reply the answer of the case that it lies in
 */
export function answerMerged(
  source: Message,
  answer: MergedAnswer,
  reply: Pick<PublishedReply, 'publishedAt' | 'verdict'> | undefined,
  acting: Acting,
): Change {
  const { mergedFrom } = source
  const answered = { mergedAnswer: answer, mergedAnswered: true }
  const happened = { what: 'merged_answered' as const, ...leadOf(source) }
  if (isHeardAgain(source, reply)) return change(unheard(source), acting, answered, [happened])
  if (mergedFrom === undefined || reply === undefined || !missedItsOwnDay(source, reply))
    return change(source, acting, answered, [happened])
  return change(source, acting, { ...answered, mergedFrom: { ...mergedFrom, broken: true } }, [
    { ...happened, owes: owed(source, acting), broke: owed(source, acting) },
  ])
}

/**
 * The case was done again, and this owner is not content with the answer that was replaced, or was silent about that one
 * alone: they rate the one that counts. Who was content, and who was called back about it, stays closed.
 */
const isHeardAgain = (
  { status, rated, callBackOpen, mergedAnswer }: Message,
  reply: Pick<PublishedReply, 'publishedAt'> | undefined,
): boolean =>
  mergedAnswer !== undefined &&
  reply !== undefined &&
  reply.publishedAt > mergedAnswer.at &&
  (callBackOpen || (status === 'closed' && !rated))

/** The check of what was replaced is settled by the answer that replaced it. */
function unheard({ rating: _rating, callBack: _callBack, silentFrom: _silent, ...message }: Message): Message {
  return { ...message, status: 'merged', rated: false, callBackOpen: false }
}

/**
 * The case counts as answered in time, but was due later than this message was promised: this promise left the books when
 * it was merged, and comes back as broken. Where the case is late itself, the city counts it once, there.
 */
const missedItsOwnDay = (
  { mergedAnswered, mergedFrom, replyDueOn }: Message,
  { publishedAt, verdict }: Pick<PublishedReply, 'publishedAt' | 'verdict'>,
): boolean =>
  mergedAnswered !== true && mergedFrom?.broken !== true && verdict.onTime && shanghaiDay(publishedAt) > replyDueOn

/** One more owner was told, or needs telling no more. */
export const markTold = (target: Message, id: string, acting: Acting): Change =>
  change(
    target,
    acting,
    {
      mergedPending: (target.mergedPending ?? []).filter((one) => one !== id),
      mergedTold: [...new Set([...(target.mergedTold ?? []), id])],
    },
    [],
  )

/** The press office released the answer; whoever is merged into it is told one by one. */
export const linkPublicAnswer = (target: Message, publicAnswerId: string, acting: Acting): Change =>
  change(target, acting, { publicAnswerId, publicAnswerAt: acting.now, mergedPending: [...(target.mergedIds ?? [])] }, [
    { what: 'answer_released', ...leadOf(target) },
  ])

/** The public answer was taken back; what its owner reads of their own reply stays. */
export function unlinkPublicAnswer(target: Message, reason: string, acting: Acting): Change {
  const { publicAnswerId: _id, publicAnswerAt: _at, ...rest } = target
  return change(rest, acting, { mergedPending: [] }, [{ what: 'answer_withdrawn', ...leadOf(target), note: reason }])
}

/**
 * Somebody has still to be told, and the public answer is what the case stands at: nobody is given as theirs what is being
 * done again, what another reply has replaced, or what may be public no more (they go on by themselves: `waitsInVain`).
 */
export const hasToTell = (target: Message): boolean =>
  (target.mergedPending ?? []).length > 0 &&
  target.publicAnswerId !== undefined &&
  !isOpen(target.status) &&
  !endedWithoutAnswer(target) &&
  !isOutdated(target) &&
  !mayNotBePublic(target)

/** A newer reply stands than the one that is public: the answer may be released again. Unknown from before it was kept. */
export const isOutdated = ({ publicAnswerAt, replies }: Pick<Message, 'publicAnswerAt' | 'replies'>): boolean =>
  publicAnswerAt !== undefined && (replies.at(-1)?.publishedAt ?? '') > publicAnswerAt

/**
 * The case is done again, or answered anew, and the owner of a message that lies in it was not told yet: the answer that they
 * have is not the last.
 */
export const isAnsweredAnew = (target: Message, id: string): boolean =>
  isOpen(target.status) ||
  (hasToTell(target) && (target.mergedPending ?? []).includes(id)) ||
  (isOutdated(target) && !endedWithoutAnswer(target) && !mayNotBePublic(target))

/** Its owner does not want it public, or whoever looked at it keeps it out of public sight. */
export const mayNotBePublic = (target: Message): boolean => lacksConsent(target) || isKeptPrivate(target)

/**
 * The next message that lies in this case and has nothing to wait for there: the case ended without an answer, so that each
 * is a case of its own again, or its answer may not become public and this one was not told of an earlier one. undefined:
 * nobody waits in vain.
 */
export function waitsInVain(target: Message): string | undefined {
  const { mergedIds = [], mergedTold = [] } = target
  if (endedWithoutAnswer(target)) return mergedIds[0]
  return mayNotBePublic(target) ? mergedIds.find((id) => !mergedTold.includes(id)) : undefined
}
