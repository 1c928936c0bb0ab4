import type { DocumentStore } from '../../shared/documents'
import { scan } from '../../shared/documents'
import type { Instant } from '../../shared/kernel/local-date'
import type { Lists } from '../domain/classifier'
import type { Example } from '../domain/examples'
import { learn } from '../domain/learn'
import type { LearnedModel } from '../domain/learned-model'
import { storeModel, versionOf } from '../model-store'
import { routingLessons } from '../routing.store'
import { CHARACTERS } from '../traditional'

/** Texts of one document: a few hundred kilobytes. */
const LESSON = 100

/**
 * Keeps the texts as the city's lessons, in place of those before, and puts a model learnt from them alone in force; the next
 * night adds what dispatchers decided.
 */
export async function trainFromFile(
  store: DocumentStore,
  lists: Lists,
  texts: { readonly decided: readonly Example[]; readonly undecided: readonly Example[] },
  now: Instant,
): Promise<LearnedModel> {
  await keepLessons(store, [...texts.decided, ...texts.undecided])
  return learnAndStore(store, lists, texts, now, '')
}

/** Learns and puts the model in force. @param decidedThrough the latest decision among the texts; '' none */
export async function learnAndStore(
  store: DocumentStore,
  lists: Lists,
  texts: { readonly decided: readonly Example[]; readonly undecided: readonly Example[] },
  now: Instant,
  decidedThrough: Instant,
): Promise<LearnedModel> {
  const learnt = learn({ lists, table: CHARACTERS, ...texts, version: '' })
  const model = { ...learnt, version: versionOf(learnt) }
  await storeModel(store, model, now, decidedThrough)
  return model
}

async function keepLessons(store: DocumentStore, texts: readonly Example[]): Promise<void> {
  const lessons = Array.from({ length: Math.ceil(texts.length / LESSON) }, (_, at) => ({
    id: String(at).padStart(6, '0'),
    examples: texts.slice(at * LESSON, (at + 1) * LESSON),
  }))
  const kept = new Set(lessons.map(({ id }) => id))
  for await (const page of scan(store, routingLessons, { index: 'all', equals: {} }))
    for (const { id } of page.filter((lesson) => !kept.has(lesson.id)))
      await store.transact(async (transaction) => {
        const old = await transaction.get(routingLessons, id)
        if (old !== null) transaction.remove(routingLessons, old)
      })
  for (const lesson of lessons)
    await store.transact(async (transaction) => {
      const old = await transaction.get(routingLessons, lesson.id)
      if (old === null) transaction.insert(routingLessons, lesson)
      else transaction.put(routingLessons, { ...lesson, version: old.version })
    })
}

/** The texts that were kept from the last file. */
export async function readLessons(store: DocumentStore): Promise<readonly Example[]> {
  const texts: Example[] = []
  for await (const page of scan(store, routingLessons, { index: 'all', equals: {} }))
    for (const { examples } of page) texts.push(...examples)
  return texts
}
