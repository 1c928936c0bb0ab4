import { type DocumentStore, DuplicateIdError } from '../../cloudfunctions/shared/documents'
import { InvalidCursorError } from '../../cloudfunctions/shared/documents/query-plan'
import { pagingSuite } from './paging.suite'
import { others, type Thing, thing, things } from './thing'

export interface OpenStore {
  readonly store: DocumentStore
  close(): Promise<void>
}

/** The behaviour that every store has in common. What differs between them is not in the port. */
export function documentStoreSuite(name: string, open: () => Promise<OpenStore>): void {
  describe(`document store: ${name}`, () => {
    let opened: OpenStore
    let store: DocumentStore
    let tests = 0
    /** An id or queue of this test's own. */
    const own = (text: string): string => `${text}-${tests}`
    const insert = (...documents: Thing[]): Promise<void> =>
      store.transact(async (transaction) => {
        for (const document of documents) transaction.insert(things, document)
      })

    beforeAll(async () => {
      opened = await open()
      store = opened.store
    }, 60_000)
    afterAll(() => opened.close())
    beforeEach(() => {
      tests += 1
    })

    describe('documents', () => {
      it('gives a new document version 1, and null for what is not there', async () => {
        await insert(thing(own('a')))
        expect(await store.get(things, own('a'))).toEqual({ ...thing(own('a')), version: 1 })
        expect(await store.get(things, own('b'))).toBeNull()
      })

      it('refuses a taken id and keeps the first document', async () => {
        await insert(thing(own('a'), { rank: 1 }))
        const again = insert(thing(own('a'), { rank: 2 }))
        await expect(again).rejects.toBeInstanceOf(DuplicateIdError)
        await expect(again).rejects.toMatchObject({ collection: 'things', id: own('a') })
        expect(await store.get(things, own('a'))).toMatchObject({ rank: 1, version: 1 })
      })

      it('names the taken one of several inserts, in a transaction that does more', async () => {
        await insert(thing(own('b')), thing(own('z')))
        const z = await store.get(things, own('z'))
        const work = store.transact(async (transaction) => {
          for (const id of ['a', 'b', 'c']) transaction.insert(things, thing(own(id)))
          transaction.insert(others, thing(own('b')))
          if (z !== null) transaction.put(things, { ...z, rank: 9 })
        })
        await expect(work).rejects.toMatchObject({ name: 'DuplicateIdError', collection: 'things', id: own('b') })
        expect(await store.get(things, own('a'))).toBeNull()
        expect(await store.get(others, own('b'))).toBeNull()
        expect(await store.get(things, own('z'))).toMatchObject({ rank: 0, version: 1 })
      })

      it('lets one of two concurrent inserts of an id win', async () => {
        const outcomes = await Promise.allSettled([1, 2].map((rank) => insert(thing(own('a'), { rank }))))
        expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
        expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
          reason: { name: 'DuplicateIdError', id: own('a') },
        })
      })

      it('runs again when an id that was read as absent is taken meanwhile', async () => {
        const submit = (rank: number): Promise<number> =>
          store.transact(async (transaction) => {
            const first = await transaction.get(things, own('a'))
            if (first !== null) return first.rank
            transaction.insert(things, thing(own('a'), { rank }))
            return rank
          })
        const [a, b] = await Promise.all([submit(1), submit(2)])
        expect(a).toBe(b)
      })

      it('keeps every value as it was, and drops what is undefined', async () => {
        const more = {
          text: '供水 "停" \\ \n\t 𠮷野家 👨‍👩‍👧 é \u2028 %',
          numbers: [0, -1, 0.1, 1e21, 5e-7, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER],
          nothing: null,
          flags: [true, false, null],
          empty: { object: {}, array: [], text: '' },
          deep: [[[{ a: [{ b: {} }] }]]],
          'key with 空格.and.dots': 1,
          date: '2026-07-09T00:00:00.000Z',
          digits: '00123',
        }
        await insert(thing(own('a'), { more: { ...more, missing: undefined, inner: { missing: undefined } } }))
        const found = await store.get(things, own('a'))
        expect(found?.more).toStrictEqual({ ...more, inner: {} })
        await insert(thing(own('b'), { tokens: undefined }))
        expect(Object.keys((await store.get(things, own('b'))) ?? {})).not.toContain('tokens')
      })

      it('hands out copies: changing one changes nothing that is stored', async () => {
        await insert(thing(own('a'), { more: { list: [1] } }))
        const copy = await store.get(things, own('a'))
        ;(copy?.more as { list: number[] }).list.push(2)
        expect((await store.get(things, own('a')))?.more).toEqual({ list: [1] })
      })

      it('refuses a document that some store could not key or sort', async () => {
        await expect(insert(thing('编号'))).rejects.toThrow('id')
        await expect(insert(thing(own('a'), { dueOn: '七月' }))).rejects.toThrow('dueOn')
        await expect(insert(thing(own('a'), { dueOn: undefined as never }))).rejects.toThrow('dueOn')
        await expect(insert(thing(own('a'), { rank: 1.5 }))).rejects.toThrow('rank')
        await expect(insert(thing(own('a'), { tokens: [1] as never }))).rejects.toThrow('tokens')
      })
    })

    describe('transactions', () => {
      it('puts by compare-and-swap: versions grow by one, a lost race reads again', async () => {
        await insert(thing(own('a')))
        let attempts = 0
        await store.transact(async (transaction) => {
          const found = await transaction.get(things, own('a'))
          attempts += 1
          if (attempts === 1) await raise(own('a'))
          if (found !== null) transaction.put(things, { ...found, rank: found.rank + 1 })
        })
        expect(attempts).toBe(2)
        expect(await store.get(things, own('a'))).toMatchObject({ rank: 2, version: 3 })
      })

      it('gives up with conflict when every attempt loses', async () => {
        await insert(thing(own('a')))
        let attempts = 0
        const work = store.transact(async (transaction) => {
          attempts += 1
          transaction.put(things, { ...thing(own('a')), version: 7 })
        })
        await expect(work).rejects.toMatchObject({ name: 'DomainError', code: 'conflict' })
        expect(attempts).toBe(9)
        expect(await store.get(things, own('a'))).toMatchObject({ version: 1 })
      })

      it('loses against a removal, and removes by compare-and-swap', async () => {
        await insert(thing(own('a')))
        const seen: (number | null)[] = []
        await store.transact(async (transaction) => {
          const found = await transaction.get(things, own('a'))
          seen.push(found?.version ?? null)
          if (seen.length === 1) await raise(own('a'))
          if (found !== null) transaction.remove(things, found)
        })
        expect(seen).toEqual([1, 2])
        expect(await store.get(things, own('a'))).toBeNull()
      })

      it('takes a removed id again, from version 1', async () => {
        await insert(thing(own('a')))
        await raise(own('a'))
        await store.transact(async (transaction) => {
          const found = await transaction.get(things, own('a'))
          if (found !== null) transaction.remove(things, found)
        })
        await insert(thing(own('a'), { rank: 5 }))
        expect(await store.get(things, own('a'))).toMatchObject({ rank: 5, version: 1 })
      })

      it('writes nothing when the work throws, and never runs a refusal again', async () => {
        let attempts = 0
        const work = store.transact(async (transaction) => {
          attempts += 1
          transaction.insert(things, thing(own('a')))
          throw new RangeError('refused')
        })
        await expect(work).rejects.toBeInstanceOf(RangeError)
        expect(attempts).toBe(1)
        expect(await store.get(things, own('a'))).toBeNull()
      })

      it('undoes everything, in every collection, when one write of many loses', async () => {
        const ids = Array.from({ length: 6 }, (_, at) => own(`m${at}`))
        await insert(...ids.map((id) => thing(id)), thing(own('gone')))
        const [first = null, ...rest] = await Promise.all([...ids, own('gone')].map((id) => store.get(things, id)))
        const work = store.transact(async (transaction) => {
          if (first !== null) transaction.put(things, { ...first, rank: 1 })
          for (const found of rest)
            if (found?.id === own('gone')) transaction.remove(things, { ...found, version: 9 })
            else if (found !== null) transaction.put(things, { ...found, rank: 1 })
          for (const id of ['x', 'y']) transaction.insert(others, thing(own(id)))
        })
        await expect(work).rejects.toMatchObject({ code: 'conflict' })
        for (const id of ids) expect(await store.get(things, id)).toMatchObject({ rank: 0, version: 1 })
        expect(await store.get(things, own('gone'))).not.toBeNull()
        expect(await store.get(others, own('x'))).toBeNull()
      }, 20_000)

      it('writes all of many: inserts, puts and removals in two collections', async () => {
        await insert(...['a', 'b', 'c', 'd'].map((id) => thing(own(id))))
        await store.transact(async (transaction) => {
          const [a, b, c, d] = await Promise.all(['a', 'b', 'c', 'd'].map((id) => transaction.get(things, own(id))))
          for (const put of [a, b]) if (put !== null && put !== undefined) transaction.put(things, { ...put, rank: 7 })
          for (const old of [c, d]) if (old !== null && old !== undefined) transaction.remove(things, old)
          for (const id of ['e', 'f']) transaction.insert(things, thing(own(id)))
          transaction.insert(others, thing(own('e')))
        })
        const found = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => store.get(things, own(id))))
        expect(found.map((document) => document && [document.rank, document.version])).toEqual([
          [7, 2],
          [7, 2],
          null,
          null,
          [0, 1],
          [0, 1],
        ])
        expect(await store.get(others, own('e'))).toMatchObject({ id: own('e'), version: 1 })
      })

      it('reads its own writes', async () => {
        await insert(thing(own('a')), thing(own('b')))
        await store.transact(async (transaction) => {
          const [a, b] = [await transaction.get(things, own('a')), await transaction.get(things, own('b'))]
          if (a !== null) transaction.put(things, { ...a, rank: 4 })
          if (b !== null) transaction.remove(things, b)
          transaction.insert(things, thing(own('c')))
          expect(await transaction.get(things, own('a'))).toMatchObject({ rank: 4, version: 2 })
          expect(await transaction.get(things, own('b'))).toBeNull()
          expect(await transaction.get(things, own('c'))).toMatchObject({ version: 1 })
          expect(await store.get(things, own('c'))).toBeNull()
        })
      })

      it('counts all of 8 concurrent increments of one document', async () => {
        await insert(thing(own('a')))
        await Promise.all(Array.from({ length: 8 }, () => raise(own('a'))))
        expect(await store.get(things, own('a'))).toMatchObject({ rank: 8, version: 9 })
      }, 20_000)

      it('keeps a sum over two documents under crosswise transfers', async () => {
        await insert(thing(own('a'), { rank: 10 }), thing(own('b'), { rank: 10 }))
        const transfer = (from: string, to: string): Promise<void> =>
          store.transact(async (transaction) => {
            const source = await transaction.get(things, from)
            const target = await transaction.get(things, to)
            if (source === null || target === null) return
            transaction.put(things, { ...source, rank: source.rank - 1 })
            transaction.put(things, { ...target, rank: target.rank + 1 })
          })
        const pairs = Array.from({ length: 6 }, (_, at) => (at % 2 === 0 ? ['a', 'b'] : ['b', 'a']))
        await Promise.all(pairs.map(([from = '', to = '']) => transfer(own(from), own(to))))
        const found = await Promise.all(['a', 'b'].map((id) => store.get(things, own(id))))
        expect(found.map((document) => document?.rank)).toEqual([10, 10])
      }, 20_000)
    })

    describe('what the platform would do by itself (traps of wx-server-sdk)', () => {
      it('1: a write of a transaction that fails later is not there', async () => {
        await insert(thing(own('a')))
        const a = await store.get(things, own('a'))
        const work = store.transact(async (transaction) => {
          if (a !== null) transaction.put(things, { ...a, rank: 1 })
          transaction.insert(others, thing(own('new')))
          transaction.insert(things, thing(own('a2')))
          transaction.remove(things, { ...thing(own('never')), version: 1 })
        })
        await expect(work).rejects.toMatchObject({ code: 'conflict' })
        expect(await store.get(things, own('a'))).toMatchObject({ rank: 0 })
        expect(await store.get(others, own('new'))).toBeNull()
      }, 20_000)

      it('3: a nested object is replaced whole, and a missing id is null', async () => {
        await insert(thing(own('a'), { more: { nested: { old: 1, inner: { x: 1 } } } }))
        await store.transact(async (transaction) => {
          const found = await transaction.get(things, own('a'))
          expect(await transaction.get(things, own('missing'))).toBeNull()
          if (found !== null) transaction.put(things, { ...found, more: { nested: {} } })
        })
        expect((await store.get(things, own('a')))?.more).toStrictEqual({ nested: {} })
      })

      it('6: an id, a field and a token of digits only stay texts', async () => {
        const id = `99${tests}`
        await insert(thing(id, { queue: '007', tokens: ['12345'], more: '10' }))
        expect(await store.get(things, id)).toMatchObject({ id, queue: '007', tokens: ['12345'], more: '10' })
        const { items } = await store.query(things, {
          index: 'by_token',
          equals: { queue: '007' },
          token: '12345',
          limit: 5,
        })
        expect(items.map((item) => item.id)).toContain(id)
      })
    })

    pagingSuite({ store: () => store, own, insert })

    describe('queries that no index serves', () => {
      const refused: [string, object][] = [
        ['an undeclared index', { index: 'by_name', equals: {}, limit: 5 }],
        ['a missing equality field', { index: 'by_due', equals: {}, limit: 5 }],
        ['a further equality field', { index: 'by_due', equals: { queue: 'q', rank: 1 }, limit: 5 }],
        ['a token without contains', { index: 'by_due', equals: { queue: 'q' }, token: '水', limit: 5 }],
        ['contains without a token', { index: 'by_token', equals: { queue: 'q' }, limit: 5 }],
        ['no documents', { index: 'by_due', equals: { queue: 'q' }, limit: 0 }],
        ['too many documents', { index: 'by_due', equals: { queue: 'q' }, limit: 1001 }],
      ]
      it.each(refused)('%s', async (_, query) => {
        await expect(store.query(things, query as never)).rejects.toThrow('things')
      })

      it.each(['', 'x', 'bm90IGpzb24', Buffer.from('[1]').toString('base64url'), '%%%'])(
        'the cursor %p is refused as such',
        async (cursor) => {
          const asked = store.query(things, { index: 'by_due', equals: { queue: 'q' }, limit: 5, cursor })
          await expect(asked).rejects.toBeInstanceOf(InvalidCursorError)
        },
      )
    })

    /** Another transaction's write: one more, on the newest version. */
    const raise = (id: string): Promise<void> =>
      store.transact(async (transaction) => {
        const found = await transaction.get(things, id)
        if (found !== null) transaction.put(things, { ...found, rank: found.rank + 1 })
      })
  })
}
