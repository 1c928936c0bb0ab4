import { others, type SuiteSurroundings, thing, things } from './thing'

/** All or nothing, compare-and-swap, retries, and what the platform's own ways would break. */
export function transactionsSuite({ store, own, insert, digits }: SuiteSurroundings): void {
  /** Another transaction's write: one more, on the newest version. */
  const raise = (id: string): Promise<void> =>
    store().transact(async (transaction) => {
      const found = await transaction.get(things, id)
      if (found !== null) transaction.put(things, { ...found, rank: found.rank + 1 })
    })

  describe('transactions', () => {
    it('puts by compare-and-swap: versions grow by one, a lost race reads again', async () => {
      await insert(thing(own('a')))
      let attempts = 0
      await store().transact(async (transaction) => {
        const found = await transaction.get(things, own('a'))
        attempts += 1
        if (attempts === 1) await raise(own('a'))
        if (found !== null) transaction.put(things, { ...found, rank: found.rank + 1 })
      })
      expect(attempts).toBe(2)
      expect(await store().get(things, own('a'))).toMatchObject({ rank: 2, version: 3 })
    })

    it('gives up with conflict when every attempt loses', async () => {
      await insert(thing(own('a')))
      let attempts = 0
      const work = store().transact(async (transaction) => {
        attempts += 1
        transaction.put(things, { ...thing(own('a')), version: 7 })
      })
      await expect(work).rejects.toMatchObject({ name: 'DomainError', code: 'conflict' })
      expect(attempts).toBe(9)
      expect(await store().get(things, own('a'))).toMatchObject({ version: 1 })
    })

    it('loses against a removal, and removes by compare-and-swap', async () => {
      await insert(thing(own('a')))
      const seen: (number | null)[] = []
      await store().transact(async (transaction) => {
        const found = await transaction.get(things, own('a'))
        seen.push(found?.version ?? null)
        if (seen.length === 1) await raise(own('a'))
        if (found !== null) transaction.remove(things, found)
      })
      expect(seen).toEqual([1, 2])
      expect(await store().get(things, own('a'))).toBeNull()
    })

    it('takes a removed id again, from version 1', async () => {
      await insert(thing(own('a')))
      await raise(own('a'))
      await store().transact(async (transaction) => {
        const found = await transaction.get(things, own('a'))
        if (found !== null) transaction.remove(things, found)
      })
      await insert(thing(own('a'), { rank: 5 }))
      expect(await store().get(things, own('a'))).toMatchObject({ rank: 5, version: 1 })
    })

    it('writes nothing when the work throws, and never runs a refusal again', async () => {
      let attempts = 0
      const work = store().transact(async (transaction) => {
        attempts += 1
        transaction.insert(things, thing(own('a')))
        throw new RangeError('refused')
      })
      await expect(work).rejects.toBeInstanceOf(RangeError)
      expect(attempts).toBe(1)
      expect(await store().get(things, own('a'))).toBeNull()
    })

    it('undoes everything, in every collection, when one write of many loses', async () => {
      const ids = Array.from({ length: 6 }, (_, at) => own(`m${at}`))
      await insert(...ids.map((id) => thing(id)), thing(own('gone')))
      const [first = null, ...rest] = await Promise.all([...ids, own('gone')].map((id) => store().get(things, id)))
      const work = store().transact(async (transaction) => {
        if (first !== null) transaction.put(things, { ...first, rank: 1 })
        for (const found of rest)
          if (found?.id === own('gone')) transaction.remove(things, { ...found, version: 9 })
          else if (found !== null) transaction.put(things, { ...found, rank: 1 })
        for (const id of ['x', 'y']) transaction.insert(others, thing(own(id)))
      })
      await expect(work).rejects.toMatchObject({ code: 'conflict' })
      for (const id of ids) expect(await store().get(things, id)).toMatchObject({ rank: 0, version: 1 })
      expect(await store().get(things, own('gone'))).not.toBeNull()
      expect(await store().get(others, own('x'))).toBeNull()
    })

    it('writes all of many: inserts, puts and removals in two collections', async () => {
      await insert(...['a', 'b', 'c', 'd'].map((id) => thing(own(id))))
      await store().transact(async (transaction) => {
        const [a, b, c, d] = await Promise.all(['a', 'b', 'c', 'd'].map((id) => transaction.get(things, own(id))))
        for (const put of [a, b]) if (put !== null && put !== undefined) transaction.put(things, { ...put, rank: 7 })
        for (const old of [c, d]) if (old !== null && old !== undefined) transaction.remove(things, old)
        for (const id of ['e', 'f']) transaction.insert(things, thing(own(id)))
        transaction.insert(others, thing(own('e')))
      })
      const found = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => store().get(things, own(id))))
      expect(found.map((document) => document && [document.rank, document.version])).toEqual([
        [7, 2],
        [7, 2],
        null,
        null,
        [0, 1],
        [0, 1],
      ])
      expect(await store().get(others, own('e'))).toMatchObject({ id: own('e'), version: 1 })
    })

    it('reads its own writes', async () => {
      await insert(thing(own('a')), thing(own('b')))
      await store().transact(async (transaction) => {
        const [a, b] = [await transaction.get(things, own('a')), await transaction.get(things, own('b'))]
        if (a !== null) transaction.put(things, { ...a, rank: 4 })
        if (b !== null) transaction.remove(things, b)
        transaction.insert(things, thing(own('c')))
        expect(await transaction.get(things, own('a'))).toMatchObject({ rank: 4, version: 2 })
        expect(await transaction.get(things, own('b'))).toBeNull()
        expect(await transaction.get(things, own('c'))).toMatchObject({ version: 1 })
        expect(await store().get(things, own('c'))).toBeNull()
      })
    })

    it('counts all of 8 concurrent increments of one document', async () => {
      await insert(thing(own('a')))
      await Promise.all(Array.from({ length: 8 }, () => raise(own('a'))))
      expect(await store().get(things, own('a'))).toMatchObject({ rank: 8, version: 9 })
    })

    it('keeps a sum over two documents under crosswise transfers', async () => {
      await insert(thing(own('a'), { rank: 10 }), thing(own('b'), { rank: 10 }))
      const transfer = (from: string, to: string): Promise<void> =>
        store().transact(async (transaction) => {
          const source = await transaction.get(things, from)
          const target = await transaction.get(things, to)
          if (source === null || target === null) return
          transaction.put(things, { ...source, rank: source.rank - 1 })
          transaction.put(things, { ...target, rank: target.rank + 1 })
        })
      const pairs = Array.from({ length: 6 }, (_, at) => (at % 2 === 0 ? ['a', 'b'] : ['b', 'a']))
      await Promise.all(pairs.map(([from = '', to = '']) => transfer(own(from), own(to))))
      const found = await Promise.all(['a', 'b'].map((id) => store().get(things, own(id))))
      expect(found.map((document) => document?.rank)).toEqual([10, 10])
    })
  })

  describe('what the platform would do by itself (traps of wx-server-sdk)', () => {
    it('1: a write of a transaction that fails later is not there', async () => {
      await insert(thing(own('a')))
      const a = await store().get(things, own('a'))
      const work = store().transact(async (transaction) => {
        if (a !== null) transaction.put(things, { ...a, rank: 1 })
        transaction.insert(others, thing(own('new')))
        transaction.insert(things, thing(own('a2')))
        transaction.remove(things, { ...thing(own('never')), version: 1 })
      })
      await expect(work).rejects.toMatchObject({ code: 'conflict' })
      expect(await store().get(things, own('a'))).toMatchObject({ rank: 0 })
      expect(await store().get(others, own('new'))).toBeNull()
    })

    it('3: a nested object is replaced whole, and a missing id is null', async () => {
      await insert(thing(own('a'), { more: { nested: { old: 1, inner: { x: 1 } } } }))
      await store().transact(async (transaction) => {
        const found = await transaction.get(things, own('a'))
        expect(await transaction.get(things, own('missing'))).toBeNull()
        if (found !== null) transaction.put(things, { ...found, more: { nested: {} } })
      })
      expect((await store().get(things, own('a')))?.more).toStrictEqual({ nested: {} })
    })

    it('6: an id, a field and a token of digits only stay texts', async () => {
      const id = digits()
      await insert(thing(id, { queue: '007', tokens: ['12345'], more: '10' }))
      expect(await store().get(things, id)).toMatchObject({ id, queue: '007', tokens: ['12345'], more: '10' })
      const { items } = await store().query(things, {
        index: 'by_token',
        equals: { queue: '007' },
        token: '12345',
        limit: 5,
      })
      expect(items.map((item) => item.id)).toContain(id)
    })
  })
}
