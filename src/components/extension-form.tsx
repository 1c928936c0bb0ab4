import { useState } from 'react'
import type { MessageView } from '../../types/messages.contract'
import { messagesApi } from '../api/messages.api'
import { dueDayWords } from '../copy/days'
import { EXTENSION_COPY } from '../copy/extension'
import { Box, Txt } from '../platform/elements'
import { useReason } from '../state/use-reason'
import { Button } from './button'
import { Callout } from './callout'
import { ChipsField } from './chips'
import { TextAreaField } from './field'

const DAYS = (['3', '5', '10', '15'] as const).map((value) => ({ value, label: EXTENSION_COPY.day(value) }))

interface ExtensionFormProps {
  action: 'request_extension' | 'grant_extension'
  view: MessageView
  busy: boolean
  /** Sends and says `done` when it worked. */
  onSend: (call: () => Promise<MessageView>, done: string) => void
}

/** 申请延期 and 准予延期; granting starts from what was asked for. */
export function ExtensionForm({ action, view, busy, onSend }: ExtensionFormProps) {
  const copy = EXTENSION_COPY[action]
  const grounds = useReason(action, view.id)
  const asked = action === 'grant_extension' ? view.extensionRequest : undefined
  const [days, setDays] = useState(() => DAYS.find(({ value }) => Number(value) === asked?.workingDays)?.value)
  const submit = (): void => {
    if (!grounds.check() || !days) return
    const input = { id: view.id, version: view.version, workingDays: Number(days), grounds: grounds.text }
    const call = action === 'grant_extension' ? messagesApi.grantExtension : messagesApi.requestExtension
    onSend(() => call(input), copy.done)
  }
  return (
    <Box className='stack'>
      <Txt className='text-2'>{EXTENSION_COPY.due(dueDayWords(view)) + copy.text}</Txt>
      {asked && (
        <Callout icon='clock'>
          <Txt className='text'>{EXTENSION_COPY.asked(asked.workingDays)}</Txt>
          <Txt className='text pre'>{asked.grounds}</Txt>
        </Callout>
      )}
      <ChipsField
        label={EXTENSION_COPY.days}
        value={days}
        options={DAYS}
        onChange={setDays}
        error={grounds.tried && !days ? EXTENSION_COPY.missing : undefined}
      />
      <TextAreaField
        label={copy.label}
        placeholder={EXTENSION_COPY.placeholder}
        {...grounds.field}
        error={grounds.error}
      />
      <Button block kind='primary' busy={busy} onPress={submit}>
        {copy.submit}
      </Button>
    </Box>
  )
}
