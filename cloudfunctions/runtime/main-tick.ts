import { Cron } from 'croner'
import type { ServerLog } from './main-log'
import type { ModuleDeps } from './modules'
import { TICK } from './schedule'
import { identityJobs, insightJobs, messagesJobs, supervisionJobs } from './schedule-jobs'
import { runDueJobs } from './schedule-run'

/** All jobs of one tick, milliseconds; ticks do not overlap. */
const BUDGET_MS = 45_000

/** Runs what is due at once and then every minute, until it is stopped; a run under way is waited for. */
export function startTick(deps: ModuleDeps, holder: string, log: ServerLog): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  const run = async (): Promise<void> => {
    const reports = await runDueJobs(
      { ...messagesJobs, ...insightJobs, ...supervisionJobs, ...identityJobs },
      { deps, holder },
      BUDGET_MS,
    )
    for (const { job, ended, defect } of reports)
      if (ended === 'failed') log.event('job_failed', { job, ...(defect === undefined ? {} : { defect }) })
  }
  const cron = new Cron(TICK.cron, { protect: true, unref: true }, () => (running = run()))
  void cron.trigger()
  return {
    async stop() {
      cron.stop()
      await running
    },
  }
}
