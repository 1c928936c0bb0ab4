import { createHmac } from 'node:crypto'

/** A key of the chain and the id under which it is known; kept where the database's administrators cannot read it. */
export interface AuditKey {
  readonly id: string
  readonly key: Uint8Array
}

/** The key that seals, and those that sealed before and only check. Asked for when the first seal needs them. */
export interface AuditKeys {
  current(): AuditKey
  find(id: string): Uint8Array | null
}

/** What the chain covers of a stored document: all of it but its place in the store. */
type Covered = Readonly<Record<string, unknown>>

/** 128 bits of HMAC-SHA256 an entry (RFC 2104 allows half of the digest), the whole 256 for a seal. */
const ENTRY_CODE_BYTES = 16

/** The code of one entry at its place; whoever changes or moves a line needs the key to make another. */
export const codeOfEntry = (key: Uint8Array, entry: Covered): string =>
  hmac(key, 'entry', entry).subarray(0, ENTRY_CODE_BYTES).toString('base64url')

/** The code of a seal over everything it says, the code of the seal before among it. */
export const codeOfSeal = (key: Uint8Array, seal: Covered): string => hmac(key, 'seal', seal).toString('base64url')

/** The code of the place where the archived part ends. */
export const codeOfCut = (key: Uint8Array, cut: Covered): string => hmac(key, 'cut', cut).toString('base64url')

const hmac = (key: Uint8Array, kind: string, covered: Covered): Buffer =>
  createHmac('sha256', key).update(kind).update('\0').update(canonical(covered)).digest()

/**
 * One text for one value, whatever order a store gives its fields back in. Version and, for a seal, its own code are
 * left out by the caller; an absent field and `undefined` are the same.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const fields = Object.entries(value).filter(([, each]) => each !== undefined)
  fields.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`).join(',')}}`
}
