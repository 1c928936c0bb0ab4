import { useState } from 'react'
import type { AccountView, IssuedCode } from '../../../../types/identity.contract'
import { identityApi } from '../../../api/identity.api'
import { Box, Button, Callout, Card, Form, Heading, Loaded, Page, Refusal, Txt, Unnamed } from '../../../components'
import { ACCOUNTS_COPY } from '../../../copy/accounts'
import { instantWords } from '../../../copy/days'
import { replacePage, useParam } from '../../../platform/navigate'
import { notify } from '../../../state/notice.store'
import { useAction } from '../../../state/use-action'
import { useRequest } from '../../../state/use-request'
import { useShowRefusal } from '../../../state/use-show-refusal'
import { Administrators } from '../administrators'
import { type EditedGrant, GrantsEditor, withoutNames } from '../grants-editor'
import { grantsWords } from '../grant-words'
import { IssuedCodeSheet } from '../issued-code'
import { AccountActions } from './account-actions'
import { showPresent } from './show-present'
import { AccountHistory } from './account-history'

/** 账号: what one account is, and all that an administrator may do with it. */
export default function AccountPage() {
  const id = useParam('id')
  return (
    <Page title={ACCOUNTS_COPY.accountTitle}>
      <Administrators>
        {id === undefined ? <Unnamed onList={() => replacePage('accounts')} /> : <Account id={id} />}
      </Administrators>
    </Page>
  )
}

function Account({ id }: { id: string }) {
  const request = useRequest(`account/${id}`, () => identityApi.getAccount({ id }))
  const [issued, setIssued] = useState<IssuedCode>()
  return (
    <Loaded request={request} rows={3}>
      {(account) => {
        const replace = (next: AccountView): void => {
          if (request.state === 'ready') request.replace(next)
        }
        return (
          <>
            <Card>
              <Box className='stack-small'>
                <Heading level={2} className='heading-1'>
                  {account.loginName === undefined ? account.name : `${account.name}（${account.loginName}）`}
                </Heading>
                {stateWords(account).map((words) => (
                  <Txt key={words} className='text-2'>
                    {words}
                  </Txt>
                ))}
              </Box>
            </Card>
            {account.isOwn && <Callout tone='info'>{ACCOUNTS_COPY.own}</Callout>}
            {!account.isOwn && (
              <>
                <Grants account={account} onChanged={replace} />
                <AccountActions account={account} onChanged={replace} onIssued={setIssued} />
              </>
            )}
            <AccountHistory key={`history-${account.revision}`} id={account.id} />
            <IssuedCodeSheet issued={issued} onClose={() => setIssued(undefined)} />
          </>
        )
      }}
    </Loaded>
  )
}

function stateWords(account: AccountView): string[] {
  const { disabled, passwordSet, authenticatorSet, setUpOpenUntil, wechatBound, sessions } = account
  if (disabled) return [ACCOUNTS_COPY.disabled]
  return [
    ...(passwordSet && authenticatorSet ? [ACCOUNTS_COPY.secured] : []),
    ...(setUpOpenUntil ? [ACCOUNTS_COPY.waiting(instantWords(setUpOpenUntil))] : []),
    ...(wechatBound ? [ACCOUNTS_COPY.bound] : []),
    ...(!passwordSet && !setUpOpenUntil && !wechatBound && account.loginName ? [ACCOUNTS_COPY.notSetUp] : []),
    ...(sessions > 0 ? [ACCOUNTS_COPY.sessions(sessions)] : []),
  ]
}

const areSame = (some: readonly EditedGrant[], others: readonly EditedGrant[]): boolean =>
  JSON.stringify(withoutNames(some)) === JSON.stringify(withoutNames(others))

function Grants({ account, onChanged }: { account: AccountView; onChanged: (next: AccountView) => void }) {
  /** As they are being changed, and the account that they were read from; undefined: as they are. */
  const [edited, setEdited] = useState<{ grants: EditedGrant[]; from: AccountView }>()
  const { id } = account
  const { grants } = edited ?? account
  const from = edited?.from ?? account
  // What a colleague has withdrawn since is not given back unseen: over other roles the server refuses.
  const { revision } = areSame(from.grants, account.grants) ? account : from
  const show = (next: AccountView): void => {
    setEdited(undefined)
    onChanged(next)
  }
  const { busy, failure, run } = useAction(
    async () => {
      show(await identityApi.setGrants({ id, revision, grants: withoutNames(grants) }))
      notify(ACCOUNTS_COPY.saved)
    },
    (refused) =>
      showPresent(refused, (now) => {
        // What was chosen stays, beside what holds now: whoever has read both saves over it.
        setEdited({ grants: [...grants], from: now })
        onChanged(now)
      }),
  )
  useShowRefusal(failure)
  const overtaken = failure?.code === 'conflict' && failure.current !== undefined
  const changed = !areSame(grants, account.grants)
  return (
    <Card label={ACCOUNTS_COPY.grants}>
      <Form sending={busy}>
        {overtaken ? (
          <Callout tone='warn' live>
            {ACCOUNTS_COPY.changedMeanwhile(grantsWords(account.grants))}
          </Callout>
        ) : (
          <Refusal failure={failure} fields={['grants']} />
        )}
        <GrantsEditor
          grants={grants}
          onChange={(next) => setEdited({ grants: next, from })}
          error={failure?.fields['grants']}
        />
        <Button block kind='primary' busy={busy} disabled={!changed || grants.length === 0} onPress={() => void run()}>
          {ACCOUNTS_COPY.saveGrants}
        </Button>
      </Form>
    </Card>
  )
}
