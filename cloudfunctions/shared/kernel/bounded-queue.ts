/** Runs few things at once, lets some wait and turns the rest away: what waits is bounded whatever arrives. */
export interface BoundedQueue {
  /** @throws what `refuse` makes, at once, when as many wait as may */
  run<Result>(work: () => Promise<Result>): Promise<Result>
  readonly waiting: number
}

export function boundedQueue(
  limits: { readonly running: number; readonly waiting: number },
  refuse: () => Error,
): BoundedQueue {
  const queue: (() => void)[] = []
  let running = 0
  return {
    get waiting() {
      return queue.length
    },
    async run(work) {
      if (running < limits.running) running += 1
      else if (queue.length >= limits.waiting) throw refuse()
      // Whoever ends hands its place on, so that nobody who comes later gets in between.
      else await new Promise<void>((goOn) => queue.push(goOn))
      try {
        return await work()
      } finally {
        const next = queue.shift()
        if (next === undefined) running -= 1
        else next()
      }
    },
  }
}
