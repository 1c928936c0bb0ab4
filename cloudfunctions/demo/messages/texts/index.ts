import { dailyTexts } from './daily'
import { districtTexts } from './districts'
import { heatingInWinter, heatingOffSeason } from './heating'
import { housingTexts } from './housing'
import { orderTexts } from './order'
import { peopleTexts } from './people'
import type { Text } from './text'
import { unroutedTexts } from './unrouted'
import { utilityTexts } from './utilities'

export { heatingInWinter, heatingOffSeason, type Text, unroutedTexts }

/** Everything that concerns one unit and no season: what most of the 300 messages are made of. */
export const generalTexts: readonly Text[] = [
  ...housingTexts,
  ...orderTexts,
  ...peopleTexts,
  ...dailyTexts,
  ...utilityTexts,
  ...districtTexts,
]
