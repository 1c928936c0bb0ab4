import type { MessageKind } from '../../types/messages.terms'
import type { ROUTE_GROUNDS } from '../../types/routing.terms'
import type { Directory } from '../hall'
import type { Instant } from '../shared/kernel/local-date'
import type { DutyClause } from './domain/duty'
import type { Precedent } from './domain/precedent'
import type { Judged, RankedUnit } from './domain/rank-units'
import type { RoutingRule, RuleSubject } from './domain/rule'

/** A message that has to go somewhere; nobody was chosen. `district`: a district unit's id or name, as the citizen gave it. */
export interface RouteQuery {
  readonly kind: MessageKind
  readonly title: string
  readonly body: string
  readonly district?: string | undefined
  readonly at: Instant
}

/** Where it goes. `unitId` null: the dispatcher decides. `reason` is for the citizen. */
export interface Route {
  readonly unitId: string | null
  readonly reason: string
  readonly clauseId?: string
  /** The same clause, as it is quoted. */
  readonly clause?: { readonly number: number; readonly text: string }
  /** How sure, 0–1; what a person or a rule decided is 1. */
  readonly confidence: number
  readonly by: (typeof ROUTE_GROUNDS)[number]
  readonly ruleId?: string
}

/** A unit that may be meant, for the dispatcher. */
export interface RouteCandidate {
  readonly unitId: string
  readonly category: string | undefined
  readonly score: number
  readonly because: readonly string[]
  readonly clauseId?: string
}

/** What there is to decide by, beside the message. */
export interface RouteGrounds {
  readonly directory: Directory
  readonly rules: readonly RoutingRule[]
  readonly duties: readonly DutyClause[]
  /** Ids of units that exist and take messages. */
  readonly open: ReadonlySet<string>
  /** Confidence from which a message goes to a unit by itself, 0–1. */
  readonly threshold: number
  /** A text, or a word of a rule, as the character table sees it. */
  readonly seen: (text: string) => string
}

/** What was found in one message, before anything is decided. */
export interface LookedAt {
  readonly judged: Judged
  readonly districtId: string | undefined
  readonly subject: RuleSubject
  /** A ruling of the same matter whose unit still takes messages. */
  readonly precedent: Precedent | null
}

/** The heaviest words are quoted, in the order in which they were written. */
const QUOTED = 3
export const quotedWords = ({ words }: RankedUnit): string[] =>
  [...words.slice(0, QUOTED)].sort((a, b) => a.at - b.at).map(({ text }) => text)
