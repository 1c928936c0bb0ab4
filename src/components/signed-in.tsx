import { Fragment, type ReactNode } from 'react'
import type { ActorView } from '../../types/identity.contract'
import { SESSION_COPY } from '../copy/session'
import { openPage } from '../platform/navigate'
import { useSession } from '../state/session.store'
import { Button } from './button'
import { Empty, Failed, Loading } from './states'

/**
 * What only someone signed in can see; otherwise the way to sign in. Whoever signs in instead begins anew: nothing that the
 * one before typed or was shown stays in sight.
 */
export function SignedIn({ children }: { children: (me: ActorView) => ReactNode }) {
  const { status, me, failure, start } = useSession()
  if (me) return <Fragment key={me.id}>{children(me)}</Fragment>
  if (status === 'failed' && failure) return <Failed failure={failure} onRetry={() => void start()} />
  if (status === 'starting') return <Loading />
  return (
    <Empty icon='person' title={SESSION_COPY.signedOutTitle} text={SESSION_COPY.signedOutText}>
      <Button kind='primary' onPress={() => openPage('signIn')}>
        {SESSION_COPY.signIn}
      </Button>
    </Empty>
  )
}
