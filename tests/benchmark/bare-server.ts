import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { Pool, type PoolClient } from 'pg'
import type { BareRow } from './bare-schema'

/**
 * What the same story costs at least: Fastify and `pg` with plain tables, prepared statements and no sign-in. It checks
 * nothing, knows no rights, no idempotency, no timeline and no statistics but one counter.
 */
const pool = new Pool({ connectionString: process.env.BENCH_DATABASE, max: 16 })
pool.on('error', () => undefined) // an idle connection that is ended must not end the process
const app = Fastify({ bodyLimit: 256 * 1024 })

/** One transaction: a row of the message, one event, one counter raised. */
async function writing(work: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await work(client)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}
const today = (): string => new Date().toISOString().slice(0, 10)
const addEvent = (client: PoolClient, messageId: string, type: string) =>
  client.query({
    name: 'event',
    text: 'insert into bare_events (id, message_id, type, at) values ($1, $2, $3, now())',
    values: [randomUUID(), messageId, type],
  })
const count = (client: PoolClient, unitId: string, what: 'received' | 'replied') =>
  client.query({
    name: `count ${what}`,
    text: `insert into bare_counters (day, unit_id, ${what}) values ($1, $2, 1)
           on conflict (day, unit_id) do update set ${what} = bare_counters.${what} + 1`,
    values: [today(), unitId],
  })

app.post<{ Body: { body: string; kind: string; addresseeId: string; place: string } }>('/submit', async (request) => {
  const { body, kind, addresseeId, place } = request.body
  const id = randomUUID()
  const submittedAt = new Date().toISOString()
  await writing(async (client) => {
    await client.query({
      name: 'submit',
      text: `insert into bare_messages (id, unit_id, open, due_on, submitted_at, kind, status, title, body, place)
             values ($1, $2, true, $3, $4, $5, 'dispatched', $6, $7, $8)`,
      values: [id, addresseeId, today(), submittedAt, kind, body.slice(0, 30), body, place],
    })
    await addEvent(client, id, 'submitted')
    await count(client, addresseeId, 'received')
  })
  return { ok: true, data: { id, status: 'dispatched', submittedAt, body } }
})

app.post<{ Body: { unitId: string } }>('/inbox', async (request) => {
  const { rows } = await pool.query<BareRow>({
    name: 'inbox',
    text: `select id, unit_id, due_on, submitted_at, kind, status, title, left(body, 60) as excerpt, place, version
           from bare_messages where unit_id = $1 and open order by due_on, submitted_at, id limit 20`,
    values: [request.body.unitId],
  })
  return { ok: true, data: { items: rows, nextCursor: null } }
})

const STEPS = { accept: 'processing', draft: 'awaiting_approval', approve: 'replied' } as const
for (const [step, status] of Object.entries(STEPS))
  app.post<{ Body: { id: string; body?: string } }>(`/${step}`, async (request) => {
    const { id, body = null } = request.body
    await writing(async (client) => {
      const { rows } = await client.query<{ unit_id: string }>({
        name: step,
        text: `update bare_messages set status = '${status}', reply = coalesce($2, reply), version = version + 1,
               open = ${status !== 'replied'} where id = $1 returning unit_id`,
        values: [id, body],
      })
      await addEvent(client, id, status)
      await count(client, rows[0]?.unit_id ?? '', 'replied')
    })
    return { ok: true, data: { id, status } }
  })

app.post<{ Body: { from: string; to: string } }>('/overview', async (request) => {
  const { rows } = await pool.query({
    name: 'overview',
    text: `select day::text, unit_id, received, replied from bare_counters where day between $1 and $2`,
    values: [request.body.from, request.body.to],
  })
  return { ok: true, data: { rows } }
})

app
  .listen({ port: 0, host: '127.0.0.1' })
  .then(() => process.send?.({ url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` }))
  .catch((error: unknown) => {
    console.error(error)
    process.exit(1)
  })
process.on('disconnect', () => process.exit(0))
