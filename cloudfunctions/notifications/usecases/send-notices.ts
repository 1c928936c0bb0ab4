import { accounts, toActor } from '../../identity'
import { type DocumentStore, type Page } from '../../shared/documents'
import { Failures } from '../../shared/kernel/failures'
import { addMilliseconds, type Instant, MINUTE_MS, shanghaiHour } from '../../shared/kernel/local-date'
import { isQuiet, leavesAt } from '../../shared/kernel/quiet-hours'
import { officesOf } from '../audience'
import { subscriptionId, withCredits } from '../deliver'
import type { NotificationsDeps } from '../deps'
import { noticeReaders, type NoticeSend, noticeSends, type Subscription, subscriptions } from '../notifications.store'
import type { Outgoing, SendOutcome } from '../ports'
import { namedOpenId } from '../named-openid'
import { toMessage } from '../subscription-message'

const BATCH = 50
/** Of one office this many are written to, more have never accepted. */
const MOST_OF_OFFICE = 100
/** How long one try may take before another may begin, milliseconds; then it doubles. */
const RETRY_MS = 5 * MINUTE_MS
const MOST_ATTEMPTS = 5

/** A run in which so many fail by themselves has met a defect of everything: it stops. */
const MOST_FAILED = 50

/**
 * Sends what may leave now. Each message is claimed before it is tried and removed after it was sent: a crash in between
 * sends it again, never loses it. What is ready in the quiet hours waits for eight, unless urgent.
 * @returns how many were sent.
 * @throws the first failure once all others had their turn: one that cannot be tried keeps none waiting
 */
export async function sendNotices(deps: NotificationsDeps, more: { readonly goOn: () => boolean }): Promise<number> {
  const { outgoing } = deps
  if (outgoing === undefined) return 0
  const failures = new Failures()
  const failed = new Set<string>()
  let sent = 0
  while (more.goOn() && failed.size < MOST_FAILED) {
    const due: Page<NoticeSend> = await deps.store.query(noticeSends, {
      index: 'by_state',
      equals: { state: 'waiting' },
      range: { to: deps.clock.now() },
      limit: BATCH + failed.size,
    })
    const left = due.items.filter(({ id }) => !failed.has(id))
    if (left.length === 0) break
    for (const send of left) {
      if (!more.goOn()) break
      const done = await failures.during(() => sendOrFanOut(deps, outgoing, send), null)
      if (done === null) failed.add(send.id)
      else sent += done
    }
  }
  failures.tell()
  return sent
}

/** @returns how many were sent by it */
async function sendOrFanOut(deps: NotificationsDeps, outgoing: Outgoing, send: NoticeSend): Promise<number> {
  if (send.audience === undefined) return (await sendOne(deps, outgoing, send.id)) ? 1 : 0
  await fanOut(deps, send, send.audience)
  return 0
}

/** Makes a message for each person of an office who accepted, silenced nothing of it and still holds the office. */
async function fanOut(deps: NotificationsDeps, send: NoticeSend, office: string): Promise<void> {
  const { items } = await deps.store.query(subscriptions, {
    index: 'by_audience',
    equals: { template: send.template, open: 'yes' },
    token: office,
    limit: MOST_OF_OFFICE,
  })
  for (const { id, personId } of items)
    if (await isTold(deps.store, personId, office, send))
      await deps.store.transact(async (transaction) => {
        const own = `${send.id}.${personId}`
        const [ledger, present, whole] = await Promise.all([
          transaction.get(subscriptions, id),
          transaction.get(noticeSends, own),
          transaction.get(noticeSends, send.id),
        ])
        // Gone, another sender has made them all, and may have sent this one.
        if (present !== null || whole === null || ledger === null || ledger.credits === 0) return
        const { audience: _audience, version: _version, ...rest } = send
        transaction.insert(noticeSends, { ...rest, id: own, personId })
        transaction.put(noticeSends, whole)
        transaction.put(subscriptions, withCredits(ledger, ledger.credits - 1))
      })
  await remove(deps.store, send.id)
}

async function isTold(store: DocumentStore, personId: string, office: string, send: NoticeSend): Promise<boolean> {
  const [account, reader] = await Promise.all([store.get(accounts, personId), store.get(noticeReaders, personId)])
  const holds = account !== null && !account.disabled && officesOf(toActor(account)).includes(office)
  return holds && !(reader?.muted.includes(send.group) ?? false)
}

async function sendOne(deps: NotificationsDeps, outgoing: Outgoing, id: string): Promise<boolean> {
  const now = deps.clock.now()
  const claimed = await claim(deps.store, id, now)
  if (claimed === null) return false
  // None of its tries came to an end: whatever breaks them off is not to happen for ever.
  if (claimed.attempts > MOST_ATTEMPTS) {
    await settle(deps.store, claimed, { ended: 'later', code: 'broken_off' })
    return false
  }
  const openId = await addressOf(deps, claimed)
  const template = outgoing.templates[claimed.template]
  const outcome: SendOutcome =
    openId === null || template === undefined
      ? { ended: 'rejected', code: openId === null ? 'no_openid' : 'no_template' }
      : await outgoing.sender.send(toMessage(claimed, template, openId))
  await settle(deps.store, claimed, outcome)
  return outcome.ended === 'sent'
}

async function addressOf(
  { store, vault }: NotificationsDeps,
  { personId, template }: NoticeSend,
): Promise<string | null> {
  if (personId === undefined) return null
  if (template === 'staff_task' && !(await stillWorks(store, personId))) return null
  const named = await namedOpenId(store, personId)
  if (named !== null) return named
  const id = subscriptionId(personId, template)
  const address = (await store.get(subscriptions, id))?.address
  return address === undefined ? null : vault.open(id, address)
}

/** What waited over night may be for somebody whose account was closed in the evening. */
const stillWorks = async (store: DocumentStore, personId: string): Promise<boolean> =>
  (await store.get(accounts, personId))?.disabled === false

/** Takes the message for this try; null: another sender has it, or it has to wait for the morning. */
const claim = (store: DocumentStore, id: string, now: Instant): Promise<NoticeSend | null> =>
  store.transact(async (transaction) => {
    const send = await transaction.get(noticeSends, id)
    if (send === null || send.state !== 'waiting' || send.notBefore > now) return null
    const held = !send.urgent && isQuiet(shanghaiHour(now))
    const attempts = send.attempts + (held ? 0 : 1)
    const notBefore = held ? leavesAt(now) : addMilliseconds(now, RETRY_MS * 2 ** send.attempts)
    const next = { ...send, attempts, notBefore }
    transaction.put(noticeSends, next)
    return held ? null : { ...next, version: send.version + 1 }
  })

const settle = (store: DocumentStore, send: NoticeSend, outcome: SendOutcome): Promise<void> =>
  store.transact(async (transaction) => {
    const present = await transaction.get(noticeSends, send.id)
    // Gone, or given up, by another sender who thought that this one had been broken off.
    if (present === null || present.state !== 'waiting') return
    if (outcome.ended === 'sent') return transaction.remove(noticeSends, present)
    const { ended, code } = outcome
    const failed = ended !== 'later' || send.attempts >= MOST_ATTEMPTS
    transaction.put(noticeSends, { ...present, code, ...(failed ? { state: 'failed' as const } : {}) })
    if (!failed || send.personId === undefined) return
    const ledger = await transaction.get(subscriptions, subscriptionId(send.personId, send.template))
    if (ledger !== null) transaction.put(subscriptions, after(ledger, ended))
  })

/** Refused: whatever was accepted before is void. Our own mistake gives the accept back. */
const after = (ledger: Subscription, ended: 'refused' | 'rejected' | 'later'): Subscription =>
  withCredits(ledger, ended === 'refused' ? 0 : ledger.credits + 1)

const remove = (store: DocumentStore, id: string): Promise<void> =>
  store.transact(async (transaction) => {
    const present = await transaction.get(noticeSends, id)
    if (present !== null) transaction.remove(noticeSends, present)
  })
