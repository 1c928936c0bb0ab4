import { unitsOf } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { COPY } from '../copy'
import type { MessagesDeps } from '../deps'
import { answerAssist, endAssist, requestAssist } from '../domain/assist'
import { contest } from '../domain/contest'
import { decideDecline, proposeDecline } from '../domain/decline'
import { adjudicate, ruleContest } from '../domain/ownership'
import { act, ruled, type UseCase } from './act'
import { clausesToCite } from './cited-clause'
import { reasonForNamed, requireNoneMergedAgainst, requireUnit } from './given-unit'

/** Who handles it, who helps, and what is not ours at all: each a rule of the domain under the table's rights. */
export const ownershipUseCases = (deps: MessagesDeps) => ({
  contest: ruled(deps, 'contest', contest),
  rule_contest: ((actor, input) =>
    act(deps, actor, 'rule_contest', input, async (message, acting, directory, transaction) => {
      const { upheld, unitId } = input
      if (upheld && unitId === undefined) throw refusal(COPY.contestNeedsUnit)
      if (upheld && unitId === message.unitId) throw refusal(COPY.sameUnit)
      if (unitId !== undefined) requireUnit(directory, unitId)
      if (!upheld || unitId === undefined) return ruleContest(message, input, acting)
      const named = reasonForNamed(message, unitId, directory, input.whyNamed)
      await requireNoneMergedAgainst(transaction, message, unitId, directory)
      return ruleContest(message, { ...input, ...named }, acting)
    })) satisfies UseCase<'rule_contest'>,
  adjudicate: (async (actor, input) => {
    const requireClause = await clausesToCite(deps)
    return act(deps, actor, 'adjudicate', input, async (message, acting, directory, transaction) => {
      requireUnit(directory, input.unitId)
      requireClause(input.clauseId, input.unitId)
      // Whoever has it already learns nothing anew.
      const has = input.unitId === message.unitId
      const named = has ? {} : reasonForNamed(message, input.unitId, directory, input.whyNamed)
      if (!has) await requireNoneMergedAgainst(transaction, message, input.unitId, directory)
      return adjudicate(message, { ...input, ...named }, acting)
    })
  }) satisfies UseCase<'adjudicate'>,
  request_assist: ((actor, input) =>
    act(deps, actor, 'request_assist', input, (message, acting, directory) => {
      requireUnit(directory, input.unitId)
      const named = reasonForNamed(message, input.unitId, directory, input.whyNamed)
      return requestAssist(message, { ...input, ...named }, acting)
    })) satisfies UseCase<'request_assist'>,
  answer_assist: ruled(deps, 'answer_assist', (m, input, a) =>
    answerAssist(m, input, unitsOf(a.actor, ['handler', 'liaison']), a),
  ),
  end_assist: ruled(deps, 'end_assist', endAssist),
  propose_decline: ruled(deps, 'propose_decline', proposeDecline),
  decide_decline: ruled(deps, 'decide_decline', decideDecline),
})

const refusal = (say: string) => new DomainError('invalid_input', {}, { fields: { unitId: say } })
