import type { AirlockContract } from '../../../types/airlock.contract'
import type { OutputOf } from '../../../types/wire.contract'
import type { Transaction } from '../../shared/documents'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import type { Instant } from '../../shared/kernel/local-date'
import type { MessagesDeps } from '../deps'
import { type Message, NO_OWNER } from '../domain/message'
import { messageContacts, messages } from '../messages.store'
import { known } from '../usecases/act'
import { type IdentityRequest, identityRequests } from './airlock.store'
import { AIRLOCK_COPY } from './copy'
import { approvesAs, mayApprove, mayRead, rolesTogether, stateOf, untilOf } from './identity-request'
import { noteRead } from './note-read'
import { shownNow } from './shown-now'

type View = OutputOf<AirlockContract['identity_request']>
type OnMessage = { readonly id: string }

/** 核实身份 of a message as it stands, for chief and supervisor. */
export const readIdentityRequest =
  (deps: MessagesDeps) =>
  async (actor: Actor, { id }: OnMessage): Promise<View> => {
    const [message, request] = await Promise.all([deps.store.get(messages, id), deps.store.get(identityRequests, id)])
    return toRequestView(known(message, id, actor), request, actor, deps.clock.now())
  }

/** 申请核实身份: the grounds are there for the citizen to read from this moment. */
export const requestIdentity =
  (deps: MessagesDeps) =>
  async (actor: Actor, { id, grounds }: OnMessage & { readonly grounds: string }): Promise<View> => {
    const now = deps.clock.now()
    return deps.store.transact(async (transaction) => {
      const { message, request } = await found(transaction, id, actor)
      if (message.ownerId === NO_OWNER) refuse('invalid_state', id, AIRLOCK_COPY.noOwner)
      if (!message.hideIdentity) refuse('invalid_state', id, AIRLOCK_COPY.notHidden)
      const state = stateOf(request, now)
      if (state === 'requested' || state === 'approved') refuse('invalid_state', id, AIRLOCK_COPY.alreadyRequested)
      const requestedAs = rolesTogether(actor)
      const asked = { id, grounds, requestedBy: actor.id, requestedAs, requestedAt: now, readBy: [] }
      if (request === null) transaction.insert(identityRequests, asked)
      else transaction.put(identityRequests, { ...asked, version: request.version })
      const role = requestedAs[0] ?? 'chief'
      noteRead(transaction, deps, { messageId: id, what: 'identity_requested', actor, role, at: now, reason: grounds })
      return toRequestView(message, { ...asked, version: 1 }, actor, now)
    })
  }

/** 批准核实身份: by another person in the other role. */
export const approveIdentity =
  (deps: MessagesDeps) =>
  async (actor: Actor, { id }: OnMessage): Promise<View> => {
    const now = deps.clock.now()
    return deps.store.transact(async (transaction) => {
      const { message, request } = await found(transaction, id, actor)
      if (request === null || stateOf(request, now) !== 'requested')
        return refuse('invalid_state', id, AIRLOCK_COPY.nothingToApprove)
      if (!mayApprove(request, actor)) refuse('forbidden', id, AIRLOCK_COPY.samePerson)
      const approved: IdentityRequest = { ...request, approvedBy: actor.id, approvedAt: now }
      transaction.put(identityRequests, approved)
      noteRead(transaction, deps, {
        messageId: id,
        what: 'identity_approved',
        actor,
        role: approvesAs(request, actor),
        at: now,
        reason: request.grounds,
      })
      return toRequestView(message, approved, actor, now)
    })
  }

/** 查看身份: what the platform knows of the person, once for each of the two. */
export const readIdentity =
  (deps: MessagesDeps) =>
  async (actor: Actor, { id }: OnMessage): Promise<OutputOf<AirlockContract['read_identity']>> => {
    const now = deps.clock.now()
    const { accountId, contact } = await deps.store.transact(async (transaction) => {
      const { message, request } = await found(transaction, id, actor)
      if (request === null || stateOf(request, now) !== 'approved')
        return refuse('invalid_state', id, AIRLOCK_COPY.notApproved)
      if (!mayRead(request, actor)) refuse('invalid_state', id, AIRLOCK_COPY.readAlready)
      transaction.put(identityRequests, { ...request, readBy: [...request.readBy, actor.id] })
      noteRead(transaction, deps, {
        messageId: id,
        what: 'identity_seen',
        actor,
        role: actor.id === request.requestedBy ? (rolesTogether(actor)[0] ?? 'chief') : approvesAs(request, actor),
        at: now,
        reason: request.grounds,
      })
      return { accountId: message.ownerId, contact: await transaction.get(messageContacts, id) }
    })
    return {
      accountId,
      ...(contact !== null ? { contact: deps.vault.open(id, contact.sealed) } : {}),
      ...shownNow(actor, now),
    }
  }

async function found(transaction: Transaction, id: string, actor: Actor) {
  const message = known(await transaction.get(messages, id), id, actor)
  return { message, request: await transaction.get(identityRequests, id) }
}

function toRequestView(message: Message, request: IdentityRequest | null, actor: Actor, now: Instant): View {
  const state = stateOf(request, now)
  const open = state === 'requested' || state === 'approved'
  const role = request?.requestedAs[0]
  return {
    state,
    ...(request !== null && open ? { grounds: request.grounds, until: untilOf(request) } : {}),
    ...(role !== undefined && open ? { requestedBy: role } : {}),
    mayRequest: !open && message.hideIdentity && message.ownerId !== NO_OWNER,
    mayApprove: request !== null && state === 'requested' && mayApprove(request, actor),
    mayRead: request !== null && state === 'approved' && mayRead(request, actor),
  }
}

function refuse(code: 'forbidden' | 'invalid_state', messageId: string, say: string): never {
  throw new DomainError(code, { messageId }, { say })
}
