import type { DomainEvent } from '../shared/outbox/outbox'
import type { AnswerNews } from './answers.store'

/** The stream under which this module's events are kept. */
export const ANSWERS_STREAM = 'answers'

/** A citizen said 我也遇到. */
export interface Joined extends DomainEvent {
  readonly type: 'joined'
  readonly answerId: string
}

/** A public answer was changed or taken back; some of those who joined it are told. Events are kept for ever: no account is in them. */
export interface ToldJoiners extends DomainEvent {
  readonly type: 'answer_news'
  readonly answerId: string
  readonly what: AnswerNews
  /** Counts the changes of the answer from 1. */
  readonly number: number
  /** Joins, some of them (`tell-joiners.ts`); who deletes their data takes theirs back and is told no more. */
  readonly joinIds?: readonly string[]
  /** Accounts of citizens: in events from before joins were named. */
  readonly concerns?: readonly string[]
}
