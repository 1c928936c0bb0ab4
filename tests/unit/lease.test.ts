import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { leases, withLease } from '../../cloudfunctions/shared/outbox/lease'
import { MovedClock } from '../support/small-city'

const TTL_MS = 60_000

describe('withLease', () => {
  it('lets one holder work at a time and gives the lease back', async () => {
    const store = memoryStore()
    const clock = new MovedClock('2026-07-01T00:00:00.000Z')
    let inner: string | null = 'unset'
    const outer = await withLease(store, 'sweep', 'a', clock, TTL_MS, async () => {
      inner = await withLease(store, 'sweep', 'b', clock, TTL_MS, async () => 'b worked')
      return 'a worked'
    })
    expect([outer, inner]).toEqual(['a worked', null])
    expect(await withLease(store, 'sweep', 'b', clock, TTL_MS, async () => 'b worked')).toBe('b worked')
  })

  it('gives exactly one of eight the lease', async () => {
    const store = memoryStore()
    const clock = new MovedClock('2026-07-01T00:00:00.000Z')
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    let working = 0
    const asked = Array.from({ length: 8 }, (_, holder) =>
      withLease(store, 'sweep', `h${holder}`, clock, TTL_MS, async () => {
        working += 1
        await held
        return true
      }).then((result) => {
        if (result === null) refused += 1
        if (refused === 7) release()
        return result
      }),
    )
    let refused = 0
    const results = await Promise.all(asked)
    expect(working).toBe(1)
    expect(results.filter((result) => result === true)).toHaveLength(1)
  })

  it('passes to another when its holder died', async () => {
    const store = memoryStore()
    const clock = new MovedClock('2026-07-01T00:00:00.000Z')
    await store.transact(async (transaction) =>
      transaction.insert(leases, { id: 'sweep', holder: 'dead', until: '2026-07-01T00:01:00.000Z' }),
    )
    expect(await withLease(store, 'sweep', 'b', clock, TTL_MS, async () => true)).toBeNull()
    clock.onMs(60_000)
    expect(await withLease(store, 'sweep', 'b', clock, TTL_MS, async () => true)).toBe(true)
  })

  it('does not wait for a clock that was set back: what was given back is free, what is too far ahead was never right', async () => {
    const store = memoryStore()
    const clock = new MovedClock('2026-07-01T10:00:00.000Z')
    await withLease(store, 'sweep', 'a', clock, TTL_MS, async () => true)
    clock.onMs(-3_600_000)
    expect(await withLease(store, 'sweep', 'b', clock, TTL_MS, async () => true)).toBe(true)
    await store.transact(async (transaction) =>
      transaction.insert(leases, { id: 'dead', holder: 'dead', until: '2026-07-01T10:01:00.000Z' }),
    )
    expect(await withLease(store, 'dead', 'b', clock, TTL_MS, async () => true)).toBe(true)
    // a little ahead is another instance whose clock differs
    await store.transact(async (transaction) =>
      transaction.insert(leases, { id: 'ahead', holder: 'other', until: '2026-07-01T09:02:30.000Z' }),
    )
    expect(await withLease(store, 'ahead', 'b', clock, TTL_MS, async () => true)).toBeNull()
  })

  it('gives the lease back after failed work, and never takes it from a successor', async () => {
    const store = memoryStore()
    const clock = new MovedClock('2026-07-01T00:00:00.000Z')
    const failed = withLease(store, 'sweep', 'a', clock, TTL_MS, async () => {
      throw new Error('broken')
    })
    await expect(failed).rejects.toThrow('broken')
    await withLease(store, 'sweep', 'slow', clock, TTL_MS, async () => {
      clock.onMs(TTL_MS)
      await store.transact(async (transaction) => {
        const lease = await transaction.get(leases, 'sweep')
        if (lease !== null) transaction.put(leases, { ...lease, holder: 'next', until: '2026-07-01T09:00:00.000Z' })
      })
    })
    expect(await store.get(leases, 'sweep')).toMatchObject({ holder: 'next', until: '2026-07-01T09:00:00.000Z' })
  })

  it('is kept beyond its end by whoever works on, and lost once another has taken it', async () => {
    const store = memoryStore()
    const clock = new MovedClock('2026-07-01T00:00:00.000Z')
    const untilOf = async () => (await store.get(leases, 'sweep'))?.until
    const kept = await withLease(store, 'sweep', 'slow', clock, TTL_MS, async (lease) => {
      clock.onMs(TTL_MS / 3 - 1)
      const early = [await lease.keep(), await untilOf()]
      clock.onMs(1)
      const anew = [await lease.keep(), await untilOf()]
      clock.onMs(TTL_MS / 3 - 1)
      const soon = [await lease.keep(), await untilOf()]
      clock.onMs(TTL_MS - TTL_MS / 3)
      const other = await withLease(store, 'sweep', 'b', clock, TTL_MS, async () => true)
      clock.onMs(1)
      const late = await lease.keep() // it ran out, but nobody asked
      clock.onMs(TTL_MS)
      await withLease(store, 'sweep', 'c', clock, TTL_MS, async () => true)
      return { early, anew, soon, other, late, lost: await lease.keep() }
    })
    expect(kept).toEqual({
      early: [true, '2026-07-01T00:01:00.000Z'],
      anew: [true, '2026-07-01T00:01:20.000Z'],
      soon: [true, '2026-07-01T00:01:20.000Z'], // written once a third has passed, not at each call
      other: null,
      late: true,
      lost: false,
    })
  })
})
