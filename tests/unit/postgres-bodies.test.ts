import { keptBodies } from '../../cloudfunctions/adapters/postgres/postgres.bodies'
import { fc } from '../support/property'

/** A table whose documents change behind the reader's back, and what was read of it. */
function table() {
  const rows = new Map<string, { version: number; writtenBy: string }>()
  let transactions = 0
  const asked: string[][] = []
  const write = (id: string, version: number): void => {
    rows.set(id, { version, writtenBy: String((transactions += 1)) })
  }
  const rowOf = (id: string) => rows.get(id) ?? { version: 0, writtenBy: '' }
  const bodyOf = (id: string, version: number) => ({ id, version })
  return {
    rows,
    asked,
    change: (id: string) => write(id, rowOf(id).version + 1),
    /** Removed and made anew: its versions begin again. */
    renew: (id: string) => write(id, 1),
    keys: (...ids: string[]) => ids.map((id) => ({ id, ...rowOf(id) })),
    bodyOf,
    async readMany(_collection: string, ids: readonly string[]) {
      asked.push([...ids])
      return ids.flatMap((id) => {
        const row = rows.get(id)
        return row === undefined ? [] : [{ id, ...row, body: bodyOf(id, row.version) }]
      })
    },
  }
}

describe('bodies kept by id and version', () => {
  it('are read once, in the order asked for; a changed one is read again, alone', async () => {
    const items = table()
    for (const id of ['a', 'b', 'c']) items.change(id)
    const bodies = keptBodies(items.readMany)
    expect(await bodies.of('items', items.keys('c', 'a'))).toEqual([items.bodyOf('c', 1), items.bodyOf('a', 1)])
    expect(await bodies.of('items', items.keys('a', 'b', 'c'))).toEqual(
      ['a', 'b', 'c'].map((id) => items.bodyOf(id, 1)),
    )
    items.change('c')
    expect(await bodies.of('items', items.keys('a', 'c'))).toEqual([items.bodyOf('a', 1), items.bodyOf('c', 2)])
    expect(items.asked).toEqual([['c', 'a'], ['b'], ['c']])
  })

  it('of another collection are others', async () => {
    const items = table()
    items.change('a')
    const bodies = keptBodies(items.readMany)
    await bodies.of('items', items.keys('a'))
    await bodies.of('others', items.keys('a'))
    expect(items.asked).toEqual([['a'], ['a']])
  })

  it('say so when a document changed or went after its key was read', async () => {
    const items = table()
    for (const id of ['a', 'b']) items.change(id)
    const bodies = keptBodies(items.readMany)
    const keys = items.keys('a', 'b')
    items.change('b')
    expect(await bodies.of('items', keys)).toBeNull()
    items.rows.delete('b')
    expect(await bodies.of('items', keys)).toBeNull()
    expect(await bodies.of('items', items.keys('a'))).toEqual([items.bodyOf('a', 1)])
  })

  it('of a document that was made anew are read again, though its version is the same', async () => {
    const items = table()
    items.change('a')
    const bodies = keptBodies(items.readMany)
    await bodies.of('items', items.keys('a'))
    items.renew('a')
    expect(await bodies.of('items', items.keys('a'))).toEqual([items.bodyOf('a', 1)])
    expect(items.asked).toEqual([['a'], ['a']])
  })

  it('that nobody asks for are gone after two hours at most, others stay', async () => {
    const items = table()
    for (const id of ['a', 'b']) items.change(id)
    let hours = 0
    const bodies = keptBodies(items.readMany, 100, () => hours * 3_600_000)
    await bodies.of('items', items.keys('a', 'b'))
    for (hours = 1; hours <= 3; hours += 1) await bodies.of('items', items.keys('a'))
    await bodies.of('items', items.keys('a', 'b'))
    expect(items.asked).toEqual([['a', 'b'], ['b']])
  })

  it('are always those of the keys, whatever changes, and never more than may be kept', async () => {
    const step = fc.oneof(
      fc.record({ change: fc.integer({ min: 0, max: 9 }) }),
      fc.record({ read: fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 6 }) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const items = table()
        for (let id = 0; id < 10; id += 1) items.change(String(id))
        const bodies = keptBodies(items.readMany, 6)
        for (const each of steps)
          if ('change' in each) items.change(String(each.change))
          else {
            const keys = items.keys(...each.read.map(String))
            expect(await bodies.of('items', keys)).toEqual(keys.map(({ id, version }) => items.bodyOf(id, version)))
          }
      }),
    )
  })
})
