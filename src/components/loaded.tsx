import type { ReactNode } from 'react'
import { FAILURE_ACTIONS } from '../copy/failures'
import type { Request } from '../state/use-request'
import { Callout } from './callout'
import { Failed, Loading } from './states'

/** Loading, failed and ready of one request; data stays on the page when a refresh fails. */
export function Loaded<Data>({
  request,
  rows,
  toldAbove = false,
  children,
}: {
  request: Request<Data>
  /** Grey cards to show while loading. */
  rows?: number
  /** The page already says that nothing comes through: a refresh that failed as well is not told again. */
  toldAbove?: boolean
  children: (data: Data) => ReactNode
}) {
  if (request.state === 'loading') return <Loading rows={rows} />
  if (request.state === 'failed') return <Failed failure={request.failure} onRetry={request.reload} />
  return (
    <>
      {request.failure && !toldAbove && <Callout tone='warn'>{FAILURE_ACTIONS.refreshFailed}</Callout>}
      {children(request.data)}
    </>
  )
}
