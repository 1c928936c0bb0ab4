import type { ServedModule } from '../../cloudfunctions/shared/function/served-module'
import type { Actor } from '../../cloudfunctions/shared/kernel/actor'
import type { Envelope } from '../../types/wire.contract'

/** Calls a procedure of a module for somebody, as a runtime does; the answer whatever it is. */
export async function callAs(
  module: ServedModule,
  actor: Actor | null,
  procedure: string,
  input: unknown,
): Promise<Envelope<unknown>> {
  return (await module.call({ procedure, input, traceId: 't', identify: async () => actor })).body
}

/** The same for a call that must succeed. @throws Error with its refusal */
export async function mustAs<Data>(
  module: ServedModule,
  actor: Actor | null,
  procedure: string,
  input: unknown,
): Promise<Data> {
  const body = await callAs(module, actor, procedure, input)
  if (!body.ok) throw new Error(`${procedure}: ${JSON.stringify(body.error)}`)
  return body.data as Data
}
