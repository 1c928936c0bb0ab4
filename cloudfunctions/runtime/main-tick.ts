import { Cron } from 'croner'
import { sealAudit } from '../audit'
import type { LogEvents } from './main-log'
import type { ModuleDeps } from './modules'
import { TICK } from './schedule'
import { runDueJobs } from './schedule-run'
import { serverJobs } from './server-jobs'
import { describeDefect } from '../shared/kernel/describe-defect'

/** All jobs of one tick, milliseconds; ticks do not overlap. */
const BUDGET_MS = 45_000

/** Runs what is due at once and then every minute, until it is stopped; a run under way is waited for. */
export function startTick(deps: ModuleDeps, holder: string, log: LogEvents): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  const run = async (): Promise<void> => {
    const reports = await runDueJobs(serverJobs, { deps, holder, onSetAside: log.setAside }, BUDGET_MS)
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

/** Between the ticks too: what commits is sealed within half a minute (design: 60 s). */
const SEAL_CRON = '*/20 * * * * *'

/** Seals the audit log every twenty seconds, until it is stopped; a run under way is waited for. */
export function startSealing(deps: ModuleDeps, holder: string, log: LogEvents): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve()
  let stopping = false
  const { keys, batch } = deps.audit
  const seal = () =>
    sealAudit({ ...deps, keys }, { holder, batch, goOn: () => !stopping }).catch((error: unknown) =>
      log.event('job_failed', { job: 'audit.seal', defect: describeDefect(error) }),
    )
  const cron = new Cron(SEAL_CRON, { protect: true, unref: true }, async () => {
    running = seal()
    await running
  })
  return {
    async stop() {
      stopping = true
      cron.stop()
      await running
    },
  }
}
