import type { Query } from '../../cloudfunctions/shared/documents'
import { type SuiteSurroundings, type Thing, thing, things } from './thing'

/** Pages in (order, id) order, both ways, bounded, under equal keys, and by token. */
export function pagingSuite({ store, own, insert }: SuiteSurroundings): void {
  /** All ids that the pages of a query give, one list per page. */
  const pages = async (query: Omit<Query, 'cursor'>): Promise<string[][]> => {
    const found: string[][] = []
    let cursor: string | undefined
    do {
      const page = await store().query(things, { ...query, ...(cursor === undefined ? {} : { cursor }) })
      found.push(page.items.map((item) => item.id))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined && found.length < 100)
    return found
  }
  const day = (number: number): string => `2026-07-${String(number).padStart(2, '0')}`
  /** 23 documents on 4 days, inserted in no particular order. */
  const fill = async (queue: string): Promise<Thing[]> => {
    const documents = Array.from({ length: 23 }, (_, at) => {
      const shuffled = (at * 7) % 23
      return thing(own(`p${String(shuffled).padStart(2, '0')}`), {
        queue,
        dueOn: day((shuffled % 4) + 1),
        rank: shuffled - 11,
      })
    })
    await insert(...documents, thing(own('elsewhere'), { queue: own('other') }))
    return documents
  }
  const byDue = (a: Thing, b: Thing): number =>
    a.dueOn === b.dueOn ? (a.id < b.id ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1

  describe('pages', () => {
    it.each([1, 2, 5, 22, 23, 24])('of %i, without gaps or repeats under equal sort keys, both ways', async (limit) => {
      const queue = own('queue')
      const expected = (await fill(queue)).sort(byDue).map(({ id }) => id)
      const query = { index: 'by_due', equals: { queue }, limit }
      const forward = await pages(query)
      expect(forward.flat()).toEqual(expected)
      expect(forward.slice(0, -1).every((page) => page.length === limit)).toBe(true)
      expect((await pages({ ...query, direction: 'descending' })).flat()).toEqual([...expected].reverse())
    })

    it('within bounds, both ways', async () => {
      const queue = own('queue')
      const documents = (await fill(queue)).sort(byDue)
      const bounds: [NonNullable<Query['range']>, (document: Thing) => boolean][] = [
        [{ from: day(2), to: day(3) }, ({ dueOn }) => dueOn >= day(2) && dueOn <= day(3)],
        [{ after: day(1), before: day(4) }, ({ dueOn }) => dueOn > day(1) && dueOn < day(4)],
        [{ from: day(4) }, ({ dueOn }) => dueOn >= day(4)],
        [{ before: day(1) }, () => false],
      ]
      for (const [range, within] of bounds) {
        const expected = documents.filter(within).map(({ id }) => id)
        const query = { index: 'by_due', equals: { queue }, range, limit: 3 }
        expect((await pages(query)).flat()).toEqual(expected)
        expect((await pages({ ...query, direction: 'descending' })).flat()).toEqual([...expected].reverse())
      }
    })

    it('by whole numbers, below zero too', async () => {
      const queue = own('queue')
      await fill(queue)
      await insert(
        thing(own('most'), { queue, rank: Number.MAX_SAFE_INTEGER }),
        thing(own('least'), { queue, rank: Number.MIN_SAFE_INTEGER }),
      )
      const ranks = async (query: Partial<Query>): Promise<number[]> => {
        const { items } = await store().query(things, { index: 'by_rank', equals: { queue }, limit: 50, ...query })
        return items.map(({ rank }) => rank)
      }
      const all = Array.from({ length: 23 }, (_, at) => at - 11)
      expect(await ranks({})).toEqual([Number.MIN_SAFE_INTEGER, ...all, Number.MAX_SAFE_INTEGER])
      expect(await ranks({ range: { after: -3, to: 10 } })).toEqual(all.filter((rank) => rank > -3 && rank <= 10))
      expect((await pages({ index: 'by_rank', equals: { queue }, limit: 4, direction: 'descending' })).flat()[0]).toBe(
        own('most'),
      )
    })

    it('by id alone, within bounds of the id', async () => {
      const queue = own('queue')
      const ids = (await fill(queue)).map(({ id }) => id).sort()
      const query = { index: 'by_queue', equals: { queue }, limit: 4 }
      expect((await pages(query)).flat()).toEqual(ids)
      const range = { from: ids[5] ?? '', before: ids[9] ?? '' }
      expect((await pages({ ...query, range, direction: 'descending' })).flat()).toEqual(ids.slice(5, 9).reverse())
    })

    it('sorts texts by their bytes: digits, capitals, small letters', async () => {
      const queue = own('queue')
      const order = ['', ' ', '#', '10', '9', 'B', 'Z', '_', 'a', 'a!', 'b', '~']
      await insert(...order.map((dueOn, at) => thing(own(`s${at}`), { queue, dueOn })).reverse())
      const { items } = await store().query(things, { index: 'by_due', equals: { queue }, limit: 50 })
      expect(items.map(({ dueOn }) => dueOn)).toEqual(order)
    })

    it('show what was inserted behind the cursor, and skip what was removed', async () => {
      const queue = own('queue')
      await insert(...['a', 'c', 'e'].map((id) => thing(own(id), { queue })))
      const first = await store().query(things, { index: 'by_queue', equals: { queue }, limit: 2 })
      await store().transact(async (transaction) => {
        const c = await transaction.get(things, own('c'))
        if (c !== null) transaction.remove(things, c)
        transaction.insert(things, thing(own('b'), { queue }))
        transaction.insert(things, thing(own('d'), { queue }))
      })
      const cursor = first.nextCursor ?? ''
      const second = await store().query(things, { index: 'by_queue', equals: { queue }, limit: 5, cursor })
      expect(second.items.map(({ id }) => id)).toEqual(['d', 'e'].map(own))
      expect(second.nextCursor).toBeNull()
    })

    it('gives 1000 at once and knows that there is one more', async () => {
      const queue = own('queue')
      const ids = Array.from({ length: 1001 }, (_, at) => own(`k${String(at).padStart(4, '0')}`))
      await insert(...ids.map((id) => thing(id, { queue })))
      const found = await pages({ index: 'by_queue', equals: { queue }, limit: 1000 })
      expect(found.map(({ length }) => length)).toEqual([1000, 1])
      expect(found.flat()).toEqual(ids)
    })
  })

  describe('contains', () => {
    it.each([
      ['水', ['a', 'b', 'd']],
      ['供水', ['a', 'd']],
      ['停水', ['b']],
      ['供', ['a', 'c', 'd']],
      ['热', ['c']],
      ['水供', []],
      ['%', []],
    ])('finds the token %s, one or two characters, in order', async (token, expected) => {
      const queue = own('queue')
      await insert(
        thing(own('a'), { queue, dueOn: day(2), tokens: ['供', '水', '供水'] }),
        thing(own('b'), { queue, dueOn: day(3), tokens: ['停', '水', '停水'] }),
        thing(own('c'), { queue, dueOn: day(1), tokens: ['供', '热', '供热'] }),
        thing(own('d'), { queue, dueOn: day(4), tokens: ['供', '水', '供水', '水供应'] }),
        thing(own('e'), { queue, tokens: [] }),
        thing(own('f'), { queue }),
        thing(own('g'), { queue: own('other'), tokens: ['水', '供水'] }),
      )
      const sorted = [...expected].sort((a, b) => (a === 'c' ? -1 : b === 'c' ? 1 : a < b ? -1 : 1)).map(own)
      const query = { index: 'by_token', equals: { queue }, token, limit: 1 }
      expect((await pages(query)).flat()).toEqual(sorted)
      expect((await pages({ ...query, direction: 'descending' })).flat()).toEqual([...sorted].reverse())
    })

    it('finds what holds two tokens at once', async () => {
      const queue = own('queue')
      await insert(
        thing(own('a'), { queue, dueOn: day(1), tokens: ['水', '供水', 'in:gas'] }),
        thing(own('b'), { queue, dueOn: day(2), tokens: ['水', 'in:bus'] }),
        thing(own('c'), { queue, dueOn: day(3), tokens: ['in:gas', '热'] }),
        thing(own('d'), { queue, dueOn: day(4), tokens: ['in:bus', 'in:gas', '水'] }),
      )
      const ask = async (token: string, also: string) =>
        (await pages({ index: 'by_token', equals: { queue }, token, also, limit: 1 })).flat()
      expect(await ask('水', 'in:gas')).toEqual(['a', 'd'].map(own))
      expect(await ask('in:gas', '水')).toEqual(['a', 'd'].map(own))
      expect(await ask('水', 'in:bus')).toEqual(['b', 'd'].map(own))
      expect(await ask('热', 'in:bus')).toEqual([])
    })

    it('follows a change of the tokens', async () => {
      const queue = own('queue')
      await insert(thing(own('a'), { queue, tokens: ['旧'] }))
      await store().transact(async (transaction) => {
        const found = await transaction.get(things, own('a'))
        if (found !== null) transaction.put(things, { ...found, tokens: ['新'] })
      })
      const ask = async (token: string): Promise<number> =>
        (await store().query(things, { index: 'by_token', equals: { queue }, token, limit: 5 })).items.length
      expect([await ask('旧'), await ask('新')]).toEqual([0, 1])
    })
  })
}
