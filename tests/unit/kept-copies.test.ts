import { defineCollection, type DocumentStore, type StoredDocument } from '../../cloudfunctions/shared/documents'
import { keptCopies } from '../../cloudfunctions/shared/documents/kept-copies'

interface Person extends StoredDocument {
  readonly name: string
}
const people = defineCollection<Person>('people', [], { keptInMemory: true })
const things = defineCollection<Person>('things', [])

function city() {
  const stored = new Map([['a', { id: 'a', version: 1, name: '甲' }]])
  let reads = 0
  let answer: Promise<void> = Promise.resolve()
  let now = 0
  const reader: Pick<DocumentStore, 'get' | 'query'> = {
    async get(_collection, id) {
      reads += 1
      const found = stored.get(id) ?? null
      await answer
      return found as never
    },
    async query() {
      reads += 1
      const items = [...stored.values()]
      await answer
      return { items, nextCursor: null } as never
    },
  }
  const copies = keptCopies(reader, () => now)
  copies.trust()
  return {
    copies,
    reads: () => reads,
    rename: (name: string) => stored.set('a', { id: 'a', version: 2, name }),
    hold(until: Promise<void>) {
      answer = until
    },
    pass: (milliseconds: number) => (now += milliseconds),
    namesOf: async (collection = people, limit = 5) =>
      (await copies.query(collection, { index: 'all', equals: {}, limit })).items.map(({ name }) => name).join(),
    nameOf: async (collection = people) => (await copies.get(collection, 'a'))?.name,
  }
}

it('asks once while nothing changes', async () => {
  const { nameOf, reads } = city()
  expect([await nameOf(), await nameOf(), await nameOf()]).toEqual(['甲', '甲', '甲'])
  expect(reads()).toBe(1)
})

it('keeps nothing of a collection that does not ask for it', async () => {
  const { nameOf, reads } = city()
  await nameOf(things)
  await nameOf(things)
  expect(reads()).toBe(2)
})

it('asks again once a change was told', async () => {
  const { copies, nameOf, rename } = city()
  await nameOf()
  rename('乙')
  expect(await nameOf()).toBe('甲')
  copies.forget('people', 'a')
  expect(await nameOf()).toBe('乙')
})

it('does not keep an answer that was on its way when the change was told', async () => {
  const { copies, nameOf, rename, hold } = city()
  let arrive = (): void => undefined
  hold(new Promise((done) => (arrive = done)))
  const before = nameOf()
  rename('乙')
  copies.forget('people', 'a')
  arrive()
  expect(await before).toBe('甲')
  expect(await nameOf()).toBe('乙')
})

it('answers from a copy for a second at most, should a change go untold', async () => {
  const { nameOf, rename, pass } = city()
  await nameOf()
  rename('乙')
  pass(999)
  expect(await nameOf()).toBe('甲')
  pass(1)
  expect(await nameOf()).toBe('乙')
})

it('keeps nothing while changes may go untold, and nothing from before', async () => {
  const { copies, nameOf, rename, reads } = city()
  await nameOf()
  copies.distrust()
  rename('乙')
  expect(await nameOf()).toBe('乙')
  expect(await nameOf()).toBe('乙')
  expect(reads()).toBe(3)
  copies.trust()
  rename('丙')
  expect(await nameOf()).toBe('丙')
})

it('does not remember a failure', async () => {
  const { nameOf, hold } = city()
  hold(Promise.reject(new Error('away')))
  await expect(nameOf()).rejects.toThrow('away')
  hold(Promise.resolve())
  expect(await nameOf()).toBe('甲')
})

describe('a query', () => {
  it('is asked once while nothing of its collection changes, whatever else does', async () => {
    const { copies, namesOf, reads, rename } = city()
    expect([await namesOf(), await namesOf()]).toEqual(['甲', '甲'])
    copies.forget('things', 'a')
    await namesOf()
    expect(reads()).toBe(1)
    rename('乙')
    copies.forget('people', 'somebody new')
    expect(await namesOf()).toBe('乙')
    expect(await namesOf(people, 6)).toBe('乙')
    expect(reads()).toBe(3)
  })

  it('is not kept when a change was told while its answer was on the way', async () => {
    const { copies, namesOf, rename, hold } = city()
    let arrive = (): void => undefined
    hold(new Promise((done) => (arrive = done)))
    const early = namesOf()
    rename('乙')
    copies.forget('people', 'a')
    hold(Promise.resolve())
    arrive()
    expect([await early, await namesOf()]).toEqual(['甲', '乙'])
  })

  it('is never answered from memory for other collections, nor while nobody listens', async () => {
    const { copies, namesOf, reads } = city()
    await namesOf(things)
    await namesOf(things)
    copies.distrust()
    await namesOf()
    await namesOf()
    expect(reads()).toBe(4)
  })

  it('is a second old at most', async () => {
    const { namesOf, rename, pass } = city()
    await namesOf()
    rename('乙')
    pass(1_001)
    expect(await namesOf()).toBe('乙')
  })
})
