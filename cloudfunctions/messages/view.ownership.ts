import type { MessageView } from '../../types/messages.contract'
import { unitsOf } from '../shared/kernel/actor'
import { COPY } from './copy'
import { isOpenTask } from './domain/assist'
import type { Message } from './domain/message'
import type { AssistTask, TopicAnswer } from './domain/ownership.facts'
import { worksOn } from './domain/message.rights'
import type { Standing } from './domain/message.transitions'
import { optional, type Seeing, unsettled } from './view.fields'

type Ownership = Pick<
  MessageView,
  | 'merged'
  | 'mergedCount'
  | 'publicAnswerId'
  | 'topicAnswers'
  | 'hops'
  | 'routeOpenUntil'
  | 'routeOpenUnsettled'
  | 'contest'
  | 'adjudication'
  | 'assists'
  | 'decline'
>

/** Who handled it, who helps, what was contested and ruled, as this caller may see it. */
export function ownershipOf(message: Message, seeing: Seeing, standings: readonly Standing[]): Ownership {
  const { directory } = seeing
  const works = worksOn(standings)
  const { decline, adjudication } = message
  const maySeeDecline = decline?.approvedAt !== undefined || (works && message.declineProposedBy !== undefined)
  return {
    hops: message.hops.map(({ unitId, from, until }) => ({
      unitName: directory.nameOf(unitId),
      from,
      ...optional({ until }),
    })),
    ...optional({ routeOpenUntil: message.routeOpenUntil }),
    ...(message.routeOpenUntil !== undefined && unsettled(message.routeOpenUntil, seeing).unsettled === true
      ? { routeOpenUnsettled: true as const }
      : {}),
    ...(message.contest !== undefined && (works || standings.includes('owner'))
      ? { contest: { ...message.contest, ...(message.contestPending === true ? { pending: true } : {}) } }
      : {}),
    ...(adjudication === undefined
      ? {}
      : {
          adjudication: {
            unitName: directory.nameOf(adjudication.unitId),
            reason: adjudication.reason,
            at: adjudication.at,
          },
        }),
    ...(message.mergedInto === undefined
      ? {}
      : {
          merged: {
            ...(works ? { intoId: message.mergedInto } : {}),
            at: message.mergedFrom?.at ?? message.submittedAt,
            ...optional({ answerId: message.mergedAnswer?.id }),
          },
        }),
    ...(works && (message.mergedIds ?? []).length > 0 ? { mergedCount: message.mergedIds?.length } : {}),
    ...optional({ publicAnswerId: message.publicAnswerId }),
    ...((message.topicAnswers ?? []).length > 0 ? { topicAnswers: message.topicAnswers?.map(toTopicAnswer) } : {}),
    assists: (message.assists ?? []).map((task) => toAssist(task, seeing, works)),
    ...(decline !== undefined && maySeeDecline
      ? {
          decline: {
            ground: decline.ground,
            channel: decline.channel,
            body: decline.body,
            contentHash: decline.contentHash,
            ...optional({ approvedAt: decline.approvedAt }),
          },
        }
      : {}),
  }
}

/** A public answer says itself what it is called, as long as it stands. */
const toTopicAnswer = ({ at, title = '', answerId, url }: TopicAnswer) =>
  answerId === undefined ? { at, title, ...optional({ url }) } : { at, title: COPY.publicAnswer, answerId }

/** The lead and the press office read every task, an assisting unit its own, the owner only who helps. */
function toAssist(task: AssistTask, seeing: Seeing, works: boolean): MessageView['assists'][number] {
  const { actor, directory } = seeing
  const mine = unitsOf(actor, ['handler', 'liaison']).includes(task.unitId)
  const texts = works || mine ? { what: task.what, answer: task.answer?.body, endedReason: task.ended?.reason } : {}
  return {
    id: task.id,
    unitId: task.unitId,
    unitName: directory.nameOf(task.unitId),
    dueOn: task.dueOn,
    ...(isOpenTask(task) ? unsettled(task.dueOn, seeing) : {}),
    ...(isOpenTask(task) && seeing.today > task.dueOn ? { late: true as const } : {}),
    requestedAt: task.requestedAt,
    state: task.answer !== undefined ? 'answered' : task.ended !== undefined ? 'ended' : 'open',
    ...optional(texts),
    mine: mine && isOpenTask(task),
  }
}
