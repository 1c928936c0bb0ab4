import { useState } from 'react'
import type { SupervisionDocumentView } from '../../types/supervision.contract'
import { SUPERVISION_LIMITS } from '../../types/supervision.terms'
import { SUPERVISION_COPY } from '../copy/supervision'
import { Txt } from '../platform/elements'
import { notify } from '../state/notice.store'
import { useAction } from '../state/use-action'
import { useKeptForm } from '../state/use-kept-form'
import { Button } from './button'
import { TextAreaField } from './field'
import { Form } from './form'
import { Refusal } from './refusal'
import { Sheet } from './sheet'

export type SupervisionDecisionName = SupervisionDocumentView['allowedActions'][number]

interface SupervisionDecisionProps {
  /** Id of the message or document that it is about. */
  about: string
  decision: SupervisionDecisionName
  /** As the document stands now it may still be taken; somebody else may have been faster. */
  possible?: boolean
  /** What it is about stays with the supervision office. */
  internal?: boolean
  /** @param text trimmed; empty only where none is needed (sign) */
  send: (text: string) => Promise<SupervisionDocumentView>
  onDecided: (view: SupervisionDocumentView) => void
  onClose: () => void
}

/** One decision and its words. A refusal stays beside the text, which is kept until it has been sent. */
export function SupervisionDecision({
  about,
  decision,
  possible = true,
  internal,
  send,
  onDecided,
  onClose,
}: SupervisionDecisionProps) {
  const { value: text, change: setText, forget } = useKeptForm(decision, about, '')
  const [tried, setTried] = useState(false)
  const sending = useAction(() => send(text.trim()))
  const copy = SUPERVISION_COPY[decision]
  const { min, max } = SUPERVISION_LIMITS.text
  const length = text.trim().length
  const tooShort = length < min && !(decision === 'sign' && length === 0)
  const submit = async (): Promise<void> => {
    setTried(true)
    if (tooShort) return
    const decided = await sending.run()
    if (decided === undefined) return
    forget()
    notify(copy.done)
    onDecided(decided)
  }
  return (
    <Sheet open title={copy.title} onClose={onClose}>
      <Form sending={sending.busy}>
        <Txt className='text-2'>{decision === 'sign' && internal ? SUPERVISION_COPY.sign.internalText : copy.text}</Txt>
        <TextAreaField
          label={copy.label}
          placeholder={copy.placeholder}
          value={text}
          onChange={setText}
          maxLength={max}
          error={tried && tooShort ? SUPERVISION_COPY.tooShort : undefined}
        />
        <Refusal failure={sending.failure} />
        {possible ? (
          <Button block kind='primary' busy={sending.busy} onPress={() => void submit()}>
            {copy.submit}
          </Button>
        ) : (
          <>
            <Txt className='text-2'>{SUPERVISION_COPY.overtaken}</Txt>
            <Button block onPress={onClose}>
              {SUPERVISION_COPY.seeDocument}
            </Button>
          </>
        )}
      </Form>
    </Sheet>
  )
}
