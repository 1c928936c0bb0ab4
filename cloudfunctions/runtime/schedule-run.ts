import { Cron } from 'croner'
import { defineCollection, type DocumentStore, scan, type StoredDocument } from '../shared/documents'
import type { Instant } from '../shared/kernel/local-date'
import { describeDefect } from '../shared/kernel/describe-defect'
import { CLOCKS_DIFFER_MS, withLease } from '../shared/outbox/lease'
import { type JobName, SCHEDULE, SCHEDULE_TIME_ZONE } from './schedule'
import type { Job, JobRun } from './jobs/job'

/** When a job last did all that was due. */
interface JobState extends StoredDocument {
  readonly lastRunAt: Instant
}
export const jobStates = defineCollection<JobState>('job_states', [{ name: 'all', equals: [] }])

/** One job may take this long in a tick, milliseconds (CloudBase ends a function after 20 s). */
const JOB_BUDGET_MS = 15_000
/** Longer than any run: an invocation that was killed keeps its job waiting this long at most. */
const LEASE_MS = 60_000

/** A run that has not ended by then keeps the others waiting no longer, milliseconds. */
const HANGS_MS = LEASE_MS
/** Jobs of this process whose run has not ended: none of them is begun a second time. By holder and name. */
const hanging = new Set<string>()

/** What became of a job at a tick; `busy`: another process or invocation runs it. */
export interface JobReport {
  readonly job: JobName
  readonly ended: 'done' | 'more' | 'busy' | 'failed'
  /** Class and code of what was thrown. */
  readonly defect?: string
}

/**
 * Runs the jobs that are due, one after another, each under its lease and within 15 seconds; what remains is due again
 * at the next tick. While others have work behind it a job gets half of what is left at most: one that always has more to do
 * would keep them from ever running. Safe to call from several processes at once.
 * @param budgetMs for all of them together.
 * @returns what became of each that had something to do, or had to be run to know.
 */
export async function runDueJobs(
  jobs: Readonly<Partial<Record<JobName, Job>>>,
  run: Omit<JobRun, 'deadline'>,
  budgetMs: number,
): Promise<JobReport[]> {
  const { store, clock } = run.deps
  await run.deps.calendars.refresh?.()
  const now = (): number => Date.parse(clock.now())
  const end = now() + budgetMs
  const reports: JobReport[] = []
  const due = await dueJobs(jobs, store, now())
  const look = ({ name, job }: Due): Promise<boolean> =>
    unlessItHangs(`${run.holder} ${name}`, () => mayHaveWork(job, { ...run, deadline: end })).catch(() => true)
  const waiting = new Set<Due>()
  for (const each of due) if (await look(each)) waiting.add(each)
  for (const [at, each] of due.entries()) {
    const { name, cron, job } = each
    const began = now()
    if (began >= end || run.goOn?.() === false) break
    // What ran before it may have left something for one that had nothing to do.
    if (!waiting.has(each) && (reports.length === 0 || !(await look(each)))) continue
    const others = due.slice(at + 1).some((other) => waiting.has(other))
    const share = others ? (end - began) / 2 : end - began
    const deadline = began + Math.min(share, JOB_BUDGET_MS)
    try {
      const ended = await unlessItHangs(`${run.holder} ${name}`, () =>
        withLease(store, `job:${name}`, run.holder, clock, LEASE_MS, async () => {
          // Another process may have run it between the first look and the lease.
          if (!(await isDue(store, name, cron, began))) return 'done'
          if (!(await job({ ...run, deadline }))) return 'more'
          await remember(store, name, new Date(began).toISOString())
          return 'done'
        }),
      )
      reports.push({ job: name, ended: ended ?? 'busy' })
    } catch (error) {
      reports.push({ job: name, ended: 'failed', defect: describeDefect(error) })
    }
  }
  return reports
}

/** A job waits for something that never answers. */
class JobHangs extends Error {
  override readonly name = 'JobHangs'
}

/** What `work` answers; where it does not, whoever waits for it goes on. @throws JobHangs */
async function unlessItHangs<Ended>(key: string, work: () => Promise<Ended>): Promise<Ended> {
  if (hanging.has(key)) throw new JobHangs()
  hanging.add(key)
  const under = work().finally(() => hanging.delete(key))
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(new JobHangs()), HANGS_MS)
  })
  try {
    return await Promise.race([under, limit])
  } finally {
    clearTimeout(timer)
    void under.catch(() => undefined) // nobody waits for it any more
  }
}

interface Due {
  readonly name: JobName
  readonly cron: string
  readonly job: Job
}

/** In the order of the table. A job whose state cannot be read counts as due: what is wrong is then told of it. */
async function dueJobs(
  jobs: Readonly<Partial<Record<JobName, Job>>>,
  store: DocumentStore,
  now: number,
): Promise<Due[]> {
  const own = SCHEDULE.flatMap(({ name, cron }) => {
    const job = jobs[name]
    return job === undefined ? [] : [{ name, cron, job }]
  })
  try {
    const states = new Map<string, JobState>()
    for await (const page of scan(store, jobStates, { index: 'all', equals: {} }))
      for (const state of page) states.set(state.id, state)
    return own.filter(({ name, cron }) => hasCome(states.get(name) ?? null, cron, now))
  } catch {
    return own
  }
}

/**
 * Whether a job has anything to do, as far as it can be known without writing. Most minutes nothing waits: then neither
 * lease nor state is written, which in a cloud function are requests that a city pays for.
 */
async function mayHaveWork(job: Job, run: JobRun): Promise<boolean> {
  if (job.looksFirst !== true) return true
  const { store } = run.deps
  let wouldWrite = false
  const looking: DocumentStore = {
    get: (collection, id) => store.get(collection, id),
    query: (collection, query) => store.query(collection, query),
    transact: () => {
      wouldWrite = true
      return Promise.reject(new Error('a look writes nothing'))
    },
  }
  const ended = await job({ ...run, deps: { ...run.deps, store: looking } }).catch(() => false)
  return wouldWrite || !ended
}

const isDue = async (store: DocumentStore, name: JobName, cron: string, now: number): Promise<boolean> =>
  hasCome(await store.get(jobStates, name), cron, now)

/**
 * Due when its time came since the last whole run; at once when it never ran, or only by a clock that was wrong: after
 * the clock was set back, nothing waits for that day to come again.
 */
function hasCome(state: JobState | null, cron: string, now: number): boolean {
  if (state === null || Date.parse(state.lastRunAt) > now + CLOCKS_DIFFER_MS) return true
  const next = new Cron(cron, { timezone: SCHEDULE_TIME_ZONE, paused: true }).nextRun(new Date(state.lastRunAt))
  return next !== null && next.getTime() <= now
}

const remember = (store: DocumentStore, name: JobName, lastRunAt: Instant): Promise<void> =>
  store.transact(async (transaction) => {
    const state = await transaction.get(jobStates, name)
    if (state === null) transaction.insert(jobStates, { id: name, lastRunAt })
    else transaction.put(jobStates, { ...state, lastRunAt })
  })
