import { useState } from 'react'
import { identityApi } from '../../../api/identity.api'
import { Button, Card, Form, Heading, Switch, TextField, Txt } from '../../../components'
import { STAFF_SIGN_IN_COPY } from '../../../copy/sign-in'
import { useAction } from '../../../state/use-action'
import { Refused, type StepProps } from './step-parts'

/** The first password of one's own. */
export function NewPasswordPart({ ticket, onDone, onStartOver }: StepProps) {
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [shown, setShown] = useState(false)
  const [unlike, setUnlike] = useState(false)
  const { busy, failure, run } = useAction(async () => onDone(await identityApi.setPassword({ ticket, password })))
  const save = (): void => {
    setUnlike(!shown && password !== again)
    if (shown || password === again) void run()
  }
  const type = shown ? 'text' : 'password'
  return (
    <Card>
      <Form sending={busy}>
        <Heading level={2} className='heading-2'>
          {STAFF_SIGN_IN_COPY.newPasswordTitle}
        </Heading>
        <Txt className='text-2'>{STAFF_SIGN_IN_COPY.newPasswordText}</Txt>
        <Refused failure={failure} fields={['password']} />
        <TextField
          label={STAFF_SIGN_IN_COPY.newPassword}
          type={type}
          autoComplete='new-password'
          value={password}
          onChange={setPassword}
          maxLength={128}
          error={failure?.fields['password']}
        />
        {!shown && (
          <TextField
            label={STAFF_SIGN_IN_COPY.newPasswordAgain}
            type={type}
            autoComplete='new-password'
            value={again}
            onChange={setAgain}
            maxLength={128}
            error={unlike ? STAFF_SIGN_IN_COPY.notAlike : undefined}
          />
        )}
        <Switch label={STAFF_SIGN_IN_COPY.showing} on={shown} onChange={setShown} />
        <Button block kind='primary' busy={busy} disabled={password === ''} onPress={save}>
          {STAFF_SIGN_IN_COPY.save}
        </Button>
        <Button block kind='plain' onPress={onStartOver}>
          {STAFF_SIGN_IN_COPY.startOver}
        </Button>
      </Form>
    </Card>
  )
}
