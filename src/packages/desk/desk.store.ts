import { create } from 'zustand'

interface Desk {
  /** Ids of the list as it was last shown, in its order: 看下一件 goes on from there. */
  order: readonly string[]
}

/** What the inbox and the handling page share. */
export const useDesk = create<Desk>()(() => ({ order: [] }))
