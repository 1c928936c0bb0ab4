import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { demoDirectory } from '../../cloudfunctions/demo/city'
import { RollupChanges } from '../../cloudfunctions/insight/domain/rollup'
import { toActivity } from '../../cloudfunctions/insight/projector'
import { newAccount } from '../../cloudfunctions/identity/account'
import { submit } from '../../cloudfunctions/messages/domain/submit'
import { insertMessage } from '../../cloudfunctions/messages/messages.store'
import { indexMatter } from '../../cloudfunctions/messages/work/matter-index'
import { toSearch } from '../../cloudfunctions/messages/work/search-index'
import { COLLECTIONS } from '../../cloudfunctions/runtime/collections'
import { vendoredCalendar } from '../../cloudfunctions/shared/calendar'
import type { StoredDocument, Transaction } from '../../cloudfunctions/shared/documents'
import type { Grant } from '../../cloudfunctions/shared/kernel/actor'
import { derivedId } from '../../cloudfunctions/shared/kernel/ids'
import { shanghaiDay } from '../../cloudfunctions/shared/kernel/local-date'
import { signatureOf } from '../../cloudfunctions/topics/domain/signature'
import { pack } from '../../cloudfunctions/topics/pack'
import { type KeptSignature, PART_SIZE, type TopicsState } from '../../cloudfunctions/topics/topics.store'
import { type CloudbaseWire, startCloudbaseWire } from '../support/cloudbase-wire'
import { readOptions } from './options'
import { generatedTexts, numbersFrom, readRealTexts } from './similar.corpus'

/** Keeps what is inserted, by collection. */
class Gathered implements Transaction {
  readonly byCollection = new Map<string, StoredDocument[]>()
  get: Transaction['get'] = async () => null
  insert: Transaction['insert'] = ({ name }, document) => {
    const found = this.byCollection.get(name) ?? []
    found.push({ ...document, version: 1 })
    this.byCollection.set(name, found)
  }
  put: Transaction['put'] = () => undefined
  remove: Transaction['remove'] = () => undefined
}

const UNIT = 'heating'

/** Open messages of the last 14 days, all in one unit's inbox, as the domain stores them. */
async function fill(wire: CloudbaseWire, count: number): Promise<void> {
  const gathered = new Gathered()
  const counts = new RollupChanges()
  const kept: { day: string; one: KeptSignature }[] = []
  const next = numbersFrom(11)
  const now = Date.now()
  const texts = generatedTexts(count, readRealTexts())
  for (const [n, { title, body }] of texts.entries()) {
    const submittedAt = new Date(now - 120_000 - Math.floor(next() * 13.5 * 86_400_000)).toISOString()
    const acting = {
      actor: { id: `citizen-${n % 7_000}`, kind: 'citizen', name: '市民', grants: [{ role: 'citizen' }] } as const,
      now: submittedAt,
      today: shanghaiDay(submittedAt),
      calendar: vendoredCalendar(),
    }
    const incoming = {
      id: derivedId('bench', String(n)),
      requestHash: '',
      channel: 'app' as const,
      kind: 'complaint' as const,
      title,
      body,
      hasContact: false,
      hideIdentity: true,
      replyOnlyHere: true,
      wantsPublic: false,
      urgent: false,
    }
    const { message, events } = submit(incoming, { unitId: UNIT, reason: '按留言时的选择，转交' }, acting)
    for (const event of events) counts.add(toActivity(event))
    const stored = insertMessage(gathered, message)
    gathered.insert({ name: 'message_search', indexes: [] }, toSearch(stored))
    await indexMatter(gathered, stored)
    const { id, ownerId: by, submittedAt: at } = stored
    kept.push({ day: acting.today, one: { id, by, at, packed: pack(signatureOf({ title, body, place: undefined })) } })
  }
  for (const [name, documents] of gathered.byCollection) wire.load(name, documents)
  const byDay = new Map<string, KeptSignature[]>()
  for (const { day, one } of kept) byDay.set(day, [...(byDay.get(day) ?? []), one])
  const parts = [...byDay].flatMap(([day, items]) =>
    Array.from({ length: Math.ceil(items.length / PART_SIZE) }, (_, part) => ({
      id: `${day}.${String(part).padStart(3, '0')}`,
      version: 1,
      day,
      items: items.slice(part * PART_SIZE, (part + 1) * PART_SIZE),
    })),
  )
  wire.load('topic_signatures', parts)
  wire.load<TopicsState>('topics_states', [
    {
      id: 'city',
      version: 1,
      after: { at: new Date(now - 61_000).toISOString(), id: '' },
      counts: Object.fromEntries([...byDay].map(([day, { length }]) => [day, length])),
      waiting: [],
      taken: kept.length,
      run: 0,
      ended: 0,
    },
  ])
  wire.load('directories', [{ ...demoDirectory, version: 1 }])
  wire.load(
    'insight_rollups',
    counts.ids().map((id) => ({ id, version: 1, ...counts.applyTo(id, null) })),
  )
  wire.load('accounts', [staffOf('handler', { role: 'handler', unitId: UNIT }), staffOf('chief', { role: 'chief' })])
}

const staffOf = (name: string, grant: Grant) => ({
  ...newAccount({ id: `wx_${name}`, kind: 'staff', name, grants: [grant] }),
  version: 1,
})

interface Host {
  ask(openid: string | null, event: object): Promise<unknown>
  megabytes(): Promise<number>
  stop(): void
}

function host(wire: CloudbaseWire, bundle: string, options: readonly string[]): Host {
  const key = Buffer.alloc(32, 5).toString('base64')
  const child: ChildProcess = spawn(
    process.execPath,
    [...options, resolve('tests/integration/functions.driver.cjs'), bundle],
    {
      env: {
        PATH: process.env['PATH'],
        ...wire.environment,
        CONTACT_KEY: key,
        CONTACT_KEY_ID: 'b',
        AUDIT_KEY: key,
        AUDIT_KEY_ID: 'b',
      },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  const waiting: { done: (answer: unknown) => void; lost: (error: Error) => void }[] = []
  if (child.stdout !== null)
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('ANSWER ')) waiting.shift()?.done(JSON.parse(line.slice(7)))
    })
  child.on('exit', (code, signal) => {
    for (const { lost } of waiting) lost(new Error(`ended with ${String(code ?? signal)}`))
  })
  const ask = (line: object): Promise<unknown> =>
    new Promise((done, lost) => {
      waiting.push({ done, lost })
      child.stdin?.write(`${JSON.stringify(line)}\n`)
    })
  return {
    ask: (openid, event) =>
      ask({ environment: { WX_OPENID: openid, TCB_SOURCE: openid === null ? 'wx_trigger' : 'wx_client' }, event }),
    megabytes: async () => Math.round(((await ask({ memory: true })) as number) / 1024 / 1024),
    stop: () => void child.kill(),
  }
}

type Call = readonly [openid: string | null, event: object]
const TIMER = { Type: 'Timer', TriggerName: 'tick', Time: '' }
const TICK: Call = [null, TIMER]
const YEAR = { from: '2026-01-01', to: '2026-12-31' }
const RUNS: readonly { readonly name: string; readonly calls: readonly Call[] }[] = [
  { name: 'topics', calls: [TICK] },
  {
    name: 'exports',
    calls: [
      ['handler', { procedure: 'inbox', input: {} }],
      ['chief', { procedure: 'inbox', input: {} }],
      ['chief', { procedure: 'inbox', input: { words: '路' } }],
      ['chief', { procedure: 'overview', input: YEAR }],
    ],
  },
  {
    name: 'messages',
    calls: [
      ['handler', { procedure: 'inbox', input: { limit: 50 } }],
      ['chief', { procedure: 'search', input: { words: '路', limit: 50 } }],
    ],
  },
  { name: 'insight', calls: [['chief', { procedure: 'overview', input: YEAR }]] },
  ...['answers', 'audit', 'files', 'identity', 'notifications', 'routing', 'supervision'].map((name) => ({
    name,
    calls: [],
  })),
]

/** What came of a call, without a word of what was read. */
function endOf(answer: unknown): string {
  const { ok, data, error, threw } = answer as Record<string, { jobs?: object[]; rows?: number; items?: object[] }>
  if (!ok) return JSON.stringify(threw ?? error)
  if (data?.jobs !== undefined) return data.jobs.map((job) => Object.values(job).slice(0, 2).join(' ')).join(', ')
  return data?.rows === undefined ? `${data?.items?.length ?? 1} items` : `${data.rows} rows`
}

async function main(): Promise<void> {
  const values = readOptions(
    { messages: { type: 'string', default: '20000' }, only: { type: 'string' }, node: { type: 'string', default: '' } },
    ['messages'],
  )
  const folder = mkdtempSync(join(tmpdir(), 'minsheng-cloud-'))
  await promisify(execFile)(process.execPath, [resolve('config/build-functions.mjs'), folder])
  const { functions } = JSON.parse(readFileSync(join(folder, 'cloudbaserc.json'), 'utf8')) as {
    functions: { name: string; memorySize: number }[]
  }
  const wire = await startCloudbaseWire(COLLECTIONS.map(({ name }) => name))
  await fill(wire, Number(values.messages))
  const hosts = new Map<string, Host>()
  const ask = async (name: string, [openid, event]: Call): Promise<void> => {
    const started = hosts.get(name)
    const [began, asked] = [performance.now(), wire.calls.length]
    const answer = await started?.ask(openid, event).catch((error: unknown) => ({ threw: String(error) }))
    const took = Math.round(performance.now() - began)
    const peak = await started?.megabytes().catch(() => NaN)
    console.log(`  ${took} ms, peak ${peak ?? NaN} MB, ${wire.calls.length - asked} requests: ${endOf(answer)}`)
  }
  for (const { name, calls } of RUNS) {
    if (values.only !== undefined && values.only !== name) continue
    hosts.set(name, host(wire, join(folder, name, 'index.js'), values.node === '' ? [] : values.node.split(' ')))
    const memory = functions.find((each) => each.name === name)?.memorySize ?? NaN
    console.log(`${name}: ${(await hosts.get(name)?.megabytes()) ?? NaN} MB of ${memory} once loaded`)
    for (const call of [TICK, ...calls, TICK]) await ask(name, call)
  }
  // A minute in which nothing happened: what a city pays for by day and by night.
  await new Promise((done) => setTimeout(done, 60_000 - (Date.now() % 60_000) + 1_000))
  const asked = wire.calls.length
  for (const name of hosts.keys()) await ask(name, TICK)
  console.log(`an idle minute: ${hosts.size} calls of functions, ${wire.calls.length - asked} requests to the database`)
  for (const started of hosts.values()) started.stop()
  await wire.close()
  rmSync(folder, { recursive: true })
}
void main()
