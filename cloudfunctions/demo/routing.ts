import { toDirectory } from '../hall'
import { createRouter, SHIPPED_TREE } from '../routing'
import { demoDirectory } from './city'
import { demoDuties } from './duties'

/** How 示范市 routes before anything is learnt: by its duty lists alone. The stories are told by it, always alike. */
export const demoRouter = createRouter({
  directory: toDirectory({ ...demoDirectory, version: 1 }),
  lists: { duties: demoDuties, tree: SHIPPED_TREE },
})
