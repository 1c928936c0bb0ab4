import * as z from 'zod/mini'
import { openWorld } from './permissions/world'

/** What `z.toJSONSchema` writes, as far as it says how much may come in. */
interface Part {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly format?: string
  readonly pattern?: string
  readonly maxLength?: number
  readonly items?: Part
  readonly maxItems?: number
  readonly properties?: Readonly<Record<string, Part>>
  readonly additionalProperties?: boolean | Part
  readonly anyOf?: readonly Part[]
  readonly oneOf?: readonly Part[]
  readonly allOf?: readonly Part[]
}

/** Of one length by themselves. */
const FORMATS = new Set(['date', 'date-time', 'uuid'])
/** A pattern that repeats something without end. */
const ENDLESS = /[+*]|\{\d+,\}/
const isBounded = ({ type, format = '', pattern, maxLength, maxItems, ...part }: Part): boolean => {
  if (type === 'array') return maxItems !== undefined
  if (type !== 'string' || part.const !== undefined || part.enum !== undefined) return true
  return maxLength !== undefined || FORMATS.has(format) || (pattern !== undefined && !ENDLESS.test(pattern))
}

/** Where an input takes as much as a body holds: each thing in it is looked at, and its fault answered, before any right is asked for. */
function endlessIn(part: Part, path: string): string[] {
  const within = [
    ...Object.entries(part.properties ?? {}).map(([name, inner]) => [`${path}.${name}`, inner] as const),
    ...(part.items === undefined ? [] : [[`${path}[]`, part.items] as const]),
    ...(typeof part.additionalProperties === 'object' ? [[`${path}{}`, part.additionalProperties] as const] : []),
    ...[...(part.anyOf ?? []), ...(part.oneOf ?? []), ...(part.allOf ?? [])].map((inner) => [path, inner] as const),
  ]
  return [...(isBounded(part) ? [] : [path]), ...within.flatMap(([at, inner]) => endlessIn(inner, at))]
}

it('every list and every text of an input has a most', async () => {
  const { modules } = await openWorld()
  const endless = modules.flatMap(({ name, contract }) =>
    Object.entries(contract).flatMap(([procedure, { input }]) =>
      endlessIn(z.toJSONSchema(input, { unrepresentable: 'any', io: 'input' }) as Part, `${name}.${procedure}`),
    ),
  )
  expect(endless).toEqual([])
})
