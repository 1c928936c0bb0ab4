/**
 * A random UUID (version 4). It only tells one sending from another within one person's messages and guards nothing,
 * so `Math.random` will do: a mini program has no `crypto`.
 */
export const randomUuid = (): string =>
  'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (place) => {
    const digit = Math.floor(Math.random() * 16)
    return (place === 'x' ? digit : (digit & 3) | 8).toString(16)
  })
