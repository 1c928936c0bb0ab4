import { messages } from '../../messages'
import type { DocumentStore } from '../../shared/documents'
import type { RoutingDeps } from '../deps'
import type { Example } from '../domain/examples'
import type { Lists } from '../domain/classifier'
import { rankCategories } from '../domain/rank'
import type { Router } from '../router'
import { type DecisionDocument, routingDecisions, routingModels, routingStates, STATE_ID } from '../routing.store'
import { learnAndStore, readLessons } from './train-from-file'

/** Decisions that one night learns from, the latest. */
const MOST_DECISIONS = 4000
/** Texts that are read at once. */
const AT_ONCE = 100

/**
 * Learns anew from the city's lessons and from what its dispatchers decided, and puts the model in force; nothing is
 * done while the present one knows of every decision.
 * @param more.reads whether texts may still be read: where their time ends in the middle it learns from the latest; what
 *   would then know fewer texts than the present model does not take its place, and the next night tries again
 * @param more.goOn false: nothing is learnt, the model stays
 * @returns the version in force now, or null
 */
export async function learnFromDecisions(
  deps: Pick<RoutingDeps, 'store' | 'router' | 'clock'>,
  more: { readonly reads: () => boolean; readonly goOn: () => boolean },
): Promise<string | null> {
  const { store, clock } = deps
  const { items } = await store.query(routingDecisions, {
    index: 'by_time',
    equals: {},
    direction: 'descending',
    limit: 1,
  })
  const [latest] = items
  const state = await store.get(routingStates, STATE_ID)
  const present = state?.model === undefined ? null : await store.get(routingModels, state.model)
  const known = present === null ? '' : (present.decidedThrough ?? present.learntAt)
  if (latest === undefined || latest.at <= known) return state?.model ?? null
  const router = await deps.router.current()
  const [lessons, read] = await Promise.all([readLessons(store), readDecided(store, router, more.reads)])
  const isLess = !read.whole && lessons.length + read.examples.length < (present?.documents ?? 0)
  if (isLess || !more.goOn()) return state?.model ?? null
  const isDecided = ({ category, unitId }: Example): boolean => category !== undefined || unitId !== undefined
  const texts = {
    decided: [...lessons.filter(isDecided), ...read.examples],
    undecided: lessons.filter((lesson) => !isDecided(lesson)),
  }
  // What was decided meanwhile is for the next night.
  const model = await learnAndStore(store, router.lists, texts, clock.now(), latest.at)
  return model.version
}

/** The latest decisions with the texts they were about, as many as the time allows; `whole`: all of them. */
async function readDecided(
  store: DocumentStore,
  router: Router,
  goOn: () => boolean,
): Promise<{ examples: Example[]; whole: boolean }> {
  const decisions: DecisionDocument[] = []
  let cursor: string | undefined
  while (decisions.length < MOST_DECISIONS) {
    const page = await store.query(routingDecisions, {
      index: 'by_time',
      equals: {},
      direction: 'descending',
      limit: 1000,
      ...(cursor === undefined ? {} : { cursor }),
    })
    decisions.push(...page.items)
    if (page.nextCursor === null) break
    cursor = page.nextCursor
  }
  const examples: Example[] = []
  let read = 0
  while (read < decisions.length && goOn()) {
    const batch = decisions.slice(read, read + AT_ONCE)
    read += batch.length
    const texts = await Promise.all(batch.map(({ id }) => store.get(messages, id)))
    texts.forEach((message, at) => {
      const unitId = batch[at]?.unitId
      // Kept before reports were left out: who got one says nothing of whose matter its words are.
      if (message === null || unitId === undefined || message.kind === 'report') return
      const { title, body } = message
      const category = categoryFor(router, unitId, { title, body })
      examples.push({ title, body, unitId, ...(category === undefined ? {} : { category }) })
    })
  }
  return { examples, whole: read === decisions.length }
}

/** Dispatchers choose units, not categories: of the unit's own categories it is the likeliest. */
function categoryFor(
  { classifier, lists }: { readonly classifier: Router['classifier']; readonly lists: Lists },
  unitId: string,
  { title, body }: Example,
): string | undefined {
  const own = new Set(lists.duties.filter((clause) => clause.unitId === unitId).map(({ category }) => category))
  return rankCategories(classifier, title, body).find(({ category }) => own.has(category))?.category
}
