import { useState } from 'react'
import type { MessageView } from '../../../types/messages.contract'
import { MESSAGE_LIMITS } from '../../../types/messages.terms'
import { FORM_COPY } from '../../copy/desk-forms'
import { useKeptForm } from '../../state/use-kept-form'

export interface FormProps {
  view: MessageView
  busy: boolean
  /** Sends and says `done` when it worked. */
  onSend: (call: () => Promise<MessageView>, done: string) => void
}

/** What every action on a message names: which one, and the version the person saw. */
export const onMessage = ({ id, version }: MessageView) => ({ id, version })

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
  return {
    text: words,
    /** Whether to go on; from now on a missing text says so. */
    check: (): boolean => {
      setTried(true)
      return enough
    },
    /** The same for a text that may be left out. */
    checkOptional: (): boolean => {
      setTried(true)
      return words === '' || enough
    },
    tried,
    field: { value: text, onChange: setText, maxLength: max, rows: 4 },
    error: tried && !enough ? FORM_COPY.tooShort(least) : undefined,
    /** `error` for a text that may be left out. */
    optionalError: tried && words !== '' && !enough ? FORM_COPY.tooShort(least) : undefined,
  }
}
