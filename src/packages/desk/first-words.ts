import type { MessageRow, MessageView } from '../../../types/messages.contract'

/** A greeting and its kind before the first sentence are no longer: what stands further down is no beginning. */
const LONGEST_OPENING = 40

/**
 * Where in the body the words of the title begin, when it was made from the first sentence: at 0, or behind the
 * greeting that a made title leaves out. −1: the citizen gave a title of their own.
 */
function startOfTitle(title: string, body: string): number {
  const words = title.replace(/…$/, '').replace(/\s+/g, '')
  for (let at = 0; at <= Math.min(LONGEST_OPENING, body.length - 1); at += 1)
    if (mayBegin(body, at, words) && body.slice(at).replace(/\s+/g, '').startsWith(words)) return at
  return -1
}

/** A short title of one's own may stand in a sentence by chance; a made one begins a sentence or is long. */
const mayBegin = (body: string, at: number, words: string): boolean =>
  at === 0 || words.length >= 8 || /[\s，,。！!？?：:；;]/.test(body.charAt(at - 1))

/** Whether the title only repeats how the body begins. */
export const repeatsBody = (title: string, body: string): boolean => startOfTitle(title, body) >= 0

/** What a row says of its message: an own title where the citizen gave one, and the first words without a greeting. */
export function firstWords({ title, excerpt }: Pick<MessageRow, 'title' | 'excerpt'>) {
  const at = startOfTitle(title, excerpt)
  return at < 0 ? { headline: title, excerpt } : { headline: excerpt.slice(at).trimStart() }
}

export const ownTitle = ({ title, body }: Pick<MessageView, 'title' | 'body'>): string | undefined =>
  repeatsBody(title, body) ? undefined : title
