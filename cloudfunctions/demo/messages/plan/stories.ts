import type { Cast } from '../cast'
import type { Story } from '../telling'
import { diverted, gasAtNight, hiddenIdentity, praise, recordedComment, toTheMayor } from './stories-voices'
import { countyToStreet, extended, pausedOverMakeupDay, pressedToWithdraw, reworked, twoReturns } from './stories-ways'
import { tellerFor } from './teller'

/** Twelve stories written by hand; the crowd of `crowd.ts` is the thirteenth. */
export function writtenStories(cast: Cast): readonly Story[] {
  const teller = tellerFor(cast)
  return [
    twoReturns,
    pausedOverMakeupDay,
    extended,
    reworked,
    diverted,
    gasAtNight,
    hiddenIdentity,
    pressedToWithdraw,
    countyToStreet,
    recordedComment,
    praise,
    toTheMayor,
  ].map((story) => story(teller))
}
