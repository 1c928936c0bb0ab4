import { useState } from 'react'
import type { AccountView, IssuedCode } from '../../../../types/identity.contract'
import { identityApi } from '../../../api/identity.api'
import { Button, Card, Form, Page, Refusal, TextField } from '../../../components'
import { ACCOUNTS_COPY } from '../../../copy/accounts'
import { replacePage } from '../../../platform/navigate'
import { showFirstError } from '../../../platform/show-first-error'
import { useAction } from '../../../state/use-action'
import { useShowRefusal } from '../../../state/use-show-refusal'
import { Administrators } from '../administrators'
import { type EditedGrant, GrantsEditor, withoutNames } from '../grants-editor'
import { IssuedCodeSheet } from '../issued-code'

/** 开通账号: login name, name, roles; then the code for the first sign-in. */
export default function OpenAccountPage() {
  return (
    <Page title={ACCOUNTS_COPY.createTitle}>
      <Administrators>
        <OpenAccount />
      </Administrators>
    </Page>
  )
}

function OpenAccount() {
  const [loginName, setLoginName] = useState('')
  const [name, setName] = useState('')
  const [grants, setGrants] = useState<EditedGrant[]>([])
  const [made, setMade] = useState<{ account: AccountView; issued: IssuedCode }>()
  const { busy, failure, run } = useAction(async () =>
    setMade(await identityApi.createAccount({ loginName, name, grants: withoutNames(grants) })),
  )
  useShowRefusal(failure)
  const [tried, setTried] = useState(false)
  const missing = {
    ...(name.trim() === '' ? { name: ACCOUNTS_COPY.nameMissing } : {}),
    ...(loginName.trim() === '' ? { loginName: ACCOUNTS_COPY.loginNameMissing } : {}),
    ...(grants.length === 0 ? { grants: ACCOUNTS_COPY.grantsMissing } : {}),
  }
  const complete = Object.keys(missing).length === 0
  const fields: Record<string, string> = complete || !tried ? (failure?.fields ?? {}) : missing
  const submit = (): void => {
    setTried(true)
    if (complete) void run()
    else showFirstError()
  }
  return (
    <Card>
      <Form sending={busy}>
        <Refusal failure={failure} fields={['name', 'loginName', 'grants']} />
        <TextField label={ACCOUNTS_COPY.name} value={name} onChange={setName} maxLength={20} error={fields['name']} />
        <TextField
          label={ACCOUNTS_COPY.loginName}
          hint={ACCOUNTS_COPY.loginNameHint}
          value={loginName}
          onChange={setLoginName}
          maxLength={40}
          error={fields['loginName']}
        />
        <GrantsEditor grants={grants} onChange={setGrants} error={fields['grants']} />
        <Button block kind='primary' busy={busy} onPress={submit}>
          {ACCOUNTS_COPY.submitCreate}
        </Button>
      </Form>
      <IssuedCodeSheet issued={made?.issued} onClose={() => made && replacePage('account', { id: made.account.id })} />
    </Card>
  )
}
