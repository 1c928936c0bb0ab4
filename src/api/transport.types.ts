/** How one call travels. Resolves with the `data` of the envelope, throws `ApiFailure` otherwise. */
export type Send = (module: string, procedure: string, input: unknown) => Promise<unknown>

/** Whether this build signs in by token (h5 and a city's own server) or by the platform's identity (CloudBase). */
export type SignsInBy = 'token' | 'platform'

/** Milliseconds after which a call counts as lost. */
export const CALL_TIMEOUT_MS = 15_000
