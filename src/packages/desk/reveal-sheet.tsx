import { useState } from 'react'
import { AIRLOCK_LIMITS, REVEAL_PURPOSES, type RevealPurpose } from '../../../types/airlock.terms'
import { airlockApi } from '../../api/airlock.api'
import { Button, ChipsField, Form, Refusal, Sheet, TextAreaField, Txt } from '../../components'
import { CONTACT_COPY, PURPOSE_WORDS } from '../../copy/airlock'
import { useAction } from '../../state/use-action'
import { useKeptForm } from '../../state/use-kept-form'

export type Revealed = Awaited<ReturnType<typeof airlockApi.revealContact>>

const PURPOSES = REVEAL_PURPOSES.map((value) => ({ value, label: PURPOSE_WORDS[value] }))
const BLANK: { purpose: RevealPurpose; reason: string } = { purpose: 'clarify', reason: '' }

/** 查看联系方式: what for and why, in words that the citizen will read. */
export function RevealSheet({
  id,
  open,
  onShown,
  onClose,
}: {
  id: string
  open: boolean
  onShown: (revealed: Revealed) => void
  onClose: () => void
}) {
  const { value, add, change } = useKeptForm('reveal_contact', id, BLANK)
  const { purpose, reason } = value
  const [tried, setTried] = useState(false)
  const { busy, failure, run } = useAction(airlockApi.revealContact)
  const tooShort = reason.trim().length < AIRLOCK_LIMITS.reason.min
  const show = async (): Promise<void> => {
    setTried(true)
    if (tooShort) return
    const revealed = await run({ id, purpose, reason: reason.trim() })
    if (!revealed) return
    change(BLANK)
    setTried(false)
    onShown(revealed)
  }
  return (
    <Sheet open={open} title={CONTACT_COPY.revealTitle} onClose={onClose}>
      <Form sending={busy}>
        <Txt className='text-2'>{CONTACT_COPY.heldNote}</Txt>
        <ChipsField
          label={CONTACT_COPY.purpose}
          options={PURPOSES}
          value={purpose}
          onChange={(next) => add({ purpose: next })}
        />
        <TextAreaField
          label={CONTACT_COPY.reason}
          hint={CONTACT_COPY.reasonHint}
          placeholder={CONTACT_COPY.reasonPlaceholder}
          rows={2}
          maxLength={AIRLOCK_LIMITS.reason.max}
          value={reason}
          error={tried && tooShort ? CONTACT_COPY.reasonMissing : failure?.fields.reason}
          onChange={(next) => add({ reason: next })}
        />
        <Refusal failure={failure} fields={['reason']} />
        <Button block kind='primary' busy={busy} onPress={() => void show()}>
          {CONTACT_COPY.show}
        </Button>
      </Form>
    </Sheet>
  )
}
