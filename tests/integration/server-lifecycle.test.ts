import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import type { MessageView } from '../../types/messages.contract'
import { callOver } from '../support/api-client'

jest.setTimeout(180_000)

let folder: string
const bundle = resolve('dist/server/main.cjs')
const started: ChildProcess[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'minsheng-server-'))
  await chmod(folder, 0o755) // the database's own user passes through
  const build = `import('${resolve('config/build-server.mjs')}').then(({ buildServer }) => buildServer())`
  await promisify(execFile)(process.execPath, ['-e', build])
})
afterAll(async () => {
  for (const child of started) if (child.exitCode === null && child.signalCode === null) await stop(child)
  rmSync(folder, { recursive: true, force: true })
})

/** Starts a server; resolves with its first word. */
async function start(environment: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [resolve('tests/integration/server.driver.mjs'), bundle, folder], {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      PORT: '0',
      DATA_DIR: join(folder, 'data'),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  const said: string[] = []
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)))
  const first = await new Promise<string>((done) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line)
      done(line)
    })
    void ended.then(() => done('ENDED'))
  })
  return { child, first, said, ended, url: /^READY (.*)$/.exec(first)?.[1] ?? '' }
}
const stop = (child: ChildProcess): Promise<void> =>
  new Promise((done) => {
    child.once('exit', () => done())
    child.kill('SIGTERM')
  })

const submission = (requestId: string) => ({
  requestId,
  kind: 'suggestion',
  body: `建议在公园多设几张长椅 ${requestId}`,
})

it('loses no acknowledged message when it is killed amid 200 submits, and keeps none twice', async () => {
  const first = await start()
  expect(first.first).toMatch(/^READY /)
  const { call } = callOver(first.url)
  await call('citizen-1', 'messages.list_mine', {})
  const requests = Array.from({ length: 200 }, () => randomUUID())
  const acknowledged = new Map<string, string>()
  let answered = 0
  const waiting = [...requests]
  const worker = async (): Promise<void> => {
    for (let requestId = waiting.pop(); requestId !== undefined; requestId = waiting.pop())
      try {
        const answer = await call('citizen-1', 'messages.submit', submission(requestId))
        if (answer.status === 200)
          acknowledged.set(requestId, (answer.body as unknown as { data: MessageView }).data.id)
        answered += 1
        if (answered === 60) first.child.kill('SIGKILL')
      } catch {
        // cut off: the person sends it again
      }
  }
  await Promise.all(Array.from({ length: 16 }, worker))
  await first.ended
  expect(acknowledged.size).toBeGreaterThanOrEqual(60)
  expect(acknowledged.size).toBeLessThan(200)

  const second = await start()
  expect(second.first).toMatch(/^READY /)
  const after = callOver(second.url)
  // Everybody sends again what was not acknowledged; some of those had arrived all the same.
  for (const requestId of requests) {
    const answer = await after.call('citizen-1', 'messages.submit', submission(requestId))
    expect(answer.status).toBe(200)
    const { id } = (answer.body as unknown as { data: MessageView }).data
    expect(acknowledged.get(requestId) ?? id).toBe(id)
  }
  const mine: string[] = []
  let cursor: string | null = null
  do {
    const answer = await after.call('citizen-1', 'messages.list_mine', {
      limit: 50,
      ...(cursor === null ? {} : { cursor }),
    })
    const page = (
      answer.body as unknown as { data: { items: { id: string; excerpt: string }[]; nextCursor: string | null } }
    ).data
    mine.push(...page.items.filter(({ excerpt }) => excerpt.includes('长椅')).map(({ id }) => id))
    cursor = page.nextCursor
  } while (cursor !== null)
  expect(mine).toHaveLength(200)
  expect(new Set(mine).size).toBe(200)
  for (const id of acknowledged.values()) expect(mine).toContain(id)
  await stop(second.child)
  expect(second.said.at(-1)).toBe('STOPPED')
})

it('keeps demonstration keys and its log for their owner', () => {
  for (const name of ['demo-token.key', 'demo-contact.key', 'server.log'])
    expect([name, statSync(join(folder, 'data', name)).mode & 0o777]).toEqual([name, 0o600])
  const log = readFileSync(join(folder, 'data', 'server.log'), 'utf8')
  expect(log).toContain('"procedure":"submit"')
  expect(log).not.toContain('长椅')
})

it('refuses a second server on the same data folder, and goes on itself', async () => {
  const first = await start()
  const second = await start()
  expect(second.first).toMatch(/^REFUSED .*正被另一个民声服务使用.*。$/)
  expect(await second.ended).toBe(1)
  expect((await fetch(`${first.url}/readyz`)).status).toBe(200)
  await stop(first.child)
})

it('refuses a port that is taken, before it touches the data', async () => {
  const taken = createServer()
  const port = await new Promise<number>((done) =>
    taken.listen(0, '127.0.0.1', () => {
      const address = taken.address()
      done(typeof address === 'object' && address !== null ? address.port : 0)
    }),
  )
  const server = await start({ PORT: String(port), DATA_DIR: join(folder, 'untouched') })
  expect(server.first).toMatch(new RegExp(`^REFUSED 端口 ${port} 已被占用，.*。$`))
  expect(await server.ended).toBe(1)
  taken.close()
})

it('never takes a demonstration for a real city', async () => {
  const keys = {
    TOKEN_KEY: Buffer.alloc(32, 1).toString('base64'),
    CONTACT_KEY: Buffer.alloc(32, 2).toString('base64'),
    CONTACT_KEY_ID: 'test',
    AUDIT_KEY: Buffer.alloc(32, 3).toString('base64'),
    AUDIT_KEY_ID: 'test',
  }
  const server = await start({ AUTH: 'password', ...keys })
  expect(server.first).toMatch(/^REFUSED 这个数据库是演示数据.*。$/)
  expect(await server.ended).toBe(1)
})

it.each([
  [{ AUTH: 'token' }, /TOKEN_KEY/],
  [{ HOST: '0.0.0.0' }, /演示模式/],
  [{ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' }, /unavailable/],
])('refuses %j', async (environment, sentence) => {
  const server = await start(environment)
  expect(server.first).toMatch(/^REFUSED /)
  expect(server.first).toMatch(sentence)
  expect(await server.ended).toBe(1)
})
