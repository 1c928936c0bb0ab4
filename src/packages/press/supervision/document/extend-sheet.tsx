import { useState } from 'react'
import type { MessageView } from '../../../../../types/messages.contract'
import { MESSAGE_LIMITS } from '../../../../../types/messages.terms'
import { messagesApi } from '../../../../api/messages.api'
import { Box, Button, Callout, Chips, Sheet, TextAreaField, Txt, Wrong } from '../../../../components'
import { dueDayWords } from '../../../../copy/days'
import { EXTEND_COPY } from '../../../../copy/supervision'
import { notify } from '../../../../state/notice.store'
import { useAction } from '../../../../state/use-action'
import { useKeptForm } from '../../../../state/use-kept-form'

const DAYS = ['3', '5', '10', '15'] as const
const { min, max } = MESSAGE_LIMITS.reason

interface ExtendSheetProps {
  message: MessageView
  onExtended: () => void
  onClose: () => void
}

/** 准予延期 beside the document: the one extension, with grounds that the citizen reads. */
export function ExtendSheet({ message, onExtended, onClose }: ExtendSheetProps) {
  const asked = message.extensionRequest
  const [days, setDays] = useState<(typeof DAYS)[number] | undefined>(() =>
    DAYS.find((option) => Number(option) === asked?.workingDays),
  )
  const { value: grounds, change: setGrounds, forget } = useKeptForm('grant_extension', message.id, '')
  const [tried, setTried] = useState(false)
  const sending = useAction(messagesApi.grantExtension)
  const words = grounds.trim()
  const submit = async (): Promise<void> => {
    setTried(true)
    if (!days || words.length < min) return
    const { id, version } = message
    const extended = await sending.run({ id, version, workingDays: Number(days), grounds: words })
    if (!extended) return
    forget()
    notify(EXTEND_COPY.done(dueDayWords(extended)))
    onExtended()
  }
  return (
    <Sheet open title={EXTEND_COPY.title} onClose={onClose}>
      <Box className='stack'>
        <Txt className='text-2'>{EXTEND_COPY.text(dueDayWords(message))}</Txt>
        {asked && <Callout>{EXTEND_COPY.asked(asked.workingDays, asked.grounds)}</Callout>}
        <Chips
          label={EXTEND_COPY.days}
          value={days}
          options={DAYS.map((value) => ({ value, label: EXTEND_COPY.day(value) }))}
          onChange={setDays}
        />
        {tried && !days && <Wrong>{EXTEND_COPY.missing}</Wrong>}
        <TextAreaField
          label={EXTEND_COPY.label}
          placeholder={EXTEND_COPY.placeholder}
          value={grounds}
          onChange={setGrounds}
          maxLength={max}
          error={tried && words.length < min ? EXTEND_COPY.tooShort : undefined}
        />
        {sending.failure && (
          <Callout tone='danger' live>
            {sending.failure.message}
          </Callout>
        )}
        <Button block kind='primary' busy={sending.busy} onPress={() => void submit()}>
          {EXTEND_COPY.submit}
        </Button>
      </Box>
    </Sheet>
  )
}
