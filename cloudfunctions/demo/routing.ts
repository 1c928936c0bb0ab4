import { toDirectory } from '../hall'
import { createRouter, SHIPPED_TREE } from '../routing'
import { demoDirectory } from './city'
import { demoDuties } from './duties'

/**
 * The demonstration's press office lets more go by itself than a city should before it has a history, so that one sees it;
 * what a real city starts with is `DEFAULT_THRESHOLD`.
 */
export const DEMO_THRESHOLD = 0.5

/** How 示范市 routes before anything is learnt: by its duty lists alone. The stories are told by it, always alike. */
export const demoRouter = createRouter({
  directory: toDirectory({ ...demoDirectory, version: 1 }),
  lists: { duties: demoDuties, tree: SHIPPED_TREE },
  threshold: DEMO_THRESHOLD,
})
