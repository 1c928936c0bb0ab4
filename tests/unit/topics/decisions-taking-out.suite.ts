import type { DocumentStore } from '../../../cloudfunctions/shared/documents'
import { topicRemovals } from '../../../cloudfunctions/topics'
import { people } from '../../support/small-city'
import { decisionActs, REFUSED } from './decisions.acts'

const { chief, dispatcher } = people

/** Taking a message out of a topic, and putting it back, on any store. */
export function takingOutSuite(open: () => Promise<DocumentStore>): void {
  const { withTopic, withTwo, revisionOf, takeOut, putBack, merge, shownIn, takenOutOf } = decisionActs(open)

  describe('taking a message out', () => {
    it('shows and counts it no more at once, says who took it out, and lists it apart', async () => {
      const { city, ids, id } = await withTopic()
      const [first = ''] = ids
      const after = await takeOut(city, id, first)
      expect(after).toMatchObject({ now: 3, supports: 3, revision: 1, recounting: true })
      expect(new Set(await shownIn(city, id))).toEqual(new Set(ids.slice(1)))
      const { items } = await city.must(dispatcher, 'taken_out', { id })
      expect(items).toMatchObject([{ id: first, takenOut: { byName: dispatcher.name, at: city.city.clock.now() } }])
      expect(after.standing.looked).toBe(3)
    })

    it('says of what was taken out of two topics that were merged later who did so last, and lists it once', async () => {
      const { city, ids, id, other } = await withTwo()
      const [first = '', second = ''] = ids
      await takeOut(city, id, first)
      await takeOut(city, id, second)
      city.city.clock.onHours(1)
      const at = city.city.clock.now()
      const record = { topicId: other, messageId: first, state: 'out' as const, at, by: 'later', byName: '后来的人' }
      await city.store.transact(async (transaction) => transaction.insert(topicRemovals, { id: 'of-two', ...record }))
      await merge(city, id, other)
      const { items } = await city.must(dispatcher, 'taken_out', { id })
      expect(items.map((row) => [row.id, row.takenOut?.byName])).toEqual([
        [first, '后来的人'],
        [second, dispatcher.name],
      ])
    })

    it('survives the runs, while the topic grows under its id; the run counts people anew', async () => {
      const { city, ids, id } = await withTopic(5)
      await takeOut(city, id, ids[0] ?? '')
      await city.find()
      expect(await city.get(id)).toMatchObject({ now: 4, people: 4, recounting: false, state: 'current' })
      const later = await city.writeMixer(3, 40)
      await city.find()
      await city.find()
      expect(await city.topicAt('锦绣新城')).toBe(id)
      expect(new Set(await shownIn(city, id))).toEqual(new Set([...ids.slice(1), ...later]))
      expect(await city.get(id)).toMatchObject({ now: 7, people: 7 })
      expect(await takenOutOf(city, id)).toEqual([ids[0]])
    })

    it('leaves no topic where fewer than three stay; it is the same again when others write', async () => {
      const { city, ids, id } = await withTopic(3)
      await takeOut(city, id, ids[0] ?? '')
      await city.find()
      expect((await city.list()).items).toEqual([])
      expect((await city.get(id)).state).toBe('past')
      await city.writeMixer(1, 70)
      await city.find()
      expect((await city.list()).items.map((one) => [one.id, one.now])).toEqual([[id, 3]])
      expect(await shownIn(city, id)).not.toContain(ids[0])
    })

    it('is told nothing of what is linked, before or after; put back it is told once', async () => {
      const { city, ids, id } = await withTopic()
      await takeOut(city, id, ids[0] ?? '')
      await city.linkArticle(id)
      await city.tell()
      await city.find()
      await city.tell()
      expect(await city.told(ids)).toEqual([0, 1, 1, 1])
      await putBack(city, id, ids[0] ?? '')
      expect(await takenOutOf(city, id)).toEqual([])
      expect(await shownIn(city, id)).toContain(ids[0])
      await city.find()
      await city.tell()
      await city.tell()
      expect(await city.told(ids)).toEqual([1, 1, 1, 1])
    })

    it('was it told before, putting it back tells it no second time', async () => {
      const { city, ids, id } = await withTopic()
      await city.linkArticle(id)
      await city.tell()
      await takeOut(city, id, ids[1] ?? '')
      await putBack(city, id, ids[1] ?? '')
      await city.find()
      await city.tell()
      expect(await city.told(ids)).toEqual([1, 1, 1, 1])
      expect((await city.get(id)).links).toMatchObject([{ told: 4 }])
    })

    it('while others are being told, wins or comes too late: never is it told after it was taken out', async () => {
      const { city, ids, id } = await withTopic()
      await city.linkArticle(id)
      const revision = await revisionOf(city, id)
      const [, answer] = await Promise.all([
        city.tell(),
        city.ask(dispatcher, 'take_out', { id, messageId: ids[2] ?? '', revision }),
      ])
      expect(answer.ok).toBe(true)
      const told = await city.told(ids)
      await city.tell()
      await city.find()
      await city.tell()
      expect((await city.told(ids))[2]).toBe(told[2])
    })

    it('of two people at once the second is told and sees the topic as it is now', async () => {
      const { city, ids, id } = await withTopic()
      const input = { id, messageId: ids[0] ?? '', revision: 0 }
      const answers = await Promise.all([
        city.ask(chief, 'take_out', input),
        city.ask(dispatcher, 'take_out', { ...input, messageId: ids[1] ?? '' }),
      ])
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      expect(answers.find(({ ok }) => !ok)).toMatchObject({
        error: {
          code: 'conflict',
          message: expect.stringContaining('刚刚有人调整过') as string,
          current: { revision: 1 },
        },
      })
      expect(await shownIn(city, id)).toHaveLength(3)
    })

    it('refuses what does not lie there, what was not taken out, and whoever may not', async () => {
      const { city, ids, id } = await withTopic()
      const [first = ''] = ids
      const input = { id, messageId: first, revision: 0 }
      expect(await city.ask(chief, 'put_back', input)).toMatchObject(REFUSED('invalid_state'))
      expect(await city.ask(chief, 'take_out', { ...input, messageId: 'nobody' })).toMatchObject(
        REFUSED('invalid_state'),
      )
      expect(await city.ask(chief, 'take_out', { ...input, id: 'none' })).toMatchObject(REFUSED('not_found'))
      for (const actor of [people.supervisor, people.handler, city.citizen(1)])
        expect(await city.ask(actor, 'take_out', input)).toMatchObject(REFUSED('forbidden'))
      await takeOut(city, id, first)
      expect(await city.ask(chief, 'take_out', { ...input, revision: 1 })).toMatchObject(REFUSED('invalid_state'))
    })
  })
}
