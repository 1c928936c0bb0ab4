import { scan } from '../../shared/documents'
import type { Instant } from '../../shared/kernel/local-date'
import {
  type AuditHead,
  auditEntries,
  auditHeads,
  auditPending,
  auditSeals,
  HEAD_ID,
  type SealedEntry,
} from '../audit.store'
import type { AuditDeps, ExportedHead } from '../deps'
import { sealId, sealOfEntry } from '../chain/seal'
import { checkEntries, checkSeal, type Fault, type Reached, START } from '../chain/verify'

/** What a verification found. */
export interface AuditVerdict {
  readonly seals: number
  readonly entries: number
  readonly faults: readonly Fault[]
  /** Committed and not sealed yet, counted up to 1,000; the oldest of them. */
  readonly unsealed: number
  readonly oldestUnsealedAt: Instant | null
  readonly head: Pick<AuditHead, 'number' | 'sealedAt'> | null
}
const MOST_UNSEALED = 1000

/**
 * Walks the whole chain while the city goes on working: only what was sealed when it began is looked at.
 * A line that was changed, removed or inserted is named by its id; a chain that was cut off or rewritten shows against
 * the heads that were written elsewhere.
 */
export async function verifyAudit(
  { store, keys }: AuditDeps,
  exported: readonly ExportedHead[],
  onProgress: (seals: number) => void = () => undefined,
): Promise<AuditVerdict> {
  const head = await store.get(auditHeads, HEAD_ID)
  const upTo = head?.number ?? 0
  const faults: Fault[] = []
  const headOn = new Map(exported.map((each) => [each.number, each]))
  const entries = new EntryWalk(scan(store, auditEntries, { index: 'all', equals: {} }))
  let reached: Reached = START
  let seals = 0
  for await (const page of scan(store, auditSeals, { index: 'all', equals: {}, range: { to: sealId(upTo) } }))
    for (const seal of page) {
      const key = keys.find(seal.keyId)
      for (const id of await entries.before(seal.number)) faults.push({ fault: 'inserted', at: id })
      faults.push(...checkSeal(seal, key, reached), ...checkEntries(seal, await entries.of(seal.number), key))
      if ((headOn.get(seal.number)?.code ?? seal.code) !== seal.code)
        faults.push({ fault: 'head_differs', at: String(seal.number) })
      reached = seal
      seals += 1
      onProgress(seals)
    }
  if (head !== null && (reached.number !== head.number || reached.code !== head.code))
    faults.push({ fault: 'cut_off', at: String(reached.number) })
  for (const each of exported)
    if (each.number > reached.number) {
      faults.push({ fault: 'cut_off', at: String(reached.number) })
      break
    }
  // What was sealed meanwhile is honest; what stands beyond even that was put there.
  const beyond = await entries.rest()
  const end = (await store.get(auditHeads, HEAD_ID))?.number ?? 0
  for (const id of beyond)
    if ((sealOfEntry(id) ?? Number.MAX_SAFE_INTEGER) > end) faults.push({ fault: 'inserted', at: id })
  const waiting = (await store.query(auditPending, { index: 'all', equals: {}, limit: MOST_UNSEALED })).items
  return {
    seals,
    entries: entries.count,
    faults: [...new Map(faults.map((fault) => [`${fault.fault} ${fault.at}`, fault])).values()],
    unsealed: waiting.length,
    oldestUnsealedAt: waiting[0]?.at ?? null,
    head: head === null ? null : { number: head.number, sealedAt: head.sealedAt },
  }
}

/** The entries in chain order, taken a seal at a time. */
class EntryWalk {
  private page: readonly SealedEntry[] = []
  private at = 0
  private ended = false
  count = 0
  constructor(private readonly pages: AsyncGenerator<readonly SealedEntry[]>) {}

  /** Ids that stand before a seal's and belong to none that was walked. */
  before = (number: number): Promise<string[]> => this.ids((id) => id < sealId(number))
  rest = (): Promise<string[]> => this.ids(() => true)
  async of(number: number): Promise<SealedEntry[]> {
    const taken = await this.take((id) => id.startsWith(`${sealId(number)}.`))
    this.count += taken.length
    return taken
  }

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
