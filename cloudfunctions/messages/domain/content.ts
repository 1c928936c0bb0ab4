import type { Outcome } from '../../../types/messages.terms'
import { sha256 } from '../../shared/kernel/ids'
import { withoutOpening } from './openings'
import type { ReplyFile } from './reply-file'

/**
 * What an approval binds to: SHA-256 over text and outcome, that it is interim, and what each file is, is called and
 * holds, in a form with one spelling. Without files it is what it was before replies had any.
 */
export function contentHash(
  body: string,
  outcome: Outcome,
  interim = false,
  files: readonly Pick<ReplyFile, 'kind' | 'name' | 'hash'>[] = [],
): string {
  if (files.length === 0) return sha256(JSON.stringify(interim ? [body, outcome, 'interim'] : [body, outcome]))
  const contents = files.map(({ kind, name, hash }) => [kind, name, hash])
  return sha256(JSON.stringify([body, outcome, interim ? 'interim' : 'final', contents]))
}

/** A made title is at most this long, so that a row shows it whole on a phone. */
const MADE_TITLE = 30

/** A title from the first sentence that says the matter, for those who wrote none. */
export function titleFrom(body: string): string {
  const matter = withoutOpening(body)
  const first = matter.split(/[。！？!?\n；;]/u).find((sentence) => sentence.trim().length >= 2) ?? matter
  return clip(first.trim(), MADE_TITLE)
}

/** What a message is called: the title somebody wrote, else one from its first sentence. */
export const titleOf = ({
  title = '',
  body,
}: {
  readonly title?: string | undefined
  readonly body: string
}): string => (title === '' ? titleFrom(body) : title)

/** First words for a row, on one line, from where it says the matter. */
export const excerptOf = (body: string): string => clip(withoutOpening(body).replace(/\s+/gu, ' '), 60)

/** At most `length` characters, never half a surrogate pair, with … where something was cut. */
function clip(text: string, length: number): string {
  const characters = [...text]
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`
}

/** 编号: the Shanghai day and six letters or digits from the id; without the ones that are misread on the phone. */
export function codeOf(id: string, today: string): string {
  const readable = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
  const digest = sha256(id)
  const letters = Array.from({ length: 6 }, (_, at) => readable[parseInt(digest.slice(at * 2, at * 2 + 2), 16) % 32])
  return `${today.replaceAll('-', '')}-${letters.join('')}`
}
