import type { MessageView } from '../../types/messages.contract'
import { CITIZEN_STATUS_OF, citizenStatusOf } from '../../types/messages.terms'
import { contactAccess } from './airlock/access'
import { COPY } from './copy'
import { toDraft, toPaper } from './draft.view'
import { type CallBack, isOpen, type Message, replyOfThisRound, wasRepliedLate } from './domain/message'
import { DISPATCH_WORKING_DAYS } from './domain/message.policy'
import type { PublishedReply } from './domain/reply.facts'
import { hiddenFrom } from './domain/screening'
import type { Screening } from './domain/screening.state'
import { allowedActions, onlyAssists, readsDraft, readsMessage, standingsOf } from './domain/message.rights'
import type { Standing } from './domain/message.transitions'
import { urgentDues } from './domain/urgent-clock'
import { addWorkingDays } from '../shared/kernel/working-days'
import { isOverdueTo, optional, type Seeing, toReplyFiles, unsettled } from './view.fields'
import { ownershipOf } from './view.ownership'
import { assistantsTimelineOf, timelineOf } from './view.timeline'

/** The message as this actor may see it. The caller has made sure that the actor may know of it. */
export function toView(message: Message, seeing: Seeing): MessageView {
  const standings = standingsOf(message, seeing.actor)
  if (!readsMessage(standings)) return toFormerView(message, seeing)
  const isStaff = seeing.actor.kind !== 'citizen'
  const helps = onlyAssists(standings)
  /** What the lead asks for inside the house, and waits for. */
  const readsAsked = isStaff && !helps
  const ofUnit = readsDraft(standings)
  const { draft, question, rating, callBack, withdrawal, redirectedTo } = message
  const reply = replyOfThisRound(message)
  return {
    // What every view has first, spreads last: an object that begins with a spread and grows costs many times as much.
    title: message.title,
    body: message.body,
    restricted: false,
    timeline: helps ? assistantsTimelineOf(message, seeing) : timelineOf(message, seeing),
    allowedActions: allowedActions(message, seeing.actor, seeing.today),
    interimReplies: message.interimReplies.map(({ body, publishedAt, unitId, files }) => ({
      body,
      publishedAt,
      unitName: seeing.directory.nameOf(unitId),
      ...toReplyFiles(files),
    })),
    promises: message.promises.map(({ unitId, ...promise }) => ({
      ...promise,
      unitName: seeing.directory.nameOf(unitId),
    })),
    earlierReplies: message.replies.filter((one) => one !== reply).map((one) => toReply(one, message, seeing)),
    instructions: isStaff
      ? message.instructions.map(({ body, at, postId }) => ({
          body,
          at,
          postName: seeing.directory.findPost(postId)?.name ?? COPY.closedPost,
        }))
      : [],
    ...shared(message, seeing),
    ...filesOf(message, standings),
    ...ownershipOf(message, seeing, standings),
    ...urgentDue(message, seeing),
    ...optional({
      place: message.place,
      district: districtName(message, seeing),
      location: message.location,
      subUnitId: message.subUnitId,
      addresseeName: message.addresseeName,
      routeReason: routeReasonOf(message, seeing),
      routeClause: message.routeClause,
      redirectedTo,
      // It may lead to who wrote it, so the unit does not get it.
      sourceUrl: standings.some((one) => one === 'dispatcher' || one === 'recorder') ? message.sourceUrl : undefined,
    }),
    ...(message.unitId !== null ? { unitId: message.unitId, unitName: seeing.directory.nameOf(message.unitId) } : {}),
    ...(question !== undefined ? { question: askedOf(question, seeing) } : {}),
    ...(message.minor === true ? { minor: true } : {}),
    ...(isStaff ? { contact: { held: message.hasContact, access: contactAccess(message, standings) } } : {}),
    ...(message.screening !== undefined && isStaff ? { screening: toScreening(message.screening) } : {}),
    ...(draft !== undefined && ofUnit ? { draft: toDraft(message, draft) } : {}),
    ...(message.approvalWait !== undefined && readsAsked && message.status === 'awaiting_approval'
      ? { approvalWait: message.approvalWait }
      : {}),
    ...(reply !== undefined ? { reply: toReply(reply, message, seeing) } : {}),
    ...(message.extensionRequest !== undefined && message.extensionPending && readsAsked
      ? { extensionRequest: message.extensionRequest }
      : {}),
    // Asked for inside the house; its owner reads what gave the unit more time, not what was asked or refused.
    ...(message.complex !== undefined && (readsAsked || message.complex.approved === true)
      ? { complex: complexOf(message, message.complex, seeing) }
      : {}),
    // How content its owner is with the lead is not for whoever helped with a part (B7).
    ...(rating !== undefined && !helps ? { rating } : {}),
    ...(callBack !== undefined ? { callBack: calledBack(callBack, message.reworked, seeing) } : {}),
    ...(withdrawal !== undefined && message.withdrawalPending ? { withdrawal } : {}),
  }
}

const askedOf = ({ text, askedAt, resumesOn, late }: NonNullable<Message['question']>, seeing: Seeing) => ({
  text,
  askedAt,
  resumesOn,
  ...optional({ late }),
  ...unsettled(resumesOn, seeing),
})

/** A call-back that waits says when its day has passed: what was announced to the citizen is not announced any more. */
const calledBack = (callBack: CallBack, final: boolean, seeing: Seeing): NonNullable<MessageView['callBack']> =>
  callBack.result !== undefined
    ? callBack
    : {
        ...callBack,
        ...(seeing.today > callBack.dueOn ? { late: true as const } : {}),
        ...(final ? { final } : {}),
        ...unsettled(callBack.dueOn, seeing),
      }

/** The files that this reader sees now, with the message and with each addition; how many wait for a look is staff's. */
function filesOf(message: Message, standings: readonly Standing[]) {
  const { attachments, heldFileIds = [], supplements } = message
  const hidden = hiddenFrom(message, standings)
  const shown = (attachments ?? []).filter(({ id }) => !hidden.has(id))
  return {
    ...(attachments === undefined ? {} : { attachments: shown }),
    ...(heldFileIds.length > 0 && !standings.includes('owner') ? { heldAttachments: heldFileIds.length } : {}),
    supplements: supplements.map(({ body, at, fileIds }) => ({
      body,
      at,
      ...(fileIds === undefined ? {} : { fileIds: fileIds.filter((id) => !hidden.has(id)) }),
    })),
  }
}

/** A unit that led it before sees its own hop and nothing else. */
function toFormerView(message: Message, seeing: Seeing): MessageView {
  const own = new Set(seeing.actor.grants.map((grant) => grant.unitId))
  return {
    ...shared(message, seeing),
    // Where it stands now is no longer this unit's to know.
    status: 'returned',
    citizenStatus: CITIZEN_STATUS_OF.returned,
    overdue: false,
    title: COPY.noLongerYours,
    body: '',
    timeline: timelineOf(message, seeing, ({ unitId }) => unitId !== undefined && own.has(unitId)),
    allowedActions: [],
    supplements: [],
    interimReplies: [],
    promises: [],
    earlierReplies: [],
    instructions: [],
    hops: [],
    assists: [],
    restricted: true,
  }
}

/** The citizen chose a district by its id, or another program named it. */
const districtName = ({ district }: Message, { directory }: Seeing): string | undefined =>
  district === undefined ? undefined : (directory.findName(district) ?? district)

/**
 * What nobody decided has lapsed: near its due day a matter cannot become complex any more, and a request ends with the
 * unit's lead and with the reply.
 */
const complexOf = (
  { complexPending, complexUntil }: Message,
  complex: NonNullable<Message['complex']>,
  { today }: Seeing,
): NonNullable<MessageView['complex']> =>
  complex.approved === undefined && (!complexPending || today > complexUntil) ? { ...complex, lapsed: true } : complex

/** What a message that fits no list was told holds for its day only: after it, that it still waits is what is true. */
function routeReasonOf(
  { status, unitId, routeReason, clock }: Message,
  { today, calendar }: Seeing,
): string | undefined {
  if (!isOpen(status) || unitId !== null || routeReason !== COPY.noMatch) return routeReason
  const { on } = addWorkingDays(clock.startedOn, DISPATCH_WORKING_DAYS, calendar)
  return today > on ? COPY.noMatchLate : routeReason
}

const shared = (message: Message, seeing: Seeing) => ({
  id: message.id,
  code: message.code,
  kind: message.kind,
  channel: message.channel,
  status: message.status,
  citizenStatus: citizenStatusOf(message),
  submittedAt: message.submittedAt,
  replyDueOn: message.replyDueOn,
  calendarSettled: message.calendarSettled,
  overdue: isOverdueTo(
    {
      status: message.status,
      replyDueOn: message.replyDueOn,
      mergedAnswered: message.mergedAnswered === true,
      repliedLate: wasRepliedLate(message),
    },
    seeing,
  ),
  urgent: message.urgent,
  hideIdentity: message.hideIdentity,
  replyOnlyHere: message.replyOnlyHere,
  wantsPublic: message.wantsPublic,
  version: message.version,
})

/** What is due next of an urgent message, and whether that is past. */
export const urgentDue = (source: Parameters<typeof urgentDues>[0], { now }: Seeing) => {
  const [next] = urgentDues(source)
  return next === undefined ? {} : { urgentDue: { ...next, late: now >= next.at } }
}

const toReply = (reply: PublishedReply, message: Message, { directory, actor }: Seeing) => ({
  body: reply.body,
  outcome: reply.outcome,
  publishedAt: reply.publishedAt,
  unitName: directory.nameOf(reply.unitId),
  ...(message.channel !== 'app' ? { givenOn: message.channel } : {}),
  ...(reply.revoked !== undefined ? { revokedAt: reply.revoked.at } : {}),
  // Taken back: the citizen reads that there were some, and gets none.
  ...(reply.revoked !== undefined && actor.kind === 'citizen' && reply.files !== undefined
    ? { files: [] }
    : toReplyFiles(reply.files)),
  ...(reply.paper !== undefined && actor.kind !== 'citizen' ? { onPaper: toPaper(reply, reply.paper) } : {}),
})

const toScreening = ({ suggestion, labels, dueAt, cleared }: Screening): NonNullable<MessageView['screening']> => ({
  suggestion,
  labels: [...labels],
  ...(dueAt === undefined ? {} : { dueAt }),
  ...(cleared === undefined ? {} : { cleared }),
})
