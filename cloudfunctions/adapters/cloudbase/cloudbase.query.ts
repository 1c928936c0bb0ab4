import type { QueryPlan } from '../../shared/documents/query-plan'
import type { CloudbaseCommand, CloudbaseDatabase, StoredFields } from './cloudbase.database'
import type { Send } from './cloudbase.requests'

/** The platform answers at most this many documents to one request. */
const MOST_PER_REQUEST = 1000

/** Reads `limit + 1` documents in (order, id) order, in as many requests as that takes. */
export async function readPage(
  database: CloudbaseDatabase,
  send: Send,
  collection: string,
  plan: QueryPlan,
): Promise<StoredFields[]> {
  const field = fieldOf(plan.orderField)
  const direction = plan.descending ? 'desc' : 'asc'
  const rows: StoredFields[] = []
  for (let { after } = plan; ;) {
    const wanted = Math.min(plan.limit + 1 - rows.length, MOST_PER_REQUEST)
    const query = database
      .collection(collection)
      .where(conditionOf(database.command, { ...plan, ...(after && { after }) }))
    const ordered = query.orderBy(field, direction)
    const whole = field === '_id' ? ordered : ordered.orderBy('_id', direction)
    const { data } = await send(() => whole.limit(wanted).get())
    rows.push(...data)
    const last = data.at(-1)
    if (last === undefined || data.length < wanted || rows.length > plan.limit) return rows
    after = { value: last[field] as string | number, id: last._id }
  }
}

const fieldOf = (field: string): string => (field === 'id' ? '_id' : field)

/**
 * One condition after the other: the bound of the order field stands by itself, so that the index begins there, and
 * the choice (beyond the cursor's value, or at it and beyond its id) only sorts out what is equal.
 */
function conditionOf(command: CloudbaseCommand, plan: QueryPlan): object {
  const field = fieldOf(plan.orderField)
  const conditions: object[] = plan.equals.map(([name, value]) => ({ [fieldOf(name)]: value }))
  const { tokens } = plan
  if (tokens !== undefined) conditions.push(...tokens.values.map((value) => ({ [tokens.field]: value })))
  const { from, after, to, before } = plan.range
  if (from !== undefined) conditions.push({ [field]: command.gte(from) })
  if (after !== undefined) conditions.push({ [field]: command.gt(after) })
  if (to !== undefined) conditions.push({ [field]: command.lte(to) })
  if (before !== undefined) conditions.push({ [field]: command.lt(before) })
  if (plan.after !== undefined) {
    const beyond = plan.descending ? command.lt : command.gt
    const upTo = plan.descending ? command.lte : command.gte
    const { value, id } = plan.after
    if (field === '_id') conditions.push({ _id: beyond(id) })
    else
      conditions.push(
        { [field]: upTo(value) },
        command.or([{ [field]: beyond(value) }, { [field]: value, _id: beyond(id) }]),
      )
  }
  return conditions.length === 0 ? {} : command.and(conditions)
}
