import type { PostgresStore } from '../../cloudfunctions/adapters/postgres'
import { planPage } from '../../cloudfunctions/adapters/postgres/postgres.query'
import type { Query } from '../../cloudfunctions/shared/documents/document-store'
import { planQuery } from '../../cloudfunctions/shared/documents/query-plan'
import { shanghaiDay } from '../../cloudfunctions/shared/kernel/local-date'
import { climbLadders, clocks } from '../../cloudfunctions/supervision'
import type { ServedCity } from '../support/served-city'
import { requestId } from '../support/small-city'
import { quantile } from './report'

/** What the issue asks of a tick: milliseconds, at 8 connections. */
const AIM = { selectMs: 20, writeMs: 500 }
const WRITTEN_ON = '2026-07-10T01:00:00.000Z'
/** One working day before the due day of what was written then: time for the reminder. */
const TICK_AT = '2026-07-16T02:00:00.000Z'

interface TickOptions {
  /** Clocks that run besides, none of them due. */
  readonly open: number
  readonly due: number
  readonly rounds: number
}

/**
 * The tick of supervision: finds what is due among a million running clocks and leaves a document for each. The due ones
 * belong to messages that were really submitted; the others are clocks alone, since the tick reads no more of them.
 */
export async function benchTick(city: ServedCity, { open, due, rounds }: TickOptions): Promise<void> {
  const { store } = city
  await fill(city, due, open)
  const query: Query = {
    index: 'due',
    equals: { open: 'yes' },
    range: { to: shanghaiDay(TICK_AT) },
    limit: 200,
  }
  await printPlan(store, query)
  const selections: number[] = []
  for (let n = 0; n < 50; n += 1) {
    const began = performance.now()
    const page = await store.query(clocks, query)
    selections.push(performance.now() - began)
    if (page.items.length !== Math.min(due, 200)) throw new Error(`${page.items.length} clocks are due`)
  }
  const writes: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    await windBack(store)
    const began = performance.now()
    const written = await climbLadders(city.deps, { goOn: () => true })
    writes.push(performance.now() - began)
    if (written !== due) throw new Error(`${written} documents were written`)
  }
  console.log(`  connections: ${store.pool.totalCount}`)
  const running = (open + due).toLocaleString('en')
  say(`${due} due among ${running} running clocks are found`, selections, AIM.selectMs)
  say(
    `${due} documents are written, each with its clock in a transaction of its own, at 8 connections and fewer`,
    writes,
    AIM.writeMs,
  )
}

function say(what: string, times: readonly number[], aim: number): void {
  const [p50, most] = [quantile(times, 0.5), Math.max(...times)]
  console.log(
    `${what}: median ${p50.toFixed(1)} ms, longest ${most.toFixed(1)} ms of ${times.length}; ` +
      `aim ≤ ${aim} ms: ${p50 <= aim ? 'met' : 'NOT met'}`,
  )
}

/** Messages through the API and their clocks through the relay; the rest straight into the table. */
async function fill(city: ServedCity, due: number, open: number): Promise<void> {
  const { store } = city
  await city.relay()
  await store.pool.query('delete from clocks') // of the case whose receipt was read
  city.clock.to(WRITTEN_ON)
  for (let n = 0; n < due; n += 1)
    await city.messages('citizen-2', 'submit', {
      requestId: requestId(1_000 + n),
      kind: 'complaint',
      body: `路口的信号灯坏了，第${n}处。`,
      addresseeId: 'police',
    })
  await city.relay()
  city.clock.to(TICK_AT)
  await store.pool.query(
    `create table due_clocks as select id, version, doc from clocks
     where doc->>'open' = 'yes' and doc->>'nextCheckOn' <= '${shanghaiDay(TICK_AT)}'`,
  )
  const client = await store.pool.connect()
  try {
    await client.query('set statement_timeout = 0')
    await client.query({
      text: `insert into clocks (id, version, doc) select 'running' || n, 1, jsonb_build_object(
               'open', 'yes', 'unitId', 'unit' || n % 87, 'kind', 'complaint', 'urgent', false, 'stoodStill', 0,
               'rungsClimbed', 0, 'messageVersion', 1, 'dueOn', to_char(date '2026-07-18' + n % 60, 'YYYY-MM-DD'),
               'nextCheckOn', to_char(date '2026-07-17' + n % 60, 'YYYY-MM-DD')) from generate_series(1, $1::int) n`,
      values: [open],
      query_timeout: 600_000,
    } as { text: string; values: number[] })
    await client.query({ text: 'vacuum (analyze) clocks', query_timeout: 600_000 } as { text: string })
  } finally {
    client.release(true)
  }
}

/** As if the tick had never come. */
async function windBack(store: PostgresStore): Promise<void> {
  for (const table of ['supervision_documents', 'outbox']) await store.pool.query(`delete from ${table}`)
  await store.pool.query("delete from events where id like '%.given'")
  await store.pool.query(
    'update clocks c set version = d.version, doc = d.doc from due_clocks d where c.id = d.id and c.version <> d.version',
  )
}

async function printPlan(store: PostgresStore, query: Query): Promise<void> {
  const { text, values } = planPage(clocks.name, planQuery(clocks, query))
  const { rows } = await store.pool.query<Record<string, string>>(`explain (analyze, buffers) ${text}`, [...values])
  console.log(`\nthe tick's selection: ${text}`)
  const lines = rows.map((row) => row['QUERY PLAN'] ?? '')
  for (const line of lines) console.log(`  ${line}`)
  const byIndex = lines.some((line) => /Index (Only )?Scan using "?clocks_/.test(line))
  console.log(`  by the index: ${byIndex ? 'yes' : 'NO'}`)
}
