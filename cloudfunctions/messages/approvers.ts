import type { StaffMember } from './deps'
import type { NamedSigner } from './domain/paper'

/** Who of a unit's people approves its replies, each with the level that the role was given. */
export const approversAmong = (staff: readonly StaffMember[], unitId: string): NamedSigner[] =>
  staff.flatMap(({ id, name, grants }) => {
    const grant = grants.find((one) => one.role === 'approver' && one.unitId === unitId)
    if (grant === undefined) return []
    return [{ id, name, ...(grant.level === undefined ? {} : { level: grant.level }) }]
  })
