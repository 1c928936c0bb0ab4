import { useState } from 'react'
import { MESSAGE_LIMITS } from '../../../../types/messages.terms'
import { privacyApi } from '../../../api/privacy.api'
import { Button, Form, Refusal, Sheet, TextField, Txt } from '../../../components'
import { OWN_CONTACT_COPY } from '../../../copy/rights'
import { notify } from '../../../state/notice.store'
import { useAction } from '../../../state/use-action'

/** 更正或删除联系方式 of one's own message (PIPL art. 46). What was given is not shown again: it is sealed. */
export function OwnContact({ id }: { id: string }) {
  const [open, setOpen] = useState(false)
  const [contact, setContact] = useState('')
  const { busy, failure, run } = useAction(privacyApi.correctContact)
  const save = async (): Promise<void> => {
    const done = await run({ id, contact: contact.trim() })
    if (!done) return
    notify(done.held ? OWN_CONTACT_COPY.saved : OWN_CONTACT_COPY.removed)
    setContact('')
    setOpen(false)
  }
  return (
    <>
      <Button kind='plain' block onPress={() => setOpen(true)}>
        {OWN_CONTACT_COPY.open}
      </Button>
      <Sheet open={open} title={OWN_CONTACT_COPY.title} onClose={() => setOpen(false)}>
        <Form sending={busy}>
          <Txt className='text-2'>{OWN_CONTACT_COPY.text}</Txt>
          <TextField
            label={OWN_CONTACT_COPY.label}
            value={contact}
            maxLength={MESSAGE_LIMITS.contact.max}
            error={failure?.fields.contact}
            onChange={setContact}
          />
          <Refusal failure={failure} fields={['contact']} />
          <Button block kind={contact.trim() === '' ? 'danger' : 'primary'} busy={busy} onPress={() => void save()}>
            {contact.trim() === '' ? OWN_CONTACT_COPY.remove : OWN_CONTACT_COPY.save}
          </Button>
        </Form>
      </Sheet>
    </>
  )
}
