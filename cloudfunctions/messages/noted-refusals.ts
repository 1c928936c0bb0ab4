import { auditRead } from '../audit'
import { type Call } from '../shared/function/served-module'
import { DomainError } from '../shared/kernel/domain-error'
import type { MessagesDeps } from './deps'

type AnyHandler = (call: Call<unknown>) => Promise<unknown>

/**
 * The same handlers, which write down what a refusal shows: `conflict` and `invalid_state` carry the message as it is now,
 * so that a person loses no text, and whoever acts on a version that never was would read any message and leave no line.
 * It counts as having opened the message: who has it open within the hour leaves no second line.
 */
export const notingRefusals = <Served extends object>(deps: MessagesDeps, handlers: Served): Served =>
  Object.fromEntries(
    Object.entries(handlers as Readonly<Record<string, AnyHandler>>).map(([procedure, handler]) => [
      procedure,
      (call: Call<unknown>) =>
        handler(call).catch(async (thrown: unknown) => {
          await noteShown(deps, call.actor, thrown)
          throw thrown
        }),
    ]),
  ) as Served

/** @throws DomainError `unavailable` when it cannot be written: then nothing is shown */
async function noteShown(deps: MessagesDeps, actor: Call<unknown>['actor'], thrown: unknown): Promise<void> {
  if (actor?.kind !== 'staff' || !(thrown instanceof DomainError)) return
  const { messageId } = thrown.detail
  if (typeof messageId !== 'string' || !showsMessage(thrown.more.current)) return
  await auditRead(deps, { actor, action: 'messages.get', subject: { kind: 'message', id: messageId } })
}

/** A message with its text; a former unit's hop has none. */
const showsMessage = (current: unknown): boolean =>
  typeof current === 'object' && current !== null && 'restricted' in current && current.restricted === false
