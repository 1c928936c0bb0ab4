import { useRef, useState } from 'react'
import type { MessageRow } from '../../../../types/messages.contract'
import type { MessageAction } from '../../../../types/messages.terms'
import { mainAction } from '../main-action'
import { focusReply, focusSearch, showRow, useDeskKeys } from '../use-desk-keys'

interface InboxKeysProps {
  rows: readonly MessageRow[] | undefined
  onOpen: (id: string, action?: MessageAction) => void
  onAccept: (row: MessageRow) => void
  /** The button of the row. */
  onAct: (row: MessageRow, action: MessageAction) => void
  onChoose: (id: string) => void
  /** Shows what the keys do. */
  onKeys: () => void
}

/** Keys of the inbox (`keys-sheet.tsx` says them), and the row on which the keyboard stands. */
export function useInboxKeys(on: boolean, { rows, onOpen, onAccept, onAct, onChoose, onKeys }: InboxKeysProps) {
  const [hereId, setHereId] = useState<string>()
  const at = rows?.findIndex((row) => row.id === hereId) ?? -1
  const here = rows?.[at]
  const action = here && mainAction(here)
  // A row that was done leaves the list: one goes on from where it stood, not from the top.
  const stoodAt = useRef(-1)
  if (at >= 0) stoodAt.current = at
  const may = (action: MessageAction): boolean => here?.allowedActions.includes(action) ?? false
  /** Brings the row into sight as well: it may stand far from what was looked at. */
  const stand = (id: string): void => {
    setHereId(id)
    showRow(id)
  }
  const move = (by: number): void => {
    // Where nobody stands any more the next row has moved up into the place.
    const to = at >= 0 ? at + by : by > 0 ? Math.max(stoodAt.current, 0) : stoodAt.current - 1
    const next = rows?.[Math.min(Math.max(to, 0), rows.length - 1)]
    if (next) stand(next.id)
  }
  useDeskKeys(on, {
    j: () => move(1),
    k: () => move(-1),
    Enter: here && (() => onOpen(here.id)),
    a: here && may('accept') ? () => onAccept(here) : undefined,
    r:
      here && may('draft_reply')
        ? () => {
            onOpen(here.id, 'draft_reply')
            focusReply()
          }
        : undefined,
    d:
      here && action
        ? () => {
            onAct(here, action)
            if (action === 'draft_reply') focusReply()
          }
        : undefined,
    x: here && (() => onChoose(here.id)),
    '/': focusSearch,
    '?': onKeys,
  })
  return { hereId, stand }
}
