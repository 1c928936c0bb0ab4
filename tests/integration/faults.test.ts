import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { openDatabase } from '../../cloudfunctions/runtime/embedded-postgres'
import type { MessagesContract, MessageView } from '../../types/messages.contract'
import type { OutputOf } from '../../types/wire.contract'
import type { Overview } from '../../types/insight.contract'
import { type Answer, callOver } from '../support/api-client'
import {
  buildServerBundle,
  copySeededData,
  dataFolder,
  isRunning,
  postmasterOf,
  type ServerProcess,
  startServerProcess,
} from '../support/server-process'
import { requestId } from '../support/small-city'
import { until } from '../support/until'

let bundle: string
const folder = dataFolder()
let server: ServerProcess
const acknowledged = new Map<number, string>()
beforeAll(async () => {
  bundle = await buildServerBundle()
  await copySeededData(folder)
  server = await startServerProcess(bundle, folder)
})
afterAll(async () => {
  if (server.child.exitCode === null) await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))
const submission = (n: number) => ({
  requestId: requestId(n),
  kind: 'suggestion',
  body: `建议在公园多设几张长椅，第${n}条。`,
})
const submit = async (client: ReturnType<typeof callOver>, n: number): Promise<Answer> => {
  const answer = await client.call('citizen-2', 'messages.submit', submission(n))
  if (answer.body.ok) acknowledged.set(n, (answer.body.data as MessageView).id)
  return answer
}
const ready = async () => (await fetch(`${server.url}/readyz`)).status
const untilReady = () => until('the database again', async () => (await ready()) === 200)
/** Every acknowledged message is there, under the same id and once. */
async function expectAllThere(client: ReturnType<typeof callOver>): Promise<void> {
  const mine: string[] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: OutputOf<MessagesContract['list_mine']> = await client.ask('citizen-2', 'messages.list_mine', {
      limit: 50,
      ...(cursor === undefined ? {} : { cursor }),
    })
    mine.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  }
  expect(new Set(mine).size).toBe(mine.length)
  for (const id of acknowledged.values()) expect(mine).toContain(id)
}

/** What a stop left in the outbox is counted after the start, however long that takes: waits until nothing is left. */
async function everythingCounted(): Promise<void> {
  const database = await openDatabase({ dataDir: join(folder, 'data'), role: 'command' })
  const client = new Client({ connectionString: database.connectionString })
  try {
    await client.connect()
    await until('an empty outbox', async () => {
      const { rows } = await client.query<{ left: string }>(
        'select (select count(*) from outbox_commits) + (select count(*) from outbox) as left',
      )
      return Number(rows[0]?.left) === 0
    })
  } finally {
    await client.end()
    await database.close()
  }
}
/** The day in Shanghai so many days on. */
const daysOn = (days: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)

it.each([
  ['is killed', 'SIGKILL'],
  ['is stopped', 'SIGINT'],
] as const)(
  'when the database %s: 503 in plain words, recovery by itself, nothing acknowledged lost',
  async (_how, signal) => {
    const client = callOver(server.url)
    const from = acknowledged.size + 1
    expect((await submit(client, from)).status).toBe(200)
    const pid = postmasterOf(folder)
    if (pid === null) throw new Error('no database process')

    let going = true
    const answers: Answer[] = []
    const writers = Array.from({ length: 4 }, async (_, lane) => {
      for (let n = from + 1 + lane; going; n += 4) {
        // What was refused is sent again, as the page does.
        for (let answer = await submit(client, n); ; answer = await submit(client, n)) {
          answers.push(answer)
          if (answer.status === 200 || !going) break
          await pause(50)
        }
      }
    })
    await pause(300)
    // Asked all the time: on a busy machine a database is back before one has looked.
    const health: number[] = []
    const looker = (async () => {
      for (; going; await pause(5)) health.push((await fetch(`${server.url}/healthz`)).status)
    })()
    process.kill(pid, signal)
    await until('a refusal', () => answers.some(({ status }) => status === 503))
    await untilReady()
    const recovered = answers.length
    await until('further answers', () => answers.length >= recovered + 20)
    going = false
    await Promise.all([...writers, looker])

    expect(new Set(health)).toEqual(new Set([200]))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 503]))
    for (const { body } of answers)
      if (!body.ok)
        expect(body.error).toMatchObject({
          code: 'unavailable',
          message: expect.stringContaining('请过几秒钟再试一次'),
        })
    await expectAllThere(client)
    expect(postmasterOf(folder)).not.toBe(pid)
  },
)

it('SIGTERM finishes what is in flight, and leaves no database behind', async () => {
  const client = callOver(server.url)
  await client.tokenOf('citizen-2')
  const from = 10_000
  const sent = Array.from({ length: 24 }, (_, n) =>
    submit(client, from + n).then(
      ({ status }) => status,
      () => 'never taken' as const, // the connection came after the door was closed
    ),
  )
  await pause(15)
  const pid = postmasterOf(folder)
  const began = Date.now()
  const code = await server.stop()
  // Connections that clients keep open must not hold it up: they would for 72 s.
  expect(Date.now() - began).toBeLessThan(30_000)
  for (const outcome of await Promise.all(sent)) expect([200, 'never taken']).toContain(outcome)
  expect(code).toBe(0)
  expect(server.said.at(-1)).toBe('STOPPED')
  expect(postmasterOf(folder)).toBeNull()
  expect(pid !== null && isRunning(pid)).toBe(false)
})

it('a second start keeps the data, seeds nothing twice and takes repeated requests for what they are', async () => {
  server = await startServerProcess(bundle, folder)
  const client = callOver(server.url)
  await expectAllThere(client)
  const [n = 0, id] = [...acknowledged][0] ?? []
  expect((await submit(client, n)).body).toMatchObject({ data: { id } })
  const time = { from: daysOn(-300), to: daysOn(1) }
  const received = async (over: typeof client) => {
    return (await over.ask<Overview>('press', 'insight.overview', time)).totals.received
  }
  await everythingCounted()
  const before = await received(client)
  expect(before).toBeGreaterThanOrEqual(acknowledged.size)
  await server.stop()
  server = await startServerProcess(bundle, folder)
  const again = callOver(server.url)
  await expectAllThere(again)
  await everythingCounted()
  expect(await received(again)).toBe(before)
})

it('a server killed outright leaves a database that the next one takes over', async () => {
  const pid = postmasterOf(folder)
  server.child.kill('SIGKILL')
  await server.ended
  expect(pid !== null && isRunning(pid)).toBe(true)
  server = await startServerProcess(bundle, folder)
  expect(postmasterOf(folder)).toBe(pid)
  await expectAllThere(callOver(server.url))
  expect(await server.stop()).toBe(0)
  expect(pid !== null && isRunning(pid)).toBe(false)
})
