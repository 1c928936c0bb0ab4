import type { Client } from 'pg'
import { planPage, planPages } from '../../cloudfunctions/adapters/postgres/postgres.query'
import { demoDirectory } from '../../cloudfunctions/demo/city'
import { messages, workItems } from '../../cloudfunctions/messages'
import { type Collection, type StoredDocument } from '../../cloudfunctions/shared/documents'
import type { Query } from '../../cloudfunctions/shared/documents/document-store'
import { encodeCursor, planQuery } from '../../cloudfunctions/shared/documents/query-plan'
import { unitQueue } from '../../cloudfunctions/messages/queues'
import { READER_UNIT } from './load-city'

/** The query plans of the lists, as the store asks for them: first page, a page in the middle, and several pages at once. */
export async function printPlans(client: Client): Promise<void> {
  const inbox: Query = { index: 'by_queue', equals: { queue: unitQueue(READER_UNIT), open: 'yes' }, limit: 21 }
  const mine: Query = { index: 'by_owner', equals: { ownerId: 'demo-citizen-1' }, direction: 'descending', limit: 20 }
  await explain(client, 'inbox', workItems, inbox)
  await explain(client, 'inbox, from a cursor', workItems, { ...inbox, cursor: encodeCursor('1|2026-01-01', 'x') })
  const units = demoDirectory.units.slice(0, 5)
  const several = units.map(({ id }) => ({ ...inbox, equals: { queue: unitQueue(id), open: 'yes' } }))
  const asked = several.map((query) => planPage(workItems.name, planQuery(workItems, query), 'keys').values)
  const bounds = (asked[0] ?? []).map((_, at) => asked.map((values) => values[at]))
  await explainStatement(client, 'five inboxes at once', planPages(workItems.name, planQuery(workItems, inbox)), bounds)
  await explain(client, 'list_mine', messages, mine)
}

async function explain<D extends StoredDocument>(
  client: Client,
  what: string,
  collection: Collection<D>,
  query: Query,
): Promise<void> {
  const { text, values } = planPage(collection.name, planQuery(collection, query))
  await explainStatement(client, what, text, values)
}

async function explainStatement(client: Client, what: string, text: string, values: readonly unknown[]): Promise<void> {
  const { rows } = await client.query<Record<string, string>>(`explain (analyze, buffers) ${text}`, [...values])
  console.log(`\n${what}: ${text}`)
  for (const row of rows) console.log(`  ${row['QUERY PLAN'] ?? ''}`)
}
