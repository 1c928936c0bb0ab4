import { createHash } from 'node:crypto'
import type { Collection, IndexDeclaration, StoredDocument } from '../../shared/documents'
import { keyColumn, keyColumnDdl, name, table, tokensOf } from './postgres.keys'

type Declared = Collection<StoredDocument>

/** What a collection's declaration asks of the database. */
export interface CollectionDdl {
  /** Changes with every change of the declaration or of this file's SQL. */
  readonly hash: string
  readonly statements: readonly string[]
  /** Names of the indexes that the declaration wants; others of the table are left from an earlier one. */
  readonly indexes: readonly string[]
  /** Names of the generated columns that the declaration wants; likewise. */
  readonly columns: readonly string[]
}

/**
 * Table, generated key columns and indexes of a collection; every statement may run twice.
 * An index's name carries a hash of its definition, so a changed declaration builds a new one beside the old.
 */
export function collectionDdl(collection: Declared): CollectionDdl {
  const tableName = table(collection.name)
  const columns = new Set<string>()
  for (const index of collection.indexes) {
    for (const field of [...index.equals, ...(index.order === undefined ? [] : [index.order])])
      if (field !== 'id') columns.add(keyColumnDdl(field, collection.numbers))
  }
  const indexes = eachOnce(collection.indexes.flatMap((index) => indexDdl(collection, index)))
  const statements = [
    // 10 % of each page stays free, so that an update finds room beside the row it replaces
    `create table if not exists ${tableName} (id text collate "C" primary key, version int not null, doc jsonb not null) with (fillfactor = 90)`,
    // documents of some kilobytes stay as they are: packing each cost more than it saved
    `alter table ${tableName} set (toast_tuple_target = 8160)`,
    // in one statement: it writes the whole table anew, and nobody reaches it meanwhile
    ...(columns.size > 0
      ? [`alter table ${tableName} ${[...columns].map((column) => `add column if not exists ${column}`).join(', ')}`]
      : []),
    ...[...indexes].map(([index, on]) => `create index if not exists "${index}" on ${tableName} ${on}`),
    // how common each token is decides how it is looked for
    ...(collection.indexes.some(({ contains }) => contains !== undefined) ? [`analyze ${tableName}`] : []),
    // whoever writes, by whatever program: the change is told when it is committed
    ...(collection.keptInMemory === true
      ? [
          `create or replace trigger minsheng_told after insert or update or delete on ${tableName} for each row execute function minsheng_tell()`,
        ]
      : []),
  ]
  return {
    hash: digest(statements.join(';')),
    statements,
    indexes: [...indexes.keys()],
    columns: [...columns].map((column) => column.split('"')[1] ?? ''),
  }
}

/** By name, those that would be the same index only once: each costs every write. */
function eachOnce(declared: readonly (readonly [name: string, on: string])[]): Map<string, string> {
  const names = new Map<string, string>()
  for (const [index, on] of declared) if (!names.has(on)) names.set(on, index)
  return new Map([...names].map(([on, index]) => [index, on]))
}

/** The tree that equality, order and id follow; for `contains` also an inverted index over the tokens. */
function indexDdl(collection: Declared, index: IndexDeclaration): [name: string, on: string][] {
  const fields = [...index.equals, ...(index.order === undefined ? [] : [index.order])]
  const keys = fields.map((field) => keyColumn(field, collection.numbers))
  const found: [string, string][] = []
  const add = (on: string): void => {
    found.push([`${name(collection.name)}_${digest(`${index.name} ${on}`)}`, on])
  }
  if (keys.length > 0) add(`(${[...keys.filter((key) => key !== 'id'), 'id'].join(', ')})`)
  // A document has hundreds of tokens: entered one by one they write a hundred times its size to the log. The list of what
  // waits to be entered is short enough that a page looks through it in a few milliseconds.
  if (index.contains !== undefined)
    add(`using gin (${tokensOf(index.contains)}) with (fastupdate = on, gin_pending_list_limit = 2048)`)
  return found
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)
