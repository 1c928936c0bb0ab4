import Taro from '@tarojs/taro'
import type { ActorView } from '../../../../types/identity.contract'
import type { MessageAction } from '../../../../types/messages.terms'
import { Empty, Page, SignedIn, Unnamed } from '../../../components'
import { DESK_COPY, HANDLE_COPY } from '../../../copy/desk'
import { ACTION_WORDS } from '../../../copy/terms'
import { goBack, openDesk, replacePage, useParam } from '../../../platform/navigate'
import { worksAtDesk } from '../../../state/roles'
import { useSession } from '../../../state/session.store'
import { Handling } from '../handling'

const isAction = (value: string | undefined): value is MessageAction => value !== undefined && value in ACTION_WORDS

/** Back to the list as it was; a shared link has none below it. */
const toDesk = (): void => (Taro.getCurrentPages().length > 1 ? goBack() : openDesk())

/** 办理: one message, what may be done with it, and the way to the next one. */
export default function HandlePage() {
  const id = useParam('id')
  const action = useParam('action')
  const me = useSession((session) => session.me)
  if (me && worksAtDesk(me) && id)
    return <HandleMessage key={me.id} me={me} id={id} action={isAction(action) ? action : undefined} />
  return (
    <Page title={HANDLE_COPY.title}>
      <SignedIn>
        {(shown) =>
          worksAtDesk(shown) ? (
            <Unnamed onList={toDesk} />
          ) : (
            <Empty icon='desk' title={DESK_COPY.noDesk} text={DESK_COPY.noDeskText} />
          )
        }
      </SignedIn>
    </Page>
  )
}

const HandleMessage = ({ me, id, action }: { me: ActorView; id: string; action: MessageAction | undefined }) => (
  <Handling
    key={id}
    me={me}
    id={id}
    startWith={action}
    // The list reads itself again when it is shown.
    onChanged={() => undefined}
    onNext={(next) => replacePage('handle', { id: next })}
    onLeave={toDesk}
    onBack={toDesk}
    frame={(body, bar) => (
      <Page title={HANDLE_COPY.title} wide footer={bar}>
        {body}
      </Page>
    )}
  />
)
