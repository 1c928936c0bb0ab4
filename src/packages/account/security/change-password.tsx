import { useState } from 'react'
import { identityApi } from '../../../api/identity.api'
import { Button, Card, Form, Refusal, Section, TextField } from '../../../components'
import { SECURITY_COPY, STAFF_SIGN_IN_COPY } from '../../../copy/sign-in'
import { notify } from '../../../state/notice.store'
import { useAction } from '../../../state/use-action'

/** 修改密码: every other session ends with it. */
export function ChangePassword({ onChanged }: { onChanged: () => void }) {
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const { busy, failure, run } = useAction(async () => {
    await identityApi.changePassword({ current, password })
    setCurrent('')
    setPassword('')
    notify(SECURITY_COPY.changed)
    onChanged()
  })
  return (
    <Section title={SECURITY_COPY.changePassword}>
      <Card>
        <Form sending={busy}>
          <Refusal failure={failure} fields={['current', 'password']} />
          <TextField
            label={SECURITY_COPY.currentPassword}
            type='password'
            autoComplete='current-password'
            value={current}
            onChange={setCurrent}
            maxLength={128}
            error={failure?.fields['current']}
          />
          <TextField
            label={STAFF_SIGN_IN_COPY.newPassword}
            hint={STAFF_SIGN_IN_COPY.newPasswordText}
            type='password'
            autoComplete='new-password'
            value={password}
            onChange={setPassword}
            maxLength={128}
            error={failure?.fields['password']}
          />
          <Button block busy={busy} disabled={current === '' || password === ''} onPress={() => void run()}>
            {SECURITY_COPY.change}
          </Button>
        </Form>
      </Card>
    </Section>
  )
}
