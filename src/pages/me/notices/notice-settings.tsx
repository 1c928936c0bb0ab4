import type { ActorView } from '../../../../types/identity.contract'
import type { NoticeGroup } from '../../../../types/notifications.terms'
import { notificationsApi } from '../../../api/notifications.api'
import { Box, Button, Card, Form, Loaded, Refusal, Section, Switch, Txt } from '../../../components'
import { NOTICE_GROUP_WORDS, NOTICES_COPY } from '../../../copy/notices'
import { notify } from '../../../state/notice.store'
import { useAction } from '../../../state/use-action'
import { useRequest } from '../../../state/use-request'
import { useSubscription } from '../../../state/use-subscription'

/** What to be reminded of; in the mini program also whether in WeChat itself. */
export function NoticeSettings({ me }: { me: ActorView }) {
  const request = useRequest(`notice-settings/${me.id}`, () => notificationsApi.settings({}))
  const saving = useAction(notificationsApi.setSettings)
  const { ask } = useSubscription(me.id)
  const change = async (muted: NoticeGroup[]): Promise<void> => {
    const saved = await saving.run({ muted })
    if (saved && request.state === 'ready') request.replace(saved)
  }
  const subscribe = async (): Promise<void> => {
    const count = (await ask?.()) ?? 0
    notify(count === 0 ? NOTICES_COPY.notAccepted : NOTICES_COPY.accepted(count))
  }
  return (
    <Section title={NOTICES_COPY.settings}>
      <Refusal failure={saving.failure} />
      <Loaded request={request} rows={2}>
        {({ muted, mayMute }) => (
          <Form sending={saving.busy}>
            <Card flush>
              {mayMute.map((group) => (
                <Switch
                  key={group}
                  label={NOTICE_GROUP_WORDS[group]}
                  on={!muted.includes(group)}
                  onChange={(on) => void change(on ? muted.filter((one) => one !== group) : [...muted, group])}
                />
              ))}
            </Card>
          </Form>
        )}
      </Loaded>
      <Box className='stack-small'>
        <Txt className='small'>
          {me.kind === 'citizen' ? NOTICES_COPY.settingsNote : NOTICES_COPY.settingsStaffNote}
        </Txt>
        <Txt className='small'>{NOTICES_COPY.quiet}</Txt>
      </Box>
      {ask && (
        <>
          <Button icon='bell' block onPress={() => void subscribe()}>
            {NOTICES_COPY.inWechat}
          </Button>
          <Txt className='small'>{NOTICES_COPY.inWechatNote}</Txt>
        </>
      )}
    </Section>
  )
}
