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

/** The `cause` of `unavailable` where the store hangs: whatever is asked of it next waits as long once more. */
export const NO_ANSWER = 'no_answer'
export const hangs = (error: unknown): boolean =>
  error instanceof DomainError && error.code === 'unavailable' && error.detail['cause'] === NO_ANSWER
