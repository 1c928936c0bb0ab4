import type { MessagesDeps } from '../messages'
import type { OwnPart } from '../shared/kernel/own-part'

export interface PrivacyDeps extends MessagesDeps {
  /** What other modules hold of a citizen, in the order of the copy. */
  readonly parts: readonly OwnPart[]
  /** Days that a contact is kept after its message has ended. */
  readonly contactKeepDays: number
}
