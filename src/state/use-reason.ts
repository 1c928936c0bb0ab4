import { useState } from 'react'
import { MESSAGE_LIMITS } from '../../types/messages.terms'
import { FIELD_COPY } from '../copy/fields'
import { showFirstErrorOfSheet } from '../platform/show-first-error'
import { useKeptForm } from './use-kept-form'

const { min, max } = MESSAGE_LIMITS.reason

/**
 * A text that must be given: its words, whether they do, and the sentence when they do not after a try. Kept until it has
 * been sent.
 * @param action what is done
 * @param id of what it is done to
 * @param least characters
 */
export function useReason(action: string, id: string, least: number = min) {
  const { value: text, change: setText } = useKeptForm(action, id, '')
  const [tried, setTried] = useState(false)
  const words = text.trim()
  const enough = words.length >= least
  const show = (): void => {
    setTried(true)
    // Also where the words do: a unit or a day beside them may be missing.
    showFirstErrorOfSheet()
  }
  return {
    text: words,
    /** Whether to go on; from now on a missing text says so. */
    check: (): boolean => {
      show()
      return enough
    },
    /** The same for a text that may be left out. */
    checkOptional: (): boolean => {
      show()
      return words === '' || enough
    },
    tried,
    field: { value: text, onChange: setText, maxLength: max, rows: 4 },
    error: tried && !enough ? FIELD_COPY.tooShort(least) : undefined,
    /** `error` for a text that may be left out. */
    optionalError: tried && words !== '' && !enough ? FIELD_COPY.tooShort(least) : undefined,
  }
}
