import { useState } from 'react'
import { privacyApi } from '../../../api/privacy.api'
import { Box, Button, Callout, Form, Refusal, Sheet, Txt } from '../../../components'
import { RIGHTS_COPY } from '../../../copy/rights'
import { forgetOwnTexts } from '../../../state/forget-own-texts'
import { notify } from '../../../state/notice.store'
import { useSession } from '../../../state/session.store'
import { useAction } from '../../../state/use-action'
import { useCall } from '../../../state/use-call'

type Asked = Awaited<ReturnType<typeof privacyApi.deleteMine>>

/** 删除, in two steps: what goes and what stays and why, then the deed. */
export function DeleteMine({ onDeleted }: { onDeleted: () => void }) {
  const [asked, setAsked] = useState<Asked>()
  const me = useSession((session) => session.me?.id)
  const asking = useCall(privacyApi.deleteMine)
  const { busy, failure, run, clear } = useAction(privacyApi.deleteMine)
  const ask = async (): Promise<void> => setAsked(await asking.run({}))
  const confirm = async (): Promise<void> => {
    const answer = asked?.confirm === undefined ? undefined : await run({ confirm: asked.confirm })
    if (answer?.done === undefined) return
    if (me !== undefined) forgetOwnTexts(me)
    notify(RIGHTS_COPY.deleted(answer.done.contacts, answer.done.unlinked))
    setAsked(undefined)
    onDeleted()
  }
  const close = (): void => {
    clear()
    setAsked(undefined)
  }
  return (
    <>
      <Refusal failure={asking.failure} />
      <Button block kind='plain' busy={asking.busy} onPress={() => void ask()}>
        {RIGHTS_COPY.delete}
      </Button>
      <Sheet open={asked !== undefined} title={RIGHTS_COPY.deleteTitle} onClose={close}>
        <Form sending={busy}>
          <Box className='stack-small'>
            <Txt className='heading-3 text'>{RIGHTS_COPY.goes}</Txt>
            {asked?.goes.map((what) => (
              <Txt key={what} className='text-2'>
                {what}
              </Txt>
            ))}
          </Box>
          <Box className='stack-small'>
            <Txt className='heading-3 text'>{RIGHTS_COPY.stays}</Txt>
            {asked?.stays.map(({ what, why, howLong }) => (
              <Box key={what}>
                <Txt className='text'>{what}</Txt>
                <Txt className='small'>{RIGHTS_COPY.why(why, howLong)}</Txt>
              </Box>
            ))}
          </Box>
          <Callout tone='warn'>{RIGHTS_COPY.deleteMinutes}</Callout>
          <Refusal failure={failure} tapped />
          <Button block kind='danger' busy={busy} onPress={() => void confirm()}>
            {RIGHTS_COPY.deleteConfirm}
          </Button>
        </Form>
      </Sheet>
    </>
  )
}
