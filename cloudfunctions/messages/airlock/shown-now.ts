import { AIRLOCK_LIMITS } from '../../../types/airlock.terms'
import type { Actor } from '../../shared/kernel/actor'
import { addMilliseconds, type Instant, MINUTE_MS, shanghaiMoment } from '../../shared/kernel/local-date'

/** How long what was answered may stand on a screen, and what lies over it: name and Shanghai time of the reader. */
export const shownNow = (actor: Actor, now: Instant): { visibleUntil: Instant; watermark: string } => ({
  visibleUntil: addMilliseconds(now, AIRLOCK_LIMITS.visibleMinutes * MINUTE_MS),
  watermark: `${actor.name} ${shanghaiMoment(now)}`,
})
