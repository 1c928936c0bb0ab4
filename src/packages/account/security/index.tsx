import { useState } from 'react'
import { identityApi } from '../../../api/identity.api'
import {
  Button,
  Card,
  Confirm,
  Empty,
  Loaded,
  Page,
  Refusal,
  Row,
  Rows,
  Section,
  SignedIn,
  Tag,
} from '../../../components'
import { SECURITY_COPY } from '../../../copy/sign-in'
import { instantWords } from '../../../copy/days'
import { useSession } from '../../../state/session.store'
import { useAction } from '../../../state/use-action'
import { useRequest } from '../../../state/use-request'
import { ChangePassword } from './change-password'

/** 登录与安全: where one is signed in, ending it, and the password. */
export default function SecurityPage() {
  return (
    <Page title={SECURITY_COPY.title}>
      <SignedIn>{() => <Security />}</SignedIn>
    </Page>
  )
}

function Security() {
  const signOut = useSession((session) => session.signOut)
  const request = useRequest('my-sessions', () => identityApi.mySessions({}))
  const [asking, setAsking] = useState(false)
  const end = useAction(async (id: string) => {
    const left = await identityApi.endSession({ id })
    if (request.state === 'ready') request.replace(left)
  })
  const endAll = useAction(async () => {
    setAsking(false)
    await identityApi.endEverywhere({})
    signOut()
  })
  return (
    <Loaded request={request} rows={2}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty icon='lock' title={SECURITY_COPY.none} text={SECURITY_COPY.noneText} />
        ) : (
          <>
            <Section title={SECURITY_COPY.sessions}>
              <Refusal failure={end.failure ?? endAll.failure} />
              <Card flush>
                <Rows label={SECURITY_COPY.sessions}>
                  {items.map(({ id, device, startedAt, seenAt, current }) => (
                    <Row
                      key={id}
                      title={device}
                      note={`${SECURITY_COPY.since(instantWords(startedAt))}，${SECURITY_COPY.seen(instantWords(seenAt))}`}
                    >
                      {current ? (
                        <Tag tone='ok'>{SECURITY_COPY.current}</Tag>
                      ) : (
                        <Button
                          label={`${SECURITY_COPY.end}：${device}`}
                          busy={end.busy}
                          onPress={() => void end.run(id)}
                        >
                          {SECURITY_COPY.end}
                        </Button>
                      )}
                    </Row>
                  ))}
                </Rows>
              </Card>
              <Button block busy={endAll.busy} onPress={() => setAsking(true)}>
                {SECURITY_COPY.endAll}
              </Button>
            </Section>
            <ChangePassword onChanged={request.reload} />
            <Confirm
              open={asking}
              danger
              title={SECURITY_COPY.endAllAsk}
              text={SECURITY_COPY.endAllText}
              confirm={SECURITY_COPY.endAll}
              onConfirm={() => void endAll.run()}
              onClose={() => setAsking(false)}
            />
          </>
        )
      }
    </Loaded>
  )
}
