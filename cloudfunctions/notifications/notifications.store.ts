import type { NoticeGroup, NoticePage, SubscriptionTemplate } from '../../types/notifications.terms'
import type { SealedContact, SealedPlace } from '../messages'
import { defineCollection, type StoredDocument } from '../shared/documents'
import type { Instant } from '../shared/kernel/local-date'

/**
 * One notice for one audience: a person, or everybody who holds an office (`audience.ts`). Its id follows from event, rule
 * and audience, so that an event that comes again writes nothing new. Codes, days and names of units; no citizen's words.
 */
export interface Notice extends StoredDocument {
  readonly audience: string
  /** When it happened. */
  readonly at: Instant
  readonly kind: string
  readonly group: NoticeGroup
  readonly title: string
  readonly text: string
  readonly urgent: boolean
  /** Empty where it is about no single message. */
  readonly messageId: string
  readonly opens?: { readonly page: NoticePage; readonly id?: string }
}
export const notices = defineCollection<Notice>('notices', [
  { name: 'by_audience', equals: ['audience'], order: 'at' },
  { name: 'by_time', equals: [], order: 'at' },
])

/** What one person has read and silenced; id = the person's. */
export interface NoticeReader extends StoredDocument {
  /** Everything up to here is read. */
  readonly readThrough: Instant
  /** Read beyond that, oldest first. */
  readonly readIds: readonly string[]
  readonly muted: readonly NoticeGroup[]
}
export const noticeReaders = defineCollection<NoticeReader>('notice_readers', [])

/**
 * The ledger of accepts for one 订阅消息, id `person.template`: one accept is one message. `audiences`: the offices that the
 * person held when accepting, for finding who of an office may be written to.
 */
export interface Subscription extends StoredDocument {
  readonly personId: string
  readonly template: SubscriptionTemplate
  readonly credits: number
  /** Index field: `yes` while a credit is left. */
  readonly open: 'yes' | 'no'
  readonly audiences: readonly string[]
  /** The OPENID, where the account does not name it; bound to this ledger. */
  readonly address?: SealedContact
}
export const subscriptions = defineCollection<Subscription>('subscriptions', [
  { name: 'by_id', equals: [] },
  { name: 'by_audience', equals: ['template', 'open'], contains: 'audiences' },
])

/** For a change of keys. */
export const sealedAddress: SealedPlace<Subscription> = {
  of: ({ address }) => address,
  with: (ledger, address) => ({ ...ledger, address }),
}

/** A notice on its way out of the house. Removed once it is sent; kept with `failed` and the code where it cannot be. */
export interface NoticeSend extends StoredDocument {
  readonly state: 'waiting' | 'failed'
  /** Not tried before this instant. */
  readonly notBefore: Instant
  readonly template: SubscriptionTemplate
  /** An office, to be written to each of its subscribers; or one person, whose credit is spent. */
  readonly audience?: string
  readonly personId?: string
  readonly messageId: string
  readonly urgent: boolean
  readonly group: NoticeGroup
  readonly facts: SendFacts
  readonly attempts: number
  /** Code of the last refusal. */
  readonly code?: string
}
/** What a 订阅消息 may show: nothing of what anybody wrote, no person. */
export interface SendFacts {
  readonly code: string
  readonly unit: string
  /** At most five characters. */
  readonly status: string
  readonly at: Instant
  /** At most twenty characters. */
  readonly tip: string
}
export const noticeSends = defineCollection<NoticeSend>('notice_sends', [
  { name: 'by_state', equals: ['state'], order: 'notBefore' },
])
