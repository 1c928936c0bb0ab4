import { create } from 'zustand'

interface Search {
  /** What was typed on the home page; the services tab takes it over. Tabs accept no address parameters. */
  words: string
  setWords: (words: string) => void
}

export const useSearch = create<Search>()((set) => ({ words: '', setWords: (words) => set({ words }) }))
