import { readStored, storedKeys, writeStored } from '../platform/storage'

/** Under which names a device keeps what somebody typed and never sent. Comments are kept by message, the rest by person. */
const namesOf = (owner: string): readonly string[] => [
  ...['draft', 'answer', 'reply', 'reply-version', 'reply-files', 'record', 'form'].map(
    (kept) => `minsheng.${kept}.${owner}.`,
  ),
  'minsheng.text.',
]

const ownKeys = (owner: string): string[] => {
  const names = namesOf(owner)
  return storedKeys().filter((key) => names.some((name) => `${key}.`.startsWith(name)))
}

/**
 * Lets go of what a person typed on this device and never sent: drafts, answers, replies, what stood in forms, and comments. Of somebody else's
 * on the same device only a comment on a message can go with them.
 */
export function forgetOwnTexts(owner: string): void {
  for (const key of ownKeys(owner)) writeStored(key, undefined)
}

/** Whether there is any of it with words in it: whoever uses the device next could look it up there. */
export const keepsOwnTexts = (owner: string): boolean => ownKeys(owner).some((key) => hasWords(readStored(key)))

/** Under these names stands what a person typed; beside it stands what they chose, and from which version they went on. */
const TYPED = ['body', 'contact', 'place', 'answer', 'reason', 'source', 'name', 'words', 'times']

function hasWords(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== ''
  if (Array.isArray(value)) return value.some(hasWords)
  if (typeof value !== 'object' || value === null) return false
  return TYPED.some((key) => hasWords((value as Readonly<Record<string, unknown>>)[key]))
}
