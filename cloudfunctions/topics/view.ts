import {
  type Topic,
  topicsContract,
  type TopicDetail,
  type TopicDraft,
  type TopicLink,
} from '../../types/topics.contract'
import type { Procedure } from '../../types/wire.contract'
import { type Actor, hasRole } from '../shared/kernel/actor'
import type { StoredLink, StoredTopic, StoredTopicDraft, TopicsState } from './topics.store'

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

/** Of a topic: which decisions it carries, and whether the last run had seen them. */
export const toDecisions = (
  { revision = 0, decidedAt, decision }: StoredTopic,
  { seen }: Pick<TopicsState, 'seen'>,
): Pick<TopicDetail, 'revision' | 'recounting'> => ({
  revision,
  // By number: a decision of the very moment in which the run began lies before or after it, and no clock tells which.
  recounting:
    decision === undefined
      ? decidedAt !== undefined && (seen === undefined || decidedAt >= seen.at)
      : decision > (seen?.decided ?? 0),
})

/** The latest first. */
export const toMerged = (topic: StoredTopic, all: ReadonlyMap<string, StoredTopic>): TopicDetail['merged'] =>
  (topic.sources ?? [])
    .flatMap((id) => {
      const source = all.get(id)
      if (source?.mergedInto === undefined) return []
      const { at: mergedAt, byName } = source.mergedInto
      return [{ id, label: source.label, messages: source.now + source.before, mergedAt, byName }]
    })
    .sort((a, b) => (a.mergedAt < b.mergedAt ? 1 : -1))

/** @param of the topic that it was linked to, where that was merged into the one that is shown */
export const toLink = (
  { id, kind, title, answerId, url, linkedAt, told, ended }: StoredLink,
  of?: StoredTopic,
): TopicLink => ({
  id,
  kind,
  title,
  ...(answerId === undefined ? {} : { answerId }),
  ...(url === undefined ? {} : { url }),
  linkedAt,
  told,
  ...(ended === undefined ? {} : { ended }),
  ...(of === undefined ? {} : { of: { id: of.id, label: of.label } }),
})

export const toDraft = ({ number, body, byName, at }: StoredTopicDraft): TopicDraft => ({ number, body, byName, at })

/** Whom the contract admits. */
export const mayDo = (actor: Actor): TopicDetail['may'] => {
  const admitted = ({ by }: Procedure): boolean => typeof by !== 'string' && by.some((role) => hasRole(actor, role))
  return {
    readMessages: admitted(topicsContract.messages),
    draft: admitted(topicsContract.save_draft),
    link: admitted(topicsContract.link),
    dismiss: admitted(topicsContract.dismiss),
    sort: admitted(topicsContract.merge),
  }
}
