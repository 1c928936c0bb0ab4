import type { ClientBase } from 'pg'
import type { Collection, StoredDocument } from '../../shared/documents'
import { collectionDdl } from './postgres.ddl'
import { table } from './postgres.keys'

/** So long after a declaration changed an instance of the version before may still ask by the earlier one. */
const REPLACED_AFTER = '1 day'

interface Left {
  readonly collection: string
  readonly name: string
  /** Whether the declaration is so old that nobody asks by the one before. */
  readonly settled: boolean
}
interface LeftColumn extends Left {
  /** Reads the field as a number and fails at a text (the first releases looked which of both it is). */
  readonly numeric: boolean
}

/** Indexes and generated columns of all collections. */
interface Present {
  readonly indexes: readonly Left[]
  readonly columns: readonly LeftColumn[]
}

/** What there is before anything is declared anew. */
export async function readPresent(client: ClientBase): Promise<Present> {
  const [indexes, columns] = [await client.query<Left>(INDEXES), await client.query<LeftColumn>(COLUMNS)]
  return { indexes: indexes.rows, columns: columns.rows }
}

/**
 * Drops indexes and generated columns that a collection's declaration does not want any more, a day after it changed. A
 * column of numbers whose field holds texts now goes at once: it could not take what is stored today.
 * @param changed whether the collection was declared anew just now
 */
export async function dropLeftovers(
  client: ClientBase,
  collection: Collection<StoredDocument>,
  { indexes, columns }: Present,
  changed: boolean,
): Promise<void> {
  const wanted = collectionDdl(collection)
  const isOfIt = ({ collection: name }: Left): boolean => name === collection.name
  for (const { name, settled } of indexes.filter(isOfIt)) {
    if (wanted.indexes.includes(name) || !settled || changed) continue
    await client.query(`drop index if exists "${name}"`)
  }
  for (const { name, settled, numeric } of columns.filter(isOfIt)) {
    const isTextNow = numeric && wanted.columns.includes(name.replace(/^k_/, 'x_'))
    if (wanted.columns.includes(name) || !(isTextNow || (settled && !changed))) continue
    // with the indexes that read it
    await client.query(`alter table ${table(collection.name)} drop column if exists "${name}"`)
  }
}

const SETTLED = `declared_at < now() - interval '${REPLACED_AFTER}' as settled`
const INDEXES = `select c.name as collection, i.indexname as name, ${SETTLED}
  from minsheng_collections c join pg_indexes i on i.tablename = c.name and i.schemaname = current_schema()
  where i.indexname ~ ('^' || c.name || '_[0-9a-f]{16}$')`
const COLUMNS = `select c.name as collection, a.attname as name, ${SETTLED},
    pg_get_expr(d.adbin, d.adrelid) like '%bigint%' and pg_get_expr(d.adbin, d.adrelid) not like '%jsonb_typeof%' as numeric
  from minsheng_collections c
  join pg_class t on t.relname = c.name and t.relnamespace = current_schema()::regnamespace
  join pg_attribute a on a.attrelid = t.oid and a.attgenerated = 's' and not a.attisdropped
  join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum`
