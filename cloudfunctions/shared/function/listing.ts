import * as z from 'zod/mini'

/** What a part of an answer becomes; `UNLIKE` where it is not at once seen to fit. */
type Lister = (value: unknown) => unknown
const UNLIKE = Symbol('unlike')

/** Days and instants that were found right and are remembered. */
const MOST_KNOWN = 500

/** The outcome as `z.safeParse` gives it. */
export type Listed = ReturnType<typeof z.safeParse>

/**
 * The schema of an answer as a function: checks it and leaves only what the schema lists, like `z.safeParse`, about ten
 * times as fast. Built once for each schema. Whatever it does not understand or does not find in order is left to the
 * schema itself, so that both always say the same (`tests/unit/listing.test.ts`).
 */
export function listingOf(schema: z.ZodMiniType): (value: unknown) => Listed {
  const known = listings.get(schema)
  if (known !== undefined) return known
  const list = listerOf(schema)
  const listing = (value: unknown): Listed => {
    const data = list(value)
    return data === UNLIKE ? z.safeParse(schema, value) : { success: true, data }
  }
  listings.set(schema, listing)
  return listing
}
/** A module is mounted many times where a city is seeded or tried: its answers are the same ones. */
const listings = new WeakMap<z.ZodMiniType, (value: unknown) => Listed>()

/** The parts of a definition that are read here; the union of all kinds knows them under one name each. */
interface Definition {
  readonly type: string
  readonly checks?: readonly unknown[]
  readonly format?: string
  readonly pattern?: RegExp
  readonly entries?: Readonly<Record<string, string | number>>
  readonly values?: readonly unknown[]
  readonly element?: z.ZodMiniType
  readonly innerType?: z.ZodMiniType
  readonly shape?: Readonly<Record<string, z.ZodMiniType>>
  readonly catchall?: unknown
}

function listerOf(schema: z.ZodMiniType): Lister {
  const definition = schema._zod.def as unknown as Definition
  const { type, checks = [], format, element, innerType, shape } = definition
  const plain = checks.length === 0
  if (type === 'string' && plain) return textLister(definition) ?? asIs(schema)
  if (type === 'boolean' && plain) return (value) => (typeof value === 'boolean' ? value : UNLIKE)
  if (type === 'number' && plain && format === undefined) return (value) => (Number.isFinite(value) ? value : UNLIKE)
  if (type === 'number' && plain && format === 'safeint')
    return (value) => (Number.isSafeInteger(value) ? value : UNLIKE)
  if (type === 'enum' && plain) return oneOf(Object.values(definition.entries ?? {}))
  if (type === 'literal' && plain) return oneOf(definition.values ?? [])
  if (type === 'array' && plain && element !== undefined) return rowsOf(listerOf(element))
  if (type === 'nullable' && innerType !== undefined) {
    const inner = listerOf(innerType)
    return (value) => (value === null ? null : inner(value))
  }
  if (type === 'object' && plain && definition.catchall === undefined && shape !== undefined) return fieldsOf(shape)
  return asIs(schema)
}

/** Days and instants by the pattern that the schema itself has; any other format is the schema's to judge. */
function textLister({ format, pattern }: Definition): Lister | null {
  if (format === undefined) return (value) => (typeof value === 'string' ? value : UNLIKE)
  if ((format !== 'date' && format !== 'datetime') || pattern === undefined || pattern.global) return null
  const known = new Set<unknown>() // the same days come again and again
  return (value) => {
    if (known.has(value)) return value
    if (typeof value !== 'string' || !pattern.test(value)) return UNLIKE
    if (known.size >= MOST_KNOWN) known.clear()
    known.add(value)
    return value
  }
}

function oneOf(values: readonly unknown[]): Lister {
  const allowed = new Set(values)
  return (value) => (allowed.has(value) ? value : UNLIKE)
}

const rowsOf =
  (list: Lister): Lister =>
  (value) => {
    if (!Array.isArray(value)) return UNLIKE
    let rows: unknown[] | null = null
    for (let at = 0; at < value.length; at += 1) {
      const given: unknown = value[at]
      const row = list(given)
      if (row === UNLIKE) return UNLIKE
      if (rows === null && row !== given) rows = value.slice(0, at)
      rows?.push(row)
    }
    return rows ?? (value as unknown[])
  }

interface Field {
  readonly name: string
  readonly mayMiss: boolean
  readonly list: Lister
}

function fieldsOf(shape: Readonly<Record<string, z.ZodMiniType>>): Lister {
  const fields = Object.entries(shape).map(([name, schema]): Field => {
    const { type, innerType } = schema._zod.def as unknown as Definition
    const mayMiss = type === 'optional' && innerType !== undefined
    return { name, mayMiss, list: listerOf(mayMiss ? innerType : schema) }
  })
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return UNLIKE
    const given = value as Readonly<Record<string, unknown>>
    let listed: Record<string, unknown> | null = null
    let found = 0
    for (const { name, mayMiss, list } of fields) {
      const field = given[name]
      if (field === undefined) {
        if (mayMiss) continue
        return UNLIKE
      }
      const data = list(field)
      if (data === UNLIKE) return UNLIKE
      if (data !== field) (listed ??= {})[name] = data
      found += 1
    }
    // Nothing to leave out and nothing changed: the answer goes as it is.
    if (listed === null && found === countOf(given)) return value
    return only(fields, given, listed)
  }
}

function countOf(given: object): number {
  let count = 0
  for (const _ in given) count += 1
  return count
}

/** What the schema lists and nothing else, with what became of it. */
function only(
  fields: readonly Field[],
  given: Readonly<Record<string, unknown>>,
  listed: Readonly<Record<string, unknown>> | null,
): Record<string, unknown> {
  const left: Record<string, unknown> = {}
  for (const { name } of fields) {
    const field = listed !== null && name in listed ? listed[name] : given[name]
    if (field !== undefined) left[name] = field
  }
  return left
}

const asIs =
  (schema: z.ZodMiniType): Lister =>
  (value) => {
    const parsed = z.safeParse(schema, value)
    return parsed.success ? parsed.data : UNLIKE
  }
