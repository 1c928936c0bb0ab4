import type { Client } from 'pg'
import { vendoredCalendar } from '../../cloudfunctions/shared/calendar'
import { demoDirectory } from '../../cloudfunctions/demo/city'
import { RollupChanges } from '../../cloudfunctions/insight/domain/rollup'
import { toActivity } from '../../cloudfunctions/insight/projector'
import type { Change } from '../../cloudfunctions/messages/domain/change'
import { closeSilent } from '../../cloudfunctions/messages/domain/close'
import { rate } from '../../cloudfunctions/messages/domain/rating'
import { accept } from '../../cloudfunctions/messages/domain/dispatch'
import type { Message } from '../../cloudfunctions/messages/domain/message'
import { approveReply, draftReply } from '../../cloudfunctions/messages/domain/reply'
import { submit } from '../../cloudfunctions/messages/domain/submit'
import { insertMessage, putMessage } from '../../cloudfunctions/messages/messages.store'
import { STREAM } from '../../cloudfunctions/messages/record-change'
import type { StoredDocument, Transaction } from '../../cloudfunctions/shared/documents'
import { derivedId } from '../../cloudfunctions/shared/kernel/ids'
import { shanghaiDay } from '../../cloudfunctions/shared/kernel/local-date'
import { appendEvents } from '../../cloudfunctions/shared/outbox/outbox'
import type { Actor } from '../../cloudfunctions/shared/kernel/actor'
import { MESSAGE_KINDS } from '../../types/messages.terms'

/** What the scenarios look at: whose inbox is read, whose messages are answered, who writes. */
export const READER_UNIT = 'water-supply'
export const WORKER_UNIT = 'heating'
const HOUR = 3_600_000
const DAYS = 90
const BATCH = 1_000
/** This many of the loaded messages are open at the worker's unit, to be answered by the reply scenario. */
export const TO_ANSWER = 15_000

const units = demoDirectory.units.filter((unit) => unit.kind === 'department' && unit.parentId === undefined)
const calendar = vendoredCalendar()
const citizen = (n: number): Actor => ({
  id: n % 500 === 0 ? 'demo-citizen-1' : `bench-citizen-${n % 20_000}`,
  kind: 'citizen',
  name: '市民',
  grants: [{ role: 'citizen' }],
})
const staff = (id: string, unitId: string): Actor => ({
  id,
  kind: 'staff',
  name: id,
  grants: id === 'approver' ? [{ role: 'approver', unitId }] : [],
})

/** Mulberry32: the same city every time. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A transaction over nothing: keeps the last state of each document, by collection. */
class Gathered implements Transaction {
  readonly byCollection = new Map<string, Map<string, StoredDocument>>()
  private of(name: string): Map<string, StoredDocument> {
    const found = this.byCollection.get(name) ?? new Map<string, StoredDocument>()
    this.byCollection.set(name, found)
    return found
  }
  get: Transaction['get'] = async () => null
  insert: Transaction['insert'] = (collection, document) =>
    void this.of(collection.name).set(document.id, { ...document, version: 1 })
  put: Transaction['put'] = (collection, document) =>
    void this.of(collection.name).set(document.id, { ...document, version: document.version + 1 })
  remove: Transaction['remove'] = (collection, document) => void this.of(collection.name).delete(document.id)
}

/** One message through its whole life by the rules of the domain, as far as it got by `endMs`. */
function live(n: number, random: () => number, endMs: number, into: Gathered, counts: RollupChanges): string {
  const toAnswer = n < TO_ANSWER
  const startMs = endMs - Math.floor((toAnswer ? random() * 3 : random() * DAYS) * 24 * HOUR) - HOUR
  const unitId = toAnswer
    ? WORKER_UNIT
    : n % 10 === 0
      ? READER_UNIT
      : (units[Math.floor(random() * units.length)]?.id ?? '')
  const acting = (actor: Actor, atMs: number) => {
    const now = new Date(atMs).toISOString()
    return { actor, now, today: shanghaiDay(now), calendar }
  }
  const incoming = {
    id: derivedId('bench', String(n)),
    requestHash: '',
    channel: 'app' as const,
    kind: MESSAGE_KINDS[n % MESSAGE_KINDS.length] ?? 'help',
    body: `小区里的事情已经好几天了，一直没有人来处理，请有关单位尽快看看，谢谢。第${n}件。`.repeat(1 + (n % 4)),
    place: '云澜区听涛街道锦绣小区',
    hasContact: false,
    hideIdentity: true,
    replyOnlyHere: true,
    wantsPublic: false,
    urgent: false,
  }
  let message: Message
  const keep = ({ message: next, events }: Change): void => {
    appendEvents(into, STREAM, events)
    for (const event of events) counts.add(toActivity(event))
    message = next.version === 0 ? insertMessage(into, next) : putMessage(into, next)
  }
  keep(submit(incoming, { unitId, reason: '按留言时的选择，转交' }, acting(citizen(n), startMs)))
  const step = (
    hours: number,
    actor: string,
    rule: (present: Message, at: ReturnType<typeof acting>) => Change | null,
  ) => {
    const atMs = startMs + hours * HOUR
    const changed =
      atMs < endMs && message.status !== 'closed' ? rule(message, acting(staff(actor, unitId), atMs)) : null
    if (changed !== null) keep(changed)
    return atMs < endMs
  }
  const busy = random()
  if (toAnswer || busy > 0.92) return incoming.id
  step(3, 'handler', (m, a) => accept(m, a))
  const body = '您好，您反映的问题已安排工作人员现场处理，现已办结。感谢您的来信。'
  if (step(20 + busy * 100, 'handler', (m, a) => draftReply(m, { body, outcome: 'solved' }, a)))
    if (step(24 + busy * 110, 'approver', (m, a) => approveReply(m, { contentHash: m.draft?.contentHash ?? '' }, a)))
      if (busy > 0.4)
        step(50 + busy * 110, 'citizen', (m, a) => rate(m, { solved: 'yes', satisfaction: 3 + (n % 3) }, a))
      else step(24 + 8 * 24 + busy * 110, 'system', (m, a) => closeSilent(m, a))
  return incoming.id
}

/** Loads `count` messages of the last 90 days with their events, work items and statistics. @returns those to answer. */
export async function loadCity(
  client: Client,
  count: number,
  endMs: number,
  say: (what: string) => void,
): Promise<void> {
  const random = randomFrom(7)
  const counts = new RollupChanges()
  for (let from = 0; from < count; from += BATCH) {
    const batch = new Gathered()
    for (let n = from; n < Math.min(count, from + BATCH); n += 1) live(n, random, endMs, batch, counts)
    for (const [name, documents] of batch.byCollection)
      if (name !== 'outbox_commits') await store(client, name, [...documents.values()])
    if ((from / BATCH) % 10 === 9) say(`${from + BATCH} messages loaded`)
  }
  await store(
    client,
    'insight_rollups',
    counts.ids().map((id) => ({ id, version: 1, ...counts.applyTo(id, null) })),
  )
  say('vacuum')
  await client.query('vacuum (analyze)')
}

async function store(client: Client, table: string, documents: readonly StoredDocument[]): Promise<void> {
  const rows = documents.map(({ id, version, ...doc }) => ({ id, version, doc }))
  await client.query(
    `insert into "${table}" (id, version, doc) select x.id, x.version, x.doc
     from jsonb_to_recordset($1::jsonb) x(id text, version int, doc jsonb)`,
    [JSON.stringify(rows)],
  )
}
