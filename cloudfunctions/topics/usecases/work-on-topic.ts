import type { TopicDetail, TopicDraft, TopicsContract } from '../../../types/topics.contract'
import type { TopicState } from '../../../types/topics.terms'
import type { ParsedInputOf } from '../../../types/wire.contract'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { TOPICS_COPY } from '../copy'
import type { TopicsDeps } from '../deps'
import { countedOn } from '../domain/figures'
import { readState } from '../state'
import {
  draftId,
  type StoredTopic,
  type StoredTopicDraft,
  topicDrafts,
  topics,
  type TopicsState,
} from '../topics.store'
import { toDraft } from '../view'
import { audit, refuse, withRevision } from './decide'
import { known, latestDraft, toDetail } from './read-topics'

type Input<P extends keyof TopicsContract> = ParsedInputOf<TopicsContract[P]>

const MOST_DRAFTS = 9999

/** Saves the next version of the draft; earlier ones stay. @throws DomainError `conflict` with the latest version */
export const saveDraft =
  (deps: TopicsDeps) =>
  async (actor: Actor, { id, number, body }: Input<'save_draft'>): Promise<TopicDraft> => {
    const saved = await deps.store.transact(async (transaction): Promise<StoredTopicDraft | null> => {
      known(await transaction.get(topics, id), id)
      const next = number + 1
      if (next > MOST_DRAFTS) throw new DomainError('invalid_state', { topicId: id }, { say: TOPICS_COPY.draftsFull })
      const [read, taken] = await Promise.all([
        number === 0 ? null : transaction.get(topicDrafts, draftId(id, number)),
        transaction.get(topicDrafts, draftId(id, next)),
      ])
      if (taken !== null || (number > 0 && read === null)) return null
      const at = deps.clock.now()
      const draft = { id: draftId(id, next), topicId: id, number: next, body, by: actor.id, byName: actor.name, at }
      transaction.insert(topicDrafts, draft)
      audit(transaction, deps, actor, 'save_draft', id, { number: next })
      return { ...draft, version: 1 }
    })
    if (saved !== null) return toDraft(saved)
    // Within a transaction nothing can be queried: the latest version is read after it.
    const latest = await latestDraft(deps, id)
    const current = latest === null ? {} : { current: toDraft(latest) }
    throw new DomainError('conflict', { topicId: id, number }, { say: TOPICS_COPY.draftChanged, ...current })
  }

/** 不作为话题, and back. What is linked goes on being told, until it is unlinked. */
const setState =
  (action: 'dismiss' | 'restore', refuses: string, next: (topic: StoredTopic, state: TopicsState) => TopicState) =>
  (deps: TopicsDeps) =>
  async (actor: Actor, { id }: Input<'dismiss'>): Promise<TopicDetail> => {
    const stored = await deps.store.transact(async (transaction) => {
      const topic = known(await transaction.get(topics, id), id)
      if (topic.state === 'merged') refuse(id, TOPICS_COPY.isMerged)
      if ((topic.state === 'dismissed') === (action === 'dismiss')) refuse(id, refuses)
      const state = next(topic, await readState(transaction, deps.clock.now()))
      transaction.put(topics, { ...withRevision(topic), state })
      audit(transaction, deps, actor, action, id, { state })
      return { ...withRevision(topic), state, version: topic.version + 1 }
    })
    return toDetail(deps, actor, stored)
  }
export const dismissTopic = setState('dismiss', TOPICS_COPY.alreadyDismissed, () => 'dismissed')
/** Runs keep the figures of what they find, dismissed or not: one with older figures has passed, until a run finds it again. */
export const restoreTopic = setState('restore', TOPICS_COPY.notDismissed, (topic, { seen }) =>
  countedOn(topic) === seen?.on ? 'current' : 'past',
)
