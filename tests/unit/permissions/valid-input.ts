import * as z from 'zod/mini'

interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly minimum?: number
  readonly items?: Schema
  readonly minItems?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
}

/**
 * The least input that a procedure takes: required fields only, each as short as may be.
 * @param known values of fields by their name, so that ids lead to something that is there
 */
export function validInput(schema: z.ZodMiniType, known: Readonly<Record<string, unknown>>): unknown {
  return valueOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema, known)
}

function valueOf(schema: Schema, known: Readonly<Record<string, unknown>>): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  const [first] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []
  if (first !== undefined) return valueOf(first, known)
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [
          name,
          name in known ? known[name] : valueOf(schema.properties?.[name] ?? {}, known),
        ]),
      )
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => valueOf(schema.items ?? {}, known))
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1)
    case 'boolean':
      return true
    default:
      return textOf(schema)
  }
}

/** Patterns of contracts, and a text for each. */
const TEXTS = ['0'.repeat(64), 'zhangsan', '13912345678', '123456', '2026-07-06', '09:00', 'some-id', '市民']

function textOf({ format, pattern, minLength = 1 }: Schema): string {
  if (format === 'uuid') return '00000000-0000-4000-8000-000000000001'
  if (format === 'date') return '2026-07-06'
  if (format === 'date-time') return '2026-07-06T01:00:00.000Z'
  if (pattern === undefined) return '请尽快处理。'.repeat(Math.ceil(minLength / 6)).slice(0, Math.max(minLength, 6))
  const fitting = TEXTS.find((text) => new RegExp(pattern, 'u').test(text))
  if (fitting === undefined) throw new Error(`no text for the pattern ${pattern}: add one to TEXTS`)
  return fitting
}
