import { keptFor } from '../../cloudfunctions/shared/kernel/kept-for'

/** Reads 1, 2, 3 … for five seconds each; the readings in `failing` fail. */
function counting(...failing: number[]) {
  let milliseconds = Date.parse('2026-07-03T01:00:00.000Z')
  let readings = 0
  const clock = { now: () => new Date(milliseconds).toISOString() }
  const read = keptFor(5_000, clock, async () => {
    readings += 1
    if (failing.includes(readings)) throw new Error('away')
    return readings
  })
  const move = (by: number): void => void (milliseconds += by)
  return { read, move }
}

describe('what is kept for a while', () => {
  it('is read once for all who ask within it, also at the same moment, and anew afterwards', async () => {
    const { read, move } = counting()
    expect(await Promise.all([read(), read()])).toEqual([1, 1])
    move(4_999)
    expect(await read()).toBe(1)
    move(1)
    expect(await read()).toBe(2)
  })
  it('is not kept where reading it failed', async () => {
    const { read } = counting(1)
    await expect(Promise.all([read(), read()])).rejects.toThrow('away')
    expect(await read()).toBe(2)
    expect(await read()).toBe(2)
  })
  it('does not outlive a clock that was set back', async () => {
    const { read, move } = counting()
    expect(await read()).toBe(1)
    move(-1_000)
    expect(await read()).toBe(2)
  })
})
