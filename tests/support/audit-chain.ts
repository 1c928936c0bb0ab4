import {
  appendAudit,
  archiveAudit,
  type ArchiveFiles,
  type ChainDeps,
  type ExportedHead,
  exportHead,
  sealAudit,
  verifyAudit,
} from '../../cloudfunctions/audit'
import { lazyAuditKeys } from '../../cloudfunctions/runtime/audit-home'
import { randomIds } from '../../cloudfunctions/runtime/core'
import type { DocumentStore } from '../../cloudfunctions/shared/documents'
import { ALWAYS, MovedClock, people } from './small-city'

export const AUDIT_KEY = { id: 'test', key: Buffer.alloc(32, 4) }
export const auditKeys = lazyAuditKeys(() => ({ current: AUDIT_KEY, old: [] }))

/** How long entries stay in the database of a test, days. */
export const KEEP_DAYS = 366

/** An archive in memory. */
export const keptFiles = (files = new Map<string, Uint8Array>()): ArchiveFiles => ({
  async write(name, bytes) {
    files.set(name, bytes)
    return name
  },
  read: async (handle) => files.get(handle) ?? null,
})

/** A chain on a store, and the hands to write, seal and verify it. */
export class AuditChain {
  readonly clock = new MovedClock()
  readonly deps: ChainDeps
  readonly heads: ExportedHead[] = []
  /** The archive: bytes by their names. */
  readonly files = new Map<string, Uint8Array>()
  constructor(readonly store: DocumentStore) {
    this.deps = { store, clock: this.clock, keys: auditKeys, archives: keptFiles(this.files) }
  }

  /** One change with its entry. */
  write = (subject: string): Promise<void> =>
    this.store.transact(async (transaction) =>
      appendAudit(transaction, randomIds, {
        actor: people.handler,
        at: this.clock.now(),
        action: 'messages.accept',
        subject: { kind: 'message', id: subject },
        what: { status: 'processing', version: 2, unitId: 'heating' },
      }),
    )
  async writeMany(count: number, prefix = 'm'): Promise<void> {
    for (let n = 1; n <= count; n += 1) await this.write(`${prefix}${n}`)
  }
  seal = (batch = 5, holder = 'sealer', store = this.store): Promise<boolean> =>
    sealAudit({ ...this.deps, store }, { holder, batch, ...ALWAYS })
  archive = (more: Partial<ChainDeps & Omit<Parameters<typeof archiveAudit>[1], 'holder'>> = {}, holder = 'archiver') =>
    archiveAudit(
      { ...this.deps, ids: randomIds, ...more },
      { holder, batch: 5, keepDays: KEEP_DAYS, ...ALWAYS, ...more },
    )
  export = (): Promise<void> =>
    exportHead(this.deps, {
      write: async (head) => {
        this.heads.push(head)
      },
    })
  verify = () => verifyAudit(this.deps, this.heads)
  /** The faults alone, readable. */
  faults = async (): Promise<string[]> => (await this.verify()).faults.map(({ fault, at }) => `${fault} ${at}`)
}
