import { createHash } from 'node:crypto'
import { memoryStore } from '../../../cloudfunctions/adapters/memory'
import {
  type ArchiveFiles,
  auditArchives,
  auditEntries,
  auditPending,
  auditSeals,
  verifyAudit,
} from '../../../cloudfunctions/audit'
import { fromArchive } from '../../../cloudfunctions/audit/archive/archive-file'
import type { DocumentStore } from '../../../cloudfunctions/shared/documents'
import { fc } from '../../support/property'
import { AuditChain, keptFiles } from '../../support/audit-chain'
import { all, archiveSuite, openOld } from './archive.suite'

describe('the archive of the audit log', () => archiveSuite(async () => memoryStore()))

/** Where an entry is: in a file or the database (its seal decides), or waiting. Each once, or something is wrong. */
async function whereabouts(chain: AuditChain): Promise<string[]> {
  const filed = [...chain.files.values()].flatMap((bytes) => fromArchive(bytes) ?? [])
  const { items: seals } = await chain.store.query(auditSeals, all)
  const stored = new Set(seals.map(({ number }) => number))
  const archived = filed.filter(({ seal }) => !stored.has(seal.number)).flatMap(({ entries }) => entries)
  const { items: entries } = await chain.store.query(auditEntries, all)
  const { items: pending } = await chain.store.query(auditPending, all)
  return [...archived, ...entries, ...pending]
    .filter(({ action }) => action !== 'job:audit.archive')
    .map(({ subjectId }) => subjectId)
    .sort()
}

/** A store and files that die at some of their steps: before they did it, or after. */
function dying(chain: AuditChain, crashes: readonly number[]): { store: DocumentStore; archives: ArchiveFiles } {
  let steps = 0
  const step = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const mine = (steps += 1)
    if (crashes.includes(mine) && mine % 2 === 0) throw new Error('killed before it was done')
    const result = await work()
    if (crashes.includes(mine)) throw new Error('killed after it was done')
    return result
  }
  const { store } = chain
  const files = keptFiles(chain.files)
  return {
    store: {
      get: (collection, id) => store.get(collection, id),
      query: (collection, query) => store.query(collection, query),
      transact: (work) => step(() => store.transact(work)),
    },
    archives: {
      write: (name, bytes) => step(() => files.write(name, bytes)),
      read: (name) => step(() => files.read(name)),
    },
  }
}

describe('an archiver', () => {
  it('loses and doubles no entry, whenever it dies and however often two of them run', async () => {
    const days = fc.array(
      fc.record({
        written: fc.nat(9),
        batch: fc.integer({ min: 1, max: 4 }),
        days: fc.integer({ min: 1, max: 300 }),
        crashes: fc.array(fc.nat(25), { maxLength: 4 }),
        two: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    )
    await fc.assert(
      fc.asyncProperty(days, async (turns) => {
        const chain = new AuditChain(memoryStore())
        const written: string[] = []
        for (const [index, turn] of turns.entries()) {
          await chain.writeMany(turn.written, `t${index}-`)
          for (let n = 1; n <= turn.written; n += 1) written.push(`t${index}-${n}`)
          await chain.seal(turn.batch)
          chain.clock.onHours(24 * turn.days)
          const run = (holder: string) => chain.archive(dying(chain, turn.crashes), holder).catch(() => false)
          await Promise.all(turn.two ? [run('one'), run('two')] : [run('one')])
          expect(await whereabouts(chain)).toEqual([...written].sort())
          expect(await chain.faults()).toEqual([])
        }
        chain.clock.onHours(24 * 400) // The lease of a dead archiver has run out, and all is old.
        await chain.seal(5)
        chain.clock.onHours(24 * 400)
        expect(await chain.archive()).toBe(true)
        expect((await chain.store.query(auditEntries, all)).items).toEqual([])
        expect(await whereabouts(chain)).toEqual([...written].sort())
        expect(await chain.faults()).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('stops with its time, and goes on where it was', async () => {
    const chain = new AuditChain(memoryStore())
    await chain.writeMany(40)
    await chain.seal(2)
    chain.clock.onHours(24 * 400)
    let turns = 0
    for (let left = true; left; turns += 1) {
      let steps = 0
      left = !(await chain.archive({ goOn: () => (steps += 1) <= 2, batch: 2 }))
      expect(await chain.faults()).toEqual([])
    }
    expect(turns).toBeGreaterThan(5)
    expect(chain.files.size).toBe(1)
  })

  it('makes files that can be read whole: so many entries, or so many seals', async () => {
    const chain = new AuditChain(memoryStore())
    for (let n = 0; n < 1_003; n += 1) {
      await chain.write(`m${n}`)
      await chain.seal(1)
    }
    chain.clock.onHours(24 * 400)
    await chain.archive({ batch: 40 })
    expect([...chain.files.keys()].map((name) => name.slice(0, 21))).toEqual([
      '0000000001-0000001000',
      '0000001001-0000001003',
    ])
    expect(await chain.verify()).toMatchObject({ seals: 1_003, archived: 1_003, faults: [] })
  })

  it('takes nothing away that does not hold against its codes, nor where the file before cannot be read', async () => {
    const chain = await openOld(memoryStore())
    const { items } = await chain.store.query(auditEntries, all)
    const [first] = items
    if (first === undefined) throw new Error('nothing was sealed')
    await chain.store.transact(async (transaction) => transaction.put(auditEntries, { ...first, actorId: 'somebody' }))
    await expect(chain.archive()).rejects.toMatchObject({ code: 'faults' })
    expect(chain.files.size).toBe(0)
    expect((await chain.store.query(auditEntries, all)).items).toHaveLength(13)

    const other = await openOld(memoryStore())
    await other.archive()
    await other.seal()
    other.clock.to('2028-07-08T01:00:00.000Z')
    const elsewhere = keptFiles()
    await expect(other.archive({ archives: elsewhere })).rejects.toMatchObject({ code: 'file_missing' })
    expect((await other.store.query(auditEntries, all)).items).toHaveLength(2)
    expect(await other.archive()).toBe(true)
  })

  it('takes nothing away before the file reads back as it was written', async () => {
    const chain = await openOld(memoryStore())
    const lost: ArchiveFiles = { write: async (name) => name, read: async () => null }
    const half = keptFiles()
    const torn: ArchiveFiles = { write: (name, bytes) => half.write(name, bytes.subarray(0, 100)), read: half.read }
    for (const archives of [lost, torn])
      await expect(chain.archive({ archives })).rejects.toMatchObject({ code: 'file_missing' })
    expect((await chain.store.query(auditEntries, all)).items).toHaveLength(13)
    expect(await chain.archive()).toBe(true)
    expect(await chain.faults()).toEqual([])
  })
})

describe('verification of what is archived', () => {
  /** Rewrites the one file. */
  const rewrite = async (change: (lines: string[]) => string[]) => {
    const chain = await openOld(memoryStore())
    await chain.archive()
    for (const [name, bytes] of chain.files) {
      const lines = Buffer.from(bytes).toString('utf8').trimEnd().split('\n')
      chain.files.set(
        name,
        Buffer.from(
          change(lines)
            .map((line) => `${line}\n`)
            .join(''),
        ),
      )
    }
    return chain
  }

  /** Says of these bytes that they are what was archived. */
  const lieAbout = async ({ store }: AuditChain, bytes: Uint8Array) => {
    const [archive] = (await store.query(auditArchives, all)).items
    if (archive === undefined) throw new Error('nothing was archived')
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    await store.transact(async (transaction) => transaction.put(auditArchives, { ...archive, sha256 }))
  }

  it.each([[''], ['{}\n']])('shows a file that was emptied (%j), its fingerprint with it', async (text) => {
    const chain = await rewrite(() => [])
    for (const name of chain.files.keys()) chain.files.set(name, Buffer.from(text))
    await lieAbout(chain, Buffer.from(text))
    expect(await chain.faults()).toEqual([text === '' ? 'archive_removed 1–3' : 'archive_changed 1–3'])
  })

  it.each<[string, (lines: string[]) => string[], string[]]>([
    [
      'a changed entry',
      ([a = '', b = '', c = '']) => [a, b.replace('"handler-heating"', '"somebody"'), c],
      ['archive_changed 1–3', 'changed 0000000002.00001'],
    ],
    ['a removed seal', ([first = '', , third = '']) => [first, third], ['archive_changed 1–3', 'seal_removed 2']],
    ['an end that is missing', (lines) => lines.slice(0, 2), ['archive_changed 1–3', 'archive_removed 3–3']],
    [
      'seals in another order',
      ([a = '', b = '', c = '']) => [b, a, c],
      ['archive_changed 1–3', 'seal_removed 1', 'seal_changed 1', 'seal_removed 2'],
    ],
    ['what no archive wrote', () => ['{"seal":{}}'], ['archive_changed 1–3']],
    ['an empty file', () => [], ['archive_removed 1–3']],
  ])('shows %s', async (_what, change, faults) => {
    expect(await (await rewrite(change)).faults()).toEqual(faults)
  })

  it('shows any one sign that was changed, added or taken away anywhere, also where the fingerprint was changed with it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.constantFrom('change', 'add', 'take'), fc.boolean(), async (where, how, lied) => {
        const chain = await openOld(memoryStore())
        await chain.archive()
        const [[name, bytes] = ['', new Uint8Array()]] = [...chain.files]
        const at = where % bytes.length
        const sign = String.fromCharCode(bytes[at] === 120 ? 121 : 120)
        const [before, after] = [
          Buffer.from(bytes.subarray(0, at)),
          Buffer.from(bytes.subarray(how === 'add' ? at : at + 1)),
        ]
        const changed = Buffer.concat([before, Buffer.from(how === 'take' ? '' : sign), after])
        chain.files.set(name, changed)
        if (lied) await lieAbout(chain, changed)
        expect(await chain.faults()).not.toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('shows a file that is gone, an entry that was put back, and heads that differ', async () => {
    const chain = await openOld(memoryStore())
    const { items } = await chain.store.query(auditEntries, all)
    await chain.archive()
    const [entry] = items
    if (entry === undefined) throw new Error('nothing was sealed')
    await chain.store.transact(async (transaction) => transaction.insert(auditEntries, entry))
    expect(await chain.faults()).toEqual([`inserted ${entry.id}`])
    chain.heads.splice(0, 1, { ...chain.heads[0], code: 'another' } as (typeof chain.heads)[number])
    expect(await chain.faults()).toEqual(['head_differs 3', `inserted ${entry.id}`])
    chain.files.clear()
    expect(await chain.faults()).toEqual(['archive_removed 1–3', `inserted ${entry.id}`])
  })

  it('begins again where the archive moves on meanwhile', async () => {
    const chain = await openOld(memoryStore())
    const { store } = chain
    let moved = false
    const moving: DocumentStore = {
      ...store,
      get: store.get.bind(store),
      transact: store.transact.bind(store),
      query: async (collection, query) => {
        if (collection.name === auditSeals.name && !moved) {
          moved = true
          await chain.archive()
        }
        return store.query(collection, query)
      },
    }
    const watched = new AuditChain(moving)
    expect(await verifyAudit({ ...watched.deps, archives: chain.deps.archives }, [])).toMatchObject({
      seals: 4,
      archived: 3,
      faults: [],
    })
    expect(moved).toBe(true)
  })
})
