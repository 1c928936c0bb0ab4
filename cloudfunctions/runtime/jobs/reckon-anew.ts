import { resettleMessages } from '../../messages'
import type { LocalDate } from '../../shared/kernel/local-date'
import { replanClocks } from '../../supervision'
import type { ModuleDeps } from '../modules'

/** Begins the cursors of the second half; no cursor of messages does. */
const CLOCKS = 'supervision:'

/**
 * One step of what a holiday notice asks for: first the days of messages, then the clocks of supervision that follow from
 * them. @returns where to go on; null: all is reckoned
 */
export async function reckonAnew(
  deps: ModuleDeps,
  from: LocalDate,
  cursor: string | undefined,
): Promise<string | null> {
  if (cursor?.startsWith(CLOCKS) !== true)
    return (await resettleMessages({ ...deps, people: deps.staff }, from, cursor)) ?? CLOCKS
  const next = await replanClocks(deps, cursor.slice(CLOCKS.length) || undefined)
  return next === null ? null : `${CLOCKS}${next}`
}
