import type { MessageView, RecordMessageInput, SubmitMessageInput } from '../../../types/messages.contract'
import { speaksOfDanger } from '../../../types/danger.terms'
import { attachFiles } from '../../files'
import type { Directory } from '../../hall'
import { DuplicateIdError } from '../../shared/documents'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { checkedInTime } from '../../shared/kernel/content-safety'
import { derivedId, sha256 } from '../../shared/kernel/ids'
import { addDays } from '../../shared/kernel/local-date'
import { CONTACT_KEEP_DAYS } from '../airlock/keep-contacts'
import { COPY, isAboutStaff } from '../copy'
import type { MessagesDeps } from '../deps'
import { titleOf } from '../domain/content'
import { type Incoming, type Placement, submit } from '../domain/submit'
import { messageContacts, messages } from '../messages.store'
import { recordChange } from '../record-change'
import { toView } from '../view'
import { actingWithPolicy, seeingAs } from './act'

/** A citizen submits a message (提交留言). The same `requestId` twice yields one message. */
export const submitMessage =
  (deps: MessagesDeps) =>
  async (citizen: Actor, input: SubmitMessageInput): Promise<MessageView> => {
    const { requestId, addresseeId, contact = '', aboutUnitStaff, attachmentIds = [], ...content } = input
    const directory = await deps.directory.current()
    const placement = placeSubmitted(input, directory) ?? (await placeByRoutes(deps, input))
    const minor = (await deps.isMinor?.(citizen.id)) ?? false
    const id = messageId(citizen, requestId)
    const incoming: Incoming = {
      ...content,
      // A child is not shown to units, nor to the public, whatever was ticked.
      ...(minor ? { minor: true as const, hideIdentity: true, wantsPublic: false } : {}),
      id,
      channel: 'app',
      requestHash: sha256(JSON.stringify([content, addresseeId ?? '', aboutUnitStaff, ...attachmentIds])),
      hasContact: contact !== '',
      urgent: speaksOfDanger(`${content.title ?? ''}\n${content.body}`),
      ...(await checked(deps, citizen, `${content.title ?? ''}\n${content.body}`)),
    }
    return insertOnce(deps, citizen, incoming, placement, directory, { contact, attachmentIds })
  }

/** Staff record what reached the city elsewhere (R42): a comment, a private message, a call. */
export const recordMessage =
  (deps: MessagesDeps) =>
  async (staff: Actor, input: RecordMessageInput): Promise<MessageView> => {
    const { requestId, ...content } = input
    const directory = await deps.directory.current()
    const incoming: Incoming = {
      ...content,
      id: messageId(staff, requestId),
      requestHash: sha256(JSON.stringify(content)),
      hasContact: false,
      hideIdentity: true,
      replyOnlyHere: true,
      wantsPublic: false,
      urgent: speaksOfDanger(content.body),
      ...(await checked(deps, staff, content.body)),
    }
    const spoken = { ...content, aboutUnitStaff: false }
    const placement = placeSubmitted(spoken, directory) ?? (await placeByRoutes(deps, content))
    return insertOnce(deps, staff, incoming, placement, directory, { contact: '', attachmentIds: [] })
  }

/** Before the transaction: a check outside the city must not hold one open. It never keeps a message from being taken. */
export async function checked(
  { safety }: MessagesDeps,
  { id }: Actor,
  text: string,
): Promise<Pick<Incoming, 'safety'>> {
  return safety === undefined ? {} : { safety: await checkedInTime(safety, text, id) }
}

/** Uniqueness lives in the id: the same person and request can only ever make one message. */
const messageId = (actor: Actor, requestId: string): string => derivedId('message', actor.id, requestId.toLowerCase())

/** What comes with a message and lies apart from it. */
interface Beside {
  readonly contact: string
  readonly attachmentIds: readonly string[]
}

/** Inserts message, contact, work items and events at once; an id that is taken is the same request again. */
async function insertOnce(
  deps: MessagesDeps,
  actor: Actor,
  incoming: Incoming,
  placement: Placement,
  directory: Directory,
  { contact, attachmentIds }: Beside,
): Promise<MessageView> {
  const acting = await actingWithPolicy(deps, actor)
  const seeing = seeingAs(acting, directory)
  const submitted = submit(incoming, placement, acting)
  const { message } = submitted
  const action = message.recordedBy === undefined ? 'messages.submit' : 'messages.record'
  try {
    const stored = await deps.store.transact(async (transaction) => {
      if (contact !== '')
        transaction.insert(messageContacts, {
          id: message.id,
          sealed: deps.vault.seal(message.id, contact),
          checkOn: addDays(acting.today, CONTACT_KEEP_DAYS),
        })
      if (attachmentIds.length === 0) return recordChange(transaction, deps, acting, action, null, submitted)
      const attachments = await attachFiles(transaction, attachmentIds, {
        ownerId: actor.id,
        messageId: message.id,
        checked: deps.checksMedia === true,
        now: acting.now,
      })
      return recordChange(transaction, deps, acting, action, null, {
        ...submitted,
        message: { ...message, attachments },
      })
    })
    deps.wakeRelay()
    return toView(stored, seeing)
  } catch (error) {
    if (!(error instanceof DuplicateIdError)) throw error
    const first = await deps.store.get(messages, incoming.id)
    if (first === null) throw error
    const view = toView(first, seeing)
    const same = first.requestHash === incoming.requestHash && contact === (await storedContact(deps, first.id))
    if (same) return view
    throw new DomainError('conflict', { messageId: first.id }, { current: view, say: COPY.sameRequest })
  }
}

async function storedContact(deps: MessagesDeps, id: string): Promise<string> {
  const found = await deps.store.get(messageContacts, id)
  return found === null ? '' : deps.vault.open(id, found.sealed)
}

/**
 * Where a message goes first by what it is; null: nobody was chosen, so the routing says.
 * @throws DomainError `invalid_input` for an addressee that does not exist
 */
function placeSubmitted(
  input: Pick<SubmitMessageInput, 'kind' | 'body' | 'aboutUnitStaff'> &
    Partial<Pick<SubmitMessageInput, 'title' | 'addresseeId'>>,
  directory: Directory,
): Placement | null {
  const { kind, title = '', body, addresseeId } = input
  if (kind === 'report') return { unitId: null, reason: COPY.report }
  const aboutStaff = input.aboutUnitStaff || isAboutStaff(kind, `${title}\n${body}`)
  if (addresseeId === undefined)
    return aboutStaff ? { unitId: null, reason: COPY.aboutUnitStaff, aboutStaff: {} } : null
  const unit = directory.findUnit(addresseeId)
  const post = directory.findPost(addresseeId)
  if (unit === null && post === null)
    throw new DomainError('invalid_input', {}, { fields: { addresseeId: COPY.unknownAddressee } })
  // The unit leads; what is meant for a sub-unit of it, it assigns.
  const unitId = directory.topOf(post?.unitId ?? addresseeId)
  // Whom it is about is said by the choice alone, where the text names nobody.
  if (aboutStaff) {
    const addresseeName = post?.name ?? directory.nameOf(addresseeId)
    return { unitId: null, reason: COPY.aboutUnitStaff, addresseeName, aboutStaff: { unitId } }
  }
  const unitName = directory.nameOf(unitId)
  if (post !== null)
    return { unitId, postId: post.id, addresseeName: post.name, reason: COPY.chosenPost(post.name, unitName) }
  return { unitId, addresseeName: directory.nameOf(addresseeId), reason: COPY.chosen(unitName) }
}

/**
 * By districts, rules, duty lists and what dispatchers decided before; a report is never routed by itself. A made title
 * counts as one that was written, as it does when the router learns from the message and explains it.
 */
async function placeByRoutes(
  { routes, clock }: MessagesDeps,
  input: Pick<SubmitMessageInput, 'kind' | 'body'> & Partial<Pick<SubmitMessageInput, 'title' | 'district'>>,
): Promise<Placement> {
  const { kind, body, district } = input
  if (kind === 'report') return { unitId: null, reason: COPY.report }
  const router = await routes?.current()
  return (
    router?.route({ kind, title: titleOf(input), body, district, at: clock.now() }) ?? {
      unitId: null,
      reason: COPY.noMatch,
    }
  )
}
