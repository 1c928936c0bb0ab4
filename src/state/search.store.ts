import { create } from 'zustand'

interface Search {
  /**
   * What to look for, as asked for on the home page; '' for all of them. The services tab takes it over and clears it.
   * Tabs accept no address parameters.
   */
  words: string | undefined
  setWords: (words: string | undefined) => void
}

export const useSearch = create<Search>()((set) => ({ words: undefined, setWords: (words) => set({ words }) }))
