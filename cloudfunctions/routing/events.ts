import type { DomainEvent } from '../shared/outbox/outbox'

/** The stream under which this module's events are kept. */
export const ROUTING_STREAM = 'routing'

/** A rule of the press office switched itself off because its unit is gone, or its unit exists again. */
export interface RuleEvent extends DomainEvent {
  readonly type: 'rule_unit_closed' | 'rule_unit_back'
  readonly ruleId: string
  /** As the press office named it. */
  readonly ruleName: string
}
