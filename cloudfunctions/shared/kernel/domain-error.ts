import type { ErrorCode } from '../../../types/wire.contract'

/**
 * An expected refusal. Anything else thrown is a defect.
 * `detail`: ids, states and copy keys only, never message text or phone numbers.
 * `current` (for `conflict`): the view that this caller may see; `doneBefore`: the very act was done before.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError' // survives minifying
  constructor(
    readonly code: ErrorCode,
    readonly detail: Readonly<Record<string, string | number>> = {},
    readonly more: { current?: unknown; fields?: Record<string, string>; say?: string; doneBefore?: true } = {},
  ) {
    super(`${code} ${JSON.stringify(detail)}`)
  }
}
