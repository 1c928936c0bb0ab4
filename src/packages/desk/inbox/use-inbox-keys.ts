import { useState } from 'react'
import type { MessageRow } from '../../../../types/messages.contract'
import type { MessageAction } from '../../../../types/messages.terms'
import { focusReply, focusSearch, showRow, useDeskKeys } from '../use-desk-keys'

interface InboxKeysProps {
  rows: readonly MessageRow[] | undefined
  onOpen: (id: string, action?: MessageAction) => void
  onAccept: (row: MessageRow) => void
  onChoose: (id: string) => void
  /** Shows what the keys do. */
  onKeys: () => void
}

/** Keys of the inbox (`keys-sheet.tsx` says them), and the row on which the keyboard stands. */
export function useInboxKeys(on: boolean, { rows, onOpen, onAccept, onChoose, onKeys }: InboxKeysProps) {
  const [hereId, setHereId] = useState<string>()
  const here = rows?.find((row) => row.id === hereId)
  const may = (action: MessageAction): boolean => here?.allowedActions.includes(action) ?? false
  /** Brings the row into sight as well: it may stand far from what was looked at. */
  const stand = (id: string): void => {
    setHereId(id)
    showRow(id)
  }
  const move = (by: number): void => {
    const at = rows?.findIndex((row) => row.id === hereId) ?? -1
    const next = rows?.[at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)]
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
    x: here && (() => onChoose(here.id)),
    '/': focusSearch,
    '?': onKeys,
  })
  return { hereId, stand }
}
