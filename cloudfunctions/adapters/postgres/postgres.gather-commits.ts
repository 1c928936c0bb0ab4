import type { Write } from '../../shared/documents/write'
import { askTogether, turnsOf, type Waiting } from './postgres.turns'

/** A transaction of more writes than this (the relay, an import) goes by itself, beside the small ones, and keeps none waiting. */
const LARGE_WRITES = 40
const LARGE_UNDER_WAY = 2
/** Writes that travel together at most. */
const MOST_WRITES = 240

interface Transaction extends Waiting<void> {
  readonly writes: readonly Write[]
}

/**
 * Group commit: transactions that end while others are being written share one statement, so one round trip and one
 * flush of the log (`postgres.turns.ts`). Nothing waits for company: an idle database writes a transaction at once and alone.
 *
 * Each stays all or nothing. Only transactions that write different documents go together; where the statement fails
 * for one of them (a lost race, a taken id), nothing was written and each is written alone.
 */
export function gatherCommits(
  commit: (writes: readonly Write[]) => Promise<void>,
  slowMs?: number,
): (writes: readonly Write[]) => Promise<void> {
  let queue: Transaction[] = []
  let largeUnderWay = 0

  const next = (): void => {
    for (;;) {
      const { together, left } = choose(queue, { small: small.isFree(), large: largeUnderWay < LARGE_UNDER_WAY })
      const [first] = together
      queue = left
      if (first === undefined) break
      if (laneOf(first) === 'small') small.take(write(together))
      else {
        largeUnderWay += 1
        void write(together).finally(() => {
          largeUnderWay -= 1
          next()
        })
      }
    }
    small.waits(queue.length > 0)
  }
  const small = turnsOf(next, slowMs)

  const write = (together: readonly Transaction[]): Promise<void> =>
    askTogether<void, Transaction>(together, () => queue.splice(0), {
      one: ({ writes }) => commit(writes),
      several: (all) => commit(inOrder(all.flatMap(({ writes }) => writes))).then(() => []),
    })

  return (writes) =>
    new Promise((done, failed) => {
      queue.push({ writes, done, failed })
      next()
    })
}

type Lane = 'small' | 'large'
const laneOf = ({ writes }: Transaction): Lane => (writes.length > LARGE_WRITES ? 'large' : 'small')

/** The first that may go, and, where it is small, whoever writes other documents than those before; who came first goes first. */
function choose(
  queue: readonly Transaction[],
  lanes: Readonly<Record<Lane, boolean>>,
): { together: Transaction[]; left: Transaction[] } {
  const [only] = queue
  if (queue.length === 1 && only !== undefined && lanes[laneOf(only)]) return { together: [only], left: [] }
  const together: Transaction[] = []
  const left: Transaction[] = []
  const taken = new Set<string>()
  let count = 0
  for (const waiting of queue) {
    const { writes } = waiting
    const keys = writes.map(keyOf)
    const lane = laneOf(waiting)
    const [first] = together
    const fits =
      first === undefined
        ? lanes[lane]
        : lane === 'small' && laneOf(first) === 'small' && count + writes.length <= MOST_WRITES
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
