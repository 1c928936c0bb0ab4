import type { MessageRow, MessageView } from '../../../types/messages.contract'

/** Whether the title only repeats how the body begins (made from its first sentence). */
export const repeatsBody = (title: string, body: string): boolean =>
  body.replace(/\s+/g, '').startsWith(title.replace(/…$/, '').replace(/\s+/g, ''))

/** What a row says of its message: an own title where the citizen gave one, and the first words. */
export const firstWords = ({ title, excerpt }: Pick<MessageRow, 'title' | 'excerpt'>) =>
  repeatsBody(title, excerpt) ? { headline: excerpt } : { headline: title, excerpt }

export const ownTitle = ({ title, body }: Pick<MessageView, 'title' | 'body'>): string | undefined =>
  repeatsBody(title, body) ? undefined : title
