import { isStorable } from '../kernel/storable-text'
import { FIELD_SENTENCES } from './copy'

/** Deeper than any contract; a body of nested brackets must not exhaust the stack. */
const MAX_DEPTH = 24

/**
 * What is wrong with an input before any schema looks at it: not plain JSON, or characters that no store keeps.
 * @returns field path (dotted) → Chinese sentence; `null` when nothing is wrong.
 */
export function findUnstorable(input: unknown): Record<string, string> | null {
  const found: [path: string, sentence: string][] = []
  const visit = (value: unknown, path: string, depth: number): void => {
    if (depth > MAX_DEPTH) found.push([path, FIELD_SENTENCES.tooDeep])
    else if (typeof value === 'string') {
      if (!isStorable(value)) found.push([path, FIELD_SENTENCES.badCharacters])
    } else if (Array.isArray(value)) value.forEach((item, index) => visit(item, join(path, String(index)), depth + 1))
    else if (isPlainObject(value)) {
      for (const [key, item] of Object.entries(value)) {
        if (key === '__proto__' || !isStorable(key)) found.push([path, FIELD_SENTENCES.badCharacters])
        else visit(item, join(path, key), depth + 1)
      }
    } else if (value !== null && typeof value !== 'boolean' && !Number.isFinite(value))
      found.push([path, FIELD_SENTENCES.notPlainJson])
  }
  visit(input, '', 0)
  // At most ten are answered: a body full of bad strings must not come back as a larger one.
  return found.length === 0
    ? null
    : Object.fromEntries(found.slice(0, 10).map(([path, text]) => [path || 'input', text]))
}

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)

const isPlainObject = (value: unknown): value is Record<string, unknown> => {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
