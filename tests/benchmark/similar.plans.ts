import type { PostgresStore } from '../../cloudfunctions/adapters/postgres'
import { planPage } from '../../cloudfunctions/adapters/postgres/postgres.query'
import type { AlikeEntry } from '../../cloudfunctions/shared/alike'
import type { AskedToken } from '../../cloudfunctions/shared/alike/asked-tokens'
import type { Collection } from '../../cloudfunctions/shared/documents'
import { planQuery } from '../../cloudfunctions/shared/documents/query-plan'

/** How an index of likeness is asked: for the first of some tokens and for the last. */
export async function printPlans(
  store: PostgresStore,
  index: Collection<AlikeEntry>,
  asked: readonly AskedToken[],
): Promise<void> {
  for (const token of [asked[0], asked.at(-1)].filter((one) => one !== undefined)) {
    const query = { index: 'by_token', equals: {}, direction: 'descending' as const, ...token }
    const { text, values } = planPage(index.name, planQuery(index, query))
    const { rows } = await store.pool.query<Record<string, string>>(`explain (analyze, buffers) ${text}`, [...values])
    console.log(`\none token: ${text}`)
    for (const row of rows) console.log(`  ${row['QUERY PLAN'] ?? ''}`)
  }
}
