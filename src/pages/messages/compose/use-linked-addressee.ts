import { useEffect, useState } from 'react'
import { hallApi } from '../../../api/hall.api'
import { useParam } from '../../../platform/navigate'
import { useRequest } from '../../../state/use-request'
import type { Draft } from './draft'

export interface LinkedAddressee {
  /** It is not known yet whom the link means; the directory is being asked, or could not be. */
  open: boolean
  state: 'none' | 'asking' | 'unread' | 'unknown'
  again: () => void
  /** The link counts no more. */
  drop: () => void
}

/**
 * Whom the page was opened to write to. Anybody can make a link: what is shown and sent is what the directory calls by
 * that id, and until it has answered nobody.
 *
 * @param take told once whom it is
 */
export function useLinkedAddressee(take: (addressee: NonNullable<Draft['addressee']>) => void): LinkedAddressee {
  const id = useParam('to')
  const [settled, setSettled] = useState<string>()
  const waits = id !== undefined && settled !== id
  const request = useRequest(waits ? `addressees/${id}` : undefined, () => hallApi.listAddressees({ also: id }))
  const items = request.data?.items
  const found = items?.find((item) => item.id === id)
  useEffect(() => {
    if (!waits || !found) return
    setSettled(id)
    take({ id: found.id, name: found.name })
    // Once, when it is known: later the person decides.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [waits, found])

  // An id that no directory can have is refused.
  const unknown = items !== undefined || request.failure?.code === 'invalid_input'
  const state = !waits || found ? 'none' : unknown ? 'unknown' : request.state === 'failed' ? 'unread' : 'asking'
  return {
    open: state === 'asking' || state === 'unread',
    state,
    again: request.reload,
    drop: () => setSettled(id),
  }
}
