import type { DutyLists } from '../../../types/routing.contract'
import { appendAudit } from '../../audit'
import type { Directory } from '../../hall'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import type { TableRows } from '../../shared/kernel/table-lines'
import type { RoutingDeps } from '../deps'
import { clauseNumber, type DutyClause } from '../domain/duty'
import { changeDuties, readLists } from '../list-store'
import { cellsOf } from '../cells-of'
import { readDuties } from '../read-duties'
import { dutyLists, routingStates, STATE_ID } from '../routing.store'

/** All units with the number of their clauses, and the clauses of one. */
export const listDuties =
  (deps: RoutingDeps) =>
  async ({ unitId }: { readonly unitId?: string | undefined }): Promise<DutyLists> => {
    const [directory, state] = await Promise.all([deps.directory.current(), deps.store.get(routingStates, STATE_ID)])
    const list = state?.duties === undefined ? null : await deps.store.get(dutyLists, state.duties)
    const clauses = list?.clauses ?? []
    const counts = new Map<string, number>()
    for (const clause of clauses) counts.set(clause.unitId, (counts.get(clause.unitId) ?? 0) + 1)
    return {
      version: list?.id ?? '',
      importedAt: list?.importedAt ?? null,
      units: [...counts].map(([id, number]) => ({ unitId: id, unitName: directory.nameOf(id), clauses: number })),
      items: clauses.filter((clause) => clause.unitId === unitId).map((clause) => toView(clause, directory)),
    }
  }

/**
 * Takes in a table of duties. The lists of the units that it names are replaced as a whole, all others stay.
 * @throws DomainError `invalid_input` with a sentence for each line that is wrong; nothing is taken then
 */
export const importDuties =
  (deps: RoutingDeps) =>
  async (actor: Actor, { table }: { readonly table: string }): Promise<DutyLists> => {
    await takeDuties(deps, actor, cellsOf(table))
    return listDuties(deps)({})
  }

/** The same from rows that a file gave. @returns how many clauses it held */
export async function takeDuties(
  deps: Pick<RoutingDeps, 'store' | 'directory' | 'clock' | 'ids'>,
  actor: Actor,
  rows: TableRows,
): Promise<number> {
  const [directory, { tree }] = await Promise.all([deps.directory.current(), readLists(deps.store)])
  const read = readDuties(rows, directory, tree)
  if ('faults' in read) throw new DomainError('invalid_input', {}, { fields: { ...read.faults } })
  const named = new Set(read.clauses.map(({ unitId }) => unitId))
  const change = (present: readonly DutyClause[]): readonly DutyClause[] => [
    ...present.filter(({ unitId }) => !named.has(unitId)),
    ...read.clauses,
  ]
  const at = deps.clock.now()
  await deps.store.transact(async (transaction) => {
    const version = await changeDuties(transaction, change, { importedBy: actor.id, importedAt: at })
    appendAudit(transaction, deps.ids, {
      actor,
      at,
      action: 'routing.import_duties',
      subject: { kind: 'policy', id: 'duty_lists' },
      what: { version, clauses: read.clauses.length },
    })
  })
  return read.clauses.length
}

const toView = (clause: DutyClause, directory: Directory): DutyLists['items'][number] => ({
  ...clause,
  unitName: directory.nameOf(clause.unitId),
  number: clauseNumber(clause),
  category: clause.category ?? '',
  topics: [...clause.topics],
  districts: clause.districts.map((id) => directory.nameOf(id)),
  keywords: [...clause.keywords],
  aliases: [...clause.aliases],
})
