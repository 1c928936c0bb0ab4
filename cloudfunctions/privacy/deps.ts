import type { MessagesDeps } from '../messages'

/** What a citizen follows; given by the hall. */
export interface OwnFollows {
  names(citizenId: string): Promise<readonly string[]>
  forget(citizenId: string): Promise<void>
}

export interface PrivacyDeps extends MessagesDeps {
  readonly follows: OwnFollows
  /** Days that a contact is kept after its message has ended. */
  readonly contactKeepDays: number
}
