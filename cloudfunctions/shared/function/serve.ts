import * as z from 'zod/mini'
import type { Callers, Contract, ErrorCode, Procedure } from '../../../types/wire.contract'
import { InvalidCursorError } from '../documents/query-plan'
import { type Actor, hasRole } from '../kernel/actor'
import { describeDefect } from '../kernel/describe-defect'
import { DomainError } from '../kernel/domain-error'
import { recordedId } from '../kernel/pseudonym'
import { FIELD_SENTENCES } from './copy'
import { refusal } from './envelope'
import { fieldsOf, sentenceFor } from './field-sentences'
import { listingOf } from './listing'
import { findUnstorable } from './plain-input'
import type { Call, Handlers, ModuleAnswer, ModuleRequest, ServedModule } from './served-module'

/** Refusals that any procedure may give without declaring them. `conflict`: the store lost every retry. `rate_limited`: too many calls of this person. */
const ALWAYS_ALLOWED: readonly ErrorCode[] = [
  'invalid_input',
  'unauthenticated',
  'rate_limited',
  'unavailable',
  'conflict',
]

/** Handlers after their types have done their work: each gets the input of its own procedure. */
type AnyHandler = (call: Call<unknown>) => Promise<unknown>

/**
 * Makes a module servable by any runtime: validates the input, checks who may call, runs the handler, lists the
 * output, and turns what was thrown into the envelope. Checked in this order: procedure, caller, input
 * (who may not call learns nothing of what a right call looks like).
 */
export function serve<C extends Contract>(name: string, contract: C, handlers: Handlers<C>): ServedModule {
  const handlerOf = new Map<string, AnyHandler>(Object.entries(handlers) as [string, AnyHandler][])
  const procedureOf = new Map<string, Procedure>(Object.entries(contract))
  return {
    name,
    procedures: [...procedureOf.keys()],
    contract,
    async call(request) {
      const procedure = procedureOf.get(request.procedure)
      const handler = handlerOf.get(request.procedure)
      if (procedure === undefined || handler === undefined) return refusal('not_found', request.traceId)
      const caller: { actor: Actor | null } = { actor: null }
      try {
        const data = await run(procedure, handler, request, caller)
        return withActor({ status: 200, body: { ok: true, data } }, caller.actor)
      } catch (thrown) {
        return withActor(answerTo(thrown, procedure, request.traceId), caller.actor)
      }
    },
  }
}

async function run(
  procedure: Procedure,
  handler: AnyHandler,
  request: ModuleRequest,
  caller: { actor: Actor | null },
): Promise<unknown> {
  if (procedure.by !== 'anyone') {
    caller.actor = await request.identify()
    refuseUnlessAllowed(procedure.by, caller.actor)
  }
  const unstorable = findUnstorable(request.input)
  if (unstorable !== null) throw new DomainError('invalid_input', {}, { fields: unstorable })
  const parsed = z.safeParse(procedure.input, request.input, { error: sentenceFor })
  if (!parsed.success) throw new DomainError('invalid_input', {}, { fields: fieldsOf(parsed.error.issues) })
  const result = await handler({ input: parsed.data, actor: caller.actor, from: request.from ?? {} })
  // The schema lists what may leave: a field that it does not name stays here.
  const listed = listingOf(procedure.output)(result)
  if (!listed.success) throw new OutputDefect(fieldsOf(listed.error.issues))
  return listed.data
}

function refuseUnlessAllowed(by: Exclude<Callers, 'anyone'>, actor: Actor | null): void {
  if (actor === null) throw new DomainError('unauthenticated')
  if (by !== 'signed_in' && !by.some((role) => hasRole(actor, role))) throw new DomainError('forbidden')
}

function answerTo(thrown: unknown, procedure: Procedure, traceId: string): ModuleAnswer {
  if (thrown instanceof DomainError && mayRefuse(procedure, thrown.code)) {
    const { say: message, fields, current, doneBefore } = thrown.more
    const refused = refusal(thrown.code, traceId, { message, fields, current, doneBefore })
    // Whoever runs the city has to learn which part is away, and why: the sentence is for the person.
    return thrown.code === 'unavailable' ? { ...refused, defect: describeDefect(thrown) } : refused
  }
  if (thrown instanceof InvalidCursorError)
    return refusal('invalid_input', traceId, { fields: { cursor: FIELD_SENTENCES.badCursor } })
  return { ...refusal('internal', traceId), defect: describeDefect(thrown) }
}

const mayRefuse = (procedure: Procedure, code: ErrorCode): boolean =>
  ALWAYS_ALLOWED.includes(code) ||
  procedure.errors.includes(code) ||
  (code === 'forbidden' && typeof procedure.by !== 'string')

const withActor = (answer: ModuleAnswer, actor: Actor | null): ModuleAnswer =>
  actor === null ? answer : { ...answer, actorId: recordedId(actor) }

/** A handler answered something else than its contract says. Knows the fields, never their values. */
class OutputDefect extends Error {
  override readonly name = 'OutputDefect'
  readonly code: string
  constructor(fields: Record<string, string>) {
    super('the output does not fit its contract')
    this.code = Object.keys(fields).slice(0, 5).join(',')
  }
}
