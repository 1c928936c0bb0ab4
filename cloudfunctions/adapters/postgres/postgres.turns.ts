import { DomainError, hangs } from '../../shared/kernel/domain-error'

/** Up to this many statements of one line are under way. */
const UNDER_WAY = 3
/** A statement that takes longer waits for somebody's lock: the next one begins beside it, milliseconds. */
const SLOW_MS = 15

/**
 * One statement of a line is under way, and whoever comes meanwhile goes along with the next: a round trip, a transaction
 * and a flush of the log are shared by as many as there are. Nobody is left behind a slow one: beside it another begins.
 */
export interface Turns {
  /** Whether a statement may begin now. */
  readonly isFree: () => boolean
  /** Whether none is under way. */
  readonly isIdle: () => boolean
  /** This statement is under way now. It settles its own failures. */
  readonly take: (statement: Promise<void>) => void
  /** Told after each look at the line, so that it is looked at again when whoever waits has waited behind a slow one. */
  readonly waits: (somebody: boolean) => void
}

/** @param next looks who may go; called when a statement has ended, and when one turns out to be slow */
export function turnsOf(next: () => void, slowMs = SLOW_MS): Turns {
  let underWay = 0
  let lastBegan = 0
  let timer: NodeJS.Timeout | null = null
  return {
    isFree: () => underWay === 0 || (underWay < UNDER_WAY && performance.now() - lastBegan >= slowMs),
    isIdle: () => underWay === 0,
    take(statement) {
      underWay += 1
      lastBegan = performance.now()
      void statement.finally(() => {
        underWay -= 1
        next()
      })
    },
    waits(somebody) {
      if (!somebody) {
        if (timer !== null) clearTimeout(timer)
        timer = null
      } else if (underWay < UNDER_WAY)
        timer ??= setTimeout(() => {
          timer = null
          next()
        }, slowMs)
    },
  }
}

/** Somebody who waits for a statement. */
export interface Waiting<Answer> {
  readonly done: (answer: Answer) => void
  readonly failed: (error: unknown) => void
}

/**
 * Asks for those whose turn it is, with one statement where they are several. Where that fails for one of them, each is asked
 * for alone and gets their own answer; away is away for all. Never throws.
 *
 * @param behind takes whoever waits out of the line: behind a server that answers nothing they have waited long enough,
 * too, and nothing of theirs was sent
 */
export async function askTogether<Answer, One extends Waiting<Answer>>(
  together: readonly One[],
  behind: () => readonly One[],
  ask: {
    readonly one: (waiting: One) => Promise<Answer>
    /** The answers in the order of those who wait. */
    readonly several: (waiting: readonly One[]) => Promise<readonly Answer[]>
  },
): Promise<void> {
  const refuse = (these: readonly One[], error: unknown): void => {
    for (const { failed } of [...these, ...(hangs(error) ? behind() : [])]) failed(error)
  }
  const alone = (waiting: One): Promise<void> =>
    ask.one(waiting).then(waiting.done, (error) => refuse([waiting], error))
  const [first, ...others] = together
  if (first === undefined) return
  if (others.length === 0) return alone(first)
  try {
    const answers = await ask.several(together)
    together.forEach(({ done }, at) => done(answers[at] as Answer))
  } catch (error) {
    if (error instanceof DomainError) refuse(together, error)
    else await Promise.all(together.map(alone))
  }
}
