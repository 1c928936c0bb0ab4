import { connect, createServer, type Server, type Socket } from 'node:net'
import { Client } from 'pg'
import { postgresStore, type PostgresStore } from '../../cloudfunctions/adapters/postgres'
import { demoDirectory } from '../../cloudfunctions/demo'
import { storedDirectory, storeDirectory } from '../../cloudfunctions/hall'
import { identifyBearer, jwtTokens } from '../../cloudfunctions/identity'
import { demoIdentityFunction } from '../../cloudfunctions/identity/demo'
import { COLLECTIONS } from '../../cloudfunctions/runtime/collections'
import { randomIds, systemClock } from '../../cloudfunctions/runtime/core'
import { post } from '../support/api-client'
import { openTestDatabase, type TestDatabase } from '../support/postgres'
import { until } from '../support/until'
import { listen } from './server.support'

/** Stands between the server and its database, and can take it away. */
class Line {
  private readonly sockets = new Set<Socket>()
  private server: Server | null = null
  private silent = false
  port = 0

  constructor(private readonly target: number) {}

  async mend(): Promise<void> {
    this.silent = false
    const server = createServer((near) => {
      const far = connect(this.target, '127.0.0.1')
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.sockets.add(socket)
        socket.on('data', (chunk) => {
          if (!this.silent) other.write(chunk)
        })
        socket.on('error', () => other.destroy())
        socket.on('close', () => {
          this.sockets.delete(socket)
          other.destroy()
        })
      }
    })
    await new Promise<void>((done) => server.listen(this.port, '127.0.0.1', done))
    const address = server.address()
    if (typeof address === 'object' && address !== null) this.port = address.port
    this.server = server
  }

  async cut(): Promise<void> {
    const closed = new Promise<void>((done) => (this.server === null ? done() : this.server.close(() => done())))
    for (const socket of this.sockets) socket.destroy()
    await closed
  }

  /** The database takes connections and says nothing any more. */
  hang(): void {
    this.silent = true
  }
}

/** Milliseconds: what is not silent answers within them, on a busy machine too. */
const PATIENCE = { connectTimeout: 3_000, statementTimeout: 3_000 }

let database: TestDatabase
let line: Line
let store: PostgresStore
let server: Awaited<ReturnType<typeof listen>>

beforeAll(async () => {
  database = await openTestDatabase()
  const url = new URL(database.connectionString)
  line = new Line(Number(url.port))
  await line.mend()
  url.port = String(line.port)
  store = postgresStore({ connectionString: url.href, ...PATIENCE })
  await store.migrate(COLLECTIONS)
  await storeDirectory(store, demoDirectory)
  const tokens = jwtTokens({ key: Buffer.alloc(32, 7), issuer: 'test', lifetimeSeconds: 3600, clock: systemClock })
  const directory = storedDirectory(store, systemClock)
  server = await listen({
    modules: [demoIdentityFunction({ store, ids: randomIds, clock: systemClock, tokens, directory })],
    identify: identifyBearer(tokens, store),
    isReady: () => store.ping().then(() => true),
    ids: randomIds,
    log: () => undefined,
    onlyThisMachine: true,
  })
})
afterAll(async () => {
  await server.app.close()
  await store.close()
  await line.cut()
  await database.close()
})

const call = (procedure: string, input: object, token?: string) =>
  post(server.url, `identity.${procedure}`, input, token)
const readiness = async () => (await fetch(`${server.url}/readyz`)).status
const away = {
  error: { code: 'unavailable', message: '系统暂时连接不上，请过几秒钟再试一次。' },
}

it.each([
  ['gone', () => line.cut(), () => line.mend()],
  [
    'silent',
    async () => line.hang(),
    async () => {
      await line.cut()
      await line.mend()
    },
  ],
])('says so while the database is %s, and recovers by itself', async (_how, take, give) => {
  const before = await call('demo_login', { persona: 'dispatcher' })
  expect([before.status, await readiness()]).toEqual([200, 200])
  const { token } = (before.body as unknown as { data: { token: string } }).data

  await take()
  const asked = await Promise.all([
    call('me', {}, token),
    call('me', {}, token),
    call('demo_login', { persona: 'press' }),
  ])
  // The directory may still be known; the account is asked for with every request.
  for (const answer of asked) expect(answer).toMatchObject({ status: 503, body: away })
  expect(await readiness()).toBe(503)
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)

  await give()
  await until('the database', async () => (await readiness()) === 200)
  expect((await call('me', {}, token)).status).toBe(200)
})

it('goes on reading while the database can only be read, says so to whoever writes, and drops the connections that cannot write', async () => {
  const before = await call('demo_login', { persona: 'dispatcher' })
  const { token } = (before.body as unknown as { data: { token: string } }).data
  const admin = new Client({ connectionString: database.connectionString })
  await admin.connect()
  const name = new URL(database.connectionString).pathname.slice(1)

  await admin.query(`alter database ${name} set default_transaction_read_only = on`)
  // Connections of before go, as they do at a failover.
  await line.cut()
  await line.mend()
  await until('the database', async () => (await readiness()) === 200)
  // Who is served by an instance that only reads is served better than by none.
  const answers = await Promise.all([call('me', {}, token), call('me', {}, token), call('me', {}, token)])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(await call('demo_login', { persona: 'press' })).toMatchObject({ status: 503, body: away })
  expect(await readiness()).toBe(200)

  // It can be written again, though not over the connections that are open: nobody has to start the server anew.
  await admin.query(`alter database ${name} reset default_transaction_read_only`)
  await admin.end()
  await until('a sign-in', async () => (await call('demo_login', { persona: 'press' })).status === 200)
})
