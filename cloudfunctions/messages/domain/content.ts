import type { Outcome } from '../../../types/messages.terms'
import { clipped } from '../../shared/kernel/clipped'
import { sha256 } from '../../shared/kernel/ids'
import { withoutOpening } from './openings'
import type { ReplyFile } from '../../shared/kernel/reply-file'

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
  return shorten(first.trim(), MADE_TITLE)
}

/** Reads words; its dictionary comes with Node. Made once: making it costs more than all it reads. */
const words = new Intl.Segmenter('zh', { granularity: 'word' })
const CLAUSE_END = /[，,、：:\s]/u
/** A word that must not stand last: marks, what leads on to the next word, a number without what it counts. */
const LEADS_ON =
  /^(?:[\p{P}\s]+|[把被将和与及或向从对跟给在于为以让的地得很太不没未也都又还就再]|[0-9〇零一二两三四五六七八九十百千万几]+)$/u

/**
 * At most `length` characters with … for what was left out: up to the last clause that ends in the second half, else up to
 * the last whole word. A person reads the titles of a list and should not have to guess what half a word meant.
 */
function shorten(text: string, length: number): string {
  const characters = [...text]
  if (characters.length <= length) return text
  const room = characters.slice(0, length - 1)
  const clause = room.findLastIndex((character) => CLAUSE_END.test(character))
  const kept = clause >= length / 2 ? room.slice(0, clause).join('') : wholeWords(text, room.join(''))
  // A row of digits or one endless word: then it breaks off where the room ends.
  return `${[...kept].length < length / 2 ? room.join('') : kept}…`
}

/** The words of `text` that end within `room`, its beginning, without those that lead on to one outside. */
function wholeWords(text: string, room: string): string {
  const inside: string[] = []
  let end = 0
  // Words are short: what comes long after the room does not tell where they end.
  for (const { segment } of words.segment(text.slice(0, room.length + 20))) {
    end += segment.length
    if (end > room.length) break
    inside.push(segment)
  }
  while (LEADS_ON.test(inside.at(-1) ?? '')) inside.pop()
  return inside.join('')
}

/** What a message is called: the title somebody wrote, else one from its first sentence. */
export const titleOf = ({
  title = '',
  body,
}: {
  readonly title?: string | undefined
  readonly body: string
}): string => (title === '' ? titleFrom(body) : title)

/** Characters that a row shows of a message. */
const EXCERPT = 60

/** First words for a row, on one line, from where it says the matter. */
export const excerptOf = (body: string): string => clipped(withoutOpening(body).replace(/\s+/gu, ' '), EXCERPT)

/** 编号: the Shanghai day and six letters or digits from the id; without the ones that are misread on the phone. */
export function codeOf(id: string, today: string): string {
  const readable = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
  const digest = sha256(id)
  const letters = Array.from({ length: 6 }, (_, at) => readable[parseInt(digest.slice(at * 2, at * 2 + 2), 16) % 32])
  return `${today.replaceAll('-', '')}-${letters.join('')}`
}
