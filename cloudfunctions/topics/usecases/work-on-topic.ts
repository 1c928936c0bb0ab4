import type { TopicDetail, TopicDraft, TopicsContract } from '../../../types/topics.contract'
import type { TopicState } from '../../../types/topics.terms'
import type { ParsedInputOf } from '../../../types/wire.contract'
import { publicAnswers } from '../../answers'
import { appendAudit } from '../../audit'
import type { Transaction } from '../../shared/documents'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { derivedId } from '../../shared/kernel/ids'
import { TOPICS_COPY } from '../copy'
import type { TopicsDeps } from '../deps'
import { draftId, type StoredLink, type StoredTopic, topicDrafts, topicLinks, topics } from '../topics.store'
import { toDraft } from '../view'
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
      if ((topic.state === 'dismissed') === (to === 'dismissed'))
        throw new DomainError('invalid_state', { topicId: id }, { say: refuses })
      const next: StoredTopic = { ...topic, state: to }
      transaction.put(topics, next)
      audit(transaction, deps, actor, action, id, { state: to })
      return { ...next, version: topic.version + 1 }
    })
    return toDetail(deps, actor, stored)
  }
export const dismissTopic = setState('dismiss', 'dismissed', TOPICS_COPY.alreadyDismissed)
export const restoreTopic = setState('restore', 'current', TOPICS_COPY.notDismissed)

/** 关联: from now on every open case in the topic is told of it, by the timer. @throws DomainError `invalid_input` */
export const linkTopic =
  (deps: TopicsDeps) =>
  async (actor: Actor, input: Input<'link'>): Promise<TopicDetail> => {
    const { id } = input
    const stored = await deps.store.transact(async (transaction) => {
      const topic = known(await transaction.get(topics, id), id)
      if (topic.state === 'dismissed') refuse(id, TOPICS_COPY.dismissed)
      const target = await targetOf(transaction, input)
      const linkId = derivedId('topic-link', id, target.answerId ?? target.url ?? '')
      const earlier = await transaction.get(topicLinks, linkId)
      if (earlier?.state === 'active') refuse(id, TOPICS_COPY.already)
      const fresh = { ...target, topicId: id, state: 'active' as const, linkedAt: deps.clock.now(), linkedBy: actor.id }
      // Linked again: everybody is visited again, and nobody is told twice.
      if (earlier === null) transaction.insert(topicLinks, { ...fresh, id: linkId, cursor: '', told: 0 })
      else
        transaction.put(topicLinks, { ...fresh, id: linkId, version: earlier.version, cursor: '', told: earlier.told })
      audit(transaction, deps, actor, 'link', id, { linkId, kind: target.kind })
      return topic
    })
    return toDetail(deps, actor, stored)
  }

/** 取消关联: nobody more is told. */
export const unlinkTopic =
  (deps: TopicsDeps) =>
  async (actor: Actor, { id, linkId }: Input<'unlink'>): Promise<TopicDetail> => {
    const stored = await deps.store.transact(async (transaction) => {
      const topic = known(await transaction.get(topics, id), id)
      const link = await transaction.get(topicLinks, linkId)
      if (link === null || link.topicId !== id) throw new DomainError('not_found', { topicId: id, linkId })
      if (link.state !== 'active') refuse(id, TOPICS_COPY.notLinked)
      transaction.put(topicLinks, { ...link, state: 'ended', ended: 'unlinked' })
      audit(transaction, deps, actor, 'unlink', id, { linkId })
      return topic
    })
    return toDetail(deps, actor, stored)
  }

function refuse(topicId: string, say: string): never {
  throw new DomainError('invalid_state', { topicId }, { say })
}

type Target = Pick<StoredLink, 'kind' | 'title' | 'answerId' | 'url'>

/** Only what everybody may read already: a public answer that stands, or an article under https. */
async function targetOf(transaction: Transaction, input: Input<'link'>): Promise<Target> {
  if (input.kind === 'answer') {
    const answer = await transaction.get(publicAnswers, input.answerId)
    if (answer?.state !== 'public')
      throw new DomainError('invalid_input', {}, { fields: { answerId: TOPICS_COPY.answerNotPublic } })
    return { kind: 'answer', title: answer.title, answerId: answer.id }
  }
  return { kind: 'article', title: input.title, url: addressOf(input.url) }
}

function addressOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '')
    throw new DomainError('invalid_input', {}, { fields: { url: TOPICS_COPY.badUrl } })
  return url.href
}

function audit(
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
