import { useState } from 'react'
import { AIRLOCK_LIMITS } from '../../../types/airlock.terms'
import { airlockApi } from '../../api/airlock.api'
import { Box, Button, Card, Form, Heading, Loaded, Refusal, TextAreaField, Txt } from '../../components'
import { IDENTITY_COPY } from '../../copy/airlock'
import { instantWords } from '../../copy/days'
import { ROLE_WORDS } from '../../copy/terms'
import { useAction } from '../../state/use-action'
import { useKeptForm } from '../../state/use-kept-form'
import { useRequest } from '../../state/use-request'
import { ShownForAWhile } from './shown-for-a-while'

type Request = Awaited<ReturnType<typeof airlockApi.identityRequest>>
type Identity = Awaited<ReturnType<typeof airlockApi.readIdentity>>

/** 核实身份: one of chief and supervisor asks with grounds, the other approves, then each reads it once. */
export function IdentityPart({ id }: { id: string }) {
  const request = useRequest(`identity/${id}`, () => airlockApi.identityRequest({ id }))
  const [identity, setIdentity] = useState<Identity>()
  return (
    <Card>
      <Box className='stack'>
        <Box className='stack-small'>
          <Heading level={2} className='heading-2'>
            {IDENTITY_COPY.title}
          </Heading>
          <Txt className='small'>{IDENTITY_COPY.note}</Txt>
        </Box>
        {identity ? (
          <ShownForAWhile
            key={identity.visibleUntil}
            watermark={identity.watermark}
            onHide={() => setIdentity(undefined)}
          >
            <Txt className='small'>{IDENTITY_COPY.account}</Txt>
            <Txt className='text number'>{identity.accountId}</Txt>
            <Txt className='small'>{IDENTITY_COPY.contact}</Txt>
            <Txt className='heading-2 number'>{identity.contact ?? IDENTITY_COPY.noContact}</Txt>
          </ShownForAWhile>
        ) : (
          <Loaded request={request} rows={1}>
            {(state) => (
              <Steps
                id={id}
                state={state}
                onState={(next) => request.state === 'ready' && request.replace(next)}
                onRead={(read) => {
                  setIdentity(read)
                  request.reload()
                }}
              />
            )}
          </Loaded>
        )}
      </Box>
    </Card>
  )
}

function Steps({
  id,
  state,
  onState,
  onRead,
}: {
  id: string
  state: Request
  onState: (state: Request) => void
  onRead: (identity: Identity) => void
}) {
  const { value: grounds, change: setGrounds } = useKeptForm('request_identity', id, '')
  const asking = useAction(airlockApi.requestIdentity)
  const approving = useAction(airlockApi.approveIdentity)
  const reading = useAction(airlockApi.readIdentity)
  const ask = async (): Promise<void> => {
    const next = await asking.run({ id, grounds: grounds.trim() })
    if (!next) return
    setGrounds('')
    onState(next)
  }
  const tooShort = grounds.trim().length < AIRLOCK_LIMITS.reason.min
  return (
    <Form sending={asking.busy || approving.busy || reading.busy}>
      {state.grounds !== undefined && (
        <Box className='stack-small'>
          <Txt className='text'>
            {state.state === 'approved'
              ? IDENTITY_COPY.approved
              : IDENTITY_COPY.requested(ROLE_WORDS[state.requestedBy ?? 'chief'])}
          </Txt>
          <Txt className='text-2'>{state.grounds}</Txt>
          {state.until && <Txt className='small'>{IDENTITY_COPY.until(instantWords(state.until))}</Txt>}
        </Box>
      )}
      <Refusal
        failure={reading.failure ?? approving.failure ?? asking.failure}
        fields={['grounds']}
        tapped={grounds === ''}
      />
      {state.mayRequest && (
        <>
          <TextAreaField
            label={IDENTITY_COPY.grounds}
            placeholder={IDENTITY_COPY.groundsPlaceholder}
            rows={2}
            maxLength={AIRLOCK_LIMITS.reason.max}
            value={grounds}
            error={asking.failure?.fields.grounds}
            onChange={setGrounds}
          />
          <Button disabled={tooShort} busy={asking.busy} onPress={() => void ask()}>
            {IDENTITY_COPY.request}
          </Button>
        </>
      )}
      {state.mayApprove && (
        <Button busy={approving.busy} onPress={() => void approving.run({ id }).then((next) => next && onState(next))}>
          {IDENTITY_COPY.approve}
        </Button>
      )}
      {state.mayRead && (
        <Button busy={reading.busy} onPress={() => void reading.run({ id }).then((read) => read && onRead(read))}>
          {IDENTITY_COPY.read}
        </Button>
      )}
    </Form>
  )
}
