import { create } from 'zustand'
import type { Filter } from './inbox/filter'

interface Desk {
  /** Ids of the list as it was last shown, in its order: 看下一件 goes on from there. */
  order: readonly string[]
  /** What that list was of. */
  filter: Filter
}

/** What the inbox and the handling page share. */
export const useDesk = create<Desk>()(() => ({ order: [], filter: { by: 'all' } }))
