import type { ErrorCode, WireError } from '../../../types/wire.contract'
import { ERROR_SENTENCES } from './copy'
import type { ModuleAnswer } from './served-module'

/** The server's HTTP status for each code (design, "The wire"). */
export const STATUS_OF = {
  invalid_input: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  invalid_state: 409,
  too_large: 413,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const satisfies Record<ErrorCode, number>

/** A refusal as a runtime answers it. `message` defaults to the sentence of the code. */
export function refusal(
  code: ErrorCode,
  traceId: string,
  more: {
    message?: string | undefined
    fields?: Record<string, string> | undefined
    current?: unknown
    doneBefore?: true | undefined
  } = {},
): ModuleAnswer {
  const error: WireError = {
    code,
    message: more.message ?? ERROR_SENTENCES[code],
    traceId,
    ...(more.fields === undefined ? {} : { fields: more.fields }),
    ...(more.current === undefined ? {} : { current: more.current }),
    ...(more.doneBefore === undefined ? {} : { doneBefore: more.doneBefore }),
  }
  return { status: STATUS_OF[code], body: { ok: false, error } }
}
