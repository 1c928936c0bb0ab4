import { shanghaiDay } from '../../shared/kernel/local-date'
import { type Acting, type Change, change } from './change'
import type { Message } from './message'

/** 异议: the owner says why another unit should have it, once; the dispatcher rules. The promise does not move. */
export const contest = (message: Message, input: { reason: string }, acting: Acting): Change =>
  change(
    message,
    acting,
    { contested: true, contestPending: true, contest: { reason: input.reason, at: acting.now } },
    [{ what: 'contested', note: input.reason }],
  )

/**
 * An objection that waits, as ruled by giving the message to a unit: upheld where that is another than the one that was
 * objected to. Nothing where none waits.
 */
export function contestRuledBy(
  { contestPending, contest: objection, hops }: Message,
  { unitId, reason }: { readonly unitId: string; readonly reason: string },
  { now }: Pick<Acting, 'now'>,
): Pick<Message, 'contestPending' | 'contest'> {
  if (contestPending !== true || objection === undefined) return {}
  const contested = hops.findLast(({ from }) => from <= shanghaiDay(objection.at))?.unitId
  return { contestPending: false, contest: { ...objection, ruling: { upheld: unitId !== contested, reason, at: now } } }
}
