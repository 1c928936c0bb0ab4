import { relayWaker } from '../../cloudfunctions/runtime/relay-waker'

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

/** A relay whose runs end when the test says so. */
const controlled = () => {
  const ends: (() => void)[] = []
  const waker = relayWaker(() => new Promise<boolean>((resolve) => ends.push(() => resolve(true))))
  const finish = async (): Promise<void> => {
    ends.at(-1)?.()
    await jest.advanceTimersByTimeAsync(0)
  }
  return { waker, runs: () => ends.length, finish }
}
const soon = () => jest.advanceTimersByTimeAsync(1_000)

describe('relayWaker', () => {
  it('delivers commits that come together in one run', async () => {
    const { waker, runs } = controlled()
    for (let commit = 0; commit < 50; commit += 1) waker.wake()
    expect(runs()).toBe(0)
    await soon()
    expect(runs()).toBe(1)
  })

  it('runs once more for what was committed during a run, and then rests', async () => {
    const { waker, runs, finish } = controlled()
    waker.wake()
    await soon()
    for (let commit = 0; commit < 5; commit += 1) waker.wake()
    await soon()
    expect(runs()).toBe(1)
    await finish()
    await soon()
    expect(runs()).toBe(2)
    await finish()
    await soon()
    expect(runs()).toBe(2)
  })

  it('gathers for half a second while commits never stop coming', async () => {
    const { waker, runs, finish } = controlled()
    waker.wake()
    await jest.advanceTimersByTimeAsync(50)
    expect(runs()).toBe(1)
    waker.wake()
    await finish()
    await jest.advanceTimersByTimeAsync(499)
    expect(runs()).toBe(1)
    await jest.advanceTimersByTimeAsync(1)
    expect(runs()).toBe(2)
  })

  it('asks again by itself while another relay has its turn', async () => {
    const answers = [false, false, true]
    let runs = 0
    const waker = relayWaker(async () => answers[runs++] ?? true)
    waker.wake()
    await jest.advanceTimersByTimeAsync(10_000)
    expect(runs).toBe(3)
  })

  it('goes on after a run that failed', async () => {
    let runs = 0
    const waker = relayWaker(() => {
      runs += 1
      return Promise.reject(new Error('the database is away'))
    })
    waker.wake()
    await soon()
    waker.wake()
    await soon()
    expect(runs).toBe(2)
  })

  it('waits for the run under way when it stops, and starts nothing new', async () => {
    const { waker, runs, finish } = controlled()
    waker.wake()
    await soon()
    waker.wake()
    let stopped = false
    const stopping = waker.stop().then(() => (stopped = true))
    await soon()
    expect(stopped).toBe(false)
    await finish()
    await stopping
    waker.wake()
    await soon()
    expect(runs()).toBe(1)
  })
})
