import type { DocumentStore, Transaction } from '../../../cloudfunctions/shared/documents'
import { topicMembers } from '../../../cloudfunctions/topics'
import { NOWHERE } from '../../../cloudfunctions/topics/topics.store'
import { people } from '../../support/small-city'
import { TopicsCity } from './topics.city'

const { chief, dispatcher } = people

/** A transaction that is about to be committed: which documents it puts or inserts, as `collection id`. */
type Writes = ReadonlySet<string>

/** Does something right before the first transaction commits that `when` means: what a person does at that very moment. */
function meanwhile(city: TopicsCity, when: (writes: Writes) => boolean, act: () => Promise<unknown>): () => void {
  const { store } = city
  let acted = false
  const watching = Object.create(store) as DocumentStore
  watching.transact = (work) =>
    store.transact(async (transaction) => {
      const writes = new Set<string>()
      const spy: Transaction = {
        get: (collection, id) => transaction.get(collection, id),
        insert: (collection, document) => {
          writes.add(`${collection.name} ${document.id}`)
          transaction.insert(collection, document)
        },
        put: (collection, document) => {
          writes.add(`${collection.name} ${document.id}`)
          transaction.put(collection, document)
        },
        remove: (collection, document) => transaction.remove(collection, document),
      }
      const result = await work(spy)
      if (!acted && when(writes)) {
        acted = true
        Object.assign(city.city.deps, { store })
        await act()
        Object.assign(city.city.deps, { store: watching })
      }
      return result
    })
  Object.assign(city.city.deps, { store: watching })
  return () => {
    Object.assign(city.city.deps, { store })
    expect(acted).toBe(true)
  }
}

/** Decisions of people in the very moment in which a job writes. */
export function decisionRacesSuite(open: () => Promise<DocumentStore>): void {
  const withTopic = async (count = 4) => {
    const city = new TopicsCity(await open())
    const ids = await city.writeMixer(count)
    await city.find()
    const id = await city.topicAt('锦绣新城')
    const decide = async (procedure: 'take_out' | 'put_back', messageId: string) =>
      city.must(dispatcher, procedure, { id, messageId, revision: (await city.get(id)).revision })
    return { city, ids, id, decide }
  }

  describe('at the very moment', () => {
    it('in which a case is told, taking it out comes first: it is not told', async () => {
      const { city, ids, id, decide } = await withTopic()
      await city.linkArticle(id)
      const [, second = ''] = ids
      const done = meanwhile(
        city,
        (writes) => writes.has(`messages ${second}`),
        () => decide('take_out', second),
      )
      await city.tell()
      done()
      expect(await city.told(ids)).toEqual([1, 0, 1, 1])
    })

    it('in which a case is told, parting its topic comes first: it is not told', async () => {
      const { city, id } = await withTopic()
      const others = await city.writeParking()
      await city.find()
      const other = await city.topicAt('望江苑')
      await city.must(chief, 'merge', { id, other, revision: 0, otherRevision: 0 })
      await city.linkArticle(id)
      const done = meanwhile(
        city,
        (writes) => writes.has(`messages ${others[1] ?? ''}`),
        () => city.must(chief, 'unmerge', { id, other, revision: 2 }),
      )
      await city.tell()
      done()
      expect((await city.told(others))[1]).toBe(0)
      await city.tell()
      expect((await city.told(others))[2]).toBe(0)
    })

    it('in which a run counts a topic, what was decided stands until the next run', async () => {
      const { city, ids, id, decide } = await withTopic(5)
      await city.writeMixer(1, 70)
      const done = meanwhile(
        city,
        (writes) => writes.has(`topics ${id}`),
        () => decide('take_out', ids[0] ?? ''),
      )
      await city.find()
      done()
      expect(await city.get(id)).toMatchObject({ now: 4, recounting: true })
      await city.find()
      expect(await city.get(id)).toMatchObject({ now: 5, people: 5, recounting: false })
    })

    it('in which an earlier run still lays a message there, taking it out stands', async () => {
      const { city, id, decide } = await withTopic()
      const [late = ''] = await city.writeMixer(1, 70)
      const done = meanwhile(
        city,
        (writes) => writes.has(`topic_members ${late}`),
        async () => {
          await city.find()
          await decide('take_out', late)
        },
      )
      await city.find()
      done()
      const shown = async () => (await city.must(dispatcher, 'messages', { id, limit: 50 })).items.map((row) => row.id)
      expect(await shown()).not.toContain(late)
      expect(await city.store.get(topicMembers, late)).toMatchObject({ topicId: NOWHERE, taken: [{ topicId: id }] })
      await city.find()
      expect(await shown()).not.toContain(late)
    })

    it('in which a run ends and all are told, putting back comes later in the order: it is told', async () => {
      const { city, ids, id, decide } = await withTopic()
      await decide('take_out', ids[0] ?? '')
      await city.linkArticle(id)
      const done = meanwhile(
        city,
        (writes) => writes.has(`topic_members ${ids[0] ?? ''}`),
        async () => {
          await city.writeMixer(1, 80)
          await city.find()
          await city.tell()
        },
      )
      await decide('put_back', ids[0] ?? '')
      done()
      await city.find()
      await city.tell()
      expect(await city.told(ids)).toEqual([1, 1, 1, 1])
    })
  })

  it('what was decided of a message stays when the sort lets it go from another topic', async () => {
    const { city, id } = await withTopic()
    await city.writeParking()
    const stray = await city.write('医保卡丢了怎么补办，需要带什么材料？', city.citizen(900))
    await city.find()
    const other = await city.topicAt('望江苑')
    const taken = [{ topicId: id, path: [id] }]
    await city.store.transact(async (transaction) =>
      transaction.insert(topicMembers, {
        ...{ id: stray, topicId: other, joinKey: `000000001|${stray}`, taken },
        submittedAt: (await city.message(stray)).submittedAt,
      }),
    )
    await city.writeMixer(1, 70)
    await city.find()
    expect(await city.store.get(topicMembers, stray)).toMatchObject({ topicId: NOWHERE, taken })
  })

  it('a topic is known again by what was taken out of it, when those who began it have left the window', async () => {
    const { city, id, decide } = await withTopic(3)
    city.city.clock.onHours(24 * 10)
    const later = await city.writeMixer(5, 20)
    await city.find()
    expect(await city.topicAt('锦绣新城')).toBe(id)
    for (const one of later.slice(0, 4)) await decide('take_out', one)
    city.city.clock.onHours(24 * 5)
    await city.writeMixer(2, 60)
    await city.find()
    const { items } = await city.list()
    expect(items.map((one) => [one.id, one.now + one.before])).toEqual([[id, 3]])
  })
}
