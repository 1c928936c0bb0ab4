import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { postgresStore } from '../../cloudfunctions/adapters/postgres'
import { COLLECTIONS } from '../../cloudfunctions/runtime/collections'
import { markDemo, markSeeded } from '../../cloudfunctions/runtime/demo-mark'
import { openDatabase } from '../../cloudfunctions/runtime/embedded-postgres'
import { demoDirectory } from '../../cloudfunctions/demo/city'
import { storeDirectory } from '../../cloudfunctions/hall'
import { makeBareTables } from './bare-schema'
import type { Call, Order, Outcome } from './generator'
import { loadCity, TO_ANSWER, WORKER_UNIT } from './load-city'
import { pause, spentBy, writtenBy } from './measure'
import { readOptions, refuse } from './options'
import { printPlans } from './plans'
import { type CostLine, printCosts, printLines, quantile, summarise, type Window } from './report'
import { printWalParts, walParts, walPosition } from './wal'
import { operationsOf, PERSONAS, type Scenario, SCENARIOS, type Side, type Tokens } from './scenarios'

/** Reads `--messages 100000 --rounds 5 --window 1000 --connections 1,8,32 --scenarios submit,inbox --keep --wal`. */
const options = readOptions(
  {
    messages: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '5' },
    window: { type: 'string', default: '1000' },
    connections: { type: 'string', default: '1,8,32' },
    scenarios: { type: 'string', default: SCENARIOS.join(',') },
    /** Keeps the loaded database for the next run. */
    keep: { type: 'boolean', default: false },
    /** Also says which tables and indexes the log's bytes come from. */
    wal: { type: 'boolean', default: false },
  },
  ['messages', 'rounds', 'window', 'connections'],
)
const messages = Number(options.messages)
const rounds = Number(options.rounds)
const windowMs = Number(options.window)
const connectionCounts = options.connections.split(',').map(Number)
const scenarios = SCENARIOS.filter((scenario) => options.scenarios.split(',').includes(scenario))
if (scenarios.length !== options.scenarios.split(',').length) refuse(`Scenarios: ${SCENARIOS.join(', ')}.`)

/**
 * Operations of each side before anything is measured: a server that has run for a while is compared, not one that begins.
 * After 3,000 submissions V8's compiler still took 12 to 23 % of all processor time, after 12,000 about 4 %.
 */
const WARM_UP: Readonly<Record<Scenario, number>> = { submit: 12_000, inbox: 12_000, reply: 150, overview: 300 }
/** No side warms up for longer, milliseconds. */
const WARM_UP_MS = 30_000
/** Operations whose cost is shared out: so many that opening connections anew is no part of it. */
const COSTED: Readonly<Record<Scenario, number>> = { submit: 3_000, inbox: 6_000, reply: 200, overview: 600 }

const folder = process.env.BENCH_FOLDER ?? ''
const dataDir = join(tmpdir(), `minsheng-bench-${userInfo().uid}`)
/** What the machine had to do besides, before anything was measured: above the number of cores it bends every figure. */
const load = (loadavg()[0] ?? 0).toFixed(2)
const say = (what: string): void => console.log(`· ${what}`)

interface Served {
  readonly url: string
  readonly process: ChildProcess
}
async function serve(program: string, environment: Record<string, string>): Promise<Served> {
  const execArgv = process.env.BENCH_PROF === program ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : []
  const child = fork(join(folder, `${program}.cjs`), { env: { ...process.env, ...environment }, execArgv })
  const { url } = await answerOf<{ url: string }>(child)
  return { url, process: child }
}
/** The next message of a child; one that ends instead is an error. */
async function answerOf<Message>(child: ChildProcess): Promise<Message> {
  const waiting = new AbortController()
  const { signal } = waiting
  try {
    const [message] = (await Promise.race([
      once(child, 'message', { signal }),
      once(child, 'exit', { signal }).then(() => {
        throw new Error('a process of the benchmark ended')
      }),
    ])) as [Message]
    return message
  } finally {
    waiting.abort()
  }
}
const end = async (child: ChildProcess): Promise<void> => {
  if (!child.connected) return
  const exited = once(child, 'exit')
  child.disconnect()
  await exited
}

async function main(): Promise<void> {
  const database = await openDatabase({ dataDir, role: 'server', progress: say })
  const admin = new Client({ connectionString: database.connectionString })
  await admin.connect()
  const name = `bench_${process.pid}`
  const template = `load_${process.env.BENCH_LOAD ?? ''}_${messages}_${new Date().toISOString().slice(0, 10).replaceAll('-', '')}`
  const urlOf = (databaseName: string): string => {
    const url = new URL(database.connectionString)
    url.pathname = `/${databaseName}`
    return url.href
  }
  try {
    await loadTemplate(admin, template, urlOf(template))
    await admin.query(`create database ${name} template ${template} strategy file_copy`)
    await admin.query('checkpoint')
    await measureAll(admin, name, urlOf(name))
  } finally {
    await admin.query(`drop database if exists ${name} with (force)`)
    await admin.end()
    await database.close()
    if (!options.keep) rmSync(dataDir, { recursive: true, force: true })
  }
}

/** The loaded city as a template database, made once for the same sources, number and day. */
async function loadTemplate(admin: Client, template: string, connectionString: string): Promise<void> {
  const { rows } = await admin.query<{ datname: string; ready: boolean }>(
    "select datname, datistemplate as ready from pg_database where datname like 'load\\_%' or datname like 'bench\\_%'",
  )
  if (rows.some(({ datname, ready }) => datname === template && ready)) return
  for (const { datname } of rows) {
    await admin.query(`alter database ${datname} is_template false`)
    await admin.query(`drop database ${datname} with (force)`)
  }
  say(`loading ${messages} messages`)
  await admin.query(`create database ${template}`)
  const store = postgresStore({ connectionString })
  await store.migrate(COLLECTIONS)
  await markDemo(store)
  await storeDirectory(store, demoDirectory)
  await markSeeded(store)
  await store.close()
  const client = new Client({ connectionString })
  client.on('error', () => undefined) // what went wrong before says more than the end of the connection
  await client.connect()
  await client.query('set synchronous_commit = off')
  await loadCity(client, messages, Date.now(), say)
  say('the bare tables')
  await makeBareTables(client)
  await client.end()
  await admin.query(`alter database ${template} is_template true`)
}

async function measureAll(admin: Client, name: string, connectionString: string): Promise<void> {
  const ours = await serve('real-server', {
    DATABASE_URL: connectionString,
    DATA_DIR: join(dataDir, 'server'),
    PORT: '0',
    AUTH: 'demo',
  })
  const bare = await serve('bare-server', { BENCH_DATABASE: connectionString })
  const generator = fork(join(folder, 'generator.cjs'))
  const client = new Client({ connectionString, application_name: 'bench' })
  await client.connect()
  try {
    const tokens = await signIn(ours.url)
    const unanswered = await untouched(client)
    const run = async (
      scenario: Scenario,
      side: Side,
      connections: number,
      limits: Pick<Order, 'milliseconds'> & { count: number },
    ) => {
      const { count, milliseconds } = limits
      const operations: Call[][] = operationsOf(scenario, side, count, tokens, unanswered[side])
      const url = (side === 'ours' ? ours : bare).url
      generator.send({ url, connections, milliseconds, operations } satisfies Order)
      const outcome = await answerOf<Outcome>(generator)
      if (outcome.failures > 0)
        throw new Error(`${scenario} ${side}: ${outcome.failures} failures, first ${outcome.firstFailure ?? ''}`)
      return outcome
    }
    say('warming up')
    for (const scenario of scenarios)
      for (const side of ['ours', 'bare'] as const)
        await run(scenario, side, 8, { count: WARM_UP[scenario], milliseconds: WARM_UP_MS })
    await settled(client)

    const windows: Window[] = []
    for (let round = 1; round <= rounds; round += 1) {
      say(`round ${round} of ${rounds}`)
      for (const scenario of scenarios)
        for (const connections of connectionCounts)
          for (const side of round % 2 === 0 ? (['bare', 'ours'] as const) : (['ours', 'bare'] as const)) {
            const count = scenario === 'reply' ? 250 : 12_000
            const outcome = await run(scenario, side, connections, { count, milliseconds: windowMs })
            windows.push({
              scenario,
              connections,
              side,
              round,
              perSecond: (outcome.operations / outcome.milliseconds) * 1000,
              p50: quantile(outcome.latencies, 0.5),
              p99: quantile(outcome.latencies, 0.99),
              failures: outcome.failures,
            })
            await drained(client)
          }
    }
    say('what one operation costs')
    const costs: CostLine[] = []
    const postmaster = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
    for (const scenario of scenarios)
      for (const side of ['ours', 'bare'] as const) {
        const operations = COSTED[scenario]
        const pids = { server: (side === 'ours' ? ours : bare).process.pid ?? 0, postmaster }
        const work = async (): Promise<void> => {
          await run(scenario, side, 8, { count: operations, milliseconds: 60_000 })
          await settled(client)
        }
        await settled(client) // what the scenario before left is no cost of this one
        const from = options.wal ? await walPosition(client) : null
        const written = await writtenBy(client, name, work)
        if (from !== null) printWalParts(scenario, side, operations, await walParts(client, from))
        await run(scenario, side, 8, { count: 50, milliseconds: 10_000 }) // connections anew, before the processors are read
        await settled(client)
        costs.push({ scenario, side, operations, ...written, ...(await spentBy(pids, work)) })
      }
    const lines = summarise(windows)
    const machine = { cores: availableParallelism(), loadBefore: load }
    console.log(
      `\n${machine.cores} cores; load before: ${machine.loadBefore}. Server, database and generator share them.`,
    )
    printLines(lines)
    printCosts(costs)
    await printPlans(client)
    console.log(
      `\n${JSON.stringify({ benchmark: 'minsheng', at: new Date().toISOString(), node: process.version, messages, rounds, windowMs, machine, lines, costs })}`,
    )
  } finally {
    await client.end()
    await Promise.all([end(ours.process), end(bare.process), end(generator)])
    await admin.query('select 1')
  }
}

async function signIn(url: string): Promise<Tokens> {
  const tokens = Object.entries(PERSONAS).map(async ([who, persona]) => {
    const response = await fetch(`${url}/api/identity/demo_login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ persona }),
    })
    const { data } = (await response.json()) as { data: { token: string } }
    return [who, data.token]
  })
  return Object.fromEntries(await Promise.all(tokens)) as Tokens
}

/** Ids of messages that wait at the worker's unit, each given out once a side. */
async function untouched(client: Client): Promise<Record<Side, (count: number) => string[]>> {
  const { rows } = await client.query<{ id: string }>(
    "select id from messages where doc->>'unitId' = $1 and doc->>'status' = 'dispatched' and version = 1 order by id limit $2",
    [WORKER_UNIT, TO_ANSWER],
  )
  const ids = rows.map(({ id }) => id)
  const takeFrom = (pool: string[]) => (count: number) => pool.splice(0, count)
  return { ours: takeFrom([...ids]), bare: takeFrom([...ids]) }
}

/** Waits until every event is in the statistics, so that no window pays for the one before. */
async function drained(client: Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query(
      '(select 1 from outbox_commits limit 1) union all (select 1 from outbox limit 1)',
    )
    if (rows.length === 0) return
    await pause(50)
  }
}

/** The same, and every entry of the audit log is sealed: what an operation costs is all of it. */
async function settled(client: Client): Promise<void> {
  await drained(client)
  for (;;) {
    const { rows } = await client.query('select 1 from audit_pending limit 1')
    if (rows.length === 0) return
    await pause(200)
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
