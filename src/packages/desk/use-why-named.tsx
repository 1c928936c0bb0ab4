import { useRef, useState } from 'react'
import { MESSAGE_LIMITS } from '../../../types/messages.terms'
import type { ApiFailure } from '../../api/failure'
import { TextAreaField } from '../../components'
import { FORM_COPY } from '../../copy/desk-forms'
import { FIELD_COPY } from '../../copy/fields'

/**
 * Why a unit gets a report that speaks of it, or a complaint about its people. The server says when that is needed, and it is
 * asked for then; what was written of one unit says nothing of another.
 * @param unitId that is chosen now
 */
export function useWhyNamed(unitId: string | undefined, failure: ApiFailure | undefined) {
  const [written, setWritten] = useState<{ of: string | undefined; text: string }>({ of: undefined, text: '' })
  const sent = useRef<string>()
  const text = written.of === unitId ? written.text : ''
  const words = text.trim()
  const refused = sent.current === unitId ? failure?.fields['whyNamed'] : undefined
  const tooShort = words !== '' && words.length < MESSAGE_LIMITS.reason.min
  const field =
    refused === undefined && text === '' ? null : (
      <TextAreaField
        label={FORM_COPY.whyNamed}
        placeholder={FORM_COPY.whyNamedPlaceholder}
        value={text}
        onChange={(next) => setWritten({ of: unitId, text: next })}
        maxLength={MESSAGE_LIMITS.reason.max}
        rows={2}
        error={tooShort ? FIELD_COPY.tooShort(MESSAGE_LIMITS.reason.min) : words === '' ? refused : undefined}
      />
    )
  return {
    field,
    /** What goes with the call; marks for whom it is made. */
    toSend: (): { whyNamed?: string } => {
      sent.current = unitId
      return words === '' ? {} : { whyNamed: words }
    },
    ready: !tooShort,
  }
}
