import type { MessageKind } from '../../../../types/messages.terms'
import { readStored, writeStored } from '../../../platform/storage'
import { randomUuid } from '../../../platform/uuid'
import type { KeptUpload } from '../../../state/use-uploads'

/** A message being written. It lives on the device until the server has it. */
export interface Draft {
  /** Stays the same for every try of this message, so that a second try never makes a second message. */
  requestId: string
  kind: MessageKind | undefined
  body: string
  place: string
  /** Absent in drafts from before it could be chosen, too. */
  district?: { id: string; name: string } | undefined
  /** Where the pin stands, in degrees. */
  location?: { latitude: number; longitude: number } | undefined
  /** Absent: 不清楚，请帮我转. */
  addressee: { id: string; name: string } | undefined
  aboutUnitStaff: boolean
  hideIdentity: boolean
  wantsPublic: boolean
  mayCall: boolean
  contact: string
  /** Pictures and videos beside the text, as the server may still have them; absent in drafts from before they were kept. */
  uploads?: readonly KeptUpload[]
}

export const emptyDraft = (): Draft => ({
  requestId: randomUuid(),
  kind: undefined,
  body: '',
  place: '',
  addressee: undefined,
  aboutUnitStaff: false,
  hideIdentity: true,
  wantsPublic: false,
  mayCall: false,
  contact: '',
})

/** One draft a person: on a shared computer the next one must not read it. */
const keyOf = (owner: string | undefined): string => `minsheng.draft.${owner ?? 'guest'}`

/** The person's draft; what was written before signing in becomes theirs. */
export function readDraft(owner: string | undefined): Draft | undefined {
  const own = readStored<Draft>(keyOf(owner))
  if (own || owner === undefined) return own
  const asGuest = readStored<Draft>(keyOf(undefined))
  if (asGuest) {
    writeStored(keyOf(undefined), undefined)
    writeStored(keyOf(owner), asGuest)
  }
  return asGuest
}

export const keepDraft = (owner: string | undefined, draft: Draft | undefined): void => writeStored(keyOf(owner), draft)
