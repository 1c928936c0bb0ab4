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
import type { Lists } from '../domain/classifier'
import { citedClause, type DutyClause } from '../domain/duty'
import type { RoutingRule } from '../domain/rule'
import { putState, readLists } from '../list-store'
import { DEFAULT_THRESHOLD } from '../router'
import { appendEvents } from '../../shared/outbox/outbox'
import { ROUTING_STREAM, type RuleEvent } from '../events'
import { conditionFaults, plainCondition } from './rule-condition'
import { type RuleBookDocument, routingRuleBooks, routingStates, RULE_BOOK_ID, STATE_ID } from '../routing.store'

const EMPTY: RuleBookDocument = { id: RULE_BOOK_ID, version: 0, rules: [], threshold: DEFAULT_THRESHOLD }

/** The rules in their order. What closed or came back is looked at first, so that nobody reads what does not hold. */
export const listRules = (deps: RoutingDeps) => async (): Promise<RuleBook> => {
  await followUnits(deps)
  const [directory, lists, book] = await Promise.all([
    deps.directory.current(),
    readLists(deps.store),
    deps.store.get(routingRuleBooks, RULE_BOOK_ID),
  ])
  return toView(book ?? EMPTY, directory, lists)
}

/**
 * Replaces all rules and the threshold: their order is what matters, so they are kept and compared as one.
 * @throws DomainError `invalid_input` by rule, `conflict` with the present book
 */
export const putRules =
  (deps: RoutingDeps) =>
  async (actor: Actor, input: ParsedInputOf<RoutingContract['put_rules']>): Promise<RuleBook> => {
    const directory = await deps.directory.current()
    const lists = await readLists(deps.store)
    const clauses = new Map(lists.duties.map((clause) => [clause.id, clause]))
    const fields: Record<string, string> = {}
    input.rules.forEach((rule, at) => {
      Object.assign(fields, faultsOf(rule, at, directory, clauses))
      if (input.rules.findIndex(({ id }) => id === rule.id) < at) fields[`rules.${at}.id`] = ROUTING_SAYS.sameRule
    })
    if (Object.keys(fields).length > 0) throw new DomainError('invalid_input', {}, { fields })
    const now = deps.clock.now()
    const stored = await deps.store.transact(async (transaction) => {
      const present = (await transaction.get(routingRuleBooks, RULE_BOOK_ID)) ?? EMPTY
      if (present.version !== input.version)
        throw new DomainError(
          'conflict',
          {},
          { current: toView(present, directory, lists), say: ROUTING_SAYS.changedMeanwhile },
        )
      const marks = new Map(present.rules.map((rule) => [rule.id, rule]))
      const rules = input.rules.map(({ enabled, ...rule }) =>
        marked({ ...plain(rule, clauses), enabled }, marks.get(rule.id)),
      )
      appendAudit(transaction, deps.ids, auditOf(actor, now, 'routing.put_rules', rules.length))
      return write(transaction, { ...present, rules, threshold: input.threshold })
    })
    return toView(stored, directory, lists)
  }

/** Why a rule is off stays with it until somebody switches it on or names another unit. */
const marked = (rule: RoutingRule, before: RoutingRule | undefined): RoutingRule =>
  before?.offBecause === undefined || rule.enabled || rule.unitId !== before.unitId
    ? rule
    : { ...rule, offBecause: before.offBecause }

/** Rules that change in one commit: each is two notices, delivered in one transaction, and CloudBase takes about a hundred writes. */
const TOGETHER = 9

/**
 * A rule that names a unit which is gone switches itself off; once the unit exists again it says so, and stays off until
 * somebody switches it on. The press office is told of each change, once: it and its event commit together.
 * @returns how many rules changed
 */
export async function followUnits(deps: FollowDeps): Promise<number> {
  const directory = await deps.directory.current()
  const seen = await deps.store.get(routingRuleBooks, RULE_BOOK_ID)
  if (seen === null || !seen.rules.some((rule) => changeOf(rule, directory) !== null)) return 0
  let changed = 0
  let some = 0
  do {
    some = await followSome(deps, directory)
    changed += some
  } while (some === TOGETHER)
  return changed
}

const followSome = (deps: FollowDeps, directory: Directory): Promise<number> =>
  deps.store.transact(async (transaction) => {
    const present = await transaction.get(routingRuleBooks, RULE_BOOK_ID)
    if (present === null) return 0
    const at = deps.clock.now()
    const events: RuleEvent[] = []
    const rules = present.rules.map((rule): RoutingRule => {
      const offBecause = events.length === TOGETHER ? null : changeOf(rule, directory)
      if (offBecause === null) return rule
      // The version at which it changed names this closing, or this coming back.
      const id = `rule:${rule.id}.${present.version}.${offBecause}`
      events.push({ id, type: `rule_${offBecause}`, at, ruleId: rule.id, ruleName: rule.name })
      return { ...rule, enabled: false, offBecause }
    })
    if (events.length === 0) return 0
    appendAudit(transaction, deps.ids, auditOf(SYSTEM, at, 'job:routing.check_rules', events.length))
    appendEvents(transaction, ROUTING_STREAM, events)
    await write(transaction, { ...present, rules })
    return events.length
  })
type FollowDeps = Pick<RoutingDeps, 'store' | 'directory' | 'clock' | 'ids'>

/** What happened to the unit of a rule since it was last looked at; null: nothing. */
function changeOf(
  { enabled, offBecause, unitId }: RoutingRule,
  directory: Directory,
): NonNullable<RoutingRule['offBecause']> | null {
  const isThere = directory.findUnit(unitId) !== null
  if (isThere) return offBecause === 'unit_closed' ? 'unit_back' : null
  return enabled || offBecause === 'unit_back' ? 'unit_closed' : null
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
  putState(transaction, state, { rules: book.version + 1 })
  if (book.version === 0) {
    const { version: _version, ...first } = book
    transaction.insert(routingRuleBooks, first)
  } else transaction.put(routingRuleBooks, book)
  return { ...book, version: book.version + 1 }
}

/** The clauses in force, by id. */
type Clauses = ReadonlyMap<string, DutyClause>
type RuleInput = ParsedInputOf<RoutingContract['put_rules']>['rules'][number]

function faultsOf(
  { unitId, clauseId, when, enabled }: RuleInput,
  at: number,
  directory: Directory,
  clauses: Clauses,
): Record<string, string> {
  const faults: Record<string, string> = {}
  const fault = (field: string, sentence: string): void => {
    faults[`rules.${at}.${field}`] = sentence
  }
  // A rule that is off may keep its unit's name until somebody finds it another one.
  if (enabled && directory.findUnit(unitId) === null) fault('unitId', ROUTING_SAYS.unknownUnit)
  if (clauseId !== undefined && clauses.get(clauseId)?.unitId !== unitId) fault('clauseId', ROUTING_SAYS.unknownClause)
  for (const [field, sentence] of Object.entries(conditionFaults(when))) fault(field, sentence)
  return faults
}

/** As it is stored: with the clause as it reads now, so that the rule keeps citing it under another number. */
function plain(
  { when, clauseId, ...rule }: Omit<RuleInput, 'enabled'>,
  clauses: Clauses,
): Omit<RoutingRule, 'enabled'> {
  const cited = clauses.get(clauseId ?? '')
  return {
    ...rule,
    when: plainCondition(when),
    ...(cited === undefined ? {} : { clauseId: cited.id, clauseText: cited.text }),
  }
}

const toView = (
  { rules, threshold, version }: RuleBookDocument,
  directory: Directory,
  { duties, tree }: Lists,
): RuleBook => ({
  rules: rules.map((rule) => toRule(rule, directory, duties)),
  threshold,
  categories: tree.map(({ name }) => name),
  version,
})

/** With the clause under its number of today; without one that was taken from the list. */
function toRule(rule: RoutingRule, directory: Directory, duties: readonly DutyClause[]): RuleView {
  const { id, name, when, unitId, enabled, offBecause } = rule
  const clause = citedClause(rule, duties)
  return {
    id,
    name,
    unitId,
    enabled,
    // The store's lists are read-only; what leaves is a copy.
    when: structuredClone(when) as RuleView['when'],
    unitName: directory.nameOf(unitId),
    ...(clause === null ? {} : { clauseId: clause.id }),
    ...(offBecause === undefined ? {} : { offBecause }),
  }
}
