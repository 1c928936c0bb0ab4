import type { ReactNode } from 'react'
import { Empty, SignedIn } from '../../components'
import { ACCOUNTS_COPY } from '../../copy/accounts'
import { hasRole } from '../../state/roles'

/** What administrators alone see. The server refuses everybody else as well. */
export const Administrators = ({ children }: { children: ReactNode }) => (
  <SignedIn>
    {(me) =>
      hasRole(me, 'admin') ? (
        children
      ) : (
        <Empty icon='lock' title={ACCOUNTS_COPY.notYours} text={ACCOUNTS_COPY.notYoursText} />
      )
    }
  </SignedIn>
)
