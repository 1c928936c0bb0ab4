import { sealAudit } from '../audit'
import { describeDefect } from '../shared/kernel/describe-defect'
import type { LogEvents } from './main-log'
import type { ModuleDeps } from './modules'
import { TICK } from './schedule'
import { runDueJobs } from './schedule-run'
import { serverJobs } from './server-jobs'

/** What runs by itself until it is stopped; a run under way is waited for. */
interface Running {
  stop(): Promise<void>
}

/** All jobs of one tick, milliseconds; ticks do not overlap. */
const BUDGET_MS = 45_000

/** Runs what is due at once and then every minute. @param goOn false once the server is told to stop */
export function startTick(deps: ModuleDeps, holder: string, log: LogEvents, goOn: () => boolean): Running {
  const run = async (): Promise<void> => {
    const reports = await runDueJobs(serverJobs, { deps, holder, onSetAside: log.setAside, goOn }, BUDGET_MS)
    for (const { job, ended, defect } of reports)
      if (ended === 'failed') log.event('job_failed', { job, ...(defect === undefined ? {} : { defect }) })
  }
  return startBeat(TICK.everyMs, 'at once', () => loggingFailure('tick', log, run))
}

/** Between the ticks too, milliseconds: what commits is sealed within half a minute (design: 60 s). */
const SEAL_MS = 20_000

/** Seals the audit log every twenty seconds. @param goOn as for `startTick` */
export function startSealing(deps: ModuleDeps, holder: string, log: LogEvents, goOn: () => boolean): Running {
  const { keys, batch } = deps.audit
  const seal = () => sealAudit({ ...deps, keys }, { holder, batch, goOn })
  return startBeat(SEAL_MS, 'later', () => loggingFailure('audit.seal', log, seal))
}

const loggingFailure = (job: string, log: LogEvents, work: () => Promise<unknown>): Promise<void> =>
  work().then(
    () => undefined,
    (error: unknown) => log.event('job_failed', { job, defect: describeDefect(error) }),
  )

/**
 * Calls `work` at every whole `everyMs` of the clock, one run at a time. How long to wait is reckoned anew each time, by a
 * timer that no clock moves: a clock that is set back by hours holds nothing up.
 */
function startBeat(everyMs: number, first: 'at once' | 'later', work: () => Promise<void>): Running {
  let running: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | null = null
  let stopped = false
  const beat = (): void => {
    running = work().then(wait)
  }
  const wait = (): void => {
    if (!stopped) timer = setTimeout(beat, everyMs - (Date.now() % everyMs)).unref()
  }
  if (first === 'at once') beat()
  else wait()
  return {
    async stop() {
      stopped = true
      if (timer !== null) clearTimeout(timer)
      await running
    },
  }
}
