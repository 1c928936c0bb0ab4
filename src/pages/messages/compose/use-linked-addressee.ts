import { useEffect, useState } from 'react'
import { hallApi } from '../../../api/hall.api'
import { useParam } from '../../../platform/navigate'
import { useRequest } from '../../../state/use-request'
import type { Draft } from './draft'

type Addressee = Draft['addressee']

export interface LinkedAddressee {
  /** It is not known yet who is meant; the directory is being asked, or could not be. */
  open: boolean
  state: 'none' | 'asking' | 'unread' | 'unknown'
  again: () => void
  /** The link counts no more. */
  drop: () => void
  /** The person chose from the directory: neither the link nor what was kept counts any more. */
  chosen: (addressee: Addressee) => void
}

const isSame = (one: Addressee, other: Addressee): boolean => one?.id === other?.id && one?.name === other?.name

/**
 * Whom the page was opened to write to, by a link or by a draft that was kept. Anybody can make a link, and older drafts
 * hold the name that one gave: what is shown and sent is what the directory calls by that id, and until it has answered
 * nobody.
 *
 * @param kept whom the draft names
 * @param take told once whom it is; nobody where the draft names what the directory does not have
 */
export function useLinkedAddressee(kept: Addressee, take: (addressee: Addressee) => void): LinkedAddressee {
  const link = useParam('to')
  const [settled, setSettled] = useState<string>()
  const [named, setNamed] = useState<Addressee>()
  const [unknown, setUnknown] = useState(false)
  const linked = link !== undefined && settled !== link
  const id = linked ? link : isSame(kept, named) ? undefined : kept?.id
  const request = useRequest(id === undefined ? undefined : `addressees/${id}`, () =>
    hallApi.listAddressees({ also: id }),
  )
  const items = request.data?.items
  // An id that no directory can have is refused.
  const answered = items !== undefined || request.failure?.code === 'invalid_input'
  useEffect(() => {
    if (id === undefined || !answered) return
    const found = items?.find((item) => item.id === id)
    if (linked) setSettled(link)
    if (!found) setUnknown(true)
    if (found) {
      const addressee = { id: found.id, name: found.name }
      setNamed(addressee)
      take(addressee)
    } else if (!linked) take(undefined)
    // Once, when it is known: later the person decides.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [id, answered])

  const state = id !== undefined ? (request.state === 'failed' ? 'unread' : 'asking') : unknown ? 'unknown' : 'none'
  return {
    open: id !== undefined,
    state,
    again: request.reload,
    drop: () => {
      setSettled(link)
      setUnknown(false)
    },
    chosen: (addressee) => {
      setSettled(link)
      setUnknown(false)
      setNamed(addressee)
    },
  }
}
