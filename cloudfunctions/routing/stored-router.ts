import type { DirectorySource } from '../hall'
import type { DocumentStore } from '../shared/documents'
import type { Clock } from '../shared/kernel/clock'
import { keptFor } from '../shared/kernel/kept-for'
import { UNLEARNT } from './domain/learned-model'
import { readLists } from './list-store'
import { readModel } from './model-store'
import { createRouter, DEFAULT_THRESHOLD, type Router } from './router'
import {
  type RoutingState,
  routingPrecedents,
  routingRuleBooks,
  routingStates,
  RULE_BOOK_ID,
  STATE_ID,
} from './routing.store'

/** Where the router comes from. */
export interface RouterSource {
  current(): Promise<Router>
}

/** How long a process may route by what it knows; new lists, rules and models count at the latest after this. */
const FRESH_MS = 5_000
/** Rulings that routing remembers, the newest. */
const MOST_PRECEDENTS = 500

/**
 * The router of this process: one small document is looked at every five seconds, and everything is read and compiled
 * again only when that says something new. Whoever asks meanwhile waits for the new one; a model that another process
 * puts in force never mixes with the one before.
 */
export function storedRouter(store: DocumentStore, directory: DirectorySource, clock: Clock): RouterSource {
  let held: { key: string; router: Promise<Router> } | null = null
  const look = async (): Promise<Router> => {
    const [state, units] = await Promise.all([store.get(routingStates, STATE_ID), directory.current()])
    const key = keyOf(state, units.document.version)
    if (held?.key === key) return held.router
    const router = compile(store, directory, state)
    const mine = { key, router }
    held = mine
    router.catch(() => {
      if (held === mine) held = null
    })
    return router
  }
  return { current: keptFor(FRESH_MS, clock, look) }
}

const keyOf = (state: RoutingState | null, directory: number): string =>
  JSON.stringify([state?.model, state?.duties, state?.tree, state?.rules, state?.precedents, directory])

async function compile(store: DocumentStore, directory: DirectorySource, state: RoutingState | null): Promise<Router> {
  const [units, lists, model, book, precedents] = await Promise.all([
    directory.current(),
    readLists(store),
    state?.model === undefined ? null : readModel(store, state.model),
    store.get(routingRuleBooks, RULE_BOOK_ID),
    state?.precedents === undefined
      ? { items: [] }
      : store.query(routingPrecedents, {
          index: 'by_time',
          equals: {},
          direction: 'descending',
          limit: MOST_PRECEDENTS,
        }),
  ])
  return createRouter({
    directory: units,
    lists,
    model: model ?? UNLEARNT,
    rules: book?.rules ?? [],
    threshold: book?.threshold ?? DEFAULT_THRESHOLD,
    precedents: precedents.items,
  })
}
