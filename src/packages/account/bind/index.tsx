import { useState } from 'react'
import { identityApi } from '../../../api/identity.api'
import { Button, Card, Form, Page, Refusal, SignedIn, TextField, Txt } from '../../../components'
import { BIND_COPY } from '../../../copy/sign-in'
import { signsInBy } from '../../../api/transport'
import { openDesk, openTab } from '../../../platform/navigate'
import { wechatLoginCode } from '../../../platform/wechat-login'
import { notify } from '../../../state/notice.store'
import { worksAtDesk } from '../../../state/roles'
import { useSession } from '../../../state/session.store'
import { useAction } from '../../../state/use-action'
import { useLeadOn } from '../../../state/use-lead-on'

/** 绑定工作人员账号: this WeChat acts as the account whose code an administrator issued. */
export default function BindAccountPage() {
  // Of the page: what stands below is another person's as soon as the account is bound.
  const leadOn = useLeadOn()
  return (
    <Page title={BIND_COPY.title}>
      <SignedIn>{() => <BindAccount leadOn={leadOn} />}</SignedIn>
    </Page>
  )
}

function BindAccount({ leadOn }: { leadOn: ReturnType<typeof useLeadOn> }) {
  const { enter, start } = useSession()
  const [code, setCode] = useState('')
  const { busy, failure, run } = useAction(async () => {
    const bound = await identityApi.bindWechat({ code })
    // A session belongs to one account: on the city's own server WeChat is asked once more who this is now.
    if (signsInBy === 'token' && wechatLoginCode !== undefined)
      enter(await identityApi.wechatLogin({ code: await wechatLoginCode() }))
    else await start()
    notify(BIND_COPY.done(bound.name))
    leadOn(() => (worksAtDesk(bound) ? openDesk() : openTab('me')))
  })
  return (
    <Card>
      <Form sending={busy}>
        <Txt className='text-2'>{BIND_COPY.text}</Txt>
        <Refusal failure={failure} />
        <TextField label={BIND_COPY.code} value={code} onChange={setCode} maxLength={40} onConfirm={() => void run()} />
        <Button block kind='primary' busy={busy} disabled={code.trim() === ''} onPress={() => void run()}>
          {BIND_COPY.bind}
        </Button>
      </Form>
    </Card>
  )
}
