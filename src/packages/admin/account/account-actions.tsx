import { useState } from 'react'
import type { AccountView, IssuedCode } from '../../../../types/identity.contract'
import { identityApi } from '../../../api/identity.api'
import { Box, Button, Card, Confirm, Refusal, Section } from '../../../components'
import { ACCOUNTS_COPY } from '../../../copy/accounts'
import { notify } from '../../../state/notice.store'
import { useAction } from '../../../state/use-action'
import { showPresent } from './show-present'

type Asked = 'reset' | 'end' | 'disable'
const QUESTIONS: Record<Asked, { title: string; text: string; confirm: string }> = {
  reset: { title: ACCOUNTS_COPY.resetAsk, text: ACCOUNTS_COPY.resetText, confirm: ACCOUNTS_COPY.reset },
  end: { title: ACCOUNTS_COPY.endAsk, text: ACCOUNTS_COPY.endText, confirm: ACCOUNTS_COPY.end },
  disable: { title: ACCOUNTS_COPY.disableAsk, text: ACCOUNTS_COPY.disableText, confirm: ACCOUNTS_COPY.disable },
}

interface AccountActionsProps {
  account: AccountView
  onChanged: (next: AccountView) => void
  onIssued: (issued: IssuedCode) => void
}

/** Codes, sessions, and the account's end. What somebody would notice at once is asked first. */
export function AccountActions({ account, onChanged, onIssued }: AccountActionsProps) {
  const [asked, setAsked] = useState<Asked>()
  const seen = { id: account.id, revision: account.revision }
  const act = async (what: Asked | 'binding' | 'enable'): Promise<void> => {
    if (what === 'reset' || what === 'binding') {
      const answer = await (what === 'reset' ? identityApi.resetCredentials : identityApi.issueBindingCode)(seen)
      onChanged(answer.account)
      onIssued(answer.issued)
    } else {
      const call = { end: identityApi.endSessions, disable: identityApi.disable, enable: identityApi.enable }[what]
      onChanged(await call(seen))
      notify({ end: ACCOUNTS_COPY.ended, disable: ACCOUNTS_COPY.disabledDone, enable: ACCOUNTS_COPY.enabledDone }[what])
    }
  }
  const { busy, failure, run } = useAction(act, (refused) => showPresent(refused, onChanged))
  return (
    <Section title={ACCOUNTS_COPY.state}>
      <Card>
        <Box className='stack'>
          <Refusal failure={failure} />
          {account.disabled ? (
            <Button block busy={busy} onPress={() => void run('enable')}>
              {ACCOUNTS_COPY.enable}
            </Button>
          ) : (
            <>
              <Button block busy={busy} onPress={() => setAsked('reset')}>
                {ACCOUNTS_COPY.reset}
              </Button>
              <Button block busy={busy} onPress={() => void run('binding')}>
                {ACCOUNTS_COPY.binding}
              </Button>
              <Button block busy={busy} onPress={() => setAsked('end')}>
                {ACCOUNTS_COPY.end}
              </Button>
              <Button block kind='danger' busy={busy} onPress={() => setAsked('disable')}>
                {ACCOUNTS_COPY.disable}
              </Button>
            </>
          )}
        </Box>
      </Card>
      {asked && (
        <Confirm
          open
          danger
          {...QUESTIONS[asked]}
          onConfirm={() => {
            setAsked(undefined)
            void run(asked)
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Section>
  )
}
