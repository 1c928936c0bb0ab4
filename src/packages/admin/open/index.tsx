import { useState } from 'react'
import type { AccountView, IssuedCode } from '../../../../types/identity.contract'
import { identityApi } from '../../../api/identity.api'
import { Box, Button, Callout, Card, Page, TextField } from '../../../components'
import { ACCOUNTS_COPY } from '../../../copy/accounts'
import { replacePage } from '../../../platform/navigate'
import { useAction } from '../../../state/use-action'
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
  const fields = failure?.fields ?? {}
  return (
    <Card>
      <Box className='stack'>
        {failure && Object.keys(fields).length === 0 && (
          <Callout tone='danger' live>
            {failure.message}
          </Callout>
        )}
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
        <Button
          block
          kind='primary'
          busy={busy}
          disabled={loginName.trim() === '' || name.trim() === '' || grants.length === 0}
          onPress={() => void run()}
        >
          {ACCOUNTS_COPY.submitCreate}
        </Button>
      </Box>
      <IssuedCodeSheet issued={made?.issued} onClose={() => made && replacePage('account', { id: made.account.id })} />
    </Card>
  )
}
