/** A value in canonical EJSON, as it travels and as the double keeps it: `{"$numberInt":"1"}`. */
export type Ejson = string | boolean | null | readonly Ejson[] | { readonly [key: string]: Ejson }
export type EjsonDocument = { readonly [key: string]: Ejson } & { readonly _id: string }
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain }

/** The value itself. Dates, patterns and other types of their own are not the port's: they are refused. */
export function plain(value: Ejson): Plain {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return (value as readonly Ejson[]).map(plain)
  const entries = Object.entries(value as Record<string, Ejson>)
  const [first] = entries
  if (entries.length === 1 && first?.[0].startsWith('$number') === true) return Number(first[1])
  const odd = entries.find(([key]) => key === '$date' || key === '$regularExpression' || key === '$undefined')
  if (odd !== undefined) throw new Error(`a value of type ${odd[0]} reached the wire`)
  return Object.fromEntries(entries.map(([key, item]) => [key, plain(item)]))
}

/** The other way: as the SDK writes a JSON value. */
export function ejson(value: Plain): Ejson {
  if (typeof value === 'number')
    return Number.isInteger(value) && Math.abs(value) < 2 ** 31
      ? { $numberInt: String(value) }
      : { $numberDouble: String(value) }
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return (value as readonly Plain[]).map(ejson)
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, ejson(item)]))
}

type Condition = { readonly [key: string]: Plain }

/** Whether a document meets a condition, for the operators that the port can send; any other is an error. */
export function meets(document: Plain, condition: Condition): boolean {
  return Object.entries(condition).every(([key, wanted]) => {
    if (key === '$and') return (wanted as Condition[]).every((part) => meets(document, part))
    if (key === '$or') return (wanted as Condition[]).some((part) => meets(document, part))
    if (key.startsWith('$')) throw new Error(`the double has no ${key}`)
    return fieldMeets((document as Record<string, Plain>)[key], wanted)
  })
}

function fieldMeets(value: Plain | undefined, wanted: Plain): boolean {
  if (typeof wanted === 'object' && wanted !== null && !Array.isArray(wanted)) {
    const operators = Object.entries(wanted)
    if (operators.some(([operator]) => operator.startsWith('$')))
      return operators.every(([operator, bound]) => compares(operator, value, bound))
  }
  if (Array.isArray(value) && !Array.isArray(wanted)) return value.includes(wanted)
  return JSON.stringify(value) === JSON.stringify(wanted)
}

/** Bounds hold within one type only, as in the platform's database: a number is never below a text. */
function compares(operator: string, value: Plain | undefined, bound: Plain): boolean {
  if (value === undefined || typeof value !== typeof bound) return false
  const order = compare(value, bound)
  switch (operator) {
    case '$eq':
      return order === 0
    case '$gt':
      return order > 0
    case '$gte':
      return order >= 0
    case '$lt':
      return order < 0
    case '$lte':
      return order <= 0
    default:
      throw new Error(`the double has no ${operator}`)
  }
}

const RANK: Record<string, number> = { undefined: 0, number: 1, string: 2, object: 3, boolean: 4 }

/** Numbers, then texts by their bytes. */
export function compare(a: Plain | undefined, b: Plain | undefined): number {
  if (typeof a !== typeof b) return (RANK[typeof a] ?? 9) - (RANK[typeof b] ?? 9)
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b))
  return (a as number) < (b as number) ? -1 : (a as number) > (b as number) ? 1 : 0
}
