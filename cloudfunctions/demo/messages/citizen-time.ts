import type { Instant, LocalDate } from '../../shared/kernel/local-date'
import { atMinute } from './office-time'
import type { Chance } from './random'

/** When people write, in minutes of the day: before work, at noon, in the evening. */
const HOURS: readonly (readonly [from: number, to: number])[] = [
  [430, 535],
  [590, 690],
  [720, 830],
  [880, 1040],
  [1110, 1230],
  [1170, 1330],
]

/** A moment of the day at which a citizen may well write. */
export const citizenTime = (day: LocalDate, chance: Chance): Instant => {
  const [from, to] = chance.pick(HOURS)
  return atMinute(day, chance.between(from, to))
}

/** In the evening, between half past seven and ten. */
export const eveningOf = (day: LocalDate, chance: Chance): Instant => atMinute(day, chance.between(1170, 1320))
