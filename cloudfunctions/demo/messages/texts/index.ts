import { dailyTexts } from './daily'
import { districtTexts } from './districts'
import { heatingInWinter as shortHeatingTexts, heatingOffSeason } from './heating'
import { housingTexts } from './housing'
import { longHeatingTexts, longTexts } from './long'
import { orderTexts } from './order'
import { peopleTexts } from './people'
import type { Text } from './text'
import { unroutedTexts } from './unrouted'
import { utilityTexts } from './utilities'

export { heatingOffSeason, type Text, unroutedTexts }

/** What people write while the heating is on. */
export const heatingInWinter: readonly Text[] = [...longHeatingTexts, ...shortHeatingTexts]

/** Everything that concerns one unit and no season: what most of the 300 messages are made of. */
export const generalTexts: readonly Text[] = [
  ...longTexts,
  ...housingTexts,
  ...orderTexts,
  ...peopleTexts,
  ...dailyTexts,
  ...utilityTexts,
  ...districtTexts,
]
