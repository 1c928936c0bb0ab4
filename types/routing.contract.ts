import * as z from 'zod/mini'
import { MESSAGE_KINDS, MESSAGE_LIMITS } from './messages.terms'
import { ROUTE_GROUNDS, ROUTING_LIMITS } from './routing.terms'
import { DocumentId, Instant, LocalDay, personText, procedure } from './wire.contract'

/** Everybody of the staff: who explains a route reads nothing but what they typed themselves. */
const STAFF = [
  'handler',
  'approver',
  'liaison',
  'post_holder',
  'dispatcher',
  'editor',
  'reviewer',
  'chief',
  'supervisor',
  'admin',
  'auditor',
] as const

/** A unit that may be meant, and why, in sentences; they quote words of the lists only. */
const Candidate = z.object({
  unitId: z.string(),
  unitName: z.string(),
  /** First level of the category tree; empty where the unit's list names none. */
  category: z.string(),
  /** 0–1. */
  score: z.number(),
  because: z.array(z.string()),
  /** The clause of the unit's duty list that speaks for it; to be cited. */
  clauseId: z.optional(z.string()),
})
/** `candidates`: likeliest first, at most 5. `unitId` null: below the threshold, the dispatcher decides. */
const Explanation = z.object({
  candidates: z.array(Candidate),
  unitId: z.nullable(z.string()),
  /** What the citizen would read. */
  reason: z.string(),
  /** 0–1; what a rule or a ruling decided is 1. */
  confidence: z.number(),
  by: z.enum(ROUTE_GROUNDS),
})

const word = personText(2, ROUTING_LIMITS.word)
const wordList = z.array(word).check(z.minLength(1), z.maxLength(ROUTING_LIMITS.words))
const hour = z.int().check(z.minimum(0), z.maximum(23))
/** All that is given must hold; hours of the day and days are Shanghai's, `toHour` not included. */
const Condition = z.object({
  kinds: z.optional(z.array(z.enum(MESSAGE_KINDS)).check(z.minLength(1), z.maxLength(MESSAGE_KINDS.length))),
  categories: z.optional(z.array(personText(2, 40)).check(z.minLength(1), z.maxLength(40))),
  districts: z.optional(z.array(DocumentId).check(z.minLength(1), z.maxLength(60))),
  fromDay: z.optional(LocalDay),
  toDay: z.optional(LocalDay),
  fromHour: z.optional(hour),
  toHour: z.optional(hour),
  words: z.optional(wordList),
})
const rule = {
  id: DocumentId,
  name: personText(2, 40),
  when: Condition,
  unitId: DocumentId,
  clauseId: z.optional(DocumentId),
  enabled: z.boolean(),
}
const RuleView = z.object({
  ...rule,
  unitName: z.string(),
  /** Off by itself: its unit is gone; `unit_back`: it exists again, somebody may switch the rule on. */
  offBecause: z.optional(z.enum(['unit_closed', 'unit_back'])),
})
/** `version` 0: nobody has set anything yet. */
const RuleBook = z.object({
  rules: z.array(RuleView),
  /** Confidence from which a message goes to a unit by itself, 0–1. */
  threshold: z.number(),
  /** The kinds of matter that a rule may ask for: first level of the category tree. */
  categories: z.array(z.string()),
  version: z.int(),
})

const Clause = z.object({
  id: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  /** By which it is quoted: 职责第3条. */
  number: z.int(),
  category: z.string(),
  text: z.string(),
  topics: z.array(z.string()),
  districts: z.array(z.string()),
  keywords: z.array(z.string()),
  aliases: z.array(z.string()),
})
const DutyLists = z.object({
  /** Empty: nothing was imported yet, units are found by the words of the directory. */
  version: z.string(),
  importedAt: z.nullable(Instant),
  units: z.array(z.object({ unitId: z.string(), unitName: z.string(), clauses: z.int() })),
  /** Of the unit that was asked for. */
  items: z.array(Clause),
})

export const routingContract = {
  /** Where a text would go, and why; nothing is kept of it. */
  explain: procedure({
    input: z.object({
      kind: z._default(z.enum(MESSAGE_KINDS), 'complaint'),
      title: z._default(personText(0, MESSAGE_LIMITS.title.max), ''),
      body: z._default(personText(0, MESSAGE_LIMITS.body.max), ''),
      /** Id of a district unit, or its name. */
      district: z.optional(personText(0, 40)),
    }),
    output: Explanation,
    by: STAFF,
    errors: ['unauthenticated', 'forbidden', 'invalid_input'],
  }),
  /** 建议承办单位 of a message. */
  suggestions: procedure({
    input: z.object({ messageId: DocumentId }),
    output: Explanation,
    by: ['dispatcher', 'chief', 'supervisor'],
    errors: ['unauthenticated', 'forbidden', 'not_found', 'invalid_input'],
  }),
  list_rules: procedure({
    input: z.object({}),
    output: RuleBook,
    by: ['dispatcher', 'chief', 'supervisor'],
    errors: ['unauthenticated', 'forbidden'],
  }),
  /** Replaces all rules; the first that holds decides, so their order is kept with them. */
  put_rules: procedure({
    input: z.object({
      rules: z.array(z.object(rule)).check(z.maxLength(ROUTING_LIMITS.rules)),
      threshold: z.number().check(z.minimum(0), z.maximum(1)),
      version: z.int().check(z.minimum(0)),
    }),
    output: RuleBook,
    by: ['dispatcher', 'chief'],
    errors: ['unauthenticated', 'forbidden', 'invalid_input', 'conflict'],
  }),
  /** 试一试: which of the latest messages a rule would have held for, whatever stands before it; nothing is kept of it. */
  try_rule: procedure({
    input: z.object({ when: Condition }),
    output: z.object({
      /** How many of the latest messages were looked at; reports are never among them. */
      looked: z.int(),
      hits: z.int(),
      /** The latest of them, at most 10. */
      items: z.array(
        z.object({
          messageId: z.string(),
          code: z.string(),
          title: z.string(),
          /** Who handles it now; absent while nobody does. */
          unitName: z.optional(z.string()),
          /** The words of the rule that it mentions. */
          words: z.array(z.string()),
        }),
      ),
    }),
    by: ['dispatcher', 'chief'],
    errors: ['unauthenticated', 'forbidden', 'invalid_input'],
  }),
  /** 职责清单: all units with the number of their clauses, and the clauses of one. */
  list_duties: procedure({
    input: z.object({ unitId: z.optional(DocumentId) }),
    output: DutyLists,
    by: STAFF,
    errors: ['unauthenticated', 'forbidden', 'invalid_input'],
  }),
  /** A table as text (commas or tabs, headings first). The lists of the units that it names are replaced, others stay. */
  import_duties: procedure({
    input: z.object({ table: personText(1, 200_000) }),
    output: DutyLists,
    by: ['chief', 'admin'],
    errors: ['unauthenticated', 'forbidden', 'invalid_input'],
  }),
}
export type RoutingContract = typeof routingContract
export type RoutingExplanation = z.output<typeof Explanation>
export type RouteCandidateView = z.output<typeof Candidate>
export type RuleView = z.output<typeof RuleView>
export type RuleBook = z.output<typeof RuleBook>
export type DutyLists = z.output<typeof DutyLists>
