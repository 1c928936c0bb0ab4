/** Wakes the relay after a commit. One run at a time; whatever was committed meanwhile gets one more. */
export interface RelayWaker {
  readonly wake: () => void
  /** Starts nothing new and waits for the run under way. */
  stop(): Promise<void>
}

/** Commits that come this close together are delivered together, milliseconds. */
const GATHER_MS = 50
/**
 * While commits never stop coming: figures are then behind by this much, and each rollup is written twice a second
 * instead of with every few messages. Also the wait while another relay has its turn.
 */
const GATHER_BUSY_MS = 500

/**
 * @param relay delivers all that waits, false while another relay has to; its failures are its own to report (the tick
 * comes by anyway).
 */
export function relayWaker(relay: () => Promise<boolean>): RelayWaker {
  let timer: NodeJS.Timeout | null = null
  let running: Promise<unknown> | null = null
  let again = false
  let stopped = false
  const start = (): void => {
    timer = null
    running = relay()
      .catch(() => true)
      .then((done) => {
        running = null
        if ((!again && done) || stopped) return
        again = false
        gather(GATHER_BUSY_MS)
      })
  }
  const gather = (milliseconds: number): void => {
    timer ??= setTimeout(start, milliseconds)
  }
  return {
    wake() {
      if (stopped) return
      if (running === null) gather(GATHER_MS)
      else again = true
    },
    async stop() {
      stopped = true
      if (timer !== null) clearTimeout(timer)
      await running
    },
  }
}
