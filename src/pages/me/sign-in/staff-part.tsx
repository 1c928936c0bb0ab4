import { useState } from 'react'
import type { SignInStepView } from '../../../../types/identity-sign-in.contract'
import { identityApi } from '../../../api/identity.api'
import { Button, Card, Form, Heading, TextField, Txt } from '../../../components'
import { STAFF_SIGN_IN_COPY } from '../../../copy/sign-in'
import { notify } from '../../../state/notice.store'
import { useSession } from '../../../state/session.store'
import { useAction } from '../../../state/use-action'
import { EnrolmentPart } from './enrolment-part'
import { NewPasswordPart } from './new-password-part'
import { Refused, type StepProps } from './step-parts'
import { useGoOn } from './use-go-on'

/** Password, six digits; on the first time a password of one's own and the authenticator. What was typed stays. */
export function StaffSignIn() {
  const enter = useSession((session) => session.enter)
  const goOn = useGoOn()
  const [step, setStep] = useState<SignInStepView>()
  const [loginName, setLoginName] = useState('')
  const [password, setPassword] = useState('')
  const take = (next: SignInStepView): void => {
    const { token, actor } = next
    if (token === undefined || actor === undefined) return setStep(next)
    enter({ token, actor })
    notify(STAFF_SIGN_IN_COPY.done(actor.name))
    goOn(actor)
  }
  const signIn = useAction(async () => take(await identityApi.signIn({ loginName, password })))
  const startOver = (): void => {
    setStep(undefined)
    setPassword('')
    signIn.clear()
  }
  const ticket = step?.ticket ?? ''
  if (step?.step === 'code') return <CodePart ticket={ticket} onDone={take} onStartOver={startOver} />
  if (step?.step === 'new_password') return <NewPasswordPart ticket={ticket} onDone={take} onStartOver={startOver} />
  if (step?.step === 'enrol') return <EnrolmentPart ticket={ticket} onDone={take} onStartOver={startOver} />
  return (
    <Card>
      <Form sending={signIn.busy}>
        <Refused failure={signIn.failure} />
        <TextField
          label={STAFF_SIGN_IN_COPY.loginName}
          hint={STAFF_SIGN_IN_COPY.loginNameHint}
          autoComplete='username'
          value={loginName}
          onChange={setLoginName}
          maxLength={40}
        />
        <TextField
          label={STAFF_SIGN_IN_COPY.password}
          hint={STAFF_SIGN_IN_COPY.passwordHint}
          type='password'
          autoComplete='current-password'
          value={password}
          onChange={setPassword}
          maxLength={128}
          onConfirm={() => void signIn.run()}
        />
        <Button
          block
          kind='primary'
          busy={signIn.busy}
          disabled={loginName.trim() === '' || password === ''}
          onPress={() => void signIn.run()}
        >
          {STAFF_SIGN_IN_COPY.next}
        </Button>
      </Form>
    </Card>
  )
}

function CodePart({ ticket, onDone, onStartOver }: StepProps) {
  const [code, setCode] = useState('')
  const { busy, failure, run } = useAction(async () => onDone(await identityApi.signInCode({ ticket, code })))
  return (
    <Card>
      <Form sending={busy}>
        <Heading level={2} className='heading-2'>
          {STAFF_SIGN_IN_COPY.codeTitle}
        </Heading>
        <Txt className='text-2'>{STAFF_SIGN_IN_COPY.codeText}</Txt>
        <Refused failure={failure} fields={['code']} />
        <TextField
          label={STAFF_SIGN_IN_COPY.code}
          autoComplete='one-time-code'
          value={code}
          onChange={setCode}
          maxLength={40}
          error={failure?.fields['code']}
          onConfirm={() => void run()}
        />
        <Button block kind='primary' busy={busy} disabled={code.trim().length < 6} onPress={() => void run()}>
          {STAFF_SIGN_IN_COPY.signIn}
        </Button>
        <Button block kind='plain' onPress={onStartOver}>
          {STAFF_SIGN_IN_COPY.startOver}
        </Button>
      </Form>
    </Card>
  )
}
