import type { Contract, Envelope, OutputOf, ParsedInputOf } from '../../../types/wire.contract'
import type { Actor } from '../kernel/actor'

/** One call as a handler sees it: validated input, and who asks (null only where `by` is `anyone`). */
export interface Call<Input> {
  readonly input: Input
  readonly actor: Actor | null
  readonly from: CallOrigin
}

/** Whence a call comes, as the runtime sees it; empty where it cannot know. For locks and lists of devices, never for rights. */
export interface CallOrigin {
  readonly address?: string
  /** What the browser or phone calls itself, shortened. */
  readonly device?: string
}
/** A call by someone who is signed in. */
export interface SignedInCall<Input> extends Call<Input> {
  readonly actor: Actor
}

/** One handler a procedure; the compiler finds a procedure without one. */
export type Handlers<C extends Contract> = {
  readonly [P in keyof C]: (
    call: C[P]['by'] extends 'anyone' ? Call<ParsedInputOf<C[P]>> : SignedInCall<ParsedInputOf<C[P]>>,
  ) => Promise<OutputOf<C[P]>>
}

/** A request as a runtime hands it over. `identify` comes from the platform, never from the input. */
export interface ModuleRequest {
  readonly procedure: string
  readonly input: unknown
  readonly traceId: string
  readonly from?: CallOrigin
  /** Who asks; null when nobody is signed in. Called only when the procedure needs it. @throws DomainError `unauthenticated` */
  identify(): Promise<Actor | null>
}

/** The answer on the wire, and what the access log may say about it (ids only). */
export interface ModuleAnswer {
  readonly status: number
  readonly body: Envelope<unknown>
  readonly actorId?: string
  /** For `internal` and `unavailable`: class and code of what was thrown, for the log; never its message. */
  readonly defect?: string
}

/** A module as a runtime mounts it: `POST /api/<name>/<procedure>`, or the cloud function `<name>`. */
export interface ServedModule {
  readonly name: string
  readonly procedures: readonly string[]
  /** What each procedure takes and who may call it: from which tests derive what to try. */
  readonly contract: Contract
  call(request: ModuleRequest): Promise<ModuleAnswer>
}
