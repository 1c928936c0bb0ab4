import { useState } from 'react'
import { MESSAGE_LIMITS } from '../../../../types/messages.terms'
import { privacyApi } from '../../../api/privacy.api'
import {
  Button,
  Callout,
  Card,
  Empty,
  Form,
  Loaded,
  Page,
  Refusal,
  Row,
  Rows,
  SignedIn,
  Switch,
  TextField,
  Txt,
  Wrong,
} from '../../../components'
import { GUARDIAN_COPY, RIGHTS_COPY } from '../../../copy/rights'
import { goBack, openPage } from '../../../platform/navigate'
import { showFirstError } from '../../../platform/show-first-error'
import { notify } from '../../../state/notice.store'
import { isCitizen } from '../../../state/roles'
import { useAction } from '../../../state/use-action'
import { useLeadOn } from '../../../state/use-lead-on'
import { useRequest } from '../../../state/use-request'

/** 监护人规则 (PIPL art. 31): who is below 14 writes with a guardian's consent. */
export default function GuardianPage() {
  return (
    <Page title={GUARDIAN_COPY.title}>
      <SignedIn>
        {(me) =>
          isCitizen(me) ? <Guardian /> : <Empty icon='lock' title={RIGHTS_COPY.staff} text={RIGHTS_COPY.staffText} />
        }
      </SignedIn>
    </Page>
  )
}

type Declaration = Awaited<ReturnType<typeof privacyApi.myDeclaration>>

function Guardian() {
  const request = useRequest('privacy/declaration', () => privacyApi.myDeclaration({}))
  return (
    <Loaded request={request} rows={2}>
      {(said) => <GuardianForm said={said} />}
    </Loaded>
  )
}

function GuardianForm({ said }: { said: Declaration }) {
  const [under14, setUnder14] = useState(said.under14 ?? false)
  const [name, setName] = useState('')
  const [contact, setContact] = useState('')
  const [agrees, setAgrees] = useState(false)
  const [tried, setTried] = useState(false)
  const { busy, failure, run } = useAction(privacyApi.declareAge)
  const leadOn = useLeadOn()
  const missing = { name: name.trim().length < 2, contact: contact.trim().length < 5, agrees: !agrees }
  const save = async (): Promise<void> => {
    setTried(true)
    if (under14 && Object.values(missing).some(Boolean)) return showFirstError()
    const guardian = { name: name.trim(), contact: contact.trim(), agrees: true as const }
    const done = await run(under14 ? { under14, guardian } : { under14 })
    if (!done) return
    notify(GUARDIAN_COPY.saved)
    leadOn(goBack)
  }
  return (
    <Form sending={busy}>
      <Txt className='text'>{GUARDIAN_COPY.intro}</Txt>
      {said.guardianAgreed && (
        <Callout tone='ok'>
          <Txt className='text'>{GUARDIAN_COPY.agreed}</Txt>
          <Txt className='small'>{GUARDIAN_COPY.again}</Txt>
        </Callout>
      )}
      <Card flush>
        <Switch label={GUARDIAN_COPY.under14} on={under14} onChange={setUnder14} />
      </Card>
      {under14 && (
        <>
          <TextField
            label={GUARDIAN_COPY.name}
            value={name}
            maxLength={30}
            error={tried && missing.name ? GUARDIAN_COPY.nameMissing : undefined}
            onChange={setName}
          />
          <TextField
            label={GUARDIAN_COPY.contact}
            hint={GUARDIAN_COPY.contactHint}
            value={contact}
            maxLength={MESSAGE_LIMITS.contact.max}
            error={tried && missing.contact ? GUARDIAN_COPY.contactMissing : undefined}
            onChange={setContact}
          />
          <Card flush>
            <Switch label={GUARDIAN_COPY.agrees} on={agrees} onChange={setAgrees} />
            <Rows>
              <Row icon='shield' title={RIGHTS_COPY.notice} onPress={() => openPage('privacy')} />
            </Rows>
          </Card>
          {tried && missing.agrees && <Wrong>{GUARDIAN_COPY.mustAgree}</Wrong>}
        </>
      )}
      <Refusal failure={failure} />
      <Button block kind='primary' busy={busy} onPress={() => void save()}>
        {GUARDIAN_COPY.save}
      </Button>
    </Form>
  )
}
