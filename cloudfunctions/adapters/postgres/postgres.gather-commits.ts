import type { Write } from '../../shared/documents/write'
import { DomainError, hangs } from '../../shared/kernel/domain-error'

/**
 * One statement of small transactions is under way: what ends meanwhile goes along with the next one, so that a round
 * trip, a transaction and a flush of the log are shared by as many as there are. Where one takes longer than it should (it
 * waits for somebody's lock), up to this many are under way, one after another.
 */
const UNDER_WAY = 3
const SLOW_MS = 15
/** A transaction of more writes than this (the relay, an import) goes by itself, beside the small ones, and keeps none waiting. */
const LARGE_WRITES = 40
const LARGE_UNDER_WAY = 2
/** Writes that travel together at most. */
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
  slowMs = SLOW_MS,
): (writes: readonly Write[]) => Promise<void> {
  let queue: Waiting[] = []
  const underWay = { small: 0, large: 0 }
  let lastBegan = 0
  let timer: NodeJS.Timeout | null = null

  const next = (): void => {
    for (;;) {
      const slow = underWay.small < UNDER_WAY && performance.now() - lastBegan >= slowMs
      const lanes = { small: underWay.small === 0 || slow, large: underWay.large < LARGE_UNDER_WAY }
      const { together, left } = choose(queue, lanes)
      const [first] = together
      queue = left
      if (first === undefined) break
      const lane = laneOf(first)
      underWay[lane] += 1
      if (lane === 'small') lastBegan = performance.now()
      void run(together).finally(() => {
        underWay[lane] -= 1
        next()
      })
    }
    // Whoever still waits is not left behind a slow one, also when nobody comes any more.
    if (queue.length === 0) {
      if (timer !== null) clearTimeout(timer)
      timer = null
    } else if (underWay.small < UNDER_WAY)
      timer ??= setTimeout(() => {
        timer = null
        next()
      }, slowMs)
  }

  const run = async (together: readonly Waiting[]): Promise<void> => {
    const [first, ...others] = together
    if (first === undefined) return
    if (others.length === 0) return alone(first)
    try {
      await commit(inOrder(together.flatMap(({ writes }) => writes)))
      for (const { done } of together) done()
    } catch (error) {
      if (error instanceof DomainError) refuse(together, error)
      else await Promise.all(together.map(alone))
    }
  }
  const alone = (one: Waiting): Promise<void> => commit(one.writes).then(one.done, (error) => refuse([one], error))
  /** Whoever waited behind a server that answers nothing has waited long enough, too; nothing of theirs was sent. */
  const refuse = (these: readonly Waiting[], error: unknown): void => {
    const behind = hangs(error) ? queue.splice(0) : []
    for (const { failed } of [...these, ...behind]) failed(error)
  }

  return (writes) =>
    new Promise((done, failed) => {
      queue.push({ writes, done, failed })
      next()
    })
}

type Lane = 'small' | 'large'
const laneOf = ({ writes }: Waiting): Lane => (writes.length > LARGE_WRITES ? 'large' : 'small')

/** The first that may go, and, where it is small, whoever writes other documents than those before; who came first goes first. */
function choose(
  queue: readonly Waiting[],
  lanes: Readonly<Record<Lane, boolean>>,
): { together: Waiting[]; left: Waiting[] } {
  const [only] = queue
  if (queue.length === 1 && only !== undefined && lanes[laneOf(only)]) return { together: [only], left: [] }
  const together: Waiting[] = []
  const left: Waiting[] = []
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
