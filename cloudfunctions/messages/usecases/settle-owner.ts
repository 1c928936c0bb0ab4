import type { MessagesContract, MessageView } from '../../../types/messages.contract'
import type { ParsedInputOf } from '../../../types/wire.contract'
import type { Directory } from '../../hall'
import { type Actor, unitsOf } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { COPY } from '../copy'
import type { MessagesDeps } from '../deps'
import { answerAssist, endAssist, requestAssist } from '../domain/assist'
import { decideDecline, proposeDecline } from '../domain/decline'
import { contest } from '../domain/contest'
import { adjudicate, ruleContest } from '../domain/ownership'
import { act } from './act'
import { clausesToCite } from './cited-clause'

type UseCase<P extends keyof MessagesContract> = (
  actor: Actor,
  input: ParsedInputOf<MessagesContract[P]>,
) => Promise<MessageView>

/** Who handles it, who helps, and what is not ours at all: each a rule of the domain under the table's rights. */
export const ownershipUseCases = (deps: MessagesDeps) => ({
  contest: ((actor, input) =>
    act(deps, actor, 'contest', input, (m, a) => contest(m, input, a))) satisfies UseCase<'contest'>,
  rule_contest: ((actor, input) =>
    act(deps, actor, 'rule_contest', input, (message, acting, directory) => {
      const { upheld, unitId } = input
      if (upheld && unitId === undefined) throw refusal(COPY.contestNeedsUnit)
      if (upheld && unitId === message.unitId) throw refusal(COPY.sameUnit)
      if (unitId !== undefined) requireUnit(directory, unitId)
      return ruleContest(message, input, acting)
    })) satisfies UseCase<'rule_contest'>,
  adjudicate: (async (actor, input) => {
    const requireClause = await clausesToCite(deps)
    return act(deps, actor, 'adjudicate', input, (message, acting, directory) => {
      requireUnit(directory, input.unitId)
      requireClause(input.clauseId, input.unitId)
      return adjudicate(message, input, acting)
    })
  }) satisfies UseCase<'adjudicate'>,
  request_assist: ((actor, input) =>
    act(deps, actor, 'request_assist', input, (message, acting, directory) => {
      requireUnit(directory, input.unitId)
      return requestAssist(message, input, acting)
    })) satisfies UseCase<'request_assist'>,
  answer_assist: ((actor, input) =>
    act(deps, actor, 'answer_assist', input, (m, a) =>
      answerAssist(m, input, unitsOf(actor, ['handler', 'liaison']), a),
    )) satisfies UseCase<'answer_assist'>,
  end_assist: ((actor, input) =>
    act(deps, actor, 'end_assist', input, (m, a) => endAssist(m, input, a))) satisfies UseCase<'end_assist'>,
  propose_decline: ((actor, input) =>
    act(deps, actor, 'propose_decline', input, (m, a) =>
      proposeDecline(m, input, a),
    )) satisfies UseCase<'propose_decline'>,
  decide_decline: ((actor, input) =>
    act(deps, actor, 'decide_decline', input, (m, a) =>
      decideDecline(m, input, a),
    )) satisfies UseCase<'decide_decline'>,
})

const refusal = (say: string) => new DomainError('invalid_input', {}, { fields: { unitId: say } })

function requireUnit(directory: Directory, unitId: string): void {
  if (directory.findUnit(unitId) === null) throw refusal(COPY.unknownUnit)
}
