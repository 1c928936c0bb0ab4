import type { StoredDocument } from '../../shared/documents'
import type { Write } from '../../shared/documents/write'
import { table } from './postgres.keys'

/**
 * A commit is one statement, so one round trip and one transaction of its own: a data-modifying CTE per write (per
 * collection and kind, where there are several). `minsheng_expect` raises when a compare-and-swap missed, and the
 * whole statement is undone. Its counts are read first and in order, so puts and removes lock before inserts
 * write, and two transactions wait for each other in one direction only.
 */
export interface Commit {
  /** What the statement's text depends on. */
  readonly shape: string
  readonly text: () => string
  readonly values: readonly (string | number | readonly string[] | readonly number[])[]
}
type Value = Commit['values'][number]
type Group = readonly [Write, ...Write[]]

export function planCommit(writes: readonly Write[]): Commit {
  const groups = grouped(writes)
  const shape = groups.map(([first, ...rest]) => `${first.kind}${rest.length > 0 ? 's' : ''}:${first.collection}`)
  const swapped = writes.filter((write) => write.kind !== 'insert').length
  const values = groups.flatMap(valuesOf)
  return {
    shape: shape.join(' '),
    text: () => statementOf(groups),
    values: swapped > 0 ? [...values, swapped] : values,
  }
}

/** Neighbours of one collection and kind belong together; the order of the writes stays. */
function grouped(writes: readonly Write[]): Group[] {
  const groups = new Map<string, [Write, ...Write[]]>()
  for (const write of writes) {
    const key = `${write.collection} ${write.kind}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [write])
    else group.push(write)
  }
  return [...groups.values()]
}

function statementOf(groups: readonly Group[]): string {
  const parts: string[] = []
  const counts: string[] = []
  let parameter = 0
  groups.forEach((group, at) => {
    const [first, ...rest] = group
    const take = (): string => `$${(parameter += 1)}`
    parts.push(`w${at} as (${(rest.length > 0 ? several : one)(first, take)})`)
    if (first.kind !== 'insert') counts.push(`(select count(*) from w${at})`)
  })
  const check =
    counts.length === 0 ? 'select 1' : `select minsheng_expect(${counts.join(' + ')}, $${parameter + 1}::int)`
  return `with ${parts.join(', ')} ${check}`
}

function one(write: Write, take: () => string): string {
  const name = table(write.collection)
  if (write.kind === 'insert') return `insert into ${name} (id, version, doc) values (${take()}, 1, ${take()}::jsonb)`
  const [id, expected] = [take(), take()]
  const same = `where id = ${id} and version = ${expected}::int returning 1`
  if (write.kind === 'remove') return `delete from ${name} ${same}`
  return `update ${name} set version = version + 1, doc = ${take()}::jsonb ${same}`
}

function several(write: Write, take: () => string): string {
  const name = table(write.collection)
  if (write.kind === 'remove')
    return (
      `delete from ${name} t using unnest(${take()}::text[], ${take()}::int[]) x(id, expected) ` +
      'where t.id = x.id and t.version = x.expected returning 1'
    )
  const rows = `jsonb_to_recordset(${take()}::jsonb) x(id text, expected int, doc jsonb)`
  if (write.kind === 'insert') return `insert into ${name} (id, version, doc) select x.id, 1, x.doc from ${rows}`
  return (
    `update ${name} t set version = t.version + 1, doc = x.doc from ${rows} ` +
    'where t.id = x.id and t.version = x.expected returning 1'
  )
}

function valuesOf(group: Group): Value[] {
  const [first, ...rest] = group
  if (rest.length === 0) {
    if (first.kind === 'insert') return [first.id, bodyOf(first.document)]
    return first.kind === 'remove' ? [first.id, first.expected] : [first.id, first.expected, bodyOf(first.document)]
  }
  if (first.kind === 'remove') return [group.map(({ id }) => id), group.map((write) => expectedOf(write))]
  const rows = group.map((write) =>
    write.kind === 'remove'
      ? ''
      : `{"id":${JSON.stringify(write.id)},"expected":${expectedOf(write)},"doc":${bodyOf(write.document)}}`,
  )
  return [`[${rows.join(',')}]`]
}

const expectedOf = (write: Write): number => (write.kind === 'insert' ? 0 : write.expected)

/** The document as it is stored: id and version live in their columns only. */
function bodyOf(document: StoredDocument): string {
  return JSON.stringify({ ...document, id: undefined, version: undefined })
}
