/** Wakes the relay after a commit. One run at a time; whatever was committed meanwhile gets one more. */
export interface RelayWaker {
  readonly wake: () => void
  /** Starts nothing new and waits for the run under way. */
  stop(): Promise<void>
}

/** Commits that come this close together are delivered together, milliseconds. */
const GATHER_MS = 50

/**
 * @param relay delivers all that waits; its failures are its own to report (the tick comes by anyway).
 */
export function relayWaker(relay: () => Promise<unknown>): RelayWaker {
  let timer: NodeJS.Timeout | null = null
  let running: Promise<unknown> | null = null
  let again = false
  let stopped = false
  const start = (): void => {
    timer = null
    running = relay()
      .catch(() => undefined)
      .finally(() => {
        running = null
        if (!again || stopped) return
        again = false
        gather()
      })
  }
  const gather = (): void => {
    timer ??= setTimeout(start, GATHER_MS)
  }
  return {
    wake() {
      if (stopped) return
      if (running === null) gather()
      else again = true
    },
    async stop() {
      stopped = true
      if (timer !== null) clearTimeout(timer)
      await running
    },
  }
}
