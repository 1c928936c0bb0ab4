import type { Cast } from '../cast'
import { type Opening, Telling } from '../telling'

/** What a hand-written story is told with. */
export interface Teller extends Pick<Cast, 'world' | 'back'> {
  readonly cast: Cast
  tell(opening: Opening, unitId: string): Telling
  /** Counts the reply just published, on time or late. */
  replied(telling: Telling): Telling
}

export const tellerFor = (cast: Cast): Teller => ({
  cast,
  world: cast.world,
  back: cast.back,
  tell: (opening, unitId) => new Telling(cast.world, opening, unitId),
  replied(telling) {
    cast.ledger.noteReply(telling)
    return telling
  },
})
