import { memoryStore } from '../../../cloudfunctions/adapters/memory'
import { auditEntries, auditFunction, auditPending, auditSeals, verifyAudit } from '../../../cloudfunctions/audit'
import { canonical } from '../../../cloudfunctions/audit/chain/chain'
import { lazyAuditKeys } from '../../../cloudfunctions/runtime/audit-home'
import type { DocumentStore } from '../../../cloudfunctions/shared/documents'
import type { AuditContract } from '../../../types/audit.contract'
import type { OutputOf, WireError } from '../../../types/wire.contract'
import { callAs } from '../../support/call-module'
import { fc } from '../../support/property'
import { AUDIT_KEY, AuditChain } from '../../support/audit-chain'
import { people } from '../../support/small-city'

const all = { index: 'all', equals: {}, limit: 1000 } as const
const subjectsIn = async (store: DocumentStore) =>
  (await store.query(auditEntries, all)).items.map(({ subjectId }) => subjectId).sort()

describe('sealing', () => {
  it('chains all that waits, in batches, and leaves nothing behind', async () => {
    const chain = new AuditChain(memoryStore())
    await chain.writeMany(12)
    expect(await chain.seal()).toBe(true)
    const { items: seals } = await chain.store.query(auditSeals, all)
    expect(seals.map(({ number, entries, total }) => [number, entries.length, total])).toEqual([
      [1, 5, 5],
      [2, 5, 10],
      [3, 2, 12],
    ])
    expect(seals.map(({ previous }) => previous)).toEqual(['', seals[0]?.code, seals[1]?.code])
    expect((await chain.store.query(auditPending, all)).items).toEqual([])
    expect(await chain.verify()).toMatchObject({ seals: 3, entries: 12, faults: [], unsealed: 0 })
  })

  it('reports what is not sealed yet', async () => {
    const chain = new AuditChain(memoryStore())
    expect(await chain.verify()).toMatchObject({ seals: 0, faults: [], unsealed: 0, head: null })
    await chain.writeMany(2)
    expect(await chain.verify()).toMatchObject({
      faults: [],
      unsealed: 2,
      oldestUnsealedAt: '2026-07-03T01:00:00.000Z',
    })
  })

  it('seals an entry that committed late, whatever its instant', async () => {
    const chain = new AuditChain(memoryStore())
    await chain.write('m1')
    await chain.seal()
    chain.clock.to('2026-07-03T00:30:00.000Z')
    await chain.write('m0')
    chain.clock.to('2026-07-03T02:00:00.000Z')
    await chain.seal()
    expect(await subjectsIn(chain.store)).toEqual(['m0', 'm1'])
    expect(await chain.faults()).toEqual([])
  })

  it('seals each entry once under four writers, two sealers and crashes at any commit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(30), { maxLength: 6 }), async (crashes) => {
        const store = memoryStore()
        const chain = new AuditChain(store)
        let commits = 0
        const dying: DocumentStore = {
          get: (collection, id) => store.get(collection, id),
          query: (collection, query) => store.query(collection, query),
          transact: async (work) => {
            const mine = (commits += 1)
            if (crashes.includes(mine) && mine % 2 === 0) throw new Error('killed before the commit')
            const result = await store.transact(work)
            if (crashes.includes(mine)) throw new Error('killed after the commit')
            return result
          },
        }
        const sealer = async (holder: string) => {
          for (let turn = 0; turn < 4; turn += 1) await chain.seal(3, holder, dying).catch(() => false)
        }
        await Promise.all([
          ...['a', 'b', 'c', 'd'].map((writer) => chain.writeMany(5, writer)),
          sealer('one'),
          sealer('two'),
        ])
        chain.clock.onHours(1) // The lease of a dead sealer has run out.
        await chain.seal()
        expect(await subjectsIn(store)).toEqual(
          ['a', 'b', 'c', 'd'].flatMap((writer) => [1, 2, 3, 4, 5].map((n) => `${writer}${n}`)),
        )
        expect(await chain.faults()).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  it('checks what an old key sealed with the old key, and says where a key is not at hand', async () => {
    const chain = new AuditChain(memoryStore())
    await chain.writeMany(1)
    await chain.seal()
    const current = { id: 'next', key: Buffer.alloc(32, 8) }
    const next = { ...chain.deps, keys: lazyAuditKeys(() => ({ current, old: [AUDIT_KEY] })) }
    expect((await verifyAudit(next, [])).faults).toEqual([])
    const lost = { ...chain.deps, keys: lazyAuditKeys(() => ({ current, old: [] })) }
    expect((await verifyAudit(lost, [])).faults).toEqual([{ fault: 'key_unknown', at: '1' }])
  })
})

describe('heads that were kept elsewhere', () => {
  it('count each, also where several days end at one seal', async () => {
    const chain = new AuditChain(memoryStore())
    await chain.writeMany(3)
    await chain.seal()
    await chain.export()
    const [kept] = chain.heads
    if (kept === undefined) throw new Error('no head')
    expect(await chain.faults()).toEqual([])
    // An earlier day saw another chain: what was exported since does not make up for it.
    chain.heads.unshift({ ...kept, code: 'another' })
    expect(await chain.faults()).toEqual(['head_differs 1'])
  })
})

describe('canonical', () => {
  it('gives one text for one value, whatever the order of its fields', () => {
    expect(canonical({ b: 1, a: { d: [1, 'x', null], c: true } })).toBe('{"a":{"c":true,"d":[1,"x",null]},"b":1}')
    expect(canonical({ a: undefined })).toBe('{}')
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        expect(canonical(Object.fromEntries(Object.entries(value).reverse()))).toBe(canonical(value))
      }),
    )
  })
})

describe('the auditor', () => {
  const open = async () => {
    const chain = new AuditChain(memoryStore())
    for (let day = 3; day <= 5; day += 1) {
      chain.clock.to(`2026-07-0${day}T01:00:00.000Z`)
      await chain.writeMany(8, `d${day}-`)
      await chain.seal()
    }
    const served = auditFunction({
      ...chain.deps,
      messageOf: async () => null,
      nameOf: async (id) => (id === 'handler-heating' ? '供热承办人' : null),
    })
    const call = async <P extends keyof AuditContract>(
      procedure: P,
      input: object,
      who: keyof typeof people = 'auditor',
    ) => {
      const body = await callAs(served, people[who], procedure, input)
      return body as unknown as { ok: boolean; data: OutputOf<AuditContract[P]>; error: WireError }
    }
    return { chain, call }
  }

  it('searches by day, actor, action and subject, newest first, page by page', async () => {
    const { call } = await open()
    const pages: string[][] = []
    let cursor: string | undefined
    do {
      const { data } = await call('search', {
        from: '2026-07-04',
        limit: 6,
        ...(cursor === undefined ? {} : { cursor }),
      })
      pages.push(data.items.map(({ subjectId }) => subjectId))
      cursor = data.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(pages.map((page) => page.length)).toEqual([6, 6, 4])
    expect(new Set(pages.flat()).size).toBe(16)
    expect(pages[0]?.every((id) => id.startsWith('d5'))).toBe(true)

    const one = await call('search', { subjectId: 'd3-1', actorId: 'handler-heating', action: 'messages.accept' })
    expect(one.data.items).toMatchObject([{ actorName: '供热承办人', as: 'handler@heating', seal: expect.any(Number) }])
    expect((await call('search', { subjectId: 'd3-1', action: 'messages.rate' })).data.items).toEqual([])
    expect((await call('search', { to: '2026-07-02' })).data.items).toEqual([])
    expect((await call('search', { personalOnly: true })).data.items).toEqual([])
  })

  it('is told what is no number of a message', async () => {
    const { call } = await open()
    for (const code of ['', '20260703', '20260703-K7M2Q', '20260703-K7M2QI', '19990703-K7M2QX', 'm1'])
      expect((await call('search', { code })).error).toMatchObject({
        code: 'invalid_input',
        fields: { code: expect.any(String) },
      })
    expect((await call('search', { code: '20260703-K7M2QX' })).data).toEqual({ items: [], nextCursor: null })
  })

  it('sees how the chain stands, and verifies it stretch by stretch', async () => {
    const { chain, call } = await open()
    await chain.writeMany(1)
    expect((await call('status', {})).data).toMatchObject({ entries: 24, seals: 6, unsealed: 1, checked: null })
    expect((await call('verify', {})).data).toEqual({ seals: 6, entries: 24, faults: [], next: null })
    expect((await call('verify', { from: 4 })).data).toMatchObject({ seals: 3, faults: [] })
    expect((await call('verify', { from: 400 })).data).toEqual({ seals: 0, entries: 0, faults: [], next: null })
  })

  it('is alone with it: nobody else reads the log', async () => {
    const { call } = await open()
    for (const who of ['admin', 'chief', 'supervisor', 'dispatcher', 'handler', 'citizen'] as const)
      for (const procedure of ['search', 'status', 'verify'] as const)
        expect((await call(procedure, {}, who)).error.code).toBe('forbidden')
  })
})
