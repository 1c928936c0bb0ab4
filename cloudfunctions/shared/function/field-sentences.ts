import type * as z from 'zod/v4/core'
import { FIELD_SENTENCES, FORMAT_NAMES, TYPE_NAMES } from './copy'

/** An issue of the schema as a Chinese sentence. Never quotes what the person wrote. */
export function sentenceFor(issue: z.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null) return FIELD_SENTENCES.missing
      return FIELD_SENTENCES.wrongType(TYPE_NAMES[issue.expected] ?? '另一种内容')
    case 'too_small':
      if (issue.origin === 'string') return FIELD_SENTENCES.textTooShort(Number(issue.minimum))
      if (issue.origin === 'array') return FIELD_SENTENCES.tooFewItems(Number(issue.minimum))
      return FIELD_SENTENCES.numberTooSmall(String(issue.minimum))
    case 'too_big':
      if (issue.origin === 'string')
        return FIELD_SENTENCES.textTooLong(
          Number(issue.maximum),
          typeof issue.input === 'string' ? issue.input.length : null,
        )
      if (issue.origin === 'array') return FIELD_SENTENCES.tooManyItems(Number(issue.maximum))
      return FIELD_SENTENCES.numberTooBig(String(issue.maximum))
    case 'invalid_value':
      return issue.input === undefined ? FIELD_SENTENCES.missing : FIELD_SENTENCES.badChoice
    case 'invalid_format': {
      const what = FORMAT_NAMES[issue.format]
      return what === undefined ? FIELD_SENTENCES.notRight : FIELD_SENTENCES.badFormat(what)
    }
    default:
      return FIELD_SENTENCES.notRight
  }
}

/** Field path (dotted) → sentence; the first issue of a field speaks for it. */
export function fieldsOf(issues: readonly { path: readonly PropertyKey[]; message: string }[]): Record<string, string> {
  const fields = new Map<string, string>()
  for (const { path, message } of issues) {
    const name = path.map(String).join('.') || 'input'
    if (!fields.has(name)) fields.set(name, message)
  }
  return Object.fromEntries(fields)
}
