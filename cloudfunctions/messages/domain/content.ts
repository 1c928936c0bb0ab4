import type { Outcome } from '../../../types/messages.terms'
import { sha256 } from '../../shared/kernel/ids'

/** What an approval binds to: SHA-256 over text and outcome (and that it is interim), in a form with one spelling. */
export const contentHash = (body: string, outcome: Outcome, interim = false): string =>
  sha256(JSON.stringify(interim ? [body, outcome, 'interim'] : [body, outcome]))

/** A made title is at most this long, so that a row shows it whole on a phone. */
const MADE_TITLE = 30

/** A title from the first sentence, for those who wrote none. */
export function titleFrom(body: string): string {
  const matter = withoutGreeting(body)
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

/** 您好, 尊敬的领导 and their kind, at the beginning of a letter: a title says the matter. */
const GREETING =
  /^(?:\s|[，,。！!：:、~～])*(?:(?:尊敬的|敬爱的)[^，,。！!：:\n]{1,10}|(?:各位)?(?:领导|市长|局长|区长|县长|书记|主任|同志|老师)们?|你们?|您|大家)*\s*(?:您好|你好|你们好|好|上午好|下午好)?[，,。！!：:、~～\s]+/u

/** The letter without its greeting; as it is where nothing else would remain. */
export function withoutGreeting(body: string): string {
  let rest = body
  for (let left = rest.replace(GREETING, ''); left !== rest; left = rest.replace(GREETING, '')) {
    if (left.trim().length < 4) break
    rest = left
  }
  return rest
}

/** First words for a row, on one line, without the greeting. */
export const excerptOf = (body: string): string => clip(withoutGreeting(body).replace(/\s+/gu, ' '), 60)

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
