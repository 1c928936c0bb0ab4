import { argon2Passwords } from '../../../cloudfunctions/adapters/argon2'
import { boundedQueue } from '../../../cloudfunctions/shared/kernel/bounded-queue'

const busy = () => new Error('busy')

describe('a bounded queue', () => {
  it('of 100,000 at once runs 2, keeps 100 and turns the rest away at once', async () => {
    const queue = boundedQueue({ running: 2, waiting: 100 }, busy)
    let running = 0
    let mostRunning = 0
    let mostWaiting = 0
    const gates: (() => void)[] = []
    let refused = 0
    let done = 0
    const all: Promise<void>[] = []
    for (let n = 0; n < 100_000; n += 1) {
      const attempt = queue.run(async () => {
        running += 1
        mostRunning = Math.max(mostRunning, running)
        await new Promise<void>((open) => gates.push(open))
        running -= 1
      })
      mostWaiting = Math.max(mostWaiting, queue.waiting)
      all.push(
        attempt.then(
          () => void (done += 1),
          () => void (refused += 1),
        ),
      )
    }
    while (done < 102) {
      gates.shift()?.()
      await new Promise((next) => setImmediate(next))
    }
    await Promise.all(all)
    expect({ mostRunning, mostWaiting, refused, done, left: queue.waiting }).toEqual({
      mostRunning: 2,
      mostWaiting: 100,
      refused: 99_898,
      done: 102,
      left: 0,
    })
  })

  it('goes on after work that failed, in the order of arrival', async () => {
    const queue = boundedQueue({ running: 1, waiting: 5 }, busy)
    const order: number[] = []
    const results = await Promise.allSettled(
      [1, 2, 3].map((n) =>
        queue.run(async () => {
          order.push(n)
          if (n === 1) throw new Error('failed')
        }),
      ),
    )
    expect(order).toEqual([1, 2, 3])
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
  })
})

describe('argon2id', () => {
  it('hashes with the parameters of OWASP and compares', async () => {
    const passwords = argon2Passwords('busy')
    const stored = await passwords.inTurn(({ hash }) => hash('一句话的密码'))
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await passwords.inTurn(({ matches }) => matches(stored, '一句话的密码'))).toBe(true)
    expect(await passwords.inTurn(({ matches }) => matches(stored, '另一句话的密码'))).toBe(false)
    expect(await passwords.inTurn(({ matches }) => matches(undefined, 'nobody'))).toBe(false)
  })
})
