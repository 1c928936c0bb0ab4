import type { Description, ReadText } from './describe'

/**
 * How much of one piece a cluster is, judged by what a reader looks at first: the place and the words that its own
 * description names. Shares are 0–1 of its messages (title, place and body).
 */
export interface Purity {
  /** Messages that name the commonest place; counted as shared from 60 % on. */
  readonly place: number
  /** Messages in which at least one of its words stands. */
  readonly words: number
  /**
   * Messages that name the shared place and one of the words; where no place is shared so widely (a matter of
   * the whole city) one of the words alone. A message that means the same in other words counts as impure: it is a
   * lower bound of what a person finds.
   */
  readonly purity: number
  /** 60 % and more of the messages name the same place. */
  readonly samePlace: boolean
}

const SHARED_PLACE = 0.6

export function purityOf(texts: readonly ReadText[], { words, places }: Description): Purity {
  const read = texts.map(({ title, body, place = '' }) => `${title} ${place} ${body}`.normalize('NFKC'))
  const share = (holds: (text: string) => boolean): number =>
    read.length === 0 ? 0 : read.filter(holds).length / read.length
  const name = places[0]?.name
  const inPlace = (text: string): boolean => name !== undefined && text.includes(name)
  const inWords = (text: string): boolean => words.some((word) => text.includes(word))
  const place = share(inPlace)
  const samePlace = place >= SHARED_PLACE
  return {
    place,
    words: share(inWords),
    samePlace,
    purity: share((text) => inWords(text) && (!samePlace || inPlace(text))),
  }
}
