import { useState } from 'react'
import type { SignInWay } from '../../../../types/identity.terms'
import { identityApi } from '../../../api/identity.api'
import { Button, Chips, Empty, Loaded, Page } from '../../../components'
import { PRIVACY_COPY, SIGN_IN_COPY } from '../../../copy/me'
import { CITIZEN_SIGN_IN_COPY, STAFF_SIGN_IN_COPY } from '../../../copy/sign-in'
import { openPage } from '../../../platform/navigate'
import { wechatLoginCode } from '../../../platform/wechat-login'
import { useRequest } from '../../../state/use-request'
import { CitizenSignIn } from './citizen-part'
import { PersonaSignIn } from './personas-part'
import { StaffSignIn } from './staff-part'

/** 登录: by persona in the demonstration; in a city staff by password and code, citizens by WeChat or text message. */
export default function SignInPage() {
  const request = useRequest('sign-in/ways', () => identityApi.signInWays({}))
  const demo = request.data?.ways.includes('persona') ?? false
  // Below what comes late, and with it: a link that moves is missed.
  const privacy = (
    <Button kind='plain' block onPress={() => openPage('privacy')}>
      {PRIVACY_COPY.title}
    </Button>
  )
  return (
    <Page title={demo ? SIGN_IN_COPY.title : STAFF_SIGN_IN_COPY.title}>
      <Loaded request={request} rows={2}>
        {({ ways }) => (ways.includes('persona') ? <PersonaSignIn after={privacy} /> : <CitySignIn ways={ways} />)}
      </Loaded>
      {request.state !== 'loading' && !demo && privacy}
    </Page>
  )
}

type Who = 'citizen' | 'staff'

function CitySignIn({ ways }: { ways: readonly SignInWay[] }) {
  const citizensCan = ways.includes('sms') || (ways.includes('wechat') && wechatLoginCode !== undefined)
  const [who, setWho] = useState<Who>(citizensCan ? 'citizen' : 'staff')
  if (!ways.includes('password')) return <Empty icon='lock' title={SIGN_IN_COPY.notDemo} />
  return (
    <>
      <Chips
        label={STAFF_SIGN_IN_COPY.who}
        value={who}
        options={[
          { value: 'citizen', label: STAFF_SIGN_IN_COPY.citizen },
          { value: 'staff', label: STAFF_SIGN_IN_COPY.staff },
        ]}
        onChange={setWho}
      />
      {who === 'staff' && <StaffSignIn />}
      {who === 'citizen' && citizensCan && <CitizenSignIn ways={ways} />}
      {who === 'citizen' && !citizensCan && (
        <Empty icon='person' title={CITIZEN_SIGN_IN_COPY.none} text={CITIZEN_SIGN_IN_COPY.noneText} />
      )}
    </>
  )
}
