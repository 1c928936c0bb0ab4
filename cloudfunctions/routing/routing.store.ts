import { defineCollection, type StoredDocument } from '../shared/documents'
import type { Instant } from '../shared/kernel/local-date'
import type { Category, DutyClause } from './domain/duty'
import type { Example } from './domain/examples'
import type { Precedent } from './domain/precedent'
import type { RoutingRule } from './domain/rule'
import type { LearnedCategories, LearnedModel, LearnedUnits } from './domain/learned-model'

/** Which model, lists and rules are in force: one small document, looked at again every few seconds. */
export interface RoutingState extends StoredDocument {
  readonly model?: string
  readonly duties?: string
  readonly tree?: string
  /** Counts the changes of the rules, and the rulings that became precedents. */
  readonly rules?: number
  readonly precedents?: number
  /** All precedents were looked at for rulings on reports, which none is any more. */
  readonly reportsForgotten?: true
}
export const routingStates = defineCollection<RoutingState>('routing_states', [])
export const STATE_ID = 'current'

/** A learned model without its large tables; those are in `parts` documents, base64. */
export interface ModelDocument extends StoredDocument {
  readonly learntAt: Instant
  /** The latest decision that it knows of; '' none. Absent: all before `learntAt` (models from before it was kept). */
  readonly decidedThrough?: Instant
  readonly documents: number
  readonly wordRarity: LearnedModel['wordRarity']
  readonly categories: Omit<LearnedCategories, 'weights'>
  readonly units: LearnedUnits
  /** How many bytes of the joined parts are rarity; the rest are weights. */
  readonly rarityBytes: number
  readonly parts: number
}
export const routingModels = defineCollection<ModelDocument>('routing_models', [
  { name: 'by_time', equals: [], order: 'learntAt' },
])
/** A piece of a model: `<model>:<number>`. */
export interface ModelPart extends StoredDocument {
  readonly bytes: string
}
export const routingModelParts = defineCollection<ModelPart>('routing_model_parts', [])

/** A whole duty list as it was imported; its id is its version. Older ones stay: what was cited can be read again. */
export interface DutyListDocument extends StoredDocument {
  readonly importedAt: Instant
  readonly importedBy: string
  readonly clauses: readonly DutyClause[]
}
export const dutyLists = defineCollection<DutyListDocument>('duty_lists', [
  { name: 'by_time', equals: [], order: 'importedAt' },
])

export interface CategoryTreeDocument extends StoredDocument {
  readonly tree: readonly Category[]
}
export const categoryTrees = defineCollection<CategoryTreeDocument>('category_trees', [])

/** Texts from a file that a city learns from beside its own messages, some hundred in a document. */
export interface LessonDocument extends StoredDocument {
  readonly examples: readonly Example[]
}
export const routingLessons = defineCollection<LessonDocument>('routing_lessons', [{ name: 'all', equals: [] }])

/** The press office's rules in their order, and from which confidence a message goes to a unit by itself. */
export interface RuleBookDocument extends StoredDocument {
  readonly rules: readonly RoutingRule[]
  /** 0–1 */
  readonly threshold: number
}
export const routingRuleBooks = defineCollection<RuleBookDocument>('routing_rule_books', [])
export const RULE_BOOK_ID = 'current'

/** A ruling that routing follows; its id is the message's. */
export interface PrecedentDocument extends StoredDocument, Precedent {
  readonly at: Instant
}
export const routingPrecedents = defineCollection<PrecedentDocument>('routing_precedents', [
  { name: 'by_time', equals: [], order: 'at' },
])

/** What a dispatcher decided about a message; its id is the message's, and the last decision counts. */
export interface DecisionDocument extends StoredDocument {
  readonly unitId: string
  readonly at: Instant
}
export const routingDecisions = defineCollection<DecisionDocument>('routing_decisions', [
  { name: 'by_time', equals: [], order: 'at' },
])
