import type { TopicDetail } from '../../../types/topics.contract'
import { appendAudit } from '../../audit'
import type { Transaction } from '../../shared/documents'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import type { Instant } from '../../shared/kernel/local-date'
import { TOPICS_COPY } from '../copy'
import type { TopicsDeps } from '../deps'
import { readState } from '../state'
import { type StoredTopic, topics, type TopicsState } from '../topics.store'
import { known, toDetail } from './read-topics'
import { putState } from './take-in'

/** Whoever decided on a topic that somebody else has changed since is shown it as it is now. */
export async function decided(
  deps: TopicsDeps,
  actor: Actor,
  id: string,
  decide: (transaction: Transaction) => Promise<void>,
): Promise<TopicDetail> {
  const now = async (): Promise<TopicDetail> => toDetail(deps, actor, known(await deps.store.get(topics, id), id))
  try {
    await deps.store.transact(decide)
  } catch (thrown) {
    if (!(thrown instanceof Outdated)) throw thrown
    throw new DomainError('conflict', { topicId: id }, { say: TOPICS_COPY.changedSince, current: await now() })
  }
  return now()
}

/** Within a transaction nothing can be queried: the present view is read after it. */
class Outdated extends Error {
  override readonly name = 'Outdated'
}

/** @throws Outdated when the topic is not the one that the person had read; absent: they did not say. */
export function checkRevision({ revision = 0 }: StoredTopic, read: number | undefined): void {
  if (read !== undefined && read !== revision) throw new Outdated()
}

/** Every decision about a topic counts on it. */
export const withRevision = (topic: StoredTopic): StoredTopic => ({ ...topic, revision: (topic.revision ?? 0) + 1 })

/** A decision about what lies in it: its figures are counted anew by the next run. */
export const withDecision = (topic: StoredTopic, at: Instant, decision: number): StoredTopic => ({
  ...withRevision(topic),
  decidedAt: at,
  decision,
})

/**
 * The next run has something to do, and a run that begins or ends at this very moment comes before or after.
 * @returns the decision's number, and the runs begun before it
 */
export async function countDecision(
  transaction: Transaction,
  deps: Pick<TopicsDeps, 'clock'>,
): Promise<Pick<TopicsState, 'run'> & { readonly decision: number }> {
  const state = await readState(transaction, deps.clock.now())
  const decision = (state.decided ?? 0) + 1
  putState(transaction, { ...state, decided: decision })
  return { run: state.run, decision }
}

/** @throws DomainError `invalid_state`, with the sentence */
export function refuse(topicId: string, say: string): never {
  throw new DomainError('invalid_state', { topicId }, { say })
}

export function audit(
  transaction: Transaction,
  { ids, clock }: TopicsDeps,
  actor: Actor,
  action: string,
  topicId: string,
  what: Readonly<Record<string, string | number>>,
): void {
  appendAudit(transaction, ids, {
    actor,
    at: clock.now(),
    action: `topics.${action}`,
    subject: { kind: 'topic', id: topicId },
    what,
  })
}
