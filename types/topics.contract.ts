import * as z from 'zod/mini'
import { Dismissals } from './airlock.contract'
import { PRESS_VIEWERS } from './insight.contract'
import { MESSAGE_STATUSES } from './messages.terms'
import { PERSONAL_KINDS } from './privacy.terms'
import { ARTICLE_ADDRESS, DIRECTIONS, LINK_ENDS, LINK_KINDS, TOPIC_LIMITS, TOPIC_STATES } from './topics.terms'
import { DocumentId, Instant, LocalDay, PageInput, pageLimit, personText, procedure } from './wire.contract'

/** 热点话题: messages of at least three people about the same matter. Reports and what waits for a look are never in it. */
const Topic = z.object({
  id: z.string(),
  /** Place and words in one line, e.g. “锦绣新城：搅拌站、噪音”; each stands in the messages of at least two people. */
  label: z.string(),
  words: z.array(z.string()),
  places: z.array(z.object({ name: z.string(), messages: z.int() })),
  state: z.enum(TOPIC_STATES),
  /** Messages of this window and the one before, as they came in, whatever became of them. */
  now: z.int(),
  before: z.int(),
  /** Different people who wrote in both windows. */
  people: z.int(),
  /** Messages of both windows, and those who said 我也遇到 to the linked public answers. */
  supports: z.int(),
  direction: z.enum(DIRECTIONS),
  /** Whole percent against the window before; null below 10 messages there. */
  percent: z.nullable(z.int()),
  /** Messages by day, the oldest first; the last is the day of `asOf`. */
  byDay: z.array(z.int()),
  firstOn: LocalDay,
  lastOn: LocalDay,
})
const Link = z.object({
  id: z.string(),
  kind: z.enum(LINK_KINDS),
  title: z.string(),
  answerId: z.optional(z.string()),
  url: z.optional(z.string()),
  linkedAt: Instant,
  /** Open cases whose owners were told so far. */
  told: z.int(),
  /** Nobody is told any more, and why. */
  ended: z.optional(z.enum(LINK_ENDS)),
  /** Linked to a topic that was merged into this one: told to the cases of that one alone. */
  of: z.optional(z.object({ id: z.string(), label: z.string() })),
})
const Draft = z.object({
  /** Counts the saved versions from 1. */
  number: z.int(),
  body: z.string(),
  byName: z.string(),
  at: Instant,
})
const Detail = z.extend(Topic, {
  from: LocalDay,
  to: LocalDay,
  /** Of the latest `looked` messages of the topic, at most 200: how they stand now. */
  standing: z.object({
    looked: z.int(),
    open: z.int(),
    replied: z.int(),
    units: z.array(z.object({ unitName: z.string(), messages: z.int() })),
  }),
  links: z.array(Link),
  draft: z.nullable(Draft),
  /** Grows with each decision of a person about it; whoever decides says which one they had read. */
  revision: z.int(),
  /** Something was taken out, put back, merged or parted since the last run: people are counted anew by the next. */
  recounting: z.boolean(),
  /** The topic that it was merged into, where it was. */
  mergedInto: z.optional(z.object({ id: z.string(), label: z.string() })),
  /** Topics that were merged into it, the latest first. */
  merged: z.array(
    z.object({ id: z.string(), label: z.string(), messages: z.int(), mergedAt: Instant, byName: z.string() }),
  ),
  /** What the caller may do. `sort`: take messages out, merge topics. */
  may: z.object({
    readMessages: z.boolean(),
    draft: z.boolean(),
    link: z.boolean(),
    dismiss: z.boolean(),
    sort: z.boolean(),
  }),
})
const MessageRow = z.object({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  place: z.optional(z.string()),
  status: z.enum(MESSAGE_STATUSES),
  unitName: z.optional(z.string()),
  submittedAt: Instant,
  /** Of what was taken out: when and by whom. */
  takenOut: z.optional(z.object({ at: Instant, byName: z.string() })),
})
/** Cases counted, the latest at most 500 of a topic; `more`: there are others that were not looked at. */
const Counted = { looked: z.int(), more: z.boolean() }

const reads = ['unauthenticated', 'forbidden', 'not_found'] as const
const writes = ['unauthenticated', 'forbidden', 'not_found', 'invalid_state'] as const
const topic = { id: DocumentId }
/** The revision of the topic that the person had read: another decision since is a `conflict` with the topic as it is now. */
const revision = z.int().check(z.minimum(0))
const decides = [...writes, 'conflict'] as const
const articleTitle = personText(TOPIC_LIMITS.title.min, TOPIC_LIMITS.title.max)
const SORTERS = ['chief', 'dispatcher'] as const
const Url = z.string().check(z.trim(), z.maxLength(TOPIC_LIMITS.url.max), z.regex(ARTICLE_ADDRESS))

export const topicsContract = {
  /** Of the last days, what rises first; at most 50. */
  list: procedure({
    input: z.object({}),
    output: z.object({
      items: z.array(Topic),
      /** When messages were last sorted into topics; null: not yet. */
      asOf: z.nullable(Instant),
      windowDays: z.int(),
      /** How many of them are new or rising. */
      rising: z.int(),
    }),
    by: PRESS_VIEWERS,
    errors: ['unauthenticated', 'forbidden'],
  }),
  get: procedure({ input: z.object(topic), output: Detail, by: PRESS_VIEWERS, errors: reads }),
  /** The messages themselves, the latest first: for those who may read every message. */
  messages: procedure({
    input: z.object({ ...topic, ...PageInput, limit: pageLimit(50) }),
    output: z.object({ items: z.array(MessageRow), nextCursor: z.nullable(z.string()) }),
    by: ['dispatcher', 'chief', 'supervisor'],
    errors: reads,
  }),
  /** What was taken out of it and of what was merged into it, the latest first; at most 200. */
  taken_out: procedure({
    input: z.object(topic),
    output: z.object({ items: z.array(MessageRow) }),
    by: ['dispatcher', 'chief', 'supervisor'],
    errors: reads,
  }),
  /** 移出: a message that is not about this. It stays out of it whatever the sort finds, and no link of it tells its owner. */
  take_out: procedure({
    input: z.object({ ...topic, messageId: DocumentId, revision }),
    output: Detail,
    by: SORTERS,
    errors: decides,
  }),
  /** 撤销移出: it lies there again, and is told of the links like one that has just come. Nobody is told twice. */
  put_back: procedure({
    input: z.object({ ...topic, messageId: DocumentId, revision }),
    output: Detail,
    by: SORTERS,
    errors: decides,
  }),
  /** What merging `other` into it would do. `tells`: open cases that the links of the topic would tell. */
  preview_merge: procedure({
    input: z.object({ ...topic, other: DocumentId }),
    output: z.object({
      ...Counted,
      messages: z.int(),
      links: z.int(),
      tells: z.int(),
      revision: z.int(),
      otherRevision: z.int(),
    }),
    by: SORTERS,
    errors: writes,
  }),
  /** 合并: `other` counts with this topic, and its cases are told of this one's links; with links only a chief. */
  merge: procedure({
    input: z.object({ ...topic, other: DocumentId, revision, otherRevision: revision }),
    output: Detail,
    by: SORTERS,
    errors: [...decides, 'invalid_input'],
  }),
  /** 分开: both stand by themselves again, as before. Whoever was told keeps the entry. */
  unmerge: procedure({
    input: z.object({ ...topic, other: DocumentId, revision }),
    output: Detail,
    by: SORTERS,
    errors: decides,
  }),
  /** 研判专报初稿 from figures, places, days and units alone; nothing is invented, nothing is saved. */
  propose_draft: procedure({
    input: z.object(topic),
    output: z.object({ body: z.string() }),
    by: ['chief', 'dispatcher', 'editor'],
    errors: reads,
  }),
  /** `number`: the version that was read; 0 where there was none. */
  save_draft: procedure({
    input: z.object({
      ...topic,
      number: z.int().check(z.minimum(0), z.maximum(9999)),
      body: personText(TOPIC_LIMITS.draft.min, TOPIC_LIMITS.draft.max),
    }),
    output: Draft,
    by: ['chief', 'dispatcher', 'editor'],
    errors: [...reads, 'conflict', 'invalid_state'],
  }),
  /** 不作为话题: out of the list until it is restored; it stays out when more messages come. */
  dismiss: procedure({
    input: z.object(topic),
    output: Detail,
    by: ['chief', 'dispatcher'],
    errors: writes,
  }),
  restore: procedure({ input: z.object(topic), output: Detail, by: ['chief', 'dispatcher'], errors: writes }),
  /** From now on every open case in the topic is told of it once, also those that join later. Linking twice is once. */
  link: procedure({
    input: z.discriminatedUnion('kind', [
      z.object({ ...topic, kind: z.literal('answer'), answerId: DocumentId, revision: z.optional(revision) }),
      z.object({
        ...topic,
        kind: z.literal('article'),
        title: articleTitle,
        url: Url,
        /** Why what points to a person may stand in the title; without, it is refused. */
        dismissals: z.optional(Dismissals.check(z.maxLength(20))),
        revision: z.optional(revision),
      }),
    ]),
    output: Detail,
    by: ['chief'],
    errors: [...decides, 'invalid_input'],
  }),
  /** What linking would do, before it is done: `tells` open cases, `told` that were told of it already, `ended` ones. */
  preview_link: procedure({
    input: z.discriminatedUnion('kind', [
      z.object({ ...topic, kind: z.literal('answer'), answerId: DocumentId }),
      z.object({ ...topic, kind: z.literal('article'), url: Url, title: z.optional(articleTitle) }),
    ]),
    output: z.object({
      ...Counted,
      /** What citizens would read; absent for an article. */
      title: z.optional(z.string()),
      /** What in the title of an article points to a person. */
      findings: z.optional(z.array(z.object({ kind: z.enum(PERSONAL_KINDS), start: z.int(), end: z.int() }))),
      tells: z.int(),
      told: z.int(),
      ended: z.int(),
      revision: z.int(),
    }),
    by: ['chief'],
    errors: [...writes, 'invalid_input'],
  }),
  /** Nobody more is told; whoever was told keeps the entry. */
  unlink: procedure({
    input: z.object({ ...topic, linkId: DocumentId }),
    output: Detail,
    by: ['chief'],
    errors: writes,
  }),
}
export type TopicsContract = typeof topicsContract
export type Topic = z.output<typeof Topic>
export type TopicDetail = z.output<typeof Detail>
export type TopicMessageRow = z.output<typeof MessageRow>
export type TopicLink = z.output<typeof Link>
export type TopicDraft = z.output<typeof Draft>
