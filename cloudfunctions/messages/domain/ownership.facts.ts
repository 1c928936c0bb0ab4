import type { DeclineGround } from '../../../types/messages.terms'
import type { Instant, LocalDate } from '../../shared/kernel/local-date'

/** 协办: what the lead asks of another unit, with a due day of its own. Open until answered or ended. */
export interface AssistTask {
  readonly id: string
  readonly unitId: string
  readonly what: string
  readonly dueOn: LocalDate
  /** Nobody named the day: it follows a holiday notice. Absent: somebody did, or from before it was kept. */
  readonly usual?: true
  readonly requestedAt: Instant
  readonly answer?: { readonly body: string; readonly at: Instant }
  readonly ended?: { readonly reason: string; readonly at: Instant }
}

/** The public answer as an owner of a merged message is given it: by id, so that a correction reaches them. */
export interface MergedAnswer {
  readonly id: string
  readonly at: Instant
  /** The unit that answered the case; absent on messages told before it was kept. */
  readonly unitId?: string
}

/** 不予受理, proposed with grounds and the right channel, approved like a reply. */
export interface Decline {
  readonly ground: DeclineGround
  /** Where to turn instead. */
  readonly channel: string
  readonly body: string
  /** SHA-256 over ground, channel and text; approval binds to it. */
  readonly contentHash: string
  readonly proposedBy: string
  readonly proposedAt: Instant
  readonly approvedBy?: string
  readonly approvedAt?: Instant
}

/** A public answer (`answerId`) or an article (`url`) to the topic that a message lies in, as its owner was told of it. */
export interface TopicAnswer {
  readonly at: Instant
  /**
   * Of an article. A public answer may be taken back, or released anew under another title: it is asked for its own; what
   * was told before that was so has one still, which nobody is shown.
   */
  readonly title?: string
  readonly answerId?: string
  readonly url?: string
}
