import { scan } from '../../shared/documents'
import { type AuditSeal, auditEntries, auditHeads, auditSeals, HEAD_ID, type SealedEntry } from '../audit.store'
import type { AuditDeps } from '../deps'
import { sealId, sealOfEntry } from '../chain/seal'
import { checkEntries, checkSeal, type Fault, type Reached, START } from '../chain/verify'

/** Seals that one call looks at: at most 10,000 entries, a second's work. */
const STRETCH = 20

export interface Stretch {
  readonly seals: number
  readonly entries: number
  readonly faults: Fault[]
  readonly next: number | null
}

/** Verifies the chain from one seal on, a stretch at a time; what was sealed after the head that it saw waits. */
export async function verifyStretch({ store, keys }: AuditDeps, from: number): Promise<Stretch> {
  const head = await store.get(auditHeads, HEAD_ID)
  const last = Math.min(from + STRETCH - 1, head?.number ?? 0)
  if (last < from) return { seals: 0, entries: 0, faults: [], next: null }
  const within = { from: sealId(from), before: sealId(last + 1) }
  const { items } = await store.query(auditSeals, { index: 'all', equals: {}, range: within, limit: STRETCH })
  const bySeal = new Map<number, SealedEntry[]>()
  let entries = 0
  for await (const page of scan(store, auditEntries, { index: 'all', equals: {}, range: within }))
    for (const entry of page) {
      entries += 1
      const number = sealOfEntry(entry.id) ?? 0
      bySeal.set(number, [...(bySeal.get(number) ?? []), entry])
    }
  const faults: Fault[] = []
  let reached: Reached | null = from === 1 ? START : await store.get(auditSeals, sealId(from - 1))
  for (const seal of items) {
    const key = keys.find(seal.keyId)
    faults.push(...checkSeal(seal, key, reached), ...checkEntries(seal, bySeal.get(seal.number) ?? [], key))
    bySeal.delete(seal.number)
    reached = seal
  }
  for (const strays of bySeal.values()) faults.push(...strays.map(({ id }) => ({ fault: 'inserted' as const, at: id })))
  if (isCut(items, last)) faults.push({ fault: 'cut_off', at: String(items.at(-1)?.number ?? from - 1) })
  return { seals: items.length, entries, faults, next: head !== null && last < head.number ? last + 1 : null }
}

const isCut = (items: readonly AuditSeal[], last: number): boolean => items.at(-1)?.number !== last
