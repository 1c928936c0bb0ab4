import { memoryStore } from '../../../cloudfunctions/adapters/memory'
import { publicAnswers } from '../../../cloudfunctions/answers'
import { handlingUseCases, mergeMessage, unmergeMessage } from '../../../cloudfunctions/messages'
import { relayOutbox } from '../../../cloudfunctions/shared/outbox/relay'
import { topicLinks, topicsProjector } from '../../../cloudfunctions/topics'
import { ALWAYS, people } from '../../support/small-city'
import { TopicsCity } from './topics.city'

async function openCity() {
  const city = new TopicsCity(memoryStore())
  const { deps } = city.city
  const handling = handlingUseCases(deps)
  const ids = await city.writeMixer(4, 1, { wantsPublic: true })
  await city.find()
  const on = async (id: string) => ({ id, version: (await city.message(id)).version })
  const relay = () => relayOutbox({ ...deps, holder: 'test' }, topicsProjector(deps), ALWAYS)
  /** What the relay and the timers do of it. */
  const tick = async () => {
    await relay()
    await city.find()
    await city.tell()
    await city.tell()
  }
  const again = async (id: string, number: number) => {
    await handling.rate(city.citizen(number), { id, solved: 'no', satisfaction: 1 })
    await handling.call_back(people.chief, { ...(await on(id)), result: 'rework', grounds: '回访属实，重办' })
  }
  return { city, deps, ids, on, relay, tick, again, topic: await city.topicAt('锦绣新城') }
}

describe('a case of a topic that is open again', () => {
  it('is told of what was linked while it was answered, once; the others are told no second time', async () => {
    const { city, ids, tick, again, topic, relay } = await openCity()
    const [first = '', second = '', ...others] = ids
    await city.reply(first)
    await city.reply(second)
    await city.linkArticle(topic)
    await city.tell()
    expect(await city.told(ids)).toEqual([0, 0, 1, 1])
    await again(first, 1)
    await tick()
    expect(await city.told(ids)).toEqual([1, 0, 1, 1])
    await relay()
    await tick()
    expect(await city.told(ids)).toEqual([1, 0, 1, 1])
    expect(await city.notices([1, 2, 3, 4])).toEqual([1, 0, 1, 1])
    expect(others).toHaveLength(2)
  })

  it('is told also where it was parted from the case in which it lay', async () => {
    const { city, deps, ids, on, tick, topic } = await openCity()
    const [first = '', second = ''] = ids
    await mergeMessage(deps)(people.handler, { ...(await on(second)), intoId: first })
    await city.linkArticle(topic)
    await city.tell()
    expect(await city.told(ids)).toEqual([1, 0, 1, 1])
    await unmergeMessage(deps)(people.handler, { ...(await on(second)), reason: '不是同一件事' })
    await tick()
    expect(await city.told(ids)).toEqual([1, 1, 1, 1])
  })

  it('is not told of what it was taken out of', async () => {
    const { city, ids, tick, again, topic } = await openCity()
    const [first = ''] = ids
    await city.reply(first)
    const { revision } = await city.get(topic)
    await city.must(people.chief, 'take_out', { id: topic, messageId: first, revision })
    await city.linkArticle(topic)
    await again(first, 1)
    await tick()
    expect(await city.told(ids)).toEqual([0, 1, 1, 1])
  })
})

describe('a public answer to a topic that is released anew', () => {
  it('is told once more to whoever was told of the one before and waits still', async () => {
    const { city, ids, topic } = await openCity()
    const answerId = await city.publicAnswer()
    await city.must(people.chief, 'link', { id: topic, kind: 'answer', answerId })
    await city.tell()
    const [first = ''] = ids
    await city.reply(first)
    city.city.clock.onHours(1)
    await city.store.transact(async (transaction) => {
      const answer = await transaction.get(publicAnswers, answerId)
      if (answer === null) throw new Error('lost')
      const answered = { ...answer, answer: '搅拌站已于7月搬迁。', releasedAt: city.city.clock.now() }
      transaction.put(publicAnswers, answered)
    })
    city.city.clock.onHours(1)
    await city.tell()
    await city.tell()
    expect(await city.told(ids)).toEqual([1, 2, 2, 2])
    // It is one answer on their page.
    for (const id of ids) expect((await city.message(id)).topicAnswers).toHaveLength(1)
    const [link] = (await city.store.query(topicLinks, { index: 'by_topic', equals: { topicId: topic }, limit: 5 }))
      .items
    expect(link).toMatchObject({ told: 7, answerAt: '2026-07-03T02:10:00.000Z' })
  })
})
