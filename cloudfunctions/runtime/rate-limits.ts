/** Calls in one minute until the rest is refused. `person`: one account; `address`: everybody behind one address. */
export interface CallsAMinute {
  readonly person: number
  readonly address: number
}

/**
 * The kinds of calls and how many of each. A whole office stands behind one address, a desk with two panes asks several
 * things at once; signing in, writing and looking at identities are what a program would do in masses.
 */
export const RATE_LIMITS = {
  usual: { person: 300, address: 6_000 },
  sign_in: { person: 20, address: 60 },
  submit: { person: 10, address: 300 },
  reveal: { person: 10, address: 100 },
  /** Parts of pictures and a video, and of a signed sheet: the most that a message carries within a minute. */
  file_parts: { person: 900, address: 9_000 },
  search: { person: 60, address: 1_200 },
  /** Following and leaving: each leaves a line in a log that is kept for a year. */
  toggle: { person: 30, address: 600 },
} as const satisfies Record<string, CallsAMinute>
export type RateClass = keyof typeof RATE_LIMITS

const CLASS_OF_NAME: readonly (readonly [RegExp, RateClass])[] = [
  [
    /^identity\.(sign_in(_code)?|set_password|start_enrolment|confirm_enrolment|change_password|\w+_login|request_sms_code|bind_wechat)$/,
    'sign_in',
  ],
  [/^(files\.put_part|messages\.upload_sheet)$/, 'file_parts'],
  [/^hall\.follow$/, 'toggle'],
  [/\.(submit|record)$/, 'submit'],
  [/\.(\w*reveal\w*|read_identity)$/, 'reveal'],
  [/\.\w*(search|similar)\w*$/, 'search'],
]

/** The kind of a call `module.procedure`, by its name: a procedure to come is limited as well. */
export const rateClassOf = (call: string): RateClass =>
  CLASS_OF_NAME.find(([pattern]) => pattern.test(call))?.[1] ?? 'usual'
