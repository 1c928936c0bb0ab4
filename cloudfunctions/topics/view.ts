import type { Topic, TopicDetail, TopicDraft, TopicLink } from '../../types/topics.contract'
import { type Actor, hasRole } from '../shared/kernel/actor'
import type { StoredLink, StoredTopic, StoredTopicDraft } from './topics.store'

/** @param joiners of the public answers that are linked to it */
export const toTopic = (topic: StoredTopic, joiners: number): Topic => ({
  id: topic.id,
  label: topic.label,
  words: [...topic.words],
  places: [...topic.places],
  state: topic.state,
  now: topic.now,
  before: topic.before,
  people: topic.people,
  supports: topic.now + topic.before + joiners,
  direction: topic.direction,
  percent: topic.percent,
  byDay: [...topic.byDay],
  firstOn: topic.firstOn,
  lastOn: topic.lastOn,
})

export const toLink = ({ id, kind, title, answerId, url, linkedAt, told, ended }: StoredLink): TopicLink => ({
  id,
  kind,
  title,
  ...(answerId === undefined ? {} : { answerId }),
  ...(url === undefined ? {} : { url }),
  linkedAt,
  told,
  ...(ended === undefined ? {} : { ended }),
})

export const toDraft = ({ number, body, byName, at }: StoredTopicDraft): TopicDraft => ({ number, body, byName, at })

/** The same lists as the contract's. */
export const mayDo = (actor: Actor): TopicDetail['may'] => {
  const holds = (...roles: readonly Parameters<typeof hasRole>[1][]): boolean =>
    roles.some((role) => hasRole(actor, role))
  return {
    readMessages: holds('dispatcher', 'chief', 'supervisor'),
    draft: holds('chief', 'dispatcher', 'editor'),
    link: holds('chief'),
    dismiss: holds('chief', 'dispatcher'),
  }
}
