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
  const bind = (value: string | readonly string[]): string => `$${values.push(value)}`
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
  const columns = what === 'keys' ? `id, version, ${WRITTEN_BY}` : 'id, version, doc'
  const text = `select ${columns} from ${table(collection)}${where} order by ${sort} limit ${plan.limit + 1}`
  return { shape: text, text, values }
}

function beyond(plan: QueryPlan, order: string, bind: (value: string) => string): string {
  const sign = plan.descending ? '<' : '>'
  if (plan.after === undefined) return 'true'
  if (order === 'id') return `id ${sign} ${bind(plan.after.id)}`
  return `(${order}, id) ${sign} (${bind(keyOf(plan.after.value))}, ${bind(plan.after.id)})`
}
