import type { TopicDetail, TopicDraft, TopicsContract } from '../../../types/topics.contract'
import type { TopicState } from '../../../types/topics.terms'
import type { ParsedInputOf } from '../../../types/wire.contract'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { TOPICS_COPY } from '../copy'
import type { TopicsDeps } from '../deps'
import { draftId, type StoredTopic, topicDrafts, topics } from '../topics.store'
import { toDraft } from '../view'
import { audit, refuse, withRevision } from './decide'
import { known, toDetail } from './read-topics'

type Input<P extends keyof TopicsContract> = ParsedInputOf<TopicsContract[P]>

const MOST_DRAFTS = 9999

/** Saves the next version of the draft; earlier ones stay. @throws DomainError `conflict` with the latest version */
export const saveDraft =
  (deps: TopicsDeps) =>
  (actor: Actor, { id, number, body }: Input<'save_draft'>): Promise<TopicDraft> =>
    deps.store.transact(async (transaction) => {
      known(await transaction.get(topics, id), id)
      const next = number + 1
      if (next > MOST_DRAFTS) throw new DomainError('invalid_state', { topicId: id }, { say: TOPICS_COPY.draftsFull })
      const [seen, taken] = await Promise.all([
        number === 0 ? null : transaction.get(topicDrafts, draftId(id, number)),
        transaction.get(topicDrafts, draftId(id, next)),
      ])
      if (taken !== null || (number > 0 && seen === null))
        throw new DomainError(
          'conflict',
          { topicId: id, number },
          { say: TOPICS_COPY.draftChanged, ...(taken === null ? {} : { current: toDraft(taken) }) },
        )
      const at = deps.clock.now()
      const draft = { id: draftId(id, next), topicId: id, number: next, body, by: actor.id, byName: actor.name, at }
      transaction.insert(topicDrafts, draft)
      audit(transaction, deps, actor, 'save_draft', id, { number: next })
      return toDraft({ ...draft, version: 1 })
    })

/** 不作为话题, and back. What is linked goes on being told, until it is unlinked. */
const setState =
  (action: 'dismiss' | 'restore', to: TopicState, refuses: string) =>
  (deps: TopicsDeps) =>
  async (actor: Actor, { id }: Input<'dismiss'>): Promise<TopicDetail> => {
    const stored = await deps.store.transact(async (transaction) => {
      const topic = known(await transaction.get(topics, id), id)
      if (topic.state === 'merged') refuse(id, TOPICS_COPY.isMerged)
      if ((topic.state === 'dismissed') === (to === 'dismissed')) refuse(id, refuses)
      const next: StoredTopic = { ...withRevision(topic), state: to }
      transaction.put(topics, next)
      audit(transaction, deps, actor, action, id, { state: to })
      return { ...next, version: topic.version + 1 }
    })
    return toDetail(deps, actor, stored)
  }
export const dismissTopic = setState('dismiss', 'dismissed', TOPICS_COPY.alreadyDismissed)
export const restoreTopic = setState('restore', 'current', TOPICS_COPY.notDismissed)
