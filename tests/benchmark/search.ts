import { Agent, request } from 'node:http'
import type { PostgresStore } from '../../cloudfunctions/adapters/postgres'
import { planPage } from '../../cloudfunctions/adapters/postgres/postgres.query'
import { type Message, messages, messageSearch } from '../../cloudfunctions/messages'
import { type SearchScope, scoped, toSearch } from '../../cloudfunctions/messages/work/search-index'
import { planQuery } from '../../cloudfunctions/shared/documents/query-plan'
import { callOver } from '../support/api-client'
import { type ServedCity, serveCity } from '../support/served-city'
import { requestId } from '../support/small-city'
import { loadDocuments } from './load-documents'
import { readOptions } from './options'
import { quantile } from './report'
import { generatedTexts, readRealTexts } from './similar.corpus'

const options = readOptions(
  { messages: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '40' } },
  ['messages', 'rounds'],
)

const UNITS = ['heating', 'gas', 'water-supply', 'power', 'bus', 'drainage', 'street-lamps', 'housing', 'education']
/** A citizen has few, an eager one hundreds. */
const EAGER = 'demo-citizen-1'
const OWN = 300
const PAGE = 20
const MINUTE = 60_000

/** Whose search, and in which scope the index is asked. */
const SEARCHERS: readonly { readonly who: string; readonly scope?: SearchScope }[] = [
  { who: 'handler:heating', scope: 'heating' },
  { who: 'press', scope: null },
  { who: 'citizen-1' },
]
/** A common character, a rare one, a common pair, a rare pair, words apart, and what nobody wrote. */
const WORDS = ['不', '龘', '小区', '凤凰', '小区 路灯', '无人写过']

async function main(): Promise<void> {
  const city = await serveCity({ poolSize: 8 })
  try {
    const all = await manyMessages(city, Number(options.messages))
    await loadDocuments(city.store, messages.name, all)
    await loadDocuments(city.store, messageSearch.name, all.map(toSearch))
    for (const { scope } of SEARCHERS.filter((one) => one.scope !== undefined))
      for (const token of ['不', '小区', '凤凰']) await printPlan(city.store, scope ?? null, token)
    for (const { who } of SEARCHERS) await measure(city, who)
  } finally {
    await city.close()
  }
}

/** One real submission, written anew with other texts, units, owners and times: a message a minute, the latest now. */
async function manyMessages(city: ServedCity, count: number): Promise<Message[]> {
  const submitted = await city.messages('citizen-1', 'submit', {
    requestId: requestId(1),
    kind: 'complaint',
    body: '这是样子，其余的都照它写。',
    addresseeId: 'heating',
  })
  const sample = await city.store.get(messages, submitted.id)
  if (sample === null) throw new Error('the sample was not stored')
  const last = Date.parse(city.clock.now())
  const every = Math.max(1, Math.floor(count / OWN))
  return generatedTexts(count, readRealTexts()).map(({ title, body }, at) => ({
    ...sample,
    id: `bench-${at}`,
    code: `BENCH-${String(at).padStart(6, '0')}`,
    title,
    body,
    unitId: UNITS[at % UNITS.length] ?? 'heating',
    ownerId: at % every === 0 ? EAGER : `bench-citizen-${at % 20_000}`,
    submittedAt: new Date(last - (count - at) * MINUTE).toISOString(),
    queues: {},
  }))
}

async function measure(city: ServedCity, who: string): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const token = await callOver(city.url).tokenOf(who)
  try {
    for (const words of WORDS) {
      const took: number[] = []
      let found = 0
      for (let round = 0; round < Number(options.rounds) + 5; round += 1) {
        const began = performance.now()
        found = await search(agent, city, token, words)
        if (round >= 5) took.push(performance.now() - began)
      }
      const [p50, p95] = [quantile(took, 0.5).toFixed(1), quantile(took, 0.95).toFixed(1)]
      console.log(
        `${who} 「${words}」: ${found} on the first page, p50 ${p50} ms, p95 ${p95} ms (${took.length} times)`,
      )
    }
  } finally {
    agent.destroy()
  }
}

/** How many the first page holds. */
const search = (agent: Agent, city: ServedCity, token: string, words: string): Promise<number> =>
  new Promise((done, fail) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
    const asked = request(`${city.url}/api/messages/search`, { method: 'POST', agent, headers }, (answer) => {
      let said = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk: string) => (said += chunk))
      answer.on('end', () => {
        if (answer.statusCode !== 200) return fail(new Error(`search answered ${answer.statusCode ?? ''}: ${said}`))
        done((JSON.parse(said) as { data: { items: unknown[] } }).data.items.length)
      })
    })
    asked.on('error', fail)
    asked.end(JSON.stringify({ words, limit: PAGE }))
  })

/** How the index is asked for one token. */
async function printPlan(store: PostgresStore, scope: SearchScope, token: string): Promise<void> {
  const query = { index: 'by_token', equals: {}, ...scoped(scope, token), direction: 'descending' as const, limit: 50 }
  const { text, values } = planPage(messageSearch.name, planQuery(messageSearch, query))
  const { rows } = await store.pool.query<Record<string, string>>(`explain (analyze, buffers) ${text}`, [...values])
  console.log(`\n「${token}」 ${scope === null ? 'in the whole city' : `at ${scope}`}: ${text}`)
  for (const row of rows) console.log(`  ${row['QUERY PLAN'] ?? ''}`)
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
