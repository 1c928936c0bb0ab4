import type { Directory } from '../../hall'
import { DomainError } from '../../shared/kernel/domain-error'
import { COPY } from '../copy'
import type { Message } from '../domain/message'
import { isAgainst } from '../domain/named-unit'

/**
 * A unit that leads or assists is one of the city's; its sub-units get what it assigns to them.
 * @throws DomainError `invalid_input` at `field` for another
 */
export function requireUnit(directory: Directory, unitId: string, field = 'unitId'): void {
  const refuse = (say: string): never => {
    throw new DomainError('invalid_input', {}, { fields: { [field]: say } })
  }
  if (directory.findUnit(unitId) === null) refuse(COPY.unknownUnit)
  const top = directory.topOf(unitId)
  if (top !== unitId) refuse(COPY.subUnitLeadsNothing(directory.nameOf(unitId), directory.nameOf(top)))
}

/**
 * Whoever gives a unit a message that is against it writes down why it may have it all the same (`isAgainst`, R51). A note
 * that says something else is no such reason.
 * @param unitId of the unit that would read it from now on
 * @param whyNamed the reason, where it was given
 * @returns what the record keeps of it; nothing where it is not about the unit
 * @throws DomainError `invalid_input` at `whyNamed` without that reason
 */
export function reasonForNamed(
  message: Message,
  unitId: string,
  directory: Directory,
  whyNamed: string | undefined,
): { staffNote?: string } {
  const unitName = directory.nameOf(unitId)
  if (!isAgainst(message, unitId, unitName)) return {}
  const says = message.kind === 'report' ? COPY.reportNames : COPY.complaintOfStaff
  if (whyNamed !== undefined) return { staffNote: says.why(unitName, whyNamed) }
  const say = says.refusal(unitName)
  throw new DomainError('invalid_input', { messageId: message.id }, { say, fields: { whyNamed: say } })
}
