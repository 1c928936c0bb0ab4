/** A contact, encrypted. All four values but `keyId` are base64. */
export interface SealedContact {
  /** Which key sealed it, so that keys can be changed without losing what older ones sealed. */
  readonly keyId: string
  readonly iv: string
  readonly tag: string
  readonly ciphertext: string
}

/**
 * Seals phone numbers and addresses of citizens (rules, B6). The sealed value is bound to its message:
 * copied to another message it does not open.
 */
export interface ContactVault {
  seal(messageId: string, plain: string): SealedContact
  /** The key that seals now. */
  keyId(): string
  /** Older keys are at hand, so some values may still be sealed with them. */
  changesKeys(): boolean
  /** @throws Error when the key is unknown, the value was altered, or it belongs to another message. */
  open(messageId: string, sealed: SealedContact): string
}
