import { DuplicateIdError } from '../../cloudfunctions/shared/documents'
import { others, type SuiteSurroundings, thing, things } from './thing'

/** Single documents: ids, values, and what is refused. */
export function documentsSuite({ store, own, insert }: SuiteSurroundings): void {
  describe('documents', () => {
    it('gives a new document version 1, and null for what is not there', async () => {
      await insert(thing(own('a')))
      expect(await store().get(things, own('a'))).toEqual({ ...thing(own('a')), version: 1 })
      expect(await store().get(things, own('b'))).toBeNull()
    })

    it('refuses a taken id and keeps the first document', async () => {
      await insert(thing(own('a'), { rank: 1 }))
      const again = insert(thing(own('a'), { rank: 2 }))
      await expect(again).rejects.toBeInstanceOf(DuplicateIdError)
      await expect(again).rejects.toMatchObject({ collection: 'things', id: own('a') })
      expect(await store().get(things, own('a'))).toMatchObject({ rank: 1, version: 1 })
    })

    it('names the taken one of several inserts, in a transaction that does more', async () => {
      await insert(thing(own('b')), thing(own('z')))
      const z = await store().get(things, own('z'))
      const work = store().transact(async (transaction) => {
        for (const id of ['a', 'b', 'c']) transaction.insert(things, thing(own(id)))
        transaction.insert(others, thing(own('b')))
        if (z !== null) transaction.put(things, { ...z, rank: 9 })
      })
      await expect(work).rejects.toMatchObject({ name: 'DuplicateIdError', collection: 'things', id: own('b') })
      expect(await store().get(things, own('a'))).toBeNull()
      expect(await store().get(others, own('b'))).toBeNull()
      expect(await store().get(things, own('z'))).toMatchObject({ rank: 0, version: 1 })
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
        store().transact(async (transaction) => {
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
      const found = await store().get(things, own('a'))
      expect(found?.more).toStrictEqual({ ...more, inner: {} })
      await insert(thing(own('b'), { tokens: undefined }))
      expect(Object.keys((await store().get(things, own('b'))) ?? {})).not.toContain('tokens')
    })

    it('hands out copies: changing one changes nothing that is stored', async () => {
      await insert(thing(own('a'), { more: { list: [1] } }))
      const copy = await store().get(things, own('a'))
      ;(copy?.more as { list: number[] }).list.push(2)
      expect((await store().get(things, own('a')))?.more).toEqual({ list: [1] })
    })

    it('refuses a document that some store could not key or sort', async () => {
      await expect(insert(thing('编号'))).rejects.toThrow('id')
      await expect(insert(thing(own('a'), { dueOn: '七月' }))).rejects.toThrow('dueOn')
      await expect(insert(thing(own('a'), { dueOn: undefined as never }))).rejects.toThrow('dueOn')
      await expect(insert(thing(own('a'), { rank: 1.5 }))).rejects.toThrow('rank')
      await expect(insert(thing(own('a'), { tokens: [1] as never }))).rejects.toThrow('tokens')
    })
  })
}
