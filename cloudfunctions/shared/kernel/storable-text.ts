/** NUL cannot be stored in PostgreSQL; a lone surrogate is not text (`u` makes pairs one character). */
const UNSTORABLE = /\0|\p{Surrogate}/u

/** Whether every home can keep a text as it is. */
export const isStorable = (text: string): boolean => !UNSTORABLE.test(text)
