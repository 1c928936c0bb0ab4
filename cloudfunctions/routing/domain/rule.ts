import type { MessageKind } from '../../../types/messages.terms'
import { type Instant, shanghaiDay, shanghaiHour } from '../../shared/kernel/local-date'
import type { Citation } from './duty'

/** When a rule applies; what is absent does not matter. All that is given must hold. */
export interface RuleCondition {
  readonly kinds?: readonly MessageKind[]
  /** Likeliest category of the text; a text that says nothing of any has none. */
  readonly categories?: readonly string[]
  /** Ids of district units. */
  readonly districts?: readonly string[]
  /** Days in Shanghai on which the rule holds, both included: a heating season, a flood season. */
  readonly fromDay?: string
  readonly toDay?: string
  /** Hours of the day in Shanghai, 0–23; `from` included, `to` not; over midnight where `to` is the smaller. */
  readonly fromHour?: number
  readonly toHour?: number
  /** One of them stands in title or body, in one piece. */
  readonly words?: readonly string[]
}

/** An ordered rule of the press office: the first that holds decides. It may cite the clause of its unit that it rests on. */
export interface RoutingRule extends Citation {
  readonly id: string
  readonly name: string
  readonly when: RuleCondition
  readonly enabled: boolean
  /** Why it is off by itself; the press office reads it. `unit_back`: its unit exists again, and it may be switched on. */
  readonly offBecause?: 'unit_closed' | 'unit_back'
}

/** What a rule looks at. `text` as the character table sees it. */
export interface RuleSubject {
  readonly kind: MessageKind
  readonly category: string | undefined
  readonly districtId: string | undefined
  readonly at: Instant
  readonly text: string
}

/** The words by which the rule holds (none where it asks for none), or null when it does not hold. */
export function appliesBy(
  { when }: Pick<RoutingRule, 'when'>,
  subject: RuleSubject,
  seen: (word: string) => string,
): readonly string[] | null {
  const { kinds, categories, districts, words } = when
  if (kinds !== undefined && !kinds.includes(subject.kind)) return null
  if (categories !== undefined && (subject.category === undefined || !categories.includes(subject.category)))
    return null
  if (districts !== undefined && (subject.districtId === undefined || !districts.includes(subject.districtId)))
    return null
  if (!holdsAt(when, subject.at)) return null
  if (words === undefined) return []
  const found = words.filter((word) => seen(word) !== '' && subject.text.includes(seen(word)))
  return found.length === 0 ? null : found
}

function holdsAt({ fromDay, toDay, fromHour, toHour }: RuleCondition, at: Instant): boolean {
  const day = shanghaiDay(at)
  if ((fromDay !== undefined && day < fromDay) || (toDay !== undefined && day > toDay)) return false
  if (fromHour === undefined || toHour === undefined) return true
  const hour = shanghaiHour(at)
  return fromHour <= toHour ? hour >= fromHour && hour < toHour : hour >= fromHour || hour < toHour
}
