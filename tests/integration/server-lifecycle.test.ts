import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { MessageView } from '../../types/messages.contract'
import { callOver } from '../support/api-client'
import {
  buildServerBundle,
  CITY_SETTINGS,
  copySeededData,
  dataFolder,
  refusalOfServer,
  type ServerProcess,
  startServerProcess,
} from '../support/server-process'

let bundle: string
const folder = dataFolder()
const started: ServerProcess[] = []

beforeAll(async () => {
  bundle = await buildServerBundle()
  await copySeededData(folder)
})
afterAll(async () => {
  for (const { child, stop } of started) if (child.exitCode === null && child.signalCode === null) await stop()
  rmSync(folder, { recursive: true, force: true })
})

async function start(): Promise<ServerProcess> {
  const server = await startServerProcess(bundle, folder)
  started.push(server)
  return server
}
const refusal = (environment: Readonly<Record<string, string>> = {}) => refusalOfServer(bundle, folder, environment)

const submission = (requestId: string) => ({
  requestId,
  kind: 'suggestion',
  body: `建议在公园多设几张长椅 ${requestId}`,
})

it('loses no acknowledged message when it is killed amid 200 submits, and keeps none twice', async () => {
  const first = await start()
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
  await second.stop()
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
  expect(await refusal()).toMatch(/正被另一个民声服务使用.*。$/)
  expect((await fetch(`${first.url}/readyz`)).status).toBe(200)
  await first.stop()
})

it('refuses a port that is taken, before it touches the data', async () => {
  const taken = createServer()
  const port = await new Promise<number>((done) =>
    taken.listen(0, '127.0.0.1', () => {
      const address = taken.address()
      done(typeof address === 'object' && address !== null ? address.port : 0)
    }),
  )
  const said = await refusal({ PORT: String(port), DATA_DIR: join(folder, 'untouched') })
  taken.close()
  expect(said).toMatch(new RegExp(`^端口 ${port} 已被占用，.*。$`))
  expect(existsSync(join(folder, 'untouched', 'postgres'))).toBe(false)
})

it('never takes a demonstration for a real city', async () => {
  expect(await refusal(CITY_SETTINGS)).toMatch(/^这个数据库是演示数据.*。$/)
})

it.each([
  [{ AUTH: 'token' }, /TOKEN_KEY/],
  [{ HOST: '0.0.0.0' }, /演示模式/],
  [{ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' }, /unavailable/],
])('refuses %j', async (environment, sentence) => {
  expect(await refusal(environment)).toMatch(sentence)
})
