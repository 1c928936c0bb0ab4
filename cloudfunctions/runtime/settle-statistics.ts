import { insightProjector } from '../insight'
import { type RelayDeps, relayOutbox } from '../shared/outbox/relay'
import { IMPORT_COPY } from './command-copy'
import { progressBar, type Terminal } from './progress-bar'

/** How long to leave a server alone that counts meanwhile, milliseconds. */
const WAIT_MS = 200
const ROUND_MS = 500

/**
 * Counts all that waits before a command ends; where the running server counts already, waits for it.
 * @param expected events that the command itself brought, for the bar
 */
export async function settleStatistics(
  { store, clock, holder }: RelayDeps,
  expected: number,
  terminal: Terminal,
): Promise<void> {
  const bar = progressBar(IMPORT_COPY.counting, terminal)
  let counted = 0
  for (;;) {
    const until = Date.now() + ROUND_MS
    const report = await relayOutbox({ store, clock, holder }, insightProjector, { goOn: () => Date.now() < until })
    counted += report.events
    if (report.ended === 'empty') break
    bar.show(counted / Math.max(expected, counted + 1), IMPORT_COPY.events(counted))
    if (report.ended === 'busy') await new Promise((resolve) => setTimeout(resolve, WAIT_MS))
  }
  if (counted > 0) bar.show(1, IMPORT_COPY.events(counted))
  bar.end()
}
