import type { NewDocument } from '../../shared/documents'
import type { Instant } from '../../shared/kernel/local-date'
import type { AuditEntry } from '../audit-entry'
import type { AuditHead, AuditSeal, SealedEntry } from '../audit.store'
import { type AuditKey, codeOfEntry, codeOfSeal } from './chain'

/** Seals are counted in ten digits, positions in five: ids sort as the chain runs. */
export const sealId = (number: number): string => String(number).padStart(10, '0')
export const entryIdAt = (seal: number, position: number): string =>
  `${sealId(seal)}.${String(position).padStart(5, '0')}`

/** The number of the seal that an entry's id names; null for an id that no sealer made. */
export const sealOfEntry = (id: string): number | null => (/^\d{10}\.\d{5}$/.test(id) ? Number(id.slice(0, 10)) : null)

export const entryCode = (key: Uint8Array, { version: _version, ...entry }: SealedEntry): string =>
  codeOfEntry(key, entry)

export const sealCode = (key: Uint8Array, { version: _version, code: _code, ...seal }: AuditSeal): string =>
  codeOfSeal(key, seal)

/** The next link: the entries at their places, the seal over them, and the head that points at it. */
export function sealBatch(
  head: Pick<AuditHead, 'number' | 'code' | 'total'> | null,
  entries: readonly AuditEntry[],
  { id: keyId, key }: AuditKey,
  sealedAt: Instant,
): { readonly entries: readonly NewDocument<SealedEntry>[]; readonly seal: NewDocument<AuditSeal> } {
  const number = (head?.number ?? 0) + 1
  const sealed = entries.map(({ version: _version, id, ...entry }, index) => ({
    ...entry,
    id: entryIdAt(number, index + 1),
    entryId: id,
  }))
  const open = {
    id: sealId(number),
    number,
    sealedAt,
    keyId,
    previous: head?.code ?? '',
    entries: sealed.map((entry) => codeOfEntry(key, entry)),
    total: (head?.total ?? 0) + sealed.length,
  }
  return { entries: sealed, seal: { ...open, code: codeOfSeal(key, open) } }
}
