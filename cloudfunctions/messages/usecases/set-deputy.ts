import type { DeputiesView } from '../../../types/messages.contract'
import type { Role } from '../../../types/wire.contract'
import { appendAudit } from '../../audit'
import type { Transaction } from '../../shared/documents'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { daysBetween, type Instant, type LocalDate, shanghaiDay } from '../../shared/kernel/local-date'
import { appendEvents } from '../../shared/outbox/outbox'
import { approversAmong } from '../approvers'
import { COPY } from '../copy'
import type { MessagesDeps } from '../deps'
import { DEPUTY_STREAM, type DeputyEvent } from '../deputy.events'
import { deputies, deputyshipId, holdsOn, runningDeputyships } from '../deputy.store'

/** An absence longer than this is another appointment. */
const LONGEST_DAYS = 366

interface SetDeputy {
  readonly unitId: string
  readonly approverId: string
  readonly deputyId: string
  readonly from: LocalDate
  readonly until: LocalDate
}

/** Who stands in for whom in a unit, from today on; and who could. */
export const readDeputies =
  (deps: MessagesDeps) =>
  async (actor: Actor, { unitId }: { unitId: string }): Promise<DeputiesView> => {
    if (!ownRole(actor, 'approver', unitId) && !ownRole(actor, 'liaison', unitId))
      throw new DomainError('forbidden', { unitId })
    const today = shanghaiDay(deps.clock.now())
    const [running, staff] = await Promise.all([
      runningDeputyships(deps.store, { unitId }, today),
      deps.people.staffOf(unitId),
    ])
    const approvers = approversAmong(staff, unitId)
    return {
      items: running.map(({ approverId, approverName, deputyId, deputyName, from, until }) => ({
        approverId,
        approverName,
        deputyId,
        deputyName,
        from,
        until,
        now: holdsOn({ from, until }, today),
        mayChange: mayName(actor, unitId, approverId),
      })),
      approvers: approvers.filter(({ id }) => mayName(actor, unitId, id)).map(({ id, name }) => ({ id, name })),
      candidates: staff.map(({ id, name }) => ({ id, name })),
    }
  }

/** 设代理: an approver for themselves, the unit's liaison for any of its approvers. A new one takes the earlier one's place. */
export const setDeputy =
  (deps: MessagesDeps) =>
  async (actor: Actor, input: SetDeputy): Promise<DeputiesView> => {
    const { unitId, approverId, deputyId, from, until } = input
    if (!mayName(actor, unitId, approverId)) throw new DomainError('forbidden', { unitId })
    const now = deps.clock.now()
    const staff = await deps.people.staffOf(unitId)
    const approver = approversAmong(staff, unitId).find(({ id }) => id === approverId)
    const deputy = staff.find(({ id }) => id === deputyId)
    const fields = {
      ...(approver === undefined ? { approverId: COPY.noSuchApprover } : {}),
      ...(deputy === undefined || deputyId === approverId ? { deputyId: COPY.noSuchDeputy } : {}),
      ...(until < from || until < shanghaiDay(now) || daysBetween(from, until) > LONGEST_DAYS
        ? { until: COPY.badPeriod }
        : {}),
    }
    if (approver === undefined || deputy === undefined || Object.keys(fields).length > 0)
      throw new DomainError('invalid_input', {}, { fields })
    await deps.store.transact(async (transaction) => {
      const id = deputyshipId(unitId, approverId)
      const stored = await transaction.get(deputies, id)
      const names = { approverName: approver.name, deputyName: deputy.name }
      const next = { id, unitId, approverId, deputyId, from, until, ...names, setBy: actor.id, setAt: now }
      if (stored === null) transaction.insert(deputies, next)
      else transaction.put(deputies, { ...next, version: stored.version })
      const subject = { kind: 'unit', id: unitId } as const
      const what = { approverId, deputyId, from, until }
      appendAudit(transaction, deps.ids, { actor, at: now, action: 'messages.set_deputy', subject, what })
      if (stored !== null && stored.deputyId !== deputyId) tell(transaction, deps, 'deputy_ended', stored, now)
      tell(transaction, deps, 'deputy_set', next, now)
    })
    deps.wakeRelay()
    return readDeputies(deps)(actor, { unitId })
  }

/** Who stands in from now on, and who does no longer, are told. */
function tell(
  transaction: Transaction,
  { ids }: Pick<MessagesDeps, 'ids'>,
  type: DeputyEvent['type'],
  { id, deputyId }: { readonly id: string; readonly deputyId: string },
  at: Instant,
): void {
  const event: DeputyEvent = { id: `deputy:${ids.next()}`, type, at, deputyshipId: id, deputyId }
  appendEvents(transaction, DEPUTY_STREAM, [event])
}

/** 取消代理: the right is gone at once. */
export const endDeputy =
  (deps: MessagesDeps) =>
  async (actor: Actor, { unitId, approverId }: { unitId: string; approverId: string }): Promise<DeputiesView> => {
    if (!mayName(actor, unitId, approverId)) throw new DomainError('forbidden', { unitId })
    await deps.store.transact(async (transaction) => {
      const stored = await transaction.get(deputies, deputyshipId(unitId, approverId))
      if (stored === null) return
      transaction.remove(deputies, stored)
      const { deputyId } = stored
      const subject = { kind: 'unit', id: unitId } as const
      const what = { approverId, deputyId }
      const at = deps.clock.now()
      appendAudit(transaction, deps.ids, { actor, at, action: 'messages.end_deputy', subject, what })
      tell(transaction, deps, 'deputy_ended', stored, at)
    })
    deps.wakeRelay()
    return readDeputies(deps)(actor, { unitId })
  }

/** A role of the person's own, not one held for somebody who is away. */
const ownRole = (actor: Actor, role: Role, unitId: string): boolean =>
  actor.grants.some((grant) => grant.role === role && grant.unitId === unitId && grant.deputyFor === undefined)

const mayName = (actor: Actor, unitId: string, approverId: string): boolean =>
  ownRole(actor, 'liaison', unitId) || (actor.id === approverId && ownRole(actor, 'approver', unitId))
