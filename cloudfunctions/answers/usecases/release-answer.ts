import type { AnswersContract, FoundInAnswer, PublicAnswer } from '../../../types/answers.contract'
import type { OutputOf, ParsedInputOf } from '../../../types/wire.contract'
import { appendAudit, auditRead } from '../../audit'
import {
  isOutdated,
  lacksConsent,
  linkPublicAnswer,
  type Message,
  messages,
  readOf,
  recordChange,
  RELEASE,
  replyOfThisRound,
  scanContextOf,
  staysPrivate,
  workItems,
} from '../../messages'
import { districtNamed } from '../../hall'
import type { Transaction } from '../../shared/documents'
import { type Actor, hasRole } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { derivedId } from '../../shared/kernel/ids'
import { shanghaiDay } from '../../shared/kernel/local-date'
import {
  contextOfReader,
  isOwn,
  keepTextCheck,
  masked,
  openFindings,
  requirePublicText,
  type ScanContext,
} from '../../shared/privacy'
import { indexAnswer, newsOf, publicAnswers, type StoredAnswer } from '../answers.store'
import { ANSWERS_COPY } from '../copy'
import type { AnswersDeps } from '../deps'
import { toPublicAnswer } from '../view'

type Input<P extends keyof AnswersContract> = ParsedInputOf<AnswersContract[P]>
const FIELDS = ['title', 'question', 'answer'] as const

/** Answered messages whose owners allowed it to be public; where others wait for the answer, first. */
export const listCandidates =
  (deps: AnswersDeps) =>
  async ({ cursor, limit }: Input<'candidates'>): Promise<OutputOf<AnswersContract['candidates']>> => {
    const page = await deps.store.query(workItems, {
      index: 'by_queue',
      equals: { queue: RELEASE, open: 'yes' },
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    })
    const names = await deps.directory.current()
    // An editor may read no message: a title that begins "我叫…，电话…" is shown to them as the proposal shows it.
    const contexts = await Promise.all(page.items.map(({ messageId }) => scanContextOf(deps, messageId)))
    return {
      items: page.items.map(({ messageId, code, kind, title, unitId, mergedIds = [] }, at) => ({
        messageId,
        code,
        kind,
        title: masked(title, contexts[at]),
        ...(unitId === null ? {} : { unitName: names.nameOf(unitId) }),
        waiting: mergedIds.length,
      })),
      nextCursor: page.nextCursor,
    }
  }

/** A first version with everything masked that points to a person. It is there to be rewritten, not to be released. */
export const proposeAnswer =
  (deps: AnswersDeps) =>
  async (actor: Actor, { messageId }: Input<'propose'>): Promise<OutputOf<AnswersContract['propose']>> => {
    const message = requireReleasable(await deps.store.get(messages, messageId), messageId, actor)
    const context = await scanContextOf(deps, messageId, message)
    const reply = message.replies.at(-1)
    const texts = {
      title: masked(message.title, context),
      question: masked(message.body, context),
      answer: masked(reply?.body ?? '', context),
    }
    await auditRead(deps, { actor, action: 'answers.propose', subject: { kind: 'message', id: messageId } })
    const filesLeftOut = reply?.files?.length ?? 0
    const proposed = { messageId, version: message.version, ...texts, findings: findingsOf(texts, context) }
    return filesLeftOut === 0 ? proposed : { ...proposed, filesLeftOut }
  }

/** What in the texts still points to a person, as far as this person may be told; a release looks for all of it. */
export const checkAnswer =
  (deps: AnswersDeps) =>
  async (actor: Actor, { messageId, ...texts }: Input<'check'>): Promise<OutputOf<AnswersContract['check']>> => {
    const message = requireReleasable(await deps.store.get(messages, messageId), messageId, actor)
    // An editor reads the covered proposal alone; neither is told by trying whose name or number it is.
    const read = hasRole(actor, 'chief') ? readOf(message) : ''
    const context = await scanContextOf(deps, messageId, message)
    return { findings: findingsOf(texts, contextOfReader(context, read)) }
  }

/**
 * 公开答复: released by the press office with the owner's consent, scanned, in words of its own. The consent is read in
 * the transaction that releases, so that one which is taken back at the same moment wins or the release does, never both.
 */
export const releaseAnswer =
  (deps: AnswersDeps) =>
  async (actor: Actor, input: Input<'release'>): Promise<PublicAnswer> => {
    const { messageId, version, dismissals = {} } = input
    const context = await scanContextOf(deps, messageId)
    const at = deps.clock.now()
    for (const field of FIELDS)
      try {
        requirePublicText(input[field], context, dismissals[field], { field })
      } catch (error) {
        if (error instanceof DomainError) await noteOwnFound(deps, actor, at, messageId, error)
        throw error
      }
    const acting = { actor, now: at, today: shanghaiDay(at), calendar: deps.calendars.current() }
    const names = await deps.directory.current()
    const stored = await deps.store.transact(async (transaction) => {
      const message = requireReleasable(await transaction.get(messages, messageId), messageId, actor)
      if (message.version !== version) throw new DomainError('conflict', { messageId }, { say: ANSWERS_COPY.changed })
      const place = districtNamed(message.district ?? '', names.document.units)?.id
      const answer = await writeAnswer(transaction, message, input, { at, by: actor.id, place })
      recordChange(transaction, deps, acting, 'answers.release', message, linkPublicAnswer(message, answer.id, acting))
      for (const field of FIELDS)
        await keepTextCheck(transaction, {
          subjectId: messageId,
          text: input[field],
          dismissed: dismissals[field] ?? [],
          by: actor.id,
          at,
        })
      return answer
    })
    deps.wakeRelay()
    return toPublicAnswer(stored, names)
  }

/** Refusing the writer's own name confirms it: each time leaves a line in the audit log. */
async function noteOwnFound(deps: AnswersDeps, actor: Actor, at: string, messageId: string, { detail }: DomainError) {
  if (Number(detail['own'] ?? 0) === 0) return
  const subject = { kind: 'message', id: messageId } as const
  const note = { actor, at, action: 'answers.release', subject, what: { own: Number(detail['own']) }, personal: true }
  await deps.store.transact(async (transaction) => appendAudit(transaction, deps.ids, note))
}

/** The answer as it stands from now on, new or in place of the one before, and what it is found by. */
async function writeAnswer(
  transaction: Transaction,
  message: Message,
  { title, question, answer }: Input<'release'>,
  { at, by, place }: { at: string; by: string; place: string | undefined },
): Promise<StoredAnswer> {
  const id = derivedId('public-answer', message.id)
  const reply = message.replies.at(-1)
  const content = {
    id,
    messageId: message.id,
    state: 'public' as const,
    kind: message.kind,
    title,
    question,
    answer,
    unitId: reply?.unitId ?? '',
    // The place as the citizen wrote it may be a home: only the district goes out with the answer.
    ...(place === undefined ? {} : { place }),
    askedAt: message.submittedAt,
    releasedAt: at,
    releasedBy: by,
    joiners: 0,
  }
  const earlier = await transaction.get(publicAnswers, id)
  await indexAnswer(transaction, content)
  if (earlier === null) {
    transaction.insert(publicAnswers, content)
    return { ...content, version: 1 }
  }
  const { version, joiners } = earlier
  const again = { ...content, version, joiners, ...newsOf(earlier, 'changed', at) }
  transaction.put(publicAnswers, again)
  return { ...again, version: earlier.version + 1 }
}

/**
 * An editor reads no message, only what might become public: of a report, or of what was never answered, they are not told
 * that it is there. @throws DomainError `not_found`, or `invalid_state` where it may not become public (yet).
 */
function requireReleasable(message: Message | null, messageId: string, actor: Actor): Message {
  const neverPublic = message?.kind === 'report' || message?.replies.length === 0
  if (message === null || (neverPublic && !hasRole(actor, 'chief'))) throw new DomainError('not_found', { messageId })
  const refuse = (say: string): never => {
    throw new DomainError('invalid_state', { messageId, status: message.status }, { say })
  }
  if (message.kind === 'report') refuse(ANSWERS_COPY.report)
  if (message.publicAnswerId !== undefined && !isOutdated(message)) refuse(ANSWERS_COPY.released)
  if (message.status !== 'replied' && message.status !== 'closed') refuse(ANSWERS_COPY.notAnswered)
  // Closed with the answer of another case, it may still hold one of its own: found wanting, or taken back.
  if (replyOfThisRound(message) === undefined) refuse(ANSWERS_COPY.notAnswered)
  if (message.paper !== undefined) refuse(ANSWERS_COPY.stillRevocable)
  if (lacksConsent(message)) refuse(ANSWERS_COPY.noConsent)
  if (staysPrivate(message)) refuse(ANSWERS_COPY.notScreened)
  return message
}

function findingsOf(texts: Readonly<Record<(typeof FIELDS)[number], string>>, context: ScanContext): FoundInAnswer[] {
  return FIELDS.flatMap((field) =>
    openFindings(texts[field], context).map(({ kind, start, end }) => ({
      field,
      kind,
      start,
      end,
      dismissible: !isOwn(kind),
    })),
  )
}
