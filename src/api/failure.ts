import type { ErrorCode, WireError } from '../../types/wire.contract'
import { FAILURE_COPY, KEPT_COPY, tracedBy, UNREAD_COPY } from '../copy/failures'

/** What the server refused, or why it could not be asked at all. */
export type FailureCode = ErrorCode | Unanswered
type Unanswered = 'offline' | 'timeout'

/** No answer came: what was asked for did not reach the server, or nobody knows whether it did. */
export const isUnanswered = (code: FailureCode): code is Unanswered => code === 'offline' || code === 'timeout'

/**
 * The one error that api calls throw. `message` is a Chinese sentence that tells the person what to do; where fields are
 * wrong it is what is wrong with the first of them: that there is something helps nobody. A defect names its trace id.
 */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure'
  /** For `invalid_input`: field path → sentence. */
  readonly fields: Record<string, string>
  /** For `conflict`: the present view, as this person may see it. */
  readonly current: unknown
  readonly traceId: string | undefined

  constructor(
    readonly code: FailureCode,
    error?: Partial<WireError>,
  ) {
    const sentence = Object.values(error?.fields ?? {})[0] || error?.message || FAILURE_COPY[code]
    super(code === 'internal' && error?.traceId ? `${sentence}${tracedBy(error.traceId)}` : sentence)
    this.fields = error?.fields ?? {}
    this.current = error?.current
    this.traceId = error?.traceId
  }

  /** What to tell beside fields that tell themselves what is wrong with them; undefined where they tell all of it. */
  besides(...shown: readonly string[]): string | undefined {
    const names = Object.keys(this.fields)
    const other = names.find((name) => !shown.includes(name))
    return other === undefined ? (names.length === 0 ? this.message : undefined) : this.fields[other]
  }

  /** What to tell where something could not be read. */
  get onReading(): string {
    return isUnanswered(this.code) ? UNREAD_COPY[this.code].text : this.message
  }

  /** What to tell where something is filled in that is sent again as it stands: the server does not know that it is kept. */
  get onWriting(): string {
    return this.retryable || this.code === 'conflict'
      ? `${this.message.replace(/。?$/u, '。')}${KEPT_COPY}`
      : this.message
  }

  /** Nothing reached the server, or nobody knows whether it did: the same call may be tried again. */
  get retryable(): boolean {
    return ['offline', 'timeout', 'unavailable', 'internal', 'rate_limited'].includes(this.code)
  }
}

/** Any thrown value as an `ApiFailure`; what is not one is a defect of ours and says so. */
export const toFailure = (error: unknown): ApiFailure =>
  error instanceof ApiFailure ? error : new ApiFailure('internal')
