import type { RoutingContract } from '../../../types/routing.contract'
import type { ParsedInputOf } from '../../../types/wire.contract'
import { ROUTING_SAYS } from '../copy'
import type { RuleCondition } from '../domain/rule'

type ConditionInput = ParsedInputOf<RoutingContract['put_rules']>['rules'][number]['when']

/** What does not go together in a condition, by field. */
export function conditionFaults(when: ConditionInput): Record<string, string> {
  const faults: Record<string, string> = {}
  if ((when.fromHour === undefined) !== (when.toHour === undefined)) faults['when.toHour'] = ROUTING_SAYS.hours
  else if (when.fromHour !== undefined && when.fromHour === when.toHour) faults['when.toHour'] = ROUTING_SAYS.noHours
  if (when.fromDay !== undefined && when.toDay !== undefined && when.fromDay > when.toDay)
    faults['when.toDay'] = ROUTING_SAYS.days
  if (Object.values(when).every((asked) => asked === undefined)) faults.when = ROUTING_SAYS.nothingAsked
  return faults
}

/** Without what was not said: the store keeps no `undefined`. */
export const plainCondition = (when: ConditionInput): RuleCondition =>
  Object.fromEntries(Object.entries(when).filter(([, value]) => value !== undefined))
