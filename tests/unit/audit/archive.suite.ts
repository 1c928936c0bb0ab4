import {
  auditArchives,
  auditCuts,
  auditEntries,
  auditFunction,
  auditPending,
  auditSeals,
} from '../../../cloudfunctions/audit'
import type { DocumentStore } from '../../../cloudfunctions/shared/documents'
import type { AuditContract } from '../../../types/audit.contract'
import type { OutputOf } from '../../../types/wire.contract'
import { callAs } from '../../support/call-module'
import { AuditChain } from '../../support/audit-chain'
import { people } from '../../support/small-city'

export const all = { index: 'all', equals: {}, limit: 1000 } as const
const YEAR_LATER = '2027-07-05T01:00:00.000Z'

/** Two old seals of five entries and one of two, the end written elsewhere; then a year passes and one is new. */
export async function openOld(store: DocumentStore): Promise<AuditChain> {
  const chain = new AuditChain(store)
  await chain.writeMany(12)
  await chain.seal(5)
  await chain.export()
  chain.clock.to(YEAR_LATER)
  await chain.write('new')
  await chain.seal(5)
  return chain
}

const linesIn = (chain: AuditChain): string[] =>
  [...chain.files.values()].flatMap((bytes) => Buffer.from(bytes).toString('utf8').trimEnd().split('\n'))

/** The archive of the audit log, on any store; `open` gives an empty one. */
export function archiveSuite(open: () => Promise<DocumentStore>): void {
  it('takes what is older than its time out of the database, and the chain holds across the cut', async () => {
    const chain = await openOld(await open())
    expect(await chain.archive()).toBe(true)
    const { items: left } = await chain.store.query(auditEntries, all)
    expect(left.map(({ subjectId }) => subjectId)).toEqual(['new'])
    expect((await chain.store.query(auditSeals, all)).items.map(({ number }) => number)).toEqual([4])
    expect([...chain.files.keys()]).toEqual([expect.stringMatching(/^0000000001-0000000003-[0-9a-f]{16}\.jsonl$/)])
    expect(linesIn(chain)).toHaveLength(3)
    for (let n = 1; n <= 12; n += 1) expect(linesIn(chain).join('')).toContain(`"subjectId":"m${n}"`)
    expect(await chain.verify()).toMatchObject({ seals: 4, archived: 3, entries: 13, faults: [] })
    // What it did is in the log, with the fingerprint of the file.
    const { items } = await chain.store.query(auditPending, all)
    const [archive] = (await chain.store.query(auditArchives, all)).items
    expect(items).toMatchObject([
      { action: 'job:audit.archive', actorId: 'system', what: { seals: 3, entries: 12, hash: archive?.sha256 } },
    ])
  })

  it('leaves everything that is younger, and is nothing when it is asked again', async () => {
    const chain = await openOld(await open())
    expect(await chain.archive({ keepDays: 400 })).toBe(true)
    expect(chain.files.size).toBe(0)
    await chain.archive()
    const after = [...chain.files.keys()]
    expect(await chain.archive()).toBe(true)
    expect([...chain.files.keys()]).toEqual(after)
    // The new entries are sealed, grow old, and follow into a file of their own.
    await chain.seal(5)
    chain.clock.to('2028-07-08T01:00:00.000Z')
    await chain.archive()
    expect(chain.files.size).toBe(2)
    expect((await chain.store.query(auditEntries, all)).items).toEqual([])
    await chain.write('later')
    await chain.seal(5)
    expect(await chain.verify()).toMatchObject({ seals: 6, archived: 5, faults: [] })
  })

  it('is shown to the auditor, who verifies it file by file', async () => {
    const chain = await openOld(await open())
    await chain.archive()
    const nobody = { nameOf: async () => null, messageOf: async () => null }
    const served = auditFunction({ ...chain.deps, ...nobody })
    const call = async <P extends keyof AuditContract>(procedure: P, input: object) => {
      const body = await callAs(served, people.auditor, procedure, input)
      return (body as unknown as { data: OutputOf<AuditContract[P]> }).data
    }
    expect(await call('status', {})).toMatchObject({
      entries: 13,
      archived: { entries: 12, seals: 3, sealedAt: '2026-07-03T01:00:00.000Z' },
    })
    expect(await call('verify', {})).toEqual({ seals: 3, entries: 12, faults: [], next: 4 })
    expect(await call('verify', { from: 2 })).toEqual({ seals: 2, entries: 7, faults: [], next: 4 })
    expect(await call('verify', { from: 4 })).toEqual({ seals: 1, entries: 1, faults: [], next: null })
    chain.files.clear()
    const gone = { fault: 'archive_removed', at: '1–3' }
    expect(await call('verify', {})).toEqual({ seals: 0, entries: 0, faults: [gone], next: 4 })
  })

  it('shows a cut that nobody made: seals that were removed do not pass for archived', async () => {
    const chain = await openOld(await open())
    const { items: seals } = await chain.store.query(auditSeals, all)
    const { items: entries } = await chain.store.query(auditEntries, all)
    await chain.store.transact(async (transaction) => {
      for (const seal of seals.slice(0, 3)) transaction.remove(auditSeals, seal)
      for (const entry of entries.filter(({ subjectId }) => subjectId !== 'new'))
        transaction.remove(auditEntries, entry)
      const { number = 0, code = '', total = 0, sealedAt = '', keyId = '' } = seals[2] ?? {}
      transaction.insert(auditCuts, { id: 'cut', number, code, total, sealedAt, keyId, mark: code })
    })
    expect(await chain.faults()).toEqual(['archive_changed 3', 'archive_removed 1–3'])
    await expect(chain.archive()).rejects.toMatchObject({ name: 'ArchiveRefusal', code: 'cut_changed' })
  })
}
