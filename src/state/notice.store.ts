import { create } from 'zustand'

interface Notice {
  /** Counts up, so that the same sentence twice is shown twice. */
  id: number
  text: string | undefined
}

/** The one short sentence over the page, read out by screen readers. */
export const useNotice = create<Notice>()(() => ({ id: 0, text: undefined }))

/** Says something for a few seconds: `notify('已提交')`. Never for errors that need an answer. */
export const notify = (text: string): void => useNotice.setState(({ id }) => ({ id: id + 1, text }))
export const hideNotice = (id: number): void =>
  useNotice.setState((now) => (now.id === id ? { ...now, text: undefined } : now))
