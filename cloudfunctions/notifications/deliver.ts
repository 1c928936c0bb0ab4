import type { Transaction } from '../shared/documents'
import { DAY_MS, type Instant } from '../shared/kernel/local-date'
import { leavesAt } from '../shared/kernel/quiet-hours'
import { personOf } from './audience'
import {
  noticeReaders,
  type NoticeSend,
  noticeSends,
  notices,
  type Subscription,
  subscriptions,
} from './notifications.store'
import type { Outgoing } from './ports'
import type { WrittenNotice } from './write-notices'

/** What happened longer ago than this no longer leaves the house: after an outage nobody is woken by old news. */
const STALE_MS = DAY_MS

/** The ledger of one person and template. */
export const subscriptionId = (personId: string, template: string): string => `${personId}.${template}`

/**
 * Writes notices in the caller's transaction, those that are there already left alone; and what of them may leave the
 * house: to a person against a credit, to an office for the sender to find who accepted.
 */
export async function deliver(
  transaction: Transaction,
  written: readonly WrittenNotice[],
  now: Instant,
  outgoing: Outgoing | undefined,
): Promise<void> {
  const present = await Promise.all(written.map(({ notice }) => transaction.get(notices, notice.id)))
  const fresh = written.filter((_one, at) => present[at] === null)
  for (const { notice } of fresh) transaction.insert(notices, notice)
  if (outgoing === undefined) return
  const leaving = fresh.filter(
    ({ notice, template }) =>
      outgoing.templates[template] !== undefined && Date.parse(now) - Date.parse(notice.at) < STALE_MS,
  )
  const offices = leaving.filter(({ notice }) => personOf(notice.audience) === null)
  for (const one of offices) transaction.insert(noticeSends, sendOf(one, now, { audience: one.notice.audience }))
  const persons = leaving.flatMap((one) => {
    const personId = personOf(one.notice.audience)
    return personId === null ? [] : [{ one, personId }]
  })
  for (const [id, wanted] of grouped(persons, ({ one, personId }) => subscriptionId(personId, one.template)))
    await spend(transaction, id, wanted, now)
}

type Wanted = { readonly one: WrittenNotice; readonly personId: string }

/** As many of a person's notices as there are credits; what the person silenced costs none. */
async function spend(transaction: Transaction, id: string, wanted: readonly Wanted[], now: Instant): Promise<void> {
  const ledger = await transaction.get(subscriptions, id)
  if (ledger === null || ledger.credits === 0) return
  const muted = (await transaction.get(noticeReaders, ledger.personId))?.muted ?? []
  const sent = wanted.filter(({ one }) => !muted.includes(one.notice.group)).slice(0, ledger.credits)
  if (sent.length === 0) return
  for (const { one, personId } of sent) transaction.insert(noticeSends, sendOf(one, now, { personId }))
  transaction.put(subscriptions, withCredits(ledger, ledger.credits - sent.length))
}

/** The ledger with another number of accepts. */
export const withCredits = <Of extends Pick<Subscription, 'credits' | 'open'>>(ledger: Of, credits: number): Of => ({
  ...ledger,
  credits,
  open: credits > 0 ? 'yes' : 'no',
})

const sendOf = (
  { notice, template, facts }: WrittenNotice,
  now: Instant,
  to: Pick<NoticeSend, 'audience' | 'personId'>,
) => ({
  id: notice.id,
  state: 'waiting' as const,
  notBefore: notice.urgent ? now : leavesAt(now),
  template,
  ...to,
  messageId: notice.messageId,
  urgent: notice.urgent,
  group: notice.group,
  facts,
  attempts: 0,
})

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
