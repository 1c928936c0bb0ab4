import type { Directory } from '../../hall'
import type { DocumentReader } from '../../shared/documents'
import { DomainError } from '../../shared/kernel/domain-error'
import { fewAtOnce } from '../../shared/kernel/few-at-once'
import { COPY } from '../copy'
import { keepsCaseFrom } from '../domain/merge-refusal'
import type { Message } from '../domain/message'
import { isAgainst } from '../domain/named-unit'
import { messages } from '../messages.store'

/**
 * A unit that leads, assists or has times of its own is one of the city's; its sub-units get what it assigns to them.
 * @param ofSubUnit what is said of a sub-unit, by its name and the one of the unit above it
 * @throws DomainError `invalid_input` at `field` for another
 */
export function requireUnit(
  directory: Directory,
  unitId: string,
  field = 'unitId',
  ofSubUnit: (sub: string, unit: string) => string = COPY.subUnitLeadsNothing,
): void {
  const refuse = (say: string): never => {
    throw new DomainError('invalid_input', {}, { fields: { [field]: say } })
  }
  if (directory.findUnit(unitId) === null) refuse(COPY.unknownUnit)
  const top = directory.topOf(unitId)
  if (top !== unitId) refuse(ofSubUnit(directory.nameOf(unitId), directory.nameOf(top)))
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

/** Messages of one case that are read at once. */
const AT_ONCE = 20

/**
 * Whoever answers a case answers what was merged into it: a complaint about a unit's own people leaves the case first (R51).
 * No reason will do in its place: that unit would read it, and sees of what lies in its case the number alone.
 * @param field where the unit was chosen
 * @throws DomainError `invalid_input` at `field`
 */
export async function requireNoneMergedAgainst(
  reader: DocumentReader,
  target: Message,
  unitId: string,
  directory: Directory,
  field: 'unitId' | 'subUnitId' = 'unitId',
): Promise<void> {
  const unitName = directory.nameOf(unitId)
  const merged = await fewAtOnce(target.mergedIds ?? [], AT_ONCE, (id) => reader.get(messages, id))
  const against = merged.find((source) => source !== null && keepsCaseFrom(source, target, unitId, unitName))
  if (!against) return
  const say = COPY.mergedComplaint[field](unitName, against.code)
  throw new DomainError('invalid_input', { messageId: target.id }, { fields: { [field]: say } })
}
