import { archiveOf } from '../archive/plan-archive'
import { checkCut } from '../archive/cut'
import { readArchive } from '../archive/read-archives'
import { readParts } from '../archive/read-parts'
import { type AuditCut, auditCuts, auditHeads, auditSeals, CUT_ID, HEAD_ID, type SealedPart } from '../audit.store'
import type { ChainDeps } from '../deps'
import { sealId } from '../chain/seal'
import { checkPart, type Fault, type Reached, START } from '../chain/verify'

/** Seals that one call looks at: at most 10,000 entries, a second's work. Of what is archived, one file. */
const STRETCH = 20

export interface Stretch {
  readonly seals: number
  readonly entries: number
  readonly faults: Fault[]
  readonly next: number | null
}

/**
 * Verifies the chain from one seal on, a stretch at a time; what was sealed after the head that it saw waits. What the
 * archive takes away meanwhile is looked for again where it is then.
 */
export async function verifyStretch(deps: ChainDeps, from: number): Promise<Stretch> {
  const cut = await deps.store.get(auditCuts, CUT_ID)
  if (cut !== null && from <= cut.number) return archivedStretch(deps, cut, from)
  const stretch = await storedStretch(deps, cut, from)
  const now = await deps.store.get(auditCuts, CUT_ID)
  return now?.number === cut?.number ? stretch : verifyStretch(deps, from)
}

async function storedStretch(deps: ChainDeps, cut: AuditCut | null, from: number): Promise<Stretch> {
  const { store } = deps
  const head = await store.get(auditHeads, HEAD_ID)
  const last = Math.min(from + STRETCH - 1, head?.number ?? 0)
  if (last < from) return { seals: 0, entries: 0, faults: [], next: null }
  const { parts, strays } = await readParts(store, from, last)
  const checked = check(deps, parts, await reachedBefore(deps, cut, from))
  const faults = [...checked.faults, ...strays.map(({ id }) => ({ fault: 'inserted' as const, at: id }))]
  if (from === (cut?.number ?? 0) + 1 && cut !== null) faults.unshift(...checkCut(cut, deps.keys))
  const end = parts.at(-1)?.seal.number
  if (end !== last) faults.push({ fault: 'cut_off', at: String(end ?? from - 1) })
  const entries = checked.entries + strays.length
  return { seals: parts.length, entries, faults, next: head !== null && last < head.number ? last + 1 : null }
}

async function archivedStretch(deps: ChainDeps, cut: AuditCut, from: number): Promise<Stretch> {
  const archive = await archiveOf(deps.store, from)
  if (archive === null) {
    const faults: Fault[] = [{ fault: 'archive_removed', at: `${from}–${cut.number}` }]
    return { seals: 0, entries: 0, faults, next: cut.number + 1 }
  }
  const read = await readArchive(deps, archive, cut)
  const parts = read.parts.filter(({ seal }) => seal.number >= from)
  const previous = from === archive.first && from > 1 ? await archiveOf(deps.store, from - 1) : null
  const before = from === 1 ? START : previous === null ? null : { ...previous, number: previous.last }
  const { entries, faults } = check(deps, parts, before)
  const end = Math.min(archive.last, cut.number)
  const cutShort = parts.length > 0 && parts.at(-1)?.seal.number !== end
  return {
    seals: parts.length,
    entries,
    faults: [...read.faults, ...faults, ...(cutShort ? [{ fault: 'archive_changed' as const, at: String(end) }] : [])],
    next: end + 1,
  }
}

function check({ keys }: ChainDeps, parts: readonly SealedPart[], before: Reached | null) {
  const faults: Fault[] = []
  let reached = before
  let entries = 0
  for (const part of parts) {
    faults.push(...checkPart(part, keys, reached))
    entries += part.entries.length
    reached = part.seal
  }
  return { faults, entries }
}

const reachedBefore = async ({ store }: ChainDeps, cut: AuditCut | null, from: number): Promise<Reached | null> => {
  if (from === 1) return START
  return from === (cut?.number ?? 0) + 1 ? cut : store.get(auditSeals, sealId(from - 1))
}
