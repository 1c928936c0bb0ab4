import type { MessageKind, MessageStatus } from '../../../types/messages.terms'
import type { LocalDate } from '../../shared/kernel/local-date'
import type { Signing } from './approval'

/** What decides who may do what; small enough to ride on every inbox row. */
export interface ActionFacts {
  readonly status: MessageStatus
  readonly kind: MessageKind
  readonly ownerId: string
  readonly unitId: string | null
  readonly subUnitId?: string
  /** Staff who recorded it from elsewhere: no citizen reads it here. */
  readonly recordedBy?: string
  /** The post (mailbox) it was written to. */
  readonly postId?: string
  readonly draftedBy?: string
  /** Who saved earlier drafts of the answer that `draftedBy` saved last; absent: nobody else. */
  readonly earlierDrafters?: readonly string[]
  /** What the draft needs and has of signatures; absent: one, as before steps were kept. */
  readonly signing?: Signing
  /** Published on paper: who is named on the sheet, and the last day on which they may revoke it. */
  readonly paper?: { readonly by: readonly string[]; readonly until: LocalDate }
  readonly replyDueOn: LocalDate
  /** Words of danger to life were found. */
  readonly urgent: boolean
  readonly rated: boolean
  readonly callBackOpen: boolean
  readonly reworked: boolean
  readonly extended: boolean
  /** The unit's last question ran out unanswered: it works with what it has, as the citizen was told. */
  readonly askedInVain?: true
  readonly withdrawalPending: boolean
  readonly extensionPending: boolean
  readonly complexPending: boolean
  /** The last day on which the matter may become complex: never near the due day (design, "Clocks"). */
  readonly complexUntil: LocalDate
  /** A public promise that is neither kept nor changed may still be changed; `open`: neither kept nor given up. */
  readonly promiseOpen: boolean
  readonly promiseChangeable: boolean
  /** A promise was missed, and the citizen has not yet said whether it is to be worked on again. */
  readonly promiseMissed: boolean
  /** The last day on which somebody reminded of it; once a day is enough. Absent: nobody did. */
  readonly remindedOn?: LocalDate
  // Absent on messages from before these existed: nothing is pending, nothing was ruled.
  /** The last day on which who handles it is still open: the unit may return it, the owner contest it. */
  readonly routeOpenUntil?: LocalDate
  /** The owner contested the route; once for each message. */
  readonly contested?: boolean
  readonly contestPending?: boolean
  /** The returns are used up and the last holder keeps it until the press office has ruled. */
  readonly adjudicationPending?: boolean
  /** The press office ruled who handles it: final. */
  readonly adjudicated?: boolean
  /** Units with an open task 协办. */
  readonly assistUnitIds?: readonly string[]
  /** Who proposed 不予受理, while it waits for approval. */
  readonly declineProposedBy?: string
  /** The message that it was merged into has its public answer: this owner reads and rates it. */
  readonly mergedAnswered?: boolean
  /** A machine pointed at it and nobody has looked yet. */
  readonly screeningOpen?: boolean
  /** Messages that were merged into this one. */
  readonly mergedIds?: readonly string[]
}
