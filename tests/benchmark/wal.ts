import type { Client } from 'pg'
import type { Scenario, Side } from './scenarios'

/** Where the log's bytes of a stretch of work come from: a table or one of its indexes, as the catalogue names it. */
export interface WalPart {
  readonly relation: string
  readonly records: number
  /** Without whole pages. */
  readonly bytes: number
  readonly fullPages: number
  readonly fullPageBytes: number
}

/** The end of the log now; null where the extension that reads it is missing (a city's own PostgreSQL without contrib). */
export async function walPosition(client: Client): Promise<string | null> {
  try {
    await client.query('create extension if not exists pg_walinspect')
    const { rows } = await client.query<{ at: string }>('select pg_current_wal_insert_lsn()::text as at')
    return rows[0]?.at ?? null
  } catch {
    return null
  }
}

/**
 * The parts of the log since `from`, largest first; none where nothing was written, or where the log has gone on so far that
 * its beginning was given back. A record that touches several pages counts with its first.
 */
export async function walParts(client: Client, from: string): Promise<WalPart[]> {
  const answer = await client
    .query<Record<'relation' | 'records' | 'bytes' | 'pages' | 'page_bytes', string>>(
      `with touched as (
       select start_lsn, block_id, record_length, block_fpi_length, resource_manager,
              coalesce(pg_filenode_relation(case reltablespace when 1663 then 0 else reltablespace end, relfilenode)::regclass::text,
                       'gone') || ' ' || lower(resource_manager) as relation
       from pg_get_wal_block_info($1, pg_current_wal_flush_lsn()))
     select relation, count(*) filter (where block_id = 0) as records,
            coalesce(sum(record_length) filter (where block_id = 0), 0) - sum(block_fpi_length) as bytes,
            count(*) filter (where block_fpi_length > 0) as pages, sum(block_fpi_length) as page_bytes
     from touched group by 1 order by coalesce(sum(record_length) filter (where block_id = 0), 0) desc`,
      [from],
    )
    .catch(() => null)
  return (answer?.rows ?? []).map(({ relation, records, bytes, pages, page_bytes }) => ({
    relation,
    records: Number(records),
    bytes: Number(bytes),
    fullPages: Number(pages),
    fullPageBytes: Number(page_bytes),
  }))
}

export function printWalParts(scenario: Scenario, side: Side, operations: number, parts: readonly WalPart[]): void {
  const each = (value: number, digits: number) => (value / operations).toFixed(digits).padStart(10)
  console.log(`\nThe log's bytes of one ${scenario} (${side}), by table and index:`)
  console.log(`${'relation'.padEnd(48)}   records     bytes     pages  of pages`)
  for (const { relation, records, bytes, fullPages, fullPageBytes } of parts)
    if (bytes + fullPageBytes >= operations)
      console.log(
        `${relation.padEnd(48)}${each(records, 2)}${each(bytes, 0)}${each(fullPages, 3)}${each(fullPageBytes, 0)}`,
      )
}
