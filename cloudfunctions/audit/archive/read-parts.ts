import { type DocumentStore, scan } from '../../shared/documents'
import { auditEntries, auditSeals, type SealedEntry, type SealedPart } from '../audit.store'
import { sealId, sealOfEntry } from '../chain/seal'

/**
 * The seals with these numbers as the database holds them, each with whatever stands under it; `strays` are entries
 * under none of them.
 */
export async function readParts(
  store: DocumentStore,
  first: number,
  last: number,
): Promise<{ readonly parts: readonly SealedPart[]; readonly strays: readonly SealedEntry[] }> {
  const within = { index: 'all', equals: {}, range: { from: sealId(first), before: sealId(last + 1) } }
  const under = new Map<number, SealedEntry[]>()
  for await (const page of scan(store, auditEntries, within))
    for (const entry of page) {
      const number = sealOfEntry(entry.id) ?? 0
      under.set(number, [...(under.get(number) ?? []), entry])
    }
  const parts: SealedPart[] = []
  for await (const page of scan(store, auditSeals, within))
    for (const seal of page) {
      parts.push({ seal, entries: under.get(seal.number) ?? [] })
      under.delete(seal.number)
    }
  return { parts, strays: [...under.values()].flat() }
}
