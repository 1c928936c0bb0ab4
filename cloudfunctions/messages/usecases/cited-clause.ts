import { DomainError } from '../../shared/kernel/domain-error'
import { COPY } from '../copy'
import type { MessagesDeps } from '../deps'

/** Refuses a clause that cannot be cited. `ofUnit`: it has to stand in this unit's own list. */
type RequireClause = (clauseId: string | undefined, ofUnit?: string) => void

/**
 * Reads the duty lists before a transaction, which cannot ask another module, and checks in it: what is cited is read by
 * people, and a ruling's clause is quoted to every citizen whose message the precedent sends on.
 * @returns a check that throws DomainError `invalid_input` at `clauseId`
 */
export async function clausesToCite({ routes }: Pick<MessagesDeps, 'routes'>): Promise<RequireClause> {
  const lists = await routes?.current()
  return (clauseId, ofUnit) => {
    if (clauseId === undefined || lists === undefined) return
    const unitId = lists.unitOfClause(clauseId)
    const refuse = (say: string): never => {
      throw new DomainError('invalid_input', {}, { fields: { clauseId: say } })
    }
    if (unitId === null) refuse(COPY.unknownClause)
    if (ofUnit !== undefined && unitId !== ofUnit) refuse(COPY.clauseOfAnother)
  }
}
