import type { Write } from '../../shared/documents/write'
import { DomainError } from '../../shared/kernel/domain-error'

/**
 * Statements under way at once. More would only take the processor from each other: what comes meanwhile goes along
 * with the next one, and a log that is flushed for one commit is flushed for all of them.
 */
const UNDER_WAY = 3
/** Writes that travel together at most; a larger commit (an import) goes by itself and keeps nobody waiting. */
const MOST_WRITES = 240

interface Waiting {
  readonly writes: readonly Write[]
  readonly done: () => void
  readonly failed: (error: unknown) => void
}

/**
 * Group commit: transactions that end while others are being written share one statement, so one round trip and one
 * flush of the log. Nothing waits for company: an idle database writes a transaction at once and alone.
 *
 * Each stays all or nothing. Only transactions that write different documents go together; where the statement fails
 * for one of them (a lost race, a taken id), nothing was written and each is written alone, so that everyone gets their
 * own answer. Away is away for all.
 */
export function gatherCommits(
  commit: (writes: readonly Write[]) => Promise<void>,
): (writes: readonly Write[]) => Promise<void> {
  let queue: Waiting[] = []
  let underWay = 0

  const next = (): void => {
    while (underWay < UNDER_WAY && queue.length > 0) {
      const { together, left } = choose(queue)
      queue = left
      underWay += 1
      void run(together).finally(() => {
        underWay -= 1
        next()
      })
    }
  }

  const run = async (together: readonly Waiting[]): Promise<void> => {
    const [first, ...others] = together
    if (first === undefined) return
    if (others.length === 0) return alone(first)
    try {
      await commit(inOrder(together.flatMap(({ writes }) => writes)))
      for (const { done } of together) done()
    } catch (error) {
      if (error instanceof DomainError) for (const { failed } of together) failed(error)
      else await Promise.all(together.map(alone))
    }
  }
  const alone = ({ writes, done, failed }: Waiting): Promise<void> => commit(writes).then(done, failed)

  return (writes) =>
    new Promise((done, failed) => {
      queue.push({ writes, done, failed })
      next()
    })
}

/** The first that waits, and whoever writes other documents than those before; who came first goes first. */
function choose(queue: readonly Waiting[]): { together: Waiting[]; left: Waiting[] } {
  const [only] = queue
  if (queue.length === 1 && only !== undefined) return { together: [only], left: [] }
  const together: Waiting[] = []
  const left: Waiting[] = []
  const taken = new Set<string>()
  let count = 0
  for (const waiting of queue) {
    const { writes } = waiting
    const keys = writes.map(keyOf)
    const fits = count === 0 || count + writes.length <= MOST_WRITES
    if (fits && !keys.some((key) => taken.has(key))) {
      together.push(waiting)
      count += writes.length
    } else left.push(waiting)
    // also of those that stay: what comes after them must not overtake them
    for (const key of keys) taken.add(key)
  }
  return { together, left }
}

const keyOf = ({ collection, id }: Write): string => `${collection}\u0000${id}`
/** As one transaction would write them (`transact.ts`): so that no two statements wait for each other crosswise. */
const inOrder = (writes: readonly Write[]): Write[] =>
  writes
    .map((write) => [keyOf(write), write] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, write]) => write)
