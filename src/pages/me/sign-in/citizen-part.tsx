import { useEffect, useState } from 'react'
import type { SignInWay } from '../../../../types/identity.terms'
import { identityApi } from '../../../api/identity.api'
import { Box, Button, Card, Form, TextField, Txt } from '../../../components'
import { CITIZEN_SIGN_IN_COPY } from '../../../copy/sign-in'
import { wechatLoginCode } from '../../../platform/wechat-login'
import { showFirstError } from '../../../platform/show-first-error'
import { notify } from '../../../state/notice.store'
import { useSession } from '../../../state/session.store'
import { useAction } from '../../../state/use-action'
import { Refused } from './step-parts'
import { useGoOn } from './use-go-on'

/** Citizens: WeChat where it can be asked, a code by text message where the city sends them. */
export function CitizenSignIn({ ways }: { ways: readonly SignInWay[] }) {
  return (
    <>
      {ways.includes('wechat') && wechatLoginCode !== undefined && <WithWechat askCode={wechatLoginCode} />}
      {ways.includes('sms') && <WithSms />}
    </>
  )
}

function WithWechat({ askCode }: { askCode: () => Promise<string> }) {
  const enter = useSession((session) => session.enter)
  const goOn = useGoOn()
  const { busy, failure, run } = useAction(async () => {
    const signedIn = await identityApi.wechatLogin({ code: await askCode() })
    enter(signedIn)
    goOn(signedIn.actor)
  })
  return (
    <Card>
      <Box className='stack'>
        <Refused failure={failure} />
        <Button block kind='primary' busy={busy} onPress={() => void run()}>
          {CITIZEN_SIGN_IN_COPY.wechat}
        </Button>
      </Box>
    </Card>
  )
}

/** Whole seconds until an instant (epoch milliseconds), by the clock: timers stand still while the message is read elsewhere. */
function useSecondsUntil(at: number | undefined): number {
  const [, tick] = useState(0)
  const left = at === undefined ? 0 : Math.max(0, Math.ceil((at - Date.now()) / 1000))
  const waits = left > 0
  useEffect(() => {
    if (!waits) return
    const timer = setInterval(() => tick((before) => before + 1), 1000)
    return () => clearInterval(timer)
  }, [waits])
  return left
}

const PHONE = /^1[3-9]\d{9}$/
/** A number is 11 digits; with the country's code and the spaces that phones fill in it takes more room. */
const DIGITS = 11
const MOST_TYPED = 20
const CODE_DIGITS = 6

/** What a person or their phone writes (`+86 138 0013 8000`, full-width digits) as the server takes it. */
const phoneOf = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^(?:00)?86(?=1)/, '')

function WithSms() {
  const enter = useSession((session) => session.enter)
  const goOn = useGoOn()
  const [typed, setTyped] = useState('')
  const phone = phoneOf(typed)
  const [code, setCode] = useState('')
  const [tried, setTried] = useState<{ phone?: true; code?: true }>({})
  const missing = { phone: !PHONE.test(phone), code: code.length < CODE_DIGITS }
  const [sent, setSent] = useState<{ phone: string; againAt: number }>()
  // Who corrects a mistyped number does not wait for the one before.
  const wait = useSecondsUntil(sent?.phone === phone ? sent.againAt : undefined)
  const send = useAction(async () => {
    const { resendAfterSeconds } = await identityApi.requestSmsCode({ phone })
    setSent({ phone, againAt: Date.now() + resendAfterSeconds * 1000 })
    notify(CITIZEN_SIGN_IN_COPY.sent)
  })
  const signIn = useAction(async () => {
    const signedIn = await identityApi.smsLogin({ phone, code })
    enter(signedIn)
    goOn(signedIn.actor)
  })
  const getCode = (): void => {
    setTried({ ...tried, phone: true })
    if (missing.phone) return showFirstError()
    void send.run()
  }
  const enterCode = (): void => {
    setTried({ phone: true, code: true })
    if (missing.phone || missing.code) return showFirstError()
    void signIn.run()
  }
  return (
    <Card>
      <Form sending={send.busy || signIn.busy}>
        <Txt className='text-2'>{CITIZEN_SIGN_IN_COPY.smsText}</Txt>
        <Refused failure={send.failure} fields={['phone']} />
        <Refused failure={signIn.failure} fields={['code']} />
        <TextField
          label={CITIZEN_SIGN_IN_COPY.phone}
          type='tel'
          autoComplete='tel'
          value={typed}
          onChange={setTyped}
          maxLength={MOST_TYPED}
          error={
            missing.phone && (tried.phone || phone.length >= DIGITS)
              ? CITIZEN_SIGN_IN_COPY.phoneWrong
              : send.failure?.fields['phone']
          }
        />
        <Button block busy={send.busy} disabled={wait > 0} onPress={getCode}>
          {wait > 0 ? CITIZEN_SIGN_IN_COPY.again(wait) : CITIZEN_SIGN_IN_COPY.getCode}
        </Button>
        <TextField
          label={CITIZEN_SIGN_IN_COPY.code}
          type='number'
          autoComplete='one-time-code'
          value={code}
          onChange={setCode}
          maxLength={CODE_DIGITS}
          error={tried.code && missing.code ? CITIZEN_SIGN_IN_COPY.codeMissing : signIn.failure?.fields['code']}
          onConfirm={enterCode}
        />
        <Button block kind='primary' busy={signIn.busy} onPress={enterCode}>
          {CITIZEN_SIGN_IN_COPY.signIn}
        </Button>
      </Form>
    </Card>
  )
}
