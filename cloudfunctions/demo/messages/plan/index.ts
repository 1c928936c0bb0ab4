import { type Instant, shanghaiDay } from '../../../shared/kernel/local-date'
import type { WorkCalendar } from '../../../shared/kernel/working-days'
import { demoDirectory } from '../../city'
import { titleOf } from '../../../messages'
import { demoRouter } from '../../routing'
import { castFor } from '../cast'
import { chance } from '../random'
import type { Story } from '../telling'
import { agedStories } from './aged'
import { crowdStories } from './crowd'
import { heatingStories } from './heating'
import { risingStories } from './rising'
import { liveStories } from './live'
import { writtenStories } from './stories'

/** How many messages the demonstration city has. */
export const MESSAGES = 300
/** The same seed tells the same city. */
const SEED = 20_260_701

/**
 * All that happened in 示范市 in the 90 days before `now`: 300 messages, each with its steps in order.
 * Nothing lies after `now`; a story that has not ended by then stays where it is.
 */
export function planDemoMessages(now: Instant, calendar: WorkCalendar): readonly Story[] {
  const { posts } = demoDirectory
  const cast = castFor({ calendar, chance: chance(SEED), units, posts, unitByWords, today: shanghaiDay(now) })
  const told = [
    ...writtenStories(cast),
    ...crowdStories(cast),
    ...liveStories(cast, now),
    ...heatingStories(cast),
    ...risingStories(cast),
  ]
  return [...told, ...agedStories(cast, MESSAGES - told.length)].map((story) => upTo(story, now))
}

/** The steps that have happened by then. */
const upTo = (story: Story, now: Instant): Story => ({
  ...story,
  steps: story.steps.filter((step) => step.at <= now),
})

const { units } = demoDirectory
/** Asked several times for each message; the directory never changes. */
const routed = new Map<string, string | null>()
function unitByWords(title: string, body: string): string | null {
  const key = `${title}\n${body}`
  const known = routed.get(key)
  if (known !== undefined) return known
  const titled = { title: titleOf({ title, body }), body }
  const { unitId } = demoRouter.route({ kind: 'complaint', ...titled, at: '2026-07-01T00:00:00.000Z' })
  routed.set(key, unitId)
  return unitId
}
