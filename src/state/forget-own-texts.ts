import { storedKeys, writeStored } from '../platform/storage'

/**
 * Lets go of what a citizen typed on this device and never sent: drafts and answers, kept by person, and comments, kept
 * by message. Of somebody else's on the same device only a comment on a message can go with them.
 */
export function forgetOwnTexts(owner: string): void {
  const own = [`minsheng.draft.${owner}.`, `minsheng.answer.${owner}.`, 'minsheng.text.']
  for (const key of storedKeys()) if (own.some((name) => `${key}.`.startsWith(name))) writeStored(key, undefined)
}
