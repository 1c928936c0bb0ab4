import { useState } from 'react'
import {
  Box,
  Button,
  Card,
  Confirm,
  Failed,
  Heading,
  Loading,
  Page,
  Row,
  Rows,
  Section,
  Switch,
  Txt,
} from '../../components'
import { ME_COPY } from '../../copy/me'
import { NOTICES_COPY } from '../../copy/notices'
import { SESSION_COPY } from '../../copy/session'
import { SUPERVISION_COPY } from '../../copy/supervision'
import { ROLE_WORDS } from '../../copy/terms'
import { inWechat } from '../../platform/wechat-login'
import { openDesk, openPage, openTab } from '../../platform/navigate'
import { forgetOwnTexts, keepsOwnTexts } from '../../state/forget-own-texts'
import { usePreferences } from '../../state/preferences.store'
import {
  hasRole,
  isCitizen,
  seesOverview,
  seesPolicy,
  seesSigningRules,
  seesSupervision,
  worksAtDesk,
} from '../../state/roles'
import { useSession } from '../../state/session.store'
import { useUnread } from '../../state/use-unread'

/** 我的: who I am here, how it looks, and where the rest is. */
export default function MePage() {
  const { status, me, failure, start, signOut } = useSession()
  const { elder, setElder } = usePreferences()
  const unread = useUnread(me?.id)
  const [leaving, setLeaving] = useState(false)
  // Who it is comes first: else the page says of somebody signed in that nobody is, and moves under the finger.
  if (status === 'starting')
    return (
      <Page title={ME_COPY.title} tab='me'>
        <Loading rows={3} />
      </Page>
    )
  const keeps = leaving && me !== undefined && keepsOwnTexts(me.id)
  const leave = (): void => {
    setLeaving(false)
    signOut()
  }
  const roles = [...new Set(me?.grants.map((grant) => ROLE_WORDS[grant.role]))].join('、')
  return (
    <Page title={ME_COPY.title} tab='me'>
      {status === 'failed' && failure && !me ? (
        <Failed failure={failure} onRetry={() => void start()} />
      ) : (
        <Card>
          {me ? (
            <Box className='stack-small'>
              <Heading level={2} className='heading-1'>
                {ME_COPY.greeting(me.name)}
              </Heading>
              <Txt className='text-2'>{ME_COPY.staffOf(me.unitName, roles)}</Txt>
            </Box>
          ) : (
            <Box className='stack'>
              <Box className='stack-small'>
                <Heading level={2} className='heading-1'>
                  {ME_COPY.signedOutTitle}
                </Heading>
                <Txt className='text-2'>{ME_COPY.signedOutText}</Txt>
              </Box>
              <Button kind='primary' block onPress={() => openPage('signIn')}>
                {SESSION_COPY.signIn}
              </Button>
            </Box>
          )}
        </Card>
      )}
      {me && (
        <Card flush>
          <Rows>
            <Row
              icon='bell'
              title={NOTICES_COPY.title}
              note={NOTICES_COPY.entryNote}
              {...(unread > 0 ? { value: NOTICES_COPY.unread(unread) } : {})}
              onPress={() => openPage('notices')}
            />
            {isCitizen(me) && (
              <Row icon='message' title={ME_COPY.mine} note={ME_COPY.mineNote} onPress={() => openTab('messages')} />
            )}
            {isCitizen(me) && (
              <Row icon='person' title={ME_COPY.rights} note={ME_COPY.rightsNote} onPress={() => openPage('rights')} />
            )}
            {worksAtDesk(me) && <Row icon='desk' title={ME_COPY.desk} note={ME_COPY.deskNote} onPress={openDesk} />}
            {seesOverview(me) && (
              <Row
                icon='chart'
                title={ME_COPY.overview}
                note={ME_COPY.overviewNote}
                onPress={() => openPage('overview')}
              />
            )}
            {seesSupervision(me) && (
              <Row
                icon='alert'
                title={SUPERVISION_COPY.entry}
                note={SUPERVISION_COPY.entryNote}
                onPress={() => openPage('supervision')}
              />
            )}
            {hasRole(me, 'chief') && (
              <Row icon='hall' title={ME_COPY.release} note={ME_COPY.releaseNote} onPress={() => openPage('release')} />
            )}
            {seesOverview(me) && (
              <Row icon='route' title={ME_COPY.rules} note={ME_COPY.rulesNote} onPress={() => openPage('rules')} />
            )}
            {(seesOverview(me) || hasRole(me, 'admin')) && (
              <Row icon='book' title={ME_COPY.duties} note={ME_COPY.dutiesNote} onPress={() => openPage('duties')} />
            )}
            {hasRole(me, 'auditor') && (
              <Row icon='book' title={ME_COPY.audit} note={ME_COPY.auditNote} onPress={() => openPage('auditLog')} />
            )}
            {hasRole(me, 'admin') && (
              <Row
                icon='person'
                title={ME_COPY.accounts}
                note={ME_COPY.accountsNote}
                onPress={() => openPage('accounts')}
              />
            )}
            {hasRole(me, 'admin') && (
              <Row
                icon='calendar'
                title={ME_COPY.calendar}
                note={ME_COPY.calendarNote}
                onPress={() => openPage('calendar')}
              />
            )}
            {seesSigningRules(me) && (
              <Row
                icon='pen'
                title={ME_COPY.signing}
                note={ME_COPY.signingNote}
                onPress={() => openPage('signingRules')}
              />
            )}
            {seesPolicy(me) && (
              <Row icon='clock' title={ME_COPY.policy} note={ME_COPY.policyNote} onPress={() => openPage('policy')} />
            )}
          </Rows>
        </Card>
      )}
      <Section title={ME_COPY.settings}>
        <Card flush>
          <Switch label={ME_COPY.elder} note={ME_COPY.elderNote} on={elder} onChange={setElder} />
          <Rows>
            <Row title={ME_COPY.dark} note={ME_COPY.darkNote} />
          </Rows>
        </Card>
      </Section>
      <Section title={ME_COPY.more}>
        <Card flush>
          <Rows>
            <Row icon='building' title={ME_COPY.units} note={ME_COPY.unitsNote} onPress={() => openPage('units')} />
            {me?.kind === 'staff' && (
              <Row
                icon='lock'
                title={ME_COPY.security}
                note={ME_COPY.securityNote}
                onPress={() => openPage('security')}
              />
            )}
            {me?.kind === 'citizen' && inWechat && (
              <Row icon='desk' title={ME_COPY.bind} note={ME_COPY.bindNote} onPress={() => openPage('bindAccount')} />
            )}
            <Row icon='shield' title={ME_COPY.privacy} note={ME_COPY.privacyNote} onPress={() => openPage('privacy')} />
          </Rows>
        </Card>
      </Section>
      {me && (
        <Button kind='plain' block onPress={() => setLeaving(true)}>
          {SESSION_COPY.signOut}
        </Button>
      )}
      <Confirm
        open={leaving}
        title={ME_COPY.signOutAsk}
        {...(keeps ? { text: ME_COPY.signOutText } : {})}
        confirm={SESSION_COPY.signOut}
        also={
          keeps
            ? {
                label: ME_COPY.signOutForgetting,
                onPress: () => {
                  if (me) forgetOwnTexts(me.id)
                  leave()
                },
              }
            : undefined
        }
        onConfirm={leave}
        onClose={() => setLeaving(false)}
      />
    </Page>
  )
}
