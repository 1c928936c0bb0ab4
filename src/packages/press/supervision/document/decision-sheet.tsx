import { useState } from 'react'
import type { SupervisionDocumentView } from '../../../../../types/supervision.contract'
import { SUPERVISION_LIMITS } from '../../../../../types/supervision.terms'
import { supervisionApi } from '../../../../api/supervision.api'
import { Box, Button, Callout, Sheet, TextAreaField, Txt } from '../../../../components'
import { SUPERVISION_COPY } from '../../../../copy/supervision'
import { notify } from '../../../../state/notice.store'
import { useAction } from '../../../../state/use-action'

export type Decision = SupervisionDocumentView['allowedActions'][number]

type Send = (view: SupervisionDocumentView, text: string) => Promise<SupervisionDocumentView>
const SEND: Record<Decision, Send> = {
  sign: ({ id, version }, text) => supervisionApi.sign({ id, version, ...(text === '' ? {} : { note: text }) }),
  close: ({ id, version }, text) => supervisionApi.close({ id, version, result: text }),
  instruct: ({ messageId }, text) => supervisionApi.instruct({ messageId, body: text }),
}

interface DecisionSheetProps {
  decision: Decision | undefined
  view: SupervisionDocumentView
  onDecided: (view: SupervisionDocumentView) => void
  onClose: () => void
}

/** One decision and its words. A refusal stays beside the text, which is kept. */
export function DecisionSheet({ decision, view, onDecided, onClose }: DecisionSheetProps) {
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const send = useAction((chosen: Decision) => SEND[chosen](view, text.trim()))
  if (decision === undefined) return null
  const copy = SUPERVISION_COPY[decision]
  const { min, max } = SUPERVISION_LIMITS.text
  const length = text.trim().length
  const tooShort = length < min && !(decision === 'sign' && length === 0)
  const submit = async (): Promise<void> => {
    setTried(true)
    if (tooShort) return
    const decided = await send.run(decision)
    if (decided === undefined) return
    notify(copy.done)
    onDecided(decided)
  }
  return (
    <Sheet open title={copy.title} onClose={onClose}>
      <Box className='stack'>
        <Txt className='text-2'>
          {decision === 'sign' && view.internal ? SUPERVISION_COPY.sign.internalText : copy.text}
        </Txt>
        <TextAreaField
          label={copy.label}
          placeholder={copy.placeholder}
          value={text}
          onChange={setText}
          maxLength={max}
          error={tried && tooShort ? SUPERVISION_COPY.tooShort : undefined}
        />
        {send.failure && (
          <Callout tone='danger' live>
            {send.failure.message}
          </Callout>
        )}
        <Button block kind='primary' busy={send.busy} onPress={() => void submit()}>
          {copy.submit}
        </Button>
      </Box>
    </Sheet>
  )
}
