import { VENDORED_YEARS } from '../../shared/calendar'
import { addMilliseconds, DAY_MS, type LocalDate, shanghaiDay } from '../../shared/kernel/local-date'
import { type ShippedYears, shippedYears } from '../calendar.store'
import type { CalendarDeps } from '../deps'

/** Reckons open work again from where it was left; `cursor` null: all done. */
export type Reckoning = (from: LocalDate, cursor: string | undefined) => Promise<string | null>

const ID = 'shipped'
const SHIPPED_THROUGH = VENDORED_YEARS.at(-1)?.year ?? 0
/** An upgrade replaces the last instance within so long (docs/operations.md); until then some reckon with the older tables. */
const REPLACED_MS = DAY_MS

/**
 * A year that came with a new version was read in by nobody: what is open is reckoned with it at once, and once more when
 * the instances of the version before are gone. An instance that knows fewer years leaves it to those that know more.
 * Answers whether nothing is left to do now.
 */
export async function settleShipped(
  deps: CalendarDeps,
  reckon: Reckoning,
  more: { readonly goOn: () => boolean },
): Promise<boolean> {
  let at = await deps.store.get(shippedYears, ID)
  if (at === null || at.through < SHIPPED_THROUGH) at = await note(deps)
  while (at?.through === SHIPPED_THROUGH && at.nextAt !== undefined && at.nextAt <= deps.clock.now()) {
    if (!more.goOn()) return false
    at = await remember(deps, at, await reckon(at.from, at.cursor))
  }
  return true
}

/** Nobody knows what was reckoned with before the first note: this year and what follows is. */
const note = ({ store, clock }: CalendarDeps): Promise<ShippedYears> =>
  store.transact(async (transaction) => {
    const present = await transaction.get(shippedYears, ID)
    if (present !== null && present.through >= SHIPPED_THROUGH) return present
    const notedAt = clock.now()
    const since = present === null ? Number(shanghaiDay(notedAt).slice(0, 4)) : present.through + 1
    const noted = { id: ID, through: SHIPPED_THROUGH, notedAt, from: `${since}-01-01`, nextAt: notedAt }
    if (present === null) transaction.insert(shippedYears, noted)
    else transaction.put(shippedYears, { ...noted, version: present.version })
    return { ...noted, version: (present?.version ?? 0) + 1 }
  })

/** Notes the way made; after the first time through there is a second. */
const remember = ({ store }: CalendarDeps, at: ShippedYears, cursor: string | null) =>
  store.transact(async (transaction) => {
    const present = await transaction.get(shippedYears, ID)
    if (present === null || present.through !== at.through || present.nextAt !== at.nextAt) return present
    const { cursor: _cursor, nextAt = present.notedAt, ...rest } = present
    const next: ShippedYears =
      cursor !== null
        ? { ...rest, nextAt, cursor }
        : nextAt === present.notedAt
          ? { ...rest, nextAt: addMilliseconds(present.notedAt, REPLACED_MS) }
          : rest
    transaction.put(shippedYears, next)
    return { ...next, version: present.version + 1 }
  })
