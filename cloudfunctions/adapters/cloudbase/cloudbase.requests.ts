import type { Backoff } from '../../shared/documents/transact'
import { boundedQueue } from '../../shared/kernel/bounded-queue'
import { isTooMany } from './cloudbase.errors'

/**
 * Requests that one instance of a function has under way. An environment bears 20 at once in its smallest plan, those of all
 * functions together, and refuses the others: https://developers.weixin.qq.com/miniprogram/dev/wxcloud/basis/concepts/quota.html
 */
const AT_ONCE = 12
/** How often a request that was refused for there being too many is sent again. */
const RETRIES = 6
/** The wait before retry n lies between half of this times `2^n` and all of it, milliseconds: three seconds at most in all. */
const WAIT_MS = 50

/** Sends one request to the platform, when it is its turn. */
export type Send = <Answer>(request: () => Promise<Answer>) => Promise<Answer>

/**
 * As many requests at once as the smallest plan bears, however many are asked for together. What the platform refused for
 * there being too many was not done, whatever it was: it is sent again a moment later, in the place that it holds.
 */
export function fewRequests({ wait, random }: Backoff): Send {
  const turns = boundedQueue({ running: AT_ONCE, waiting: Infinity }, () => new Error('the queue has no end'))
  return (request) =>
    turns.run(async () => {
      for (let retry = 0; ; retry += 1)
        try {
          return await request()
        } catch (error) {
          if (retry === RETRIES || !isTooMany(error)) throw error
          await wait(WAIT_MS * 2 ** retry * (0.5 + random() / 2))
        }
    })
}
