import type { MessageView } from '../../../types/messages.contract'
import type { AirlockContract } from '../../../types/airlock.contract'
import type { ConsentKind } from '../../../types/privacy.terms'
import type { OutputOf } from '../../../types/wire.contract'
import { unlinkFiles } from '../../files'
import type { Page, Query, Transaction } from '../../shared/documents'
import { scan } from '../../shared/documents/scan'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { Failures } from '../../shared/kernel/failures'
import { addDays, type Instant } from '../../shared/kernel/local-date'
import type { MessagesDeps } from '../deps'
import type { Acting } from '../domain/change'
import { isOpen, type Message, NO_OWNER } from '../domain/message'
import { messageContacts, messages } from '../messages.store'
import { recordChange } from '../record-change'
import { actingNow, known, seeingAs } from '../usecases/act'
import { toView } from '../view'
import { AIRLOCK_COPY } from './copy'
import { CONTACT_KEEP_DAYS, countsFrom, endOf } from './keep-contacts'
import { readContactReads } from './read-contact-reads'

/** What the city holds of one person's messages, in numbers. */
export interface OwnHoldings {
  readonly messages: number
  readonly open: number
  readonly contacts: number
  readonly public: number
  readonly identityShown: number
}

/** One own message whole, as its owner may have it. */
export interface OwnMessage {
  readonly message: MessageView
  readonly contact?: string
  readonly reads: OutputOf<AirlockContract['contact_reads']>['items']
}

/** The ids first: whatever is then done to a message, the walk is not disturbed by it. */
async function ownIds(deps: MessagesDeps, citizen: Actor, through?: Instant): Promise<string[]> {
  const ids: string[] = []
  const range = through === undefined ? {} : { range: { to: through } }
  for await (const page of scan(deps.store, messages, { index: 'by_owner', equals: { ownerId: citizen.id }, ...range }))
    ids.push(...page.map(({ id }) => id))
  return ids
}

export const countOwn = async (deps: MessagesDeps, citizen: Actor): Promise<OwnHoldings> => {
  const held = { messages: 0, open: 0, contacts: 0, public: 0, identityShown: 0 }
  for await (const page of scan(deps.store, messages, { index: 'by_owner', equals: { ownerId: citizen.id } }))
    for (const message of page) {
      held.messages += 1
      held.open += isOpen(message.status) ? 1 : 0
      held.contacts += message.hasContact ? 1 : 0
      held.public += message.wantsPublic ? 1 : 0
      held.identityShown += message.hideIdentity ? 0 : 1
    }
  return held
}

/** Everything of one's own messages, newest last, some at a time. */
export async function readOwn(
  deps: MessagesDeps,
  citizen: Actor,
  asked: Pick<Query, 'limit' | 'cursor'>,
): Promise<Page<OwnMessage>> {
  const seeing = seeingAs(actingNow(deps, citizen), await deps.directory.current())
  const page = await deps.store.query(messages, { index: 'by_owner', equals: { ownerId: citizen.id }, ...asked })
  const whole = async (message: Message): Promise<OwnMessage> => {
    const { id } = message
    const [contact, reads] = await Promise.all([
      deps.store.get(messageContacts, id),
      readContactReads(deps)(citizen, { id }),
    ])
    return {
      message: toView(message, seeing),
      ...(contact === null ? {} : { contact: deps.vault.open(id, contact.sealed) }),
      reads: reads.items,
    }
  }
  return { ...page, items: await Promise.all(page.items.map(whole)) }
}

/** 更正联系方式 of one's own message; an empty one deletes it. */
export async function correctContact(
  deps: MessagesDeps,
  citizen: Actor,
  { id, contact }: { readonly id: string; readonly contact: string },
): Promise<{ readonly held: boolean }> {
  const acting = actingNow(deps, citizen)
  await deps.store.transact(async (transaction) => {
    const message = known(await transaction.get(messages, id), id, citizen)
    if (endOf(message) !== null && contact !== '')
      throw new DomainError('invalid_state', { messageId: id }, { say: AIRLOCK_COPY.ended })
    await putContact(deps, transaction, acting, id, contact)
    record(deps, transaction, acting, 'correct_contact', message, { ...message, hasContact: contact !== '' })
  })
  return { held: contact !== '' }
}

async function putContact(deps: MessagesDeps, transaction: Transaction, { today }: Acting, id: string, plain: string) {
  const stored = await transaction.get(messageContacts, id)
  if (plain === '') {
    if (stored !== null) transaction.remove(messageContacts, stored)
    return
  }
  const next = { id, sealed: deps.vault.seal(id, plain), checkOn: addDays(today, CONTACT_KEEP_DAYS) }
  if (stored === null) transaction.insert(messageContacts, next)
  else transaction.put(messageContacts, { ...stored, ...next })
}

/** 撤回同意, for one message or all: no public display, or no identity and no calls. Answers how many changed. */
export async function withdrawConsent(
  deps: MessagesDeps,
  citizen: Actor,
  { what, id }: { readonly what: ConsentKind; readonly id?: string | undefined },
): Promise<number> {
  const without = (message: Message): Message =>
    what === 'public_display'
      ? { ...message, wantsPublic: false }
      : { ...message, hideIdentity: true, replyOnlyHere: true }
  return changeOwn(deps, citizen, 'withdraw_consent', id === undefined ? await ownIds(deps, citizen) : [id], without)
}

/** A child is shown to no unit and not to the public, whatever was ticked: also in what was written before they said so. */
export const protectMinor = async (deps: MessagesDeps, citizen: Actor): Promise<number> =>
  changeOwn(deps, citizen, 'declare_age', await ownIds(deps, citizen), (message) => ({
    ...message,
    minor: true,
    hideIdentity: true,
    wantsPublic: false,
  }))

/** Each in a transaction of its own; what stays as it is is not written. Answers how many changed. */
async function changeOwn(
  deps: MessagesDeps,
  citizen: Actor,
  procedure: string,
  ids: readonly string[],
  changed: (message: Message) => Message,
): Promise<number> {
  const acting = actingNow(deps, citizen)
  let count = 0
  for (const id of ids)
    count += await deps.store.transact(async (transaction) => {
      const message = known(await transaction.get(messages, id), id, citizen)
      const next = changed(message)
      const same =
        next.wantsPublic === message.wantsPublic &&
        next.hideIdentity === message.hideIdentity &&
        next.replyOnlyHere === message.replyOnlyHere &&
        next.minor === message.minor
      if (same) return 0
      record(deps, transaction, acting, procedure, message, next)
      return 1
    })
  return count
}

/**
 * 删除: every contact goes, consents are withdrawn, and what has ended no longer leads to its writer. Text and answer stay as
 * the city's record; what is still being handled stays the writer's until it ends.
 * @param through what was written after that instant is left alone; absent: nothing is
 * @throws the first failure once all other messages had their turn
 */
export async function deleteOwn(
  deps: MessagesDeps,
  citizen: Actor,
  through?: Instant,
): Promise<{ contacts: number; unlinked: number; kept: number }> {
  const acting = actingNow(deps, citizen)
  const done = { contacts: 0, unlinked: 0, kept: 0 }
  const failures = new Failures()
  for (const id of await ownIds(deps, citizen, through)) {
    const result = await failures.during(() => deleteOwnOne(deps, acting, citizen, id), null)
    if (result === null) continue
    if (result.contact) done.contacts += 1
    if (result.ended) done.unlinked += 1
    else done.kept += 1
  }
  failures.tell()
  return done
}

/** null: it leads to its writer no more; a deletion that was broken off and its successor may both be at work. */
const deleteOwnOne = (deps: MessagesDeps, acting: Acting, citizen: Actor, id: string) =>
  deps.store.transact(async (transaction) => {
    const message = await transaction.get(messages, id)
    if (message?.ownerId !== citizen.id) return null
    const contact = await transaction.get(messageContacts, id)
    if (contact !== null) transaction.remove(messageContacts, contact)
    const closed: Message = {
      ...message,
      hasContact: false,
      wantsPublic: false,
      hideIdentity: true,
      replyOnlyHere: true,
    }
    // A promise that was not kept in time is owed without an end; whoever asks to be forgotten waits for it no longer.
    const ended = countsFrom(message) !== null
    if (ended)
      await unlinkFiles(
        transaction,
        (message.attachments ?? []).map((file) => file.id),
      )
    if (ended || contact !== null || !isClosed(message))
      record(deps, transaction, acting, 'delete_mine', message, ended ? unlinked(closed, citizen.id) : closed)
    return { contact: contact !== null, ended }
  })

/** Nothing that a deletion takes from a message that is still handled is left in it: done again, nothing is written. */
const isClosed = ({ hasContact, wantsPublic, hideIdentity, replyOnlyHere }: Message): boolean =>
  !hasContact && !wantsPublic && hideIdentity && replyOnlyHere

/** Whose it was is nowhere in it any more, nor anything that an account could be tried against (`same-act.ts`). */
const unlinked = ({ lastActs: _marks, ...message }: Message, ownerId: string): Message => ({
  ...message,
  ownerId: NO_OWNER,
  timeline: message.timeline.map((entry) => (entry.actorId === ownerId ? { ...entry, actorId: NO_OWNER } : entry)),
})

const record = (
  deps: MessagesDeps,
  transaction: Transaction,
  acting: Acting,
  procedure: string,
  before: Message,
  message: Message,
) => recordChange(transaction, deps, acting, `privacy.${procedure}`, before, { message, events: [] })
