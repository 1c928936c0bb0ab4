import type { DomainEvent } from '../shared/outbox/outbox'

/** The stream under which the events of 代理审核 are kept. */
export const DEPUTY_STREAM = 'deputies'

/** Somebody was asked to sign in an approver's absence, or is asked no longer. */
export interface DeputyEvent extends DomainEvent {
  readonly type: 'deputy_set' | 'deputy_ended'
  /** Id of the deputyship, which says for whom and from when to when as long as it stands. */
  readonly deputyshipId: string
  readonly deputyId: string
}
