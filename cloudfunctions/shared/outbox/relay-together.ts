import type { Page, Transaction } from '../documents'
import { fanOutMarks, stillMarked } from './fan-out'
import { type CommitMark, commits, journal, type More, takenBy } from './outbox'
import { readingOnce } from './reading-once'
import { isDatabaseAway, type Projector, type RelayDeps, type RelayReport, relayUnder } from './relay'

/** Commits in one transaction, unless the home bears more. */
const BATCH = 50

/**
 * Gives what was committed to all its consumers at once, where one process serves them all: what they look at is read
 * once, what they make of it and the done marks commit together. Where one of them fails, the commits of that batch are
 * fanned out, and each consumer takes its own by itself (`relayOutbox`).
 *
 * @param lease of the consumer whose figures must not move while somebody holds it (`rebuild-stats`)
 */
export const relayTogether = (
  deps: RelayDeps,
  projectors: readonly Projector[],
  lease: string,
  more: More,
): Promise<RelayReport> =>
  relayUnder(
    deps,
    lease,
    more,
    () => marked(deps),
    (holds, found) => drainCommits(deps, projectors, holds, found),
  )

const marked = ({ store, batch = BATCH }: RelayDeps) => store.query(commits, { index: 'all', equals: {}, limit: batch })

async function drainCommits(
  deps: RelayDeps,
  projectors: readonly Projector[],
  more: More,
  found: Page<CommitMark> | undefined,
): Promise<RelayReport> {
  let events = 0
  let batches = 0
  for (let page = found; ; page = undefined) {
    if (!more.goOn()) return { events, batches, ended: 'stopped' }
    page ??= await marked(deps)
    const marks = page.items
    if (marks.length > 0) {
      events += await takeMarks(deps, projectors, marks).catch(async (error: unknown) => {
        if (isDatabaseAway(error)) throw error
        await fanOutMarks(deps.store, marks)
        return 0
      })
      batches += 1
    }
    if (page.nextCursor === null) return { events, batches, ended: 'empty' }
  }
}

/** @returns how many events were taken. @throws what a projector threw, or the store */
function takeMarks(
  { store }: RelayDeps,
  projectors: readonly Projector[],
  found: readonly CommitMark[],
): Promise<number> {
  let raced = false
  return store.transact(async (transaction) => {
    // A mark that is gone fails the commit; only then is it worth asking which are left.
    const marks = raced ? await stillMarked(transaction, found) : found
    raced = true
    const read = await Promise.all(marks.map(({ journalId }) => transaction.get(journal, journalId)))
    const entries = read.filter((entry) => entry !== null)
    const shared: Transaction = readingOnce(transaction)
    await Promise.all(
      projectors.map(async (projector) => {
        const events = entries.flatMap((entry) => takenBy(projector.consumer, entry))
        if (events.length > 0) await projector.project(shared, events)
      }),
    )
    for (const mark of marks) transaction.remove(commits, mark)
    return entries.reduce((sum, { events = [] }) => sum + events.length, 0)
  })
}
