import type { AirlockContract } from '../../../types/airlock.contract'
import { PERSONAL_KINDS, type PersonalKind } from '../../../types/privacy.terms'
import type { OutputOf } from '../../../types/wire.contract'
import { appendAudit } from '../../audit'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import {
  contextOfReader,
  type Dismissal,
  isOwn,
  keepTextCheck,
  openFindings,
  requirePublicText,
  type ScanContext,
} from '../../shared/privacy'
import type { MessagesDeps } from '../deps'
import type { Message } from '../domain/message'
import { standingsOf } from '../domain/message.rights'
import type { Standing } from '../domain/message.transitions'
import { messages } from '../messages.store'
import { known } from '../usecases/act'
import { contactAccess } from './access'
import { readOf, scanContextOf } from './scan-context'

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
    const standings = standingsOf(message, actor)
    if (!standings.some((standing) => standing === 'handler' || standing === 'approver'))
      throw new DomainError('forbidden', { messageId: id })
    const { told } = await contextsOf(deps, message, standings)
    const findings = openFindings(body, told)
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

/** Everything that is known of the writer, and what of it this reader may be told to stand in a text. */
async function contextsOf(
  deps: MessagesDeps,
  message: Message,
  standings: readonly Standing[],
): Promise<{ readonly all: ScanContext; readonly told: ScanContext }> {
  const all = await scanContextOf(deps, message.id, message)
  const told = contactAccess(message, standings) === 'reveal' ? all : contextOfReader(all, readOf(message))
  return { all, told }
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
 * pass, other published ones with a reason each, which is kept. Refusing a name confirms it: where the writer may not look at
 * the contact and it stands in nothing that they read, the draft is held against it last, when it would be saved otherwise,
 * so that trying names either saves drafts for everybody to see or leaves lines in the log.
 * @param save given the last look, which it takes right before it writes
 * @throws DomainError `invalid_input`
 */
export async function savingDiscreetly<Saved>(
  deps: MessagesDeps,
  actor: Actor,
  draft: DraftToCheck,
  save: (lastLook: () => void) => Promise<Saved>,
): Promise<Saved> {
  const { id, body, dismissals = [] } = draft
  const message = await deps.store.get(messages, id)
  const standings = message === null ? [] : standingsOf(message, actor)
  // Who may not draft here learns nothing of the citizen from the answer: the action itself refuses them.
  if (message === null || !standings.includes('handler')) return save(() => undefined)
  const { all, told } = await contextsOf(deps, message, standings)
  try {
    requireDiscreet(draft, told)
    if (dismissals.length > 0) {
      const check = { subjectId: id, text: body, dismissed: dismissals, by: actor.id, at: deps.clock.now() }
      await deps.store.transact((transaction) => keepTextCheck(transaction, check))
    }
    return await save(() => requireDiscreet(draft, all))
  } catch (error) {
    if (error instanceof DomainError) await noteOwnFound(deps, actor, id, Number(error.detail['own'] ?? 0))
    throw error
  }
}

function requireDiscreet({ body, dismissals = [], files = [] }: DraftToCheck, context: ScanContext): void {
  requirePublicText(body, context, dismissals, { kinds: REFUSED })
  // What a file is called is read by the citizen like the text; there is no reason to leave a number in it.
  for (const { name } of files) requirePublicText(name, context, [], { field: 'files', kinds: REFUSED })
}

/** Whoever tries names leaves a line in the audit log for each that was right. */
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
