import { DomainError, hangs } from '../../shared/kernel/domain-error'

/** Pages that are read together at most. */
const MOST_PAGES = 50
/** As for commits (`postgres.gather-commits.ts`): one statement is under way, more only beside one that takes this long. */
const UNDER_WAY = 3
const SLOW_MS = 15

interface Asked<Page, Found> {
  readonly page: Page
  readonly done: (found: Found) => void
  readonly failed: (error: unknown) => void
}

/** Pages of one shape: the same list of the same collection, of other queues or from other cursors. */
interface Line<Page, Found> {
  readonly shape: string
  readonly waiting: Asked<Page, Found>[]
  underWay: number
  lastBegan: number
  /** Looked at when this turn ends. */
  due: boolean
  timer: NodeJS.Timeout | null
}

/**
 * Pages of one shape that are asked for in the same turn of the event loop, or while one of them is being read, are read
 * with one statement: people who look at their lists at the same moment share a round trip (ADR 0031). Nothing waits
 * for company beyond its turn. No page is read before it was asked for, and nobody shares another's answer.
 *
 * @param readOne the page of somebody who is alone
 * @param readSeveral those of several, in their order
 */
export function gatherPages<Page extends { readonly shape: string }, Found>(
  readOne: (page: Page) => Promise<Found>,
  readSeveral: (pages: readonly Page[]) => Promise<readonly Found[]>,
  slowMs = SLOW_MS,
): (page: Page) => Promise<Found> {
  const lines = new Map<string, Line<Page, Found>>()

  const next = (line: Line<Page, Found>): void => {
    const isSlow = performance.now() - line.lastBegan >= slowMs
    if (line.waiting.length > 0 && (line.underWay === 0 || (line.underWay < UNDER_WAY && isSlow))) {
      line.underWay += 1
      line.lastBegan = performance.now()
      void run(line, line.waiting.splice(0, MOST_PAGES)).finally(() => {
        line.underWay -= 1
        next(line)
      })
    }
    if (line.waiting.length === 0) {
      if (line.timer !== null) clearTimeout(line.timer)
      line.timer = null
      if (line.underWay === 0 && lines.get(line.shape) === line) lines.delete(line.shape)
    } else if (line.underWay < UNDER_WAY)
      // Whoever still waits is not left behind a slow one, also when nobody comes any more.
      line.timer ??= setTimeout(() => {
        line.timer = null
        next(line)
      }, slowMs)
  }

  const run = async (line: Line<Page, Found>, together: readonly Asked<Page, Found>[]): Promise<void> => {
    const [first, ...others] = together
    if (first === undefined) return
    if (others.length === 0) return alone(line, first)
    try {
      const found = await readSeveral(together.map(({ page }) => page))
      if (found.length !== together.length) throw new Error(`${found.length} pages for ${together.length}`)
      together.forEach(({ done }, at) => done(found[at] as Found))
    } catch (error) {
      if (error instanceof DomainError) refuse(line, together, error)
      else await Promise.all(together.map((one) => alone(line, one)))
    }
  }
  const alone = (line: Line<Page, Found>, one: Asked<Page, Found>): Promise<void> =>
    readOne(one.page).then(one.done, (error) => refuse(line, [one], error))
  /** Whoever waited behind a server that answers nothing has waited long enough, too. */
  const refuse = (line: Line<Page, Found>, these: readonly Asked<Page, Found>[], error: unknown): void => {
    const behind = hangs(error) ? line.waiting.splice(0) : []
    for (const { failed } of [...these, ...behind]) failed(error)
  }

  const lineOf = (shape: string): Line<Page, Found> => {
    const found = lines.get(shape)
    if (found !== undefined) return found
    const line = { shape, waiting: [], underWay: 0, lastBegan: 0, due: false, timer: null }
    lines.set(shape, line)
    return line
  }

  return (page) =>
    new Promise((done, failed) => {
      const line = lineOf(page.shape)
      line.waiting.push({ page, done, failed })
      if (line.due) return
      line.due = true
      setImmediate(() => {
        line.due = false
        next(line)
      })
    })
}
