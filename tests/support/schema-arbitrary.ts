import * as z from 'zod/mini'
import { fc } from './property'

/** What `z.toJSONSchema` writes, as far as contracts use it. */
interface Schema {
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Schema
  readonly minItems?: number
  readonly maxItems?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
}

/** Values that belong to a field by its name (`id`, `unitId`, `version`), so that calls reach the rules. */
export type Known = Readonly<Record<string, fc.Arbitrary<unknown>>>

/** Longer than any text that a contract takes. */
const LONG = '长'.repeat(6000)
/** A place in a list as anybody may write it: what it holds is read behind the check of the text. */
const forgedCursor = fc
  .constantFrom(
    '[1.5,"a"]',
    '[1e400,"a"]',
    '["\\u0000","a"]',
    '["a","\\u0000"]',
    '["\\ud800","a"]',
    '[{},[]]',
    '["",""]',
  )
  .map((text) => Buffer.from(text).toString('base64url'))
/** Cut after so many units it leaves half a character; the words around it lead it through the rules that cut. */
const cutInHalf = fc
  .constantFrom(19, 20, 29, 30, 39, 59, 60, 119, 120, 199, 399)
  .map((before) => `${'字'.repeat(before)}😀𠮷将于10月底前完成。`)
/** Texts that break things. */
const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  forgedCursor,
  cutInHalf,
  fc.constantFrom('{"a":"\\u0000"}', '{"a":"\\ud800"}', '\u200b'.repeat(8), '尊敬的'.repeat(600)),
  fc.array(fc.integer({ min: 0xd800, max: 0xdfff }), { maxLength: 4 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom('', ' ', '\u0000', '\ud800', '__proto__', 'constructor', '👩‍👩‍👧‍👦🇨🇳', '\u202e\u2066', '0', '-1', '1e400'),
  fc.constantFrom("' or 1=1 --", '${7*7}', '%00', '../../etc/passwd', '<img src=x onerror=1>', '2026-02-30', LONG),
  fc.constantFrom('9999-12-31', '0000-01-01', '2026-07-03', '2026-07-03T01:00:00.000Z'),
)
const deep = fc.integer({ min: 10, max: 400 }).map((depth) => {
  let value: unknown = 1
  for (let n = 0; n < depth; n += 1) value = n % 2 === 0 ? [value] : { a: value }
  return value
})
const poisoned = fc.constantFrom<unknown>(
  JSON.parse('{"__proto__":{"admin":true}}'),
  JSON.parse('{"constructor":{"prototype":{"admin":true}}}'),
  { toString: null, valueOf: 1 },
  { toJSON: 'x' },
)
/** Anything that JSON can carry, and the numbers that it cannot. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom<unknown>(null, true, 0, -0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, [], {}, [[]]),
  fc.constantFrom<unknown>(Number.NaN, Number.POSITIVE_INFINITY, undefined),
  fc.jsonValue({ maxDepth: 4 }),
  deep,
  poisoned,
)

/** Inputs of one procedure: right ones, nearly right ones, and hostile ones. */
export function inputsOf(
  schema: z.ZodMiniType,
  known: Known,
): { valid: fc.Arbitrary<unknown>; near: fc.Arbitrary<unknown> } {
  const described = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema
  const valid = valueOf(described, known)
  return { valid, near: valid.chain(spoiled) }
}

function valueOf(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  const several = schema.anyOf ?? schema.oneOf
  if (several !== undefined) return fc.oneof(...several.map((each) => valueOf(each, known)))
  if (schema.allOf !== undefined) return fc.oneof(...schema.allOf.map((each) => valueOf(each, known)))
  if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map((type) => valueOf({ ...schema, type }, known)))
  if (schema.type === 'object') return objectOf(schema, known)
  if (schema.type === 'array')
    return fc.array(valueOf(schema.items ?? {}, known), {
      minLength: schema.minItems ?? 0,
      maxLength: Math.min(schema.maxItems ?? 3, (schema.minItems ?? 0) + 3),
    })
  if (schema.type === 'string') return textOf(schema)
  if (schema.type === 'integer') {
    const least = Math.max(schema.minimum ?? 0, -1000)
    // Small numbers, where the schema has any.
    return fc.oneof(
      fc.integer({ min: least, max: Math.max(least, Math.min(schema.maximum ?? 1000, 1000)) }),
      fc.constantFrom(schema.minimum ?? 0, schema.maximum ?? 0),
    )
  }
  if (schema.type === 'number')
    return fc.double({ min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6, noNaN: true })
  if (schema.type === 'boolean') return fc.boolean()
  if (schema.type === 'null') return fc.constant(null)
  return fc.jsonValue({ maxDepth: 2 })
}

function objectOf(
  { properties = {}, required = [], additionalProperties }: Schema,
  known: Known,
): fc.Arbitrary<unknown> {
  if (Object.keys(properties).length === 0 && typeof additionalProperties === 'object')
    return fc.dictionary(fc.string({ maxLength: 8 }), valueOf(additionalProperties, known), { maxKeys: 4 })
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, each]) => {
      const own = known[name]
      const value = valueOf(each, known)
      return [
        name,
        own === undefined ? value : fc.oneof({ weight: 4, arbitrary: own }, { weight: 1, arbitrary: value }),
      ]
    }),
  )
  return fc.record(fields, { requiredKeys: required.filter((name) => name in fields) })
}

/** Words as people write them, and any others of the right length. */
function textOf({ format, pattern, minLength = 0, maxLength = 200 }: Schema): fc.Arbitrary<unknown> {
  if (format === 'uuid') return fc.uuid({ version: 4 })
  const day = fc.date({ min: new Date('2025-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
  if (format === 'date') return day.map((date) => date.toISOString().slice(0, 10))
  if (format === 'date-time') return day.map((date) => date.toISOString())
  if (pattern !== undefined) {
    try {
      return fc.stringMatching(new RegExp(pattern, 'u')).map((text) => text.slice(0, maxLength))
    } catch {
      return fc.string({ maxLength: Math.min(maxLength, 40) })
    }
  }
  const sentence = '小区暖气三天不热，请尽快处理，电话没有人接。'
  const length = Math.max(minLength, 1)
  return fc.oneof(
    fc.constant(
      sentence.repeat(Math.ceil(length / sentence.length)).slice(0, Math.max(length, Math.min(maxLength, 22))),
    ),
    fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, minLength + 30) }),
    fc.constant('长'.repeat(Math.min(maxLength, 5000))),
    cutInHalf.map((text) =>
      text.length >= minLength && text.length <= maxLength ? text : sentence.slice(0, maxLength),
    ),
  )
}

/** One thing wrong: a field left out, put in, put wrong, one beyond its bound; or the whole replaced. */
function spoiled(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return hostile
  const fields = value as Readonly<Record<string, unknown>>
  const names = Object.keys(fields)
  const extra = fc.record({ name: hostileText, junk: hostile }).map(({ name, junk }) => ({ ...fields, [name]: junk }))
  if (names.length === 0) return extra
  return fc.oneof(
    extra,
    fc.constantFrom(...names).map((name) => ({ ...fields, [name]: undefined })),
    fc
      .record({ name: fc.constantFrom(...names), junk: hostile })
      .map(({ name, junk }) => ({ ...fields, [name]: junk })),
    fc.constantFrom(...names).map((name) => ({ ...fields, [name]: beyond(fields[name]) })),
  )
}

const beyond = (value: unknown): unknown => {
  if (typeof value === 'string') return value.repeat(50) + LONG
  if (typeof value === 'number') return -value - 0.5
  if (Array.isArray(value)) return Array.from({ length: 500 }, () => value[0] as unknown)
  return [value]
}
