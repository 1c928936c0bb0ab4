import { useState } from 'react'
import type { MessageRow } from '../../../../types/messages.contract'

/** Which rows of the list are chosen; `undefined` while nobody chooses. Rows that left the list count no longer. */
export function useSelection(rows: readonly MessageRow[] | undefined) {
  const [ids, setIds] = useState<readonly string[]>()
  return {
    on: ids !== undefined,
    chosen: (rows ?? []).filter((row) => ids?.includes(row.id)),
    has: (id: string): boolean | undefined => ids?.includes(id),
    begin: () => setIds([]),
    end: () => setIds(undefined),
    all: () => setIds((rows ?? []).map((row) => row.id)),
    toggle: (id: string) =>
      setIds((before = []) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id])),
  }
}
