/** A phone shows one page at a time. */
export const useTwoPanes = (): boolean => false
