import type { ReactNode } from 'react'

const words = 'Segmenter' in Intl ? new Intl.Segmenter('zh', { granularity: 'word' }) : undefined
/** Characters: a single one (的, 了, 月 of 两个月) stays with what stands before it, as long as that is shorter. */
const LONG_ENOUGH = 6

/** A text cut where a line may end: between words, and not before a single character. Whole where no words are known. */
export function partsOf(text: string): string[] {
  const parts: string[] = []
  for (const { segment, isWordLike } of words?.segment(text) ?? [{ segment: text, isWordLike: true }]) {
    const last = parts[parts.length - 1]
    const stays = !isWordLike || (segment.length === 1 && (last ?? '').length < LONG_ENOUGH)
    if (last !== undefined && stays) parts[parts.length - 1] = last + segment
    else parts.push(segment)
  }
  return parts
}

/**
 * A large title that breaks between words: browsers break Chinese after any character. Each part holds together by its
 * style: a `<wbr>` would be read out as a space.
 */
export function betweenWords(text: string): ReactNode {
  const parts = partsOf(text)
  if (parts.length < 2) return text
  return parts.map((part, at) => (
    <span key={at} className='word'>
      {part}
    </span>
  ))
}
