import * as z from 'zod/mini'

/**
 * What client and server agree on before any module speaks: error codes, the envelope, and the shape of a procedure.
 * The server's HTTP status follows from the code (see `STATUS_OF` in `cloudfunctions/shared/function/envelope.ts`).
 */
export const ERROR_CODES = [
  'invalid_input', // 400: `fields` says which and why
  'unauthenticated', // 401: sign in first
  'forbidden', // 403: this role may not
  'not_found', // 404: does not exist, or the caller may not know that it does
  'conflict', // 409: another write came first; `current` carries the view this caller may see
  'invalid_state', // 409: not from this status
  'too_large', // 413: body over 256 KB; a call of a cloud function over 100 KB
  'rate_limited', // 429
  'internal', // 500: a defect, never an expected refusal
  'unavailable', // 503: the database is away for a moment
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** The roles of the city. One person may hold several; the unit is part of the grant (see `Grant`). */
export const ROLES = [
  'citizen', // 市民
  'handler', // 承办人 (of a unit)
  'approver', // 审核人 (of a unit)
  'liaison', // 联络员 (of a unit)
  'post_holder', // 信箱主人 (of a post): reads, may add an instruction 批示
  'dispatcher', // 转办员 (press office)
  'editor', // 编辑 (press office)
  'reviewer', // 二审 (press office)
  'chief', // 签发 (press office)
  'supervisor', // 督查
  'admin', // 系统管理员: sees no message
  'auditor', // 审计员: changes nothing
] as const
export type Role = (typeof ROLES)[number]

/** How high an approver stands in the unit (R10): 分管领导 主要领导 */
export const APPROVER_LEVELS = ['deputy_leader', 'chief_leader'] as const
export type ApproverLevel = (typeof APPROVER_LEVELS)[number]

/** A refusal on the wire. `message` is Chinese and tells the person what to do. */
export interface WireError {
  code: ErrorCode
  message: string
  traceId: string
  /** For `invalid_input`: field path (dotted) → Chinese sentence. */
  fields?: Record<string, string>
  /** For `conflict`: the present state, as this caller may see it. */
  current?: unknown
  /** A `conflict` with oneself: this very act was done before and its answer was lost; `current` is where it led. */
  doneBefore?: true
}
export type Envelope<Data> = { ok: true; data: Data } | { ok: false; error: WireError }

/** Who may call: anyone without signing in, anyone signed in, or one of these roles. */
export type Callers = 'anyone' | 'signed_in' | readonly Role[]

/** One procedure of a module: validated input, listed output, allowed callers, declared refusals. */
export interface Procedure<Input extends z.ZodMiniType = z.ZodMiniType, Output extends z.ZodMiniType = z.ZodMiniType> {
  input: Input
  output: Output
  by: Callers
  errors: readonly ErrorCode[]
}
export type Contract = Record<string, Procedure>

/** Declares a procedure; every procedure may also answer `invalid_input`, `unavailable` and `internal`. */
export const procedure = <Input extends z.ZodMiniType, Output extends z.ZodMiniType>(
  definition: Procedure<Input, Output>,
): Procedure<Input, Output> => definition

export type InputOf<P extends Procedure> = z.input<P['input']>
export type ParsedInputOf<P extends Procedure> = z.output<P['input']>
export type OutputOf<P extends Procedure> = z.output<P['output']>

/** A calendar day `YYYY-MM-DD` in Asia/Shanghai. */
export const LocalDay = z.iso.date()
/** An instant, ISO 8601 in UTC, milliseconds and `Z`. */
export const Instant = z.iso.datetime()

/** Document ids on the wire: printable ASCII without spaces. */
export const DocumentId = z.string().check(z.minLength(1), z.maxLength(120), z.regex(/^[\x21-\x7e]+$/))

/** Control characters but line ends and tabs, and those that turn the direction of what stands beside them: seen by nobody. */
const STEERING = /(?![\t\n\r])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu
/** Anything that a reader sees: not spaces, zero-width characters and fillers alone. */
const VISIBLE = /[^\s\u2800\p{Default_Ignorable_Code_Point}]/u
const readable = (text: string): string => {
  const plain = text.replace(STEERING, '')
  return VISIBLE.test(plain) ? plain : ''
}

/**
 * A person's text, trimmed, `min`–`max` characters (code points: 𠀀 is one; input boxes count two). What steers the screen
 * goes from it, and what shows nothing at all is no text: a title of zero-width characters is none.
 */
export const personText = (min: number, max: number) =>
  z.string().check(z.overwrite(readable), z.trim(), z.minLength(min), z.maxLength(max))

/** A person's name: the same, and without the zero-width characters that come along when it is copied, or else nobody finds it. */
export const personName = (min: number, max: number) =>
  z.string().check(
    z.overwrite((text) => readable(text).replace(/\p{Default_Ignorable_Code_Point}/gu, '')),
    z.trim(),
    z.minLength(min),
    z.maxLength(max),
  )

/** Keyset paging: pass `nextCursor` back as `cursor`; it is opaque. */
export const PageInput = { cursor: z.optional(z.string().check(z.maxLength(2000))) }
export const pageLimit = (max: number) => z._default(z.int().check(z.minimum(1), z.maximum(max)), Math.min(20, max))
