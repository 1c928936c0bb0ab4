import { scan } from '../../shared/documents'
import type { Instant } from '../../shared/kernel/local-date'
import { checkCut } from '../archive/cut'
import { readArchives } from '../archive/read-archives'
import {
  type AuditCut,
  type AuditHead,
  auditCuts,
  auditEntries,
  auditHeads,
  auditPending,
  auditSeals,
  CUT_ID,
  HEAD_ID,
  type SealedEntry,
  type SealedPart,
} from '../audit.store'
import type { ChainDeps, ExportedHead } from '../deps'
import { sealId, sealOfEntry } from '../chain/seal'
import { checkPart, type Fault, type Reached, START } from '../chain/verify'

/** What a verification found. */
export interface AuditVerdict {
  readonly seals: number
  /** How many of them lie in the archive. */
  readonly archived: number
  readonly entries: number
  readonly faults: readonly Fault[]
  /** Committed and not sealed yet, counted up to 1,000; the oldest of them. */
  readonly unsealed: number
  readonly oldestUnsealedAt: Instant | null
  readonly head: Pick<AuditHead, 'number' | 'sealedAt'> | null
}
const MOST_UNSEALED = 1000

/**
 * Walks the whole chain, the archived part first, while the city goes on working: only what was sealed when it began is
 * looked at, and where the archive takes something away meanwhile it begins again.
 * A line that was changed, removed or inserted is named by its id; a chain that was cut off or rewritten shows against
 * the heads that were written elsewhere.
 */
export async function verifyAudit(
  deps: ChainDeps,
  exported: readonly ExportedHead[],
  onProgress: (seals: number) => void = () => undefined,
): Promise<AuditVerdict> {
  for (;;) {
    const cut = await deps.store.get(auditCuts, CUT_ID)
    const verdict = await walkChain(deps, cut, exported, onProgress)
    const now = await deps.store.get(auditCuts, CUT_ID)
    if (now?.number === cut?.number) return verdict
  }
}

async function walkChain(
  deps: ChainDeps,
  cut: AuditCut | null,
  exported: readonly ExportedHead[],
  onProgress: (seals: number) => void,
): Promise<AuditVerdict> {
  const { store } = deps
  const head = await store.get(auditHeads, HEAD_ID)
  const walk = new ChainWalk(deps, exported, onProgress)
  if (cut !== null) await walk.archived(cut)
  const archived = walk.seals
  const entries = new EntryWalk(scan(store, auditEntries, { index: 'all', equals: {} }))
  const upTo = { to: sealId(head?.number ?? 0) }
  for await (const page of scan(store, auditSeals, { index: 'all', equals: {}, range: upTo }))
    for (const seal of page) {
      for (const id of await entries.before(seal.number)) walk.faults.push({ fault: 'inserted', at: id })
      const stored = await entries.of(seal.number)
      if (seal.number > (cut?.number ?? 0)) walk.step({ seal, entries: stored })
      // Before the cut nothing is left; what stands there was put there.
      else walk.faults.push({ fault: 'inserted', at: String(seal.number) })
    }
  const { reached } = walk
  if (head !== null && (reached.number !== head.number || reached.code !== head.code))
    walk.faults.push({ fault: 'cut_off', at: String(reached.number) })
  if (exported.some((each) => each.number > reached.number))
    walk.faults.push({ fault: 'cut_off', at: String(reached.number) })
  // What was sealed meanwhile is honest; what stands beyond even that was put there.
  const beyond = await entries.rest()
  const end = (await store.get(auditHeads, HEAD_ID))?.number ?? 0
  for (const id of beyond)
    if ((sealOfEntry(id) ?? Number.MAX_SAFE_INTEGER) > end) walk.faults.push({ fault: 'inserted', at: id })
  const waiting = (await store.query(auditPending, { index: 'all', equals: {}, limit: MOST_UNSEALED })).items
  return {
    seals: walk.seals,
    archived,
    entries: walk.entries,
    faults: [...new Map(walk.faults.map((fault) => [`${fault.fault} ${fault.at}`, fault])).values()],
    unsealed: waiting.length,
    oldestUnsealedAt: waiting[0]?.at ?? null,
    head: head === null ? null : { number: head.number, sealedAt: head.sealedAt },
  }
}

/** How far a verification has come, and what it found. */
class ChainWalk {
  readonly faults: Fault[] = []
  reached: Reached = START
  seals = 0
  entries = 0
  private readonly codesAt = new Map<number, string[]>()
  constructor(
    private readonly deps: ChainDeps,
    exported: readonly ExportedHead[],
    private readonly onProgress: (seals: number) => void,
  ) {
    // Of a quiet city several days end at one seal: every one of their lines counts.
    for (const { number, code } of exported) this.codesAt.set(number, [...(this.codesAt.get(number) ?? []), code])
  }

  step(part: SealedPart, before: Reached | null = this.reached): void {
    const { seal, entries } = part
    this.faults.push(...checkPart(part, this.deps.keys, before))
    if (this.codesAt.get(seal.number)?.some((code) => code !== seal.code) === true)
      this.faults.push({ fault: 'head_differs', at: String(seal.number) })
    this.reached = seal
    this.seals += 1
    this.entries += entries.length
    this.onProgress(this.seals)
  }

  /** Everything up to the cut, out of its files. What of a file cannot be read is said once, not seal by seal. */
  async archived(cut: AuditCut): Promise<void> {
    this.faults.push(...checkCut(cut, this.deps.keys))
    let before: Reached | null = START
    for await (const { parts, faults } of readArchives(this.deps, cut)) {
      this.faults.push(...faults)
      for (const part of parts) {
        this.step(part, before)
        before = part.seal
      }
      if (parts.length === 0) before = null
    }
    if (before !== null && (before.number !== cut.number || before.code !== cut.code))
      this.faults.push({ fault: 'archive_removed', at: `${before.number + 1}–${cut.number}` })
    this.reached = cut
  }
}

/** The entries in chain order, taken a seal at a time. */
class EntryWalk {
  private page: readonly SealedEntry[] = []
  private at = 0
  private ended = false
  constructor(private readonly pages: AsyncGenerator<readonly SealedEntry[]>) {}

  /** Ids that stand before a seal's and belong to none that was walked. */
  before = (number: number): Promise<string[]> => this.ids((id) => id < sealId(number))
  rest = (): Promise<string[]> => this.ids(() => true)
  of = (number: number): Promise<SealedEntry[]> => this.take((id) => id.startsWith(`${sealId(number)}.`))

  private ids = async (wanted: (id: string) => boolean): Promise<string[]> =>
    (await this.take(wanted)).map(({ id }) => id)
  private async take(wanted: (id: string) => boolean): Promise<SealedEntry[]> {
    const taken: SealedEntry[] = []
    for (let next = await this.peek(); next !== undefined && wanted(next.id); next = await this.peek()) {
      taken.push(next)
      this.at += 1
    }
    return taken
  }
  private async peek(): Promise<SealedEntry | undefined> {
    while (this.at >= this.page.length && !this.ended) {
      const next = await this.pages.next()
      this.ended = next.done === true
      this.page = next.done === true ? [] : next.value
      this.at = 0
    }
    return this.page[this.at]
  }
}
