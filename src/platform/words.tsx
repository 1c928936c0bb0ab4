import { Fragment, type ReactNode } from 'react'

const words = 'Segmenter' in Intl ? new Intl.Segmenter('zh', { granularity: 'word' }) : undefined

/**
 * A large title that breaks between words: browsers break Chinese after any character. Where
 * this one knows no words, the title is left as it is.
 */
export const betweenWords = (text: string): ReactNode =>
  words === undefined ? (
    text
  ) : (
    <span className='between-words'>
      {[...words.segment(text)].map(({ segment, index, isWordLike }) => (
        <Fragment key={index}>
          {isWordLike && index > 0 && <wbr />}
          {segment}
        </Fragment>
      ))}
    </span>
  )
