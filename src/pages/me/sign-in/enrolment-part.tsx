import { useRef, useState } from 'react'
import type { SignInStepView } from '../../../../types/identity-sign-in.contract'
import { identityApi } from '../../../api/identity.api'
import { Box, Button, Card, Form, Heading, Loaded, TextField, Txt } from '../../../components'
import { STAFF_SIGN_IN_COPY } from '../../../copy/sign-in'
import { copyText } from '../../../platform/copy-text'
import { notify } from '../../../state/notice.store'
import { useAction } from '../../../state/use-action'
import { useRequest } from '../../../state/use-request'
import './index.scss'
import { QrPicture } from './qr-picture'
import { Refused, type StepProps } from './step-parts'

/** The authenticator: its secret as a picture and as text, the first code, and the recovery codes, shown once. */
export function EnrolmentPart({ ticket, onDone, onStartOver }: StepProps) {
  // Once: each call makes a new secret, and who comes back from the authenticator has put in the one that was shown.
  const shown = useRef<ReturnType<typeof identityApi.startEnrolment>>()
  const request = useRequest(ticket, async () => {
    const first = (shown.current ??= identityApi.startEnrolment({ ticket }))
    return first.catch((error: unknown) => {
      shown.current = undefined
      throw error
    })
  })
  const [code, setCode] = useState('')
  const [saved, setSaved] = useState<{ codes: string[]; next: SignInStepView }>()
  const { busy, failure, run } = useAction(async () => {
    const { recoveryCodes, ...signedIn } = await identityApi.confirmEnrolment({ ticket, code })
    setSaved({ codes: recoveryCodes, next: { step: 'signed_in', ...signedIn } })
  })
  const copy = async (secret: string): Promise<void> =>
    notify((await copyText(secret)) ? STAFF_SIGN_IN_COPY.copied : STAFF_SIGN_IN_COPY.notCopied)
  if (saved) return <RecoveryCodes codes={saved.codes} onSaved={() => onDone(saved.next)} />
  return (
    <Card>
      <Form sending={busy}>
        <Heading level={2} className='heading-2'>
          {STAFF_SIGN_IN_COPY.enrolTitle}
        </Heading>
        <Txt className='text-2'>{STAFF_SIGN_IN_COPY.enrolText}</Txt>
        <Loaded request={request} rows={1}>
          {({ secret, uri }) => (
            <Box className='stack-small'>
              <QrPicture text={uri} label={STAFF_SIGN_IN_COPY.enrolQr} />
              <Txt className='small'>{STAFF_SIGN_IN_COPY.enrolNoScan}</Txt>
              <Txt className='one-time-code' selectable>
                {secret.replace(/(.{4})(?=.)/g, '$1 ')}
              </Txt>
              <Button onPress={() => void copy(secret)}>{STAFF_SIGN_IN_COPY.copy}</Button>
            </Box>
          )}
        </Loaded>
        <Refused failure={failure} fields={['code']} />
        <TextField
          label={STAFF_SIGN_IN_COPY.enrolCode}
          type='number'
          autoComplete='one-time-code'
          value={code}
          onChange={setCode}
          maxLength={6}
          error={failure?.fields['code']}
          onConfirm={() => void run()}
        />
        <Button block kind='primary' busy={busy} disabled={code.length < 6} onPress={() => void run()}>
          {STAFF_SIGN_IN_COPY.enrol}
        </Button>
        <Button block kind='plain' onPress={onStartOver}>
          {STAFF_SIGN_IN_COPY.startOver}
        </Button>
      </Form>
    </Card>
  )
}

const RecoveryCodes = ({ codes, onSaved }: { codes: readonly string[]; onSaved: () => void }) => (
  <Card>
    <Box className='stack'>
      <Heading level={2} className='heading-2'>
        {STAFF_SIGN_IN_COPY.recoveryTitle}
      </Heading>
      <Txt className='text-2'>{STAFF_SIGN_IN_COPY.recoveryText}</Txt>
      <Box className='stack-small' role='list'>
        {codes.map((code) => (
          <Box key={code} role='listitem'>
            <Txt className='one-time-code' selectable>
              {code}
            </Txt>
          </Box>
        ))}
      </Box>
      <Button block kind='primary' onPress={onSaved}>
        {STAFF_SIGN_IN_COPY.recoverySaved}
      </Button>
    </Box>
  </Card>
)
