import { askTogether, type Turns, turnsOf, type Waiting } from './postgres.turns'

/** Pages that are read together at most. */
const MOST_PAGES = 50

interface Asked<Page, Found> extends Waiting<Found> {
  readonly page: Page
}

/** Pages of one shape: the same list of the same collection, of other queues or from other cursors. */
interface Line<Page, Found> {
  readonly waiting: Asked<Page, Found>[]
  readonly turns: Turns
  /** Looks who may go, when this turn of the event loop ends. */
  readonly look: () => void
}

/**
 * Pages of one shape that are asked for in the same turn of the event loop, or while one of them is being read, are read
 * with one statement (`postgres.turns.ts`): people who look at their lists at the same moment share a round trip
 * (ADR 0031). Nothing waits for company beyond its turn. No page is read before it was asked for, and nobody shares
 * another's answer.
 *
 * @param readOne the page of somebody who is alone
 * @param readSeveral those of several, in their order
 */
export function gatherPages<Page extends { readonly shape: string }, Found>(
  readOne: (page: Page) => Promise<Found>,
  readSeveral: (pages: readonly Page[]) => Promise<readonly Found[]>,
  slowMs?: number,
): (page: Page) => Promise<Found> {
  const lines = new Map<string, Line<Page, Found>>()
  const ask = {
    one: ({ page }: Asked<Page, Found>) => readOne(page),
    async several(all: readonly Asked<Page, Found>[]) {
      const found = await readSeveral(all.map(({ page }) => page))
      if (found.length !== all.length) throw new Error(`${found.length} pages for ${all.length}`)
      return found
    },
  }

  const lineOf = (shape: string): Line<Page, Found> => {
    const waiting: Asked<Page, Found>[] = []
    let isDue = false
    const next = (): void => {
      if (waiting.length > 0 && turns.isFree())
        turns.take(askTogether(waiting.splice(0, MOST_PAGES), () => waiting.splice(0), ask))
      turns.waits(waiting.length > 0)
      if (waiting.length === 0 && turns.isIdle() && lines.get(shape) === line) lines.delete(shape)
    }
    const turns = turnsOf(next, slowMs)
    const look = (): void => {
      if (isDue) return
      isDue = true
      setImmediate(() => {
        isDue = false
        next()
      })
    }
    const line = { waiting, turns, look }
    return line
  }

  return (page) =>
    new Promise((done, failed) => {
      let line = lines.get(page.shape)
      if (line === undefined) {
        line = lineOf(page.shape)
        lines.set(page.shape, line)
      }
      line.waiting.push({ page, done, failed })
      line.look()
    })
}
