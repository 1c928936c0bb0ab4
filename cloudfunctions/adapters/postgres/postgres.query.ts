import type { QueryPlan } from '../../shared/documents/query-plan'
import { keyColumn, keyOf, table, tokensOf } from './postgres.keys'

/** Which transaction wrote a row, as `DocumentKey.writtenBy`: no two versions under one id share it. */
export const WRITTEN_BY = 'xmin as "writtenBy"'

/** A page as SQL. The limit stands in the text, so that the planner knows it; bounds and cursor are parameters. */
export interface PageQuery {
  readonly shape: string
  readonly text: string
  readonly values: readonly (string | readonly string[])[]
}

/**
 * Reads `limit + 1` rows in (order, id) order: a row comparison, which the index answers from where the cursor is.
 * @param what `keys`: id, version and the transaction that wrote it alone
 */
export function planPage(collection: string, plan: QueryPlan, what: 'documents' | 'keys' = 'documents'): PageQuery {
  const values: (string | readonly string[])[] = []
  const bind: Bind = (value) => `$${values.push(value)}`
  const columns = what === 'keys' ? `id, version, ${WRITTEN_BY}` : 'id, version, doc'
  const text = select(columns, collection, plan, bind)
  return { shape: text, text, values }
}

/**
 * The keys of several pages of one shape with one statement, a row each in their order: the bounds of all travel as one array a
 * parameter, as `planPage` binds them, and the index is asked once a page. Each row has the page as JSON:
 * `[id, version, writtenBy]` in the page's order (an aggregate takes the rows of a sorted subquery in its order, PostgreSQL
 * 9.21), null where it is empty.
 * @param plan of one of them, without tokens, with a bound or a cursor
 */
export function planPages(collection: string, plan: QueryPlan): string {
  let bound = 0
  const page = select(`id, version, ${WRITTEN_BY}`, collection, plan, () => `asked.p${(bound += 1)}`)
  const numbers = Array.from({ length: bound }, (_, at) => at + 1)
  const arrays = numbers.map((number) => `$${number}::text[]`)
  const columns = numbers.map((number) => `p${number}`)
  return `select (select json_agg(json_build_array(id, version, "writtenBy"::text)) from (${page}) page) as page
    from unnest(${arrays.join(', ')}) with ordinality as asked(${columns.join(', ')}, nth) order by nth`
}

type Bind = (value: string | readonly string[]) => string

function select(columns: string, collection: string, plan: QueryPlan, bind: Bind): string {
  const order = keyColumn(plan.orderField, plan.numbers)
  const conditions = plan.equals.map(([field, value]) => `${keyColumn(field, plan.numbers)} = ${bind(keyOf(value))}`)
  if (plan.tokens !== undefined)
    conditions.push(`${tokensOf(plan.tokens.field)} @> ${bind(plan.tokens.values)}::text[]`)
  const { from, after, to, before } = plan.range
  if (from !== undefined) conditions.push(`${order} >= ${bind(keyOf(from))}`)
  if (after !== undefined) conditions.push(`${order} > ${bind(keyOf(after))}`)
  if (to !== undefined) conditions.push(`${order} <= ${bind(keyOf(to))}`)
  if (before !== undefined) conditions.push(`${order} < ${bind(keyOf(before))}`)
  if (plan.after !== undefined) conditions.push(beyond(plan, order, bind))
  const direction = plan.descending ? ' desc' : ''
  const sort = order === 'id' ? `id${direction}` : `${order}${direction}, id${direction}`
  const where = conditions.length > 0 ? ` where ${conditions.join(' and ')}` : ''
  return `select ${columns} from ${table(collection)}${where} order by ${sort} limit ${plan.limit + 1}`
}

function beyond(plan: QueryPlan, order: string, bind: Bind): string {
  const sign = plan.descending ? '<' : '>'
  if (plan.after === undefined) return 'true'
  if (order === 'id') return `id ${sign} ${bind(plan.after.id)}`
  return `(${order}, id) ${sign} (${bind(keyOf(plan.after.value))}, ${bind(plan.after.id)})`
}
