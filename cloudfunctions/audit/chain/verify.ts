import type { AuditFault } from '../../../types/audit.terms'
import type { AuditSeal, SealedEntry, SealedPart } from '../audit.store'
import type { AuditKeys } from './chain'
import { entryCode, entryIdAt, sealCode } from './seal'

/** Something wrong, and where: the id of an entry, or the number of a seal. */
export interface Fault {
  readonly fault: AuditFault
  readonly at: string
}

/** What the chain had come to before a seal: nothing, for the first. */
export interface Reached {
  readonly number: number
  readonly code: string
  readonly total: number
}
export const START: Reached = { number: 0, code: '', total: 0 }

/**
 * Holds a seal against its key and the seal before it.
 * @param before null where the walk began in the middle: then its predecessor is not known.
 */
export function checkSeal(seal: AuditSeal, key: Uint8Array | null, before: Reached | null): Fault[] {
  const at = String(seal.number)
  if (key === null) return [{ fault: 'key_unknown', at }]
  if (seal.version !== 1 || sealCode(key, seal) !== seal.code) return [{ fault: 'seal_changed', at }]
  if (before === null) return []
  const missing = Math.min(seal.number - before.number - 1, MOST_NAMED)
  if (missing > 0)
    return Array.from({ length: missing }, (_, index) => ({
      fault: 'seal_removed',
      at: String(before.number + 1 + index),
    }))
  const follows = seal.previous === before.code && seal.total === before.total + seal.entries.length
  return follows ? [] : [{ fault: 'seal_changed', at }]
}
/** Seals missing in one gap that are named one by one. */
const MOST_NAMED = 20

/** Holds the entries stored under a seal against its codes. */
function checkEntries(seal: AuditSeal, stored: readonly SealedEntry[], key: Uint8Array | null): Fault[] {
  const faults: Fault[] = []
  const byId = new Map(stored.map((entry) => [entry.id, entry]))
  seal.entries.forEach((code, index) => {
    const id = entryIdAt(seal.number, index + 1)
    const entry = byId.get(id)
    byId.delete(id)
    if (entry === undefined) faults.push({ fault: 'removed', at: id })
    else if (key !== null && (entry.version !== 1 || entryCode(key, entry) !== code))
      faults.push({ fault: 'changed', at: id })
  })
  for (const id of byId.keys()) faults.push({ fault: 'inserted', at: id })
  return faults
}

/**
 * Holds a seal with what is stored under it against its key and the seal before.
 * @param before as in `checkSeal`
 */
export function checkPart({ seal, entries }: SealedPart, keys: AuditKeys, before: Reached | null): Fault[] {
  const key = keys.find(seal.keyId)
  return [...checkSeal(seal, key, before), ...checkEntries(seal, entries, key)]
}
