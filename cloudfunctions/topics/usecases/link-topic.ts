import type { TopicDetail, TopicsContract } from '../../../types/topics.contract'
import type { ParsedInputOf } from '../../../types/wire.contract'
import { publicAnswers } from '../../answers'
import { publishedNumbers } from '../../hall'
import type { DocumentReader } from '../../shared/documents'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { derivedId } from '../../shared/kernel/ids'
import { keepTextCheck, requirePublicText } from '../../shared/privacy'
import { TOPICS_COPY } from '../copy'
import type { TopicsDeps } from '../deps'
import { type StoredLink, topicLinks, topics } from '../topics.store'
import { audit, checkRevision, decided, refuse, withRevision } from './decide'
import { known } from './read-topics'
import { readTree } from './topic-tree'

type Input<P extends keyof TopicsContract> = ParsedInputOf<TopicsContract[P]>

/**
 * 关联: from now on every open case in the topic is told of it, by the timer. The title of an article is read by all of their
 * owners, and looked through like an answer that becomes public. @throws DomainError `invalid_input`
 */
export const linkTopic =
  (deps: TopicsDeps) =>
  async (actor: Actor, input: Input<'link'>): Promise<TopicDetail> => {
    const { id } = input
    const official = publishedNumbers(await deps.directory.current())
    const dismissed = input.kind === 'article' ? (input.dismissals ?? []) : []
    return decided(deps, actor, id, async (transaction) => {
      const topic = known(await transaction.get(topics, id), id)
      checkRevision(topic, input.revision)
      if (topic.state === 'dismissed') refuse(id, TOPICS_COPY.dismissed)
      if (topic.state === 'merged') refuse(id, TOPICS_COPY.isMerged)
      const target = await targetOf(transaction, input)
      if (input.kind === 'article') requirePublicText(target.title, { official }, dismissed, { field: 'title' })
      const linkId = derivedId('topic-link', id, target.answerId ?? target.url ?? '')
      const earlier = await transaction.get(topicLinks, linkId)
      if (earlier?.state === 'active') refuse(id, TOPICS_COPY.already)
      const at = deps.clock.now()
      const fresh = { ...target, topicId: id, state: 'active' as const, linkedAt: at, linkedBy: actor.id }
      await keepTextCheck(transaction, { subjectId: linkId, text: target.title, dismissed, by: actor.id, at })
      // Linked again: everybody is visited again, and nobody is told twice of the same.
      if (earlier === null) transaction.insert(topicLinks, { ...fresh, id: linkId, cursor: '', told: 0 })
      else
        transaction.put(topicLinks, { ...fresh, id: linkId, version: earlier.version, cursor: '', told: earlier.told })
      transaction.put(topics, withRevision(topic))
      audit(transaction, deps, actor, 'link', id, { linkId, kind: target.kind })
    })
  }

/** 取消关联: nobody more is told. Also what was linked to a topic that was merged into this one. */
export const unlinkTopic =
  (deps: TopicsDeps) =>
  (actor: Actor, { id, linkId }: Input<'unlink'>): Promise<TopicDetail> =>
    decided(deps, actor, id, async (transaction) => {
      const topic = known(await transaction.get(topics, id), id)
      const link = await transaction.get(topicLinks, linkId)
      const { ids } = await readTree(transaction, topic)
      if (link === null || !ids.includes(link.topicId)) throw new DomainError('not_found', { topicId: id, linkId })
      if (link.state !== 'active') refuse(id, TOPICS_COPY.notLinked)
      transaction.put(topicLinks, { ...link, state: 'ended', ended: 'unlinked' })
      transaction.put(topics, withRevision(topic))
      audit(transaction, deps, actor, 'unlink', id, { linkId })
    })

type Target = Pick<StoredLink, 'kind' | 'title' | 'answerId' | 'answerAt' | 'url'>

/** Only what everybody may read already: a public answer that stands, or an article under https. */
export async function targetOf(reader: DocumentReader, input: Input<'link'>): Promise<Target> {
  if (input.kind === 'answer') {
    const answer = await reader.get(publicAnswers, input.answerId)
    if (answer?.state !== 'public')
      throw new DomainError('invalid_input', {}, { fields: { answerId: TOPICS_COPY.answerNotPublic } })
    return { kind: 'answer', title: answer.title, answerId: answer.id, answerAt: answer.releasedAt }
  }
  return { kind: 'article', title: input.title, url: addressOf(input.url) }
}

function addressOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '')
    throw new DomainError('invalid_input', {}, { fields: { url: TOPICS_COPY.badUrl } })
  return url.href
}
