import type { RoutingContract, RuleBook, RuleView } from '../../../types/routing.contract'
import type { ParsedInputOf } from '../../../types/wire.contract'
import type { Directory } from '../../hall'
import { appendAudit, type AuditNote } from '../../audit'
import type { Transaction } from '../../shared/documents'
import { type Actor, SYSTEM } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import type { Instant } from '../../shared/kernel/local-date'
import { ROUTING_SAYS } from '../copy'
import type { RoutingDeps } from '../deps'
import type { RoutingRule } from '../domain/rule'
import { readLists } from '../list-store'
import { DEFAULT_THRESHOLD } from '../router'
import { type RuleBookDocument, routingRuleBooks, routingStates, RULE_BOOK_ID, STATE_ID } from '../routing.store'

const EMPTY: RuleBookDocument = { id: RULE_BOOK_ID, version: 0, rules: [], threshold: DEFAULT_THRESHOLD }

/** The rules in their order. A rule whose unit is gone is switched off first, so that nobody reads what does not hold. */
export const listRules = (deps: RoutingDeps) => async (): Promise<RuleBook> => {
  await switchOffClosed(deps)
  const directory = await deps.directory.current()
  return toView((await deps.store.get(routingRuleBooks, RULE_BOOK_ID)) ?? EMPTY, directory)
}

/**
 * Replaces all rules and the threshold: their order is what matters, so they are kept and compared as one.
 * @throws DomainError `invalid_input` by rule, `conflict` with the present book
 */
export const putRules =
  (deps: RoutingDeps) =>
  async (actor: Actor, input: ParsedInputOf<RoutingContract['put_rules']>): Promise<RuleBook> => {
    const directory = await deps.directory.current()
    const { duties } = await readLists(deps.store)
    const clauses = new Map(duties.map(({ id, unitId }) => [id, unitId]))
    const fields: Record<string, string> = {}
    input.rules.forEach((rule, at) => Object.assign(fields, faultsOf(rule, at, directory, clauses)))
    if (Object.keys(fields).length > 0) throw new DomainError('invalid_input', {}, { fields })
    const now = deps.clock.now()
    const stored = await deps.store.transact(async (transaction) => {
      const present = (await transaction.get(routingRuleBooks, RULE_BOOK_ID)) ?? EMPTY
      if (present.version !== input.version)
        throw new DomainError(
          'conflict',
          {},
          { current: toView(present, directory), say: ROUTING_SAYS.changedMeanwhile },
        )
      const rules = input.rules.map(({ enabled, ...rule }): RoutingRule => ({ ...plain(rule), enabled }))
      appendAudit(transaction, deps.ids, auditOf(actor, now, 'routing.put_rules', rules.length))
      return write(transaction, { ...present, rules, threshold: input.threshold })
    })
    return toView(stored, directory)
  }

/** A rule that names a unit which is gone switches itself off and says so; the press office finds it first in the list. */
export async function switchOffClosed(
  deps: Pick<RoutingDeps, 'store' | 'directory' | 'clock' | 'ids'>,
): Promise<number> {
  const directory = await deps.directory.current()
  const isClosed = ({ enabled, unitId }: RoutingRule): boolean => enabled && directory.findUnit(unitId) === null
  const seen = await deps.store.get(routingRuleBooks, RULE_BOOK_ID)
  if (seen === null || !seen.rules.some(isClosed)) return 0
  return deps.store.transact(async (transaction) => {
    const present = await transaction.get(routingRuleBooks, RULE_BOOK_ID)
    const closed = present?.rules.filter(isClosed) ?? []
    if (present === null || closed.length === 0) return 0
    const rules = present.rules.map((rule) =>
      closed.includes(rule) ? { ...rule, enabled: false, offBecause: 'unit_closed' as const } : rule,
    )
    appendAudit(transaction, deps.ids, auditOf(SYSTEM, deps.clock.now(), 'job:routing.check_rules', closed.length))
    await write(transaction, { ...present, rules })
    return closed.length
  })
}

const auditOf = (actor: Actor, at: Instant, action: string, rules: number): AuditNote => ({
  actor,
  at,
  action,
  subject: { kind: 'policy', id: 'routing_rules' },
  what: { rules },
})

async function write(transaction: Transaction, book: RuleBookDocument): Promise<RuleBookDocument> {
  const state = await transaction.get(routingStates, STATE_ID)
  const rules = book.version + 1
  if (state === null) transaction.insert(routingStates, { id: STATE_ID, rules })
  else transaction.put(routingStates, { ...state, rules })
  if (book.version === 0) {
    const { version: _version, ...first } = book
    transaction.insert(routingRuleBooks, first)
  } else transaction.put(routingRuleBooks, book)
  return { ...book, version: book.version + 1 }
}

type RuleInput = ParsedInputOf<RoutingContract['put_rules']>['rules'][number]

function faultsOf(
  { unitId, clauseId, when, enabled }: RuleInput,
  at: number,
  directory: Directory,
  clauses: ReadonlyMap<string, string>,
): Record<string, string> {
  const faults: Record<string, string> = {}
  const fault = (field: string, sentence: string): void => {
    faults[`rules.${at}.${field}`] = sentence
  }
  // A rule that is off may keep its unit's name until somebody finds it another one.
  if (enabled && directory.findUnit(unitId) === null) fault('unitId', ROUTING_SAYS.unknownUnit)
  if (clauseId !== undefined && clauses.get(clauseId) !== unitId) fault('clauseId', ROUTING_SAYS.unknownClause)
  if ((when.fromHour === undefined) !== (when.toHour === undefined)) fault('when.toHour', ROUTING_SAYS.hours)
  if (when.fromDay !== undefined && when.toDay !== undefined && when.fromDay > when.toDay)
    fault('when.toDay', ROUTING_SAYS.days)
  if (Object.values(when).every((asked) => asked === undefined)) fault('when', ROUTING_SAYS.nothingAsked)
  return faults
}

/** Without what was not said: the store keeps no `undefined`. */
function plain({ when, clauseId, ...rule }: Omit<RuleInput, 'enabled'>): Omit<RoutingRule, 'enabled'> {
  const asked = Object.fromEntries(Object.entries(when).filter(([, value]) => value !== undefined))
  return { ...rule, when: asked, ...(clauseId === undefined ? {} : { clauseId }) }
}

const toView = ({ rules, threshold, version }: RuleBookDocument, directory: Directory): RuleBook => ({
  rules: rules.map((rule) => toRule(rule, directory)),
  threshold,
  version,
})

const toRule = ({ when, ...rule }: RoutingRule, directory: Directory): RuleView => ({
  ...rule,
  unitName: directory.nameOf(rule.unitId),
  // The store's lists are read-only; what leaves is a copy.
  when: structuredClone(when) as RuleView['when'],
})
