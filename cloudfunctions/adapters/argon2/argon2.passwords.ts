import { hash, type Options, verify } from '@node-rs/argon2'
import type { Passwords } from '../../identity'
import { boundedQueue } from '../../shared/kernel/bounded-queue'
import { DomainError } from '../../shared/kernel/domain-error'

/**
 * argon2id (the package's default) with 19 MiB, 2 passes, 1 lane: OWASP Password Storage Cheat Sheet, second of its equal
 * choices. A hash takes about 50 ms and 19 MiB; two at once bound both.
 */
const PARAMETERS: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const AT_ONCE = 2
const MAY_WAIT = 100

/** @param busy what is said when too many wait */
export function argon2Passwords(busy: string, parameters: Options = PARAMETERS): Passwords {
  const queue = boundedQueue(
    { running: AT_ONCE, waiting: MAY_WAIT },
    () => new DomainError('rate_limited', {}, { say: busy }),
  )
  let nobodys: Promise<string> | undefined
  /** The hash of no password: comparing with it costs what comparing with a real one does. */
  const ofNobody = (): Promise<string> => (nobodys ??= hash('nobody', parameters))
  return {
    inTurn: (work) =>
      queue.run(() =>
        work({
          hash: (password) => hash(password, parameters),
          async matches(stored, password) {
            const nobody = await ofNobody()
            const same = await verify(stored ?? nobody, password)
            return stored !== undefined && same
          },
        }),
      ),
  }
}
