import { Cron } from 'croner'
import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { moduleDeps } from '../../cloudfunctions/runtime/core'
import { lazyContactVault } from '../../cloudfunctions/runtime/keys'
import { SCHEDULE, SCHEDULE_TIME_ZONE, tickOf } from '../../cloudfunctions/runtime/schedule'
import { everyJob } from '../../cloudfunctions/runtime/jobs/every-job'
import { type Job, timeLeft } from '../../cloudfunctions/runtime/jobs/job'
import { runDueJobs } from '../../cloudfunctions/runtime/schedule-run'
import { vendoredCalendar } from '../../cloudfunctions/shared/calendar'
import type { DocumentStore } from '../../cloudfunctions/shared/documents'
import { leases } from '../../cloudfunctions/shared/outbox/lease'

const setUp = (start = '2026-07-01T00:00:00.000Z') => {
  let now = Date.parse(start)
  const store = memoryStore()
  const calendars = {
    current: () => {
      throw new Error('no calendar is needed here')
    },
  }
  const deps = moduleDeps(
    { clock: { now: () => new Date(now).toISOString() }, ids: { next: () => 'id' }, calendars },
    store,
    {
      ...lazyContactVault(() => {
        throw new Error('no contact is touched here')
      }),
      changesKeys: () => false,
    },
    () => undefined,
  )
  return { store, deps, now: () => now, move: (ms: number) => (now += ms), at: (to: string) => (now = Date.parse(to)) }
}
const SWEEP = 'insight.sweep_outbox'
const HOURLY = 'messages.close_silent'

describe('the table', () => {
  it('has unique names that begin with their module, and work for each', () => {
    const names = SCHEDULE.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const { name, module } of SCHEDULE) expect(name.startsWith(`${module}.`)).toBe(true)
    expect(Object.keys(everyJob).sort()).toEqual([...names].sort())
  })

  it.each(SCHEDULE.map(({ cron }) => cron))('has seven fields that croner reads: %s', (cron) => {
    expect(cron.split(' ')).toHaveLength(7)
    const next = new Cron(cron, { timezone: SCHEDULE_TIME_ZONE, paused: true }).nextRun(
      new Date('2026-07-01T00:00:30Z'),
    )
    // The tick comes each minute: a finer schedule could not be kept.
    expect(next?.getUTCSeconds()).toBe(0)
  })

  it('has every function tick once a minute, no two in the same second', () => {
    const modules = [...new Set(SCHEDULE.map(({ module }) => module))]
    const from = new Date('2026-07-01T00:00:59.500Z')
    const fires = modules.map((module) =>
      new Cron(tickOf(module) ?? '', { timezone: SCHEDULE_TIME_ZONE, paused: true }).nextRuns(2, from),
    )
    for (const [first, second] of fires) expect(Number(second) - Number(first)).toBe(60_000)
    const seconds = fires.map(([first]) => first?.getUTCSeconds() ?? NaN).sort((a, b) => a - b)
    for (const [at, second] of seconds.slice(1).entries()) expect(second - (seconds[at] ?? NaN)).toBeGreaterThan(3)
    expect(tickOf('hall')).toBeNull()
  })
})

describe('runDueJobs', () => {
  const counted = () => {
    const runs: string[] = []
    const job =
      (name: string, finished = true): Job =>
      async () => {
        runs.push(name)
        return finished
      }
    return { runs, job }
  }

  it('runs a job when its time has come, once, also when ticks were missed', async () => {
    const { deps, at } = setUp('2026-07-01T00:04:00.000Z')
    const { runs, job } = counted()
    const tick = () => runDueJobs({ [HOURLY]: job('hourly') }, { deps, holder: 'h' }, 45_000)
    await tick() // never ran: at once
    await tick()
    expect(runs).toHaveLength(1)
    at('2026-07-01T00:05:00.000Z')
    await tick()
    at('2026-07-01T00:59:00.000Z')
    await tick()
    expect(runs).toHaveLength(2)
    at('2026-07-01T09:00:00.000Z')
    expect(await tick()).toEqual([{ job: HOURLY, ended: 'done' }])
    expect(await tick()).toEqual([])
    expect(runs).toHaveLength(3)
  })

  it('runs an unfinished job again at the next tick', async () => {
    const { deps } = setUp()
    const { runs, job } = counted()
    const tick = () => runDueJobs({ [HOURLY]: job('hourly', false) }, { deps, holder: 'h' }, 45_000)
    expect(await tick()).toEqual([{ job: HOURLY, ended: 'more' }])
    await tick()
    expect(runs).toHaveLength(2)
  })

  it('gives each job at most 15 seconds, and all together the budget', async () => {
    const { deps, now, move } = setUp()
    const given: number[] = []
    const slow: Job = async ({ deadline }) => {
      given.push(deadline - now())
      move(deadline - now())
      return false
    }
    const jobs = { [SWEEP]: slow, [HOURLY]: slow, 'messages.resume_waiting': slow } as const
    await runDueJobs(jobs, { deps, holder: 'h' }, 50_000)
    expect(given).toEqual([15_000, 15_000, 15_000])
    await runDueJobs(jobs, { deps, holder: 'h' }, 20_000)
    expect(given.slice(3)).toEqual([10_000, 5_000, 5_000])
  })

  it('lets every job have its turn in a tick, though the first always has more to do', async () => {
    const { deps, now, move } = setUp()
    const { runs, job } = counted()
    const endless: Job = async ({ deadline }) => {
      move(deadline - now())
      return false
    }
    const jobs = { 'messages.sweep_outbox': endless, [HOURLY]: endless, 'messages.pass_on_approvals': job('last') }
    // What a cloud function has for all of its jobs.
    expect(await runDueJobs(jobs, { deps, holder: 'h' }, 15_000)).toMatchObject([
      { ended: 'more' },
      { ended: 'more' },
      { ended: 'done' },
    ])
    expect(runs).toEqual(['last'])
  })

  it('told to stop, ends the job under way as at its deadline and begins no other', async () => {
    const { deps } = setUp()
    const { runs, job } = counted()
    let stopping = false
    const long: Job = async (run) => {
      for (let step = 0; step < 100 && timeLeft(run)(); step += 1) {
        runs.push('step')
        stopping = step === 2
      }
      return timeLeft(run)()
    }
    const jobs = { [SWEEP]: long, [HOURLY]: job('other') }
    const tick = () => runDueJobs(jobs, { deps, holder: 'h', goOn: () => !stopping }, 45_000)
    expect(await tick()).toEqual([{ job: SWEEP, ended: 'more' }])
    expect(runs).toEqual(['step', 'step', 'step'])
  })

  it('leaves a job to the process that runs it', async () => {
    const { store, deps } = setUp()
    const { runs, job } = counted()
    await store.transact(async (transaction) =>
      transaction.insert(leases, { id: `job:${SWEEP}`, holder: 'other', until: '2026-07-01T00:00:30.000Z' }),
    )
    expect(await runDueJobs({ [SWEEP]: job('sweep') }, { deps, holder: 'h' }, 45_000)).toEqual([
      { job: SWEEP, ended: 'busy' },
    ])
    expect(runs).toEqual([])
  })

  it('runs a job once under eight ticks at the same time', async () => {
    const { deps } = setUp()
    const { runs, job } = counted()
    await Promise.all(
      Array.from({ length: 8 }, (_, holder) =>
        runDueJobs({ [SWEEP]: job('sweep') }, { deps, holder: `h${holder}` }, 45_000),
      ),
    )
    expect(runs).toHaveLength(1)
  })

  it('goes on after a job that failed, and tries it again at the next tick', async () => {
    const { deps } = setUp()
    const { runs, job } = counted()
    const broken: Job = async () => {
      throw Object.assign(new Error('phone 13800000000'), { code: 'X1' })
    }
    const tick = () => runDueJobs({ [SWEEP]: broken, [HOURLY]: job('hourly') }, { deps, holder: 'h' }, 45_000)
    const reports = await tick()
    expect(reports).toEqual([
      { job: SWEEP, ended: 'failed', defect: 'Error X1' },
      { job: HOURLY, ended: 'done' },
    ])
    expect(await tick()).toMatchObject([{ job: SWEEP, ended: 'failed' }])
    expect(runs).toHaveLength(1)
  })

  it('runs again at once what ran last by a clock that was a year ahead', async () => {
    const { deps, at } = setUp('2027-07-01T00:00:00.000Z')
    const { runs, job } = counted()
    const tick = () => runDueJobs({ [HOURLY]: job('hourly') }, { deps, holder: 'h' }, 45_000)
    await tick()
    at('2026-07-01T00:00:00.000Z')
    expect(await tick()).toEqual([{ job: HOURLY, ended: 'done' }])
    expect(await tick()).toEqual([])
    // between instances whose clocks differ a little nothing runs twice
    at('2026-06-30T23:59:00.000Z')
    expect(await tick()).toEqual([])
    expect(runs).toHaveLength(2)
  })

  it('a job that never ends keeps the others waiting for a minute, once, and is not begun again beside itself', async () => {
    jest.useFakeTimers()
    try {
      const { deps } = setUp()
      const { runs, job } = counted()
      let end: (finished: boolean) => void = () => undefined
      const hung: Job = () => {
        runs.push('hung')
        return new Promise((resolve) => (end = resolve))
      }
      const tick = () => runDueJobs({ [SWEEP]: hung, [HOURLY]: job('hourly') }, { deps, holder: 'h' }, 45_000)
      const first = tick()
      await jest.advanceTimersByTimeAsync(60_000)
      const failed = { job: SWEEP, ended: 'failed', defect: 'JobHangs' }
      expect(await first).toEqual([failed, { job: HOURLY, ended: 'done' }])
      expect(await tick()).toEqual([failed])
      expect(runs).toEqual(['hung', 'hourly'])
      end(true)
      await jest.advanceTimersByTimeAsync(0)
      expect(await tick()).toEqual([])
    } finally {
      jest.useRealTimers()
    }
  })

  it('runs the city’s own jobs on an empty store', async () => {
    const { deps } = setUp()
    const calendars = { current: vendoredCalendar }
    const reports = await runDueJobs(everyJob, { deps: { ...deps, calendars }, holder: 'h' }, 45_000)
    // The first start notes which years came with the program.
    const always = SCHEDULE.filter(
      ({ name }) => everyJob[name].looksFirst !== true || name === 'messages.settle_calendar',
    )
    expect(reports).toEqual(always.map(({ name }) => ({ job: name, ended: 'done' })))
  })

  it('asks before it writes: a minute in which nothing waits writes next to nothing', async () => {
    const { deps, store, move } = setUp()
    const writes: string[] = []
    const transact: DocumentStore['transact'] = (work) => (writes.push('commit'), store.transact(work))
    const counted = { ...store, transact }
    const run = { deps: { ...deps, store: counted, calendars: { current: vendoredCalendar } }, holder: 'h' }
    await runDueJobs(everyJob, run, 45_000)
    writes.length = 0
    move(60_000)
    // Its effects do not begin with a transaction: a lease, the state, the lease given back.
    expect(await runDueJobs(everyJob, run, 45_000)).toEqual([{ job: 'files.check_media', ended: 'done' }])
    expect(writes).toHaveLength(3)
  })

  it('gives a job all the time while those behind it have nothing to do, and lets them find what it left', async () => {
    const { deps, now } = setUp()
    const left: number[] = []
    let wrote = false
    const long: Job = async ({ deadline }) => {
      left.push(deadline - now())
      return (wrote = true)
    }
    let told = 0
    const after: Job = Object.assign(
      async ({ deps: { store } }: Parameters<Job>[0]) => {
        if (wrote) await store.transact(async () => void (told += 1))
        return true
      },
      { looksFirst: true as const },
    )
    await runDueJobs({ 'topics.find': long, 'topics.tell': after }, { deps, holder: 'h' }, 15_000)
    expect([left, told]).toEqual([[15_000], 1])
  })

  it('runs one that looks first when something waits, and tells of one that cannot look', async () => {
    const { deps, store } = setUp()
    let ran = 0
    const work = async () => {
      await deps.store.transact(async () => undefined)
      ran += 1
      return true
    }
    const waiting: Job = Object.assign(({ deps: { store: given } }: Parameters<Job>[0]) => given.transact(work), {
      looksFirst: true as const,
    })
    const away: Job = Object.assign(() => Promise.reject(new Error('away')), { looksFirst: true as const })
    const reports = await runDueJobs({ [SWEEP]: waiting, [HOURLY]: away }, { deps, holder: 'h' }, 45_000)
    expect(reports).toEqual([
      { job: SWEEP, ended: 'done' },
      { job: HOURLY, ended: 'failed', defect: 'Error' },
    ])
    expect(ran).toBe(1)
    expect(await store.get(leases, `job:${SWEEP}`)).not.toBeNull()
  })
})
