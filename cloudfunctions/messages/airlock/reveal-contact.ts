import type { AirlockContract } from '../../../types/airlock.contract'
import { AIRLOCK_LIMITS } from '../../../types/airlock.terms'
import type { OutputOf, ParsedInputOf } from '../../../types/wire.contract'
import type { Transaction } from '../../shared/documents'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import type { LocalDate } from '../../shared/kernel/local-date'
import type { MessagesDeps } from '../deps'
import { isOpen, type Message } from '../domain/message'
import { readsMessage, standingsOf } from '../domain/message.rights'
import type { Standing } from '../domain/message.transitions'
import { messageContacts, messages } from '../messages.store'
import { actingNow, known, seeingAs } from '../usecases/act'
import { toView } from '../view'
import { contactAccess, roleOfReveal } from './access'
import { revealDays } from './airlock.store'
import { AIRLOCK_COPY } from './copy'
import { noteRead } from './note-read'
import { shownNow } from './shown-now'

/** 查看联系方式: written down with its reason before anything is shown; the citizen reads unit, role, when and why. */
export const revealContact =
  (deps: MessagesDeps) =>
  async (
    actor: Actor,
    input: ParsedInputOf<AirlockContract['reveal_contact']>,
  ): Promise<OutputOf<AirlockContract['reveal_contact']>> => {
    const acting = actingNow(deps, actor)
    const { now, today } = acting
    const directory = await deps.directory.current()
    const { sealed, leftToday } = await deps.store.transact(async (transaction) => {
      const message = known(await transaction.get(messages, input.id), input.id, actor)
      const standings = standingsOf(message, actor)
      requireAccess(message, standings)
      if (input.version !== undefined && input.version !== message.version)
        throw new DomainError(
          'conflict',
          { messageId: message.id },
          { current: toView(message, seeingAs(acting, directory)) },
        )
      const contact = await transaction.get(messageContacts, message.id)
      if (contact === null) refuse('invalid_state', message, AIRLOCK_COPY.noContact)
      const role = roleOfReveal(standings)
      noteRead(transaction, deps, {
        messageId: message.id,
        what: 'contact_seen',
        actor,
        role,
        ...(role === 'handler' && message.unitId !== null ? { unitId: message.unitId } : {}),
        at: now,
        ...(input.purpose !== undefined ? { purpose: input.purpose } : {}),
        reason: input.reason,
      })
      return { sealed: contact.sealed, leftToday: await countReveal(transaction, actor.id, today) }
    })
    return { contact: deps.vault.open(input.id, sealed), leftToday, ...shownNow(actor, now) }
  }

/** @throws DomainError in the order of the wire: role, then state; each with a sentence that says what to do instead. */
function requireAccess(message: Message, standings: readonly Standing[]): void {
  if (!readsMessage(standings)) refuse('forbidden', message)
  switch (contactAccess(message, standings)) {
    case 'reveal':
      return
    case 'two_persons':
      return refuse('forbidden', message, AIRLOCK_COPY.twoPersons)
    case 'ask_instead':
      return refuse('forbidden', message, message.hideIdentity ? AIRLOCK_COPY.hidden : AIRLOCK_COPY.askInstead)
    case 'none':
      if (!message.hasContact) return refuse('invalid_state', message, AIRLOCK_COPY.noContact)
      if (standings.includes('handler') && !isOpen(message.status))
        return refuse('invalid_state', message, AIRLOCK_COPY.closed)
      return refuse('forbidden', message)
  }
}

function refuse(code: 'forbidden' | 'invalid_state', message: Message, say?: string): never {
  throw new DomainError(code, { messageId: message.id }, say === undefined ? {} : { say })
}

/** Counts this look; how many are left today. @throws DomainError `rate_limited` when none was. */
async function countReveal(transaction: Transaction, actorId: string, today: LocalDate): Promise<number> {
  const id = `${actorId}:${today}`
  const stored = await transaction.get(revealDays, id)
  const count = (stored?.count ?? 0) + 1
  if (count > AIRLOCK_LIMITS.revealsPerDay)
    throw new DomainError('rate_limited', { actorId }, { say: AIRLOCK_COPY.tooOften })
  if (stored === null) transaction.insert(revealDays, { id, on: today, count })
  else transaction.put(revealDays, { ...stored, count })
  return AIRLOCK_LIMITS.revealsPerDay - count
}
