import type { AirlockContract } from '../../../types/airlock.contract'
import { PERSONAL_KINDS, type PersonalKind } from '../../../types/privacy.terms'
import type { OutputOf } from '../../../types/wire.contract'
import { appendAudit } from '../../audit'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { type Dismissal, isOwn, keepTextCheck, openFindings, requirePublicText } from '../../shared/privacy'
import type { MessagesDeps } from '../deps'
import { standingsOf } from '../domain/message.rights'
import { messages } from '../messages.store'
import { known } from '../usecases/act'
import { scanContextOf } from './scan-context'

/**
 * A place or a vehicle can be what the matter is about, a name that of the unit's own 联系人: pointed out, not refused.
 * Whoever publishes asks for them too.
 */
const LEFT_TO_THE_WRITER: ReadonlySet<PersonalKind> = new Set<PersonalKind>(['address', 'plate', 'name'])
const REFUSED: ReadonlySet<PersonalKind> = new Set(PERSONAL_KINDS.filter((kind) => !LEFT_TO_THE_WRITER.has(kind)))

/** What in this draft would give the citizen away, as its writer is shown it: kinds and places. */
export const checkDraft =
  (deps: MessagesDeps) =>
  async (
    actor: Actor,
    { id, body }: { id: string; body: string },
  ): Promise<OutputOf<AirlockContract['check_draft']>> => {
    const message = known(await deps.store.get(messages, id), id, actor)
    if (!standingsOf(message, actor).some((standing) => standing === 'handler' || standing === 'approver'))
      throw new DomainError('forbidden', { messageId: id })
    const context = await scanContextOf(deps, id)
    const findings = openFindings(body, context)
    await noteOwnFound(deps, actor, id, findings.filter(({ kind }) => isOwn(kind)).length)
    return {
      findings: findings.map(({ kind, start, end }) => ({
        kind,
        start,
        end,
        refused: REFUSED.has(kind),
        dismissible: !isOwn(kind),
      })),
    }
  }

/** What of a draft is read before it is saved. */
interface DraftToCheck {
  readonly id: string
  readonly body: string
  readonly dismissals?: readonly Dismissal[] | undefined
  readonly files?: readonly { readonly name: string }[] | undefined
}

/**
 * A draft with the citizen's name or contact, or anybody's number, is refused and the kind named; units' own numbers
 * pass, other published ones with a reason each, which is kept.
 * @throws DomainError `invalid_input`
 */
export async function requireDiscreetDraft(
  deps: MessagesDeps,
  actor: Actor,
  { id, body, dismissals = [], files = [] }: DraftToCheck,
): Promise<void> {
  const message = await deps.store.get(messages, id)
  // Who may not draft here learns nothing of the citizen from the answer: the action itself refuses them.
  if (message === null || !standingsOf(message, actor).includes('handler')) return
  const context = await scanContextOf(deps, id)
  try {
    requirePublicText(body, context, dismissals, { kinds: REFUSED })
    // What a file is called is read by the citizen like the text; there is no reason to leave a number in it.
    for (const { name } of files) requirePublicText(name, context, [], { field: 'files', kinds: REFUSED })
  } catch (error) {
    if (error instanceof DomainError) await noteOwnFound(deps, actor, id, Number(error.detail['own'] ?? 0))
    throw error
  }
  if (dismissals.length === 0) return
  const check = { subjectId: id, text: body, dismissed: dismissals, by: actor.id, at: deps.clock.now() }
  await deps.store.transact((transaction) => keepTextCheck(transaction, check))
}

/** Refusing a name confirms it: whoever tries names leaves a line in the audit log for each. */
async function noteOwnFound(deps: MessagesDeps, actor: Actor, id: string, found: number): Promise<void> {
  if (found === 0) return
  const note = {
    actor,
    at: deps.clock.now(),
    action: 'messages.check_draft',
    subject: { kind: 'message', id } as const,
  }
  await deps.store.transact(async (transaction) =>
    appendAudit(transaction, deps.ids, { ...note, what: { own: found }, personal: true }),
  )
}
