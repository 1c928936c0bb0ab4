import type { DocumentStore } from '../../../cloudfunctions/shared/documents'
import { people } from '../../support/small-city'
import { TopicsCity } from './topics.city'

const { chief, dispatcher } = people
export const REFUSED = (code: string) => ({ ok: false, error: { code } })

/** What the suites of decisions begin with, and what they do: every act with the revision that its person has just read. */
export function decisionActs(open: () => Promise<DocumentStore>) {
  const withTopic = async (count = 4) => {
    const city = new TopicsCity(await open())
    const ids = await city.writeMixer(count)
    await city.find()
    return { city, ids, id: await city.topicAt('锦绣新城') }
  }
  /** A second topic about another matter, which the press office holds for the same. */
  const withTwo = async () => {
    const { city, ids, id } = await withTopic()
    const others = await city.writeParking()
    await city.find()
    return { city, ids, others, id, other: await city.topicAt('望江苑') }
  }
  const revisionOf = async (city: TopicsCity, id: string) => (await city.get(id)).revision
  const takeOut = async (city: TopicsCity, id: string, messageId: string) =>
    city.must(dispatcher, 'take_out', { id, messageId, revision: await revisionOf(city, id) })
  const putBack = async (city: TopicsCity, id: string, messageId: string) =>
    city.must(dispatcher, 'put_back', { id, messageId, revision: await revisionOf(city, id) })
  const merge = async (city: TopicsCity, id: string, other: string, actor = chief) =>
    city.must(actor, 'merge', {
      id,
      other,
      revision: await revisionOf(city, id),
      otherRevision: await revisionOf(city, other),
    })
  const unmerge = async (city: TopicsCity, id: string, other: string) =>
    city.must(chief, 'unmerge', { id, other, revision: await revisionOf(city, id) })
  const shownIn = async (city: TopicsCity, id: string) =>
    (await city.must(dispatcher, 'messages', { id, limit: 50 })).items.map((row) => row.id)
  const takenOutOf = async (city: TopicsCity, id: string) =>
    (await city.must(dispatcher, 'taken_out', { id })).items.map((row) => row.id)
  return { withTopic, withTwo, revisionOf, takeOut, putBack, merge, unmerge, shownIn, takenOutOf }
}
