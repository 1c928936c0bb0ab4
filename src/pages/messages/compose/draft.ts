import type { MessageKind } from '../../../../types/messages.terms'
import { readStored, storedKeys, writeStored } from '../../../platform/storage'
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

const PREFIX = 'minsheng.draft.'
/** One draft a person: on a shared computer the next one must not read it. */
const keyOf = (owner: string | undefined): string => `${PREFIX}${owner ?? 'guest'}`
/** Where a draft waits while its writer writes another. */
const earlierKeyOf = (owner: string): string => `${keyOf(owner)}.earlier`
const isBlank = (draft: Draft): boolean => draft.body.trim() === ''

/**
 * The person's draft. What was written before signing in becomes theirs and stays in sight; a text that they had begun
 * before waits beside it (`earlierDraft`).
 */
export function readDraft(owner: string | undefined): Draft | undefined {
  const own = readStored<Draft>(keyOf(owner))
  const asGuest = owner === undefined ? undefined : readStored<Draft>(keyOf(undefined))
  if (owner === undefined || !asGuest) return own
  writeStored(keyOf(undefined), undefined)
  if (own && isBlank(asGuest)) return own
  keepEarlier(owner, own?.body.trim() === asGuest.body.trim() ? undefined : own)
  writeStored(keyOf(owner), asGuest)
  return asGuest
}

export const keepDraft = (owner: string | undefined, draft: Draft | undefined): void => writeStored(keyOf(owner), draft)

/** The text that was begun before the present one; absent when there is none. */
export const earlierDraft = (owner: string | undefined): Draft | undefined =>
  owner === undefined ? undefined : readStored<Draft>(earlierKeyOf(owner))

const keepEarlier = (owner: string, draft: Draft | undefined): void => {
  if (draft && !isBlank(draft)) writeStored(earlierKeyOf(owner), draft)
}

/** The earlier text takes the place of the present one, which waits now where it has a body. */
export function takeEarlier(owner: string, present: Draft): Draft {
  const earlier = earlierDraft(owner) ?? emptyDraft()
  dropEarlier(owner)
  keepEarlier(owner, present)
  keepDraft(owner, earlier)
  return earlier
}

export const dropEarlier = (owner: string): void => writeStored(earlierKeyOf(owner), undefined)

/** Whether somebody who is not signed in now has an unfinished text on this device. Whose and what is not told. */
export const someoneHasDraft = (): boolean =>
  storedKeys().some((key) => {
    if (!key.startsWith(PREFIX) || key === keyOf(undefined)) return false
    const draft = readStored<Draft>(key)
    return draft !== undefined && !isBlank(draft)
  })
