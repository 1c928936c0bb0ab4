import { addDays, type LocalDate } from '../../../shared/kernel/local-date'
import { answer, liveOn } from '../afterlife'
import type { Cast } from '../cast'
import { citizenTime } from '../citizen-time'
import type { Story } from '../telling'
import { heatingInWinter, heatingOffSeason } from '../texts'

/** Messages about heating that have run their course; those still open are in `live.ts`. */
export const HEATING = 38
/** Over how many days before today the cluster lies. */
const SPREAD_DAYS = 42

/** From November to March people write that they are cold. */
export const isHeatingSeason = (day: LocalDate): boolean => {
  const month = Number(day.slice(5, 7))
  return month >= 11 || month <= 3
}
export const heatingTexts = (day: LocalDate) => (isHeatingSeason(day) ? heatingInWinter : heatingOffSeason)

/** The winter cluster: denser towards today, and worse where the cold came in. */
export function heatingStories(cast: Cast): readonly Story[] {
  const { world, back, take, tell } = cast
  const newest = back(4)
  return Array.from({ length: HEATING }, (_, at) => {
    const age = Math.floor(world.chance.next() * world.chance.next() * SPREAD_DAYS)
    const on = addDays(newest, -age)
    const text = take(({ kind }) => kind !== 'report', heatingTexts(on))
    const { telling, filled } = tell(`heating-${at + 1}`, text, citizenTime(on, world.chance))
    telling.reach().accept()
    if (answer(cast, telling, text, filled.reply)) liveOn(cast, telling, text)
    return telling.story
  })
}
