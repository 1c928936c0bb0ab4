import * as z from 'zod/mini'
import { Dismissals } from './airlock.contract'
import { MESSAGE_KINDS, MESSAGE_LIMITS } from './messages.terms'
import { PERSONAL_KINDS } from './privacy.terms'
import { DocumentId, Instant, PageInput, pageLimit, personText, procedure } from './wire.contract'

/** 公开答复: a text of its own, rewritten where needed and released by the press office; never the message or its reply. */
const PublicAnswer = z.object({
  id: z.string(),
  kind: z.enum(MESSAGE_KINDS),
  title: z.string(),
  question: z.string(),
  answer: z.string(),
  unitName: z.string(),
  place: z.optional(z.string()),
  askedAt: Instant,
  releasedAt: Instant,
  /** How many said 我也遇到 and wrote no message of their own. */
  joiners: z.int(),
  /** Counts the changes of what stands here, from 1; who joins changes nothing. */
  version: z.int(),
  /** Taken back by the press office or its owner; only those whose message was merged read it still. */
  withdrawn: z.boolean(),
  /** 正在重办: the matter is worked on again, or its newer reply is not public yet. */
  reworking: z.optional(z.boolean()),
  /** Of the caller: joined, and their own rating. */
  mine: z.optional(z.object({ joined: z.boolean(), rated: z.boolean() })),
})
const Similar = z.object({
  id: z.string(),
  title: z.string(),
  /** First words of the answer, at most 60 characters. */
  excerpt: z.string(),
  unitName: z.string(),
  place: z.optional(z.string()),
  releasedAt: Instant,
  joiners: z.int(),
})
const Found = z.array(
  z.object({
    field: z.enum(['title', 'question', 'answer']),
    kind: z.enum(PERSONAL_KINDS),
    start: z.int(),
    end: z.int(),
    dismissible: z.boolean(),
  }),
)
const texts = {
  title: personText(MESSAGE_LIMITS.publicText.min, MESSAGE_LIMITS.title.max),
  question: personText(MESSAGE_LIMITS.publicText.min, MESSAGE_LIMITS.body.max),
  answer: personText(MESSAGE_LIMITS.publicText.min, MESSAGE_LIMITS.reply.max),
}
/** Passages of one text that may stand all the same: more than anybody gives a reason for. */
const Dismissed = Dismissals.check(z.maxLength(100))
const reason = personText(MESSAGE_LIMITS.reason.min, MESSAGE_LIMITS.reason.max)
const score = z.int().check(z.minimum(1), z.maximum(5))
const readErrors = ['not_found'] as const

export const answersContract = {
  /** 同问: what was asked and answered in public, offered while a citizen types. At most 5, the likest first. */
  similar: procedure({
    input: z.object({
      text: personText(2, MESSAGE_LIMITS.body.max),
      place: z.optional(personText(0, MESSAGE_LIMITS.place.max)),
    }),
    output: z.object({ items: z.array(Similar) }),
    by: 'anyone',
    errors: [],
  }),
  get: procedure({ input: z.object({ id: DocumentId }), output: PublicAnswer, by: 'anyone', errors: readErrors }),
  /** The same for who is signed in: with what of it is theirs, and what was withdrawn after it answered their message. */
  get_mine: procedure({
    input: z.object({ id: DocumentId }),
    output: PublicAnswer,
    by: ['citizen'],
    errors: ['unauthenticated', 'forbidden', 'not_found'],
  }),
  /** 我也遇到: instead of writing the same again. Twice is once. */
  join: procedure({
    input: z.object({ id: DocumentId }),
    output: PublicAnswer,
    by: ['citizen'],
    errors: ['unauthenticated', 'forbidden', 'not_found'],
  }),
  /** Each for themselves; once for each release of it. */
  rate: procedure({
    input: z.object({
      id: DocumentId,
      solved: z.enum(['yes', 'partly', 'no']),
      satisfaction: score,
      comment: z.optional(personText(0, MESSAGE_LIMITS.comment.max)),
    }),
    output: PublicAnswer,
    by: ['citizen'],
    errors: ['unauthenticated', 'forbidden', 'not_found', 'invalid_state'],
  }),
  /** Answered messages whose owners allowed it; what others wait for first. */
  candidates: procedure({
    input: z.object({ ...PageInput, limit: pageLimit(50) }),
    output: z.object({
      items: z.array(
        z.object({
          messageId: z.string(),
          code: z.string(),
          kind: z.enum(MESSAGE_KINDS),
          title: z.string(),
          unitName: z.optional(z.string()),
          /** Demands that were merged into it and wait for the answer. */
          waiting: z.int(),
        }),
      ),
      nextCursor: z.nullable(z.string()),
    }),
    by: ['chief', 'editor'],
    errors: ['unauthenticated', 'forbidden'],
  }),
  /** A first version to be rewritten: title, question and reply with what points to a person masked already. */
  propose: procedure({
    input: z.object({ messageId: DocumentId }),
    output: z.object({
      messageId: z.string(),
      version: z.int(),
      title: z.string(),
      question: z.string(),
      answer: z.string(),
      findings: Found,
      /** Pictures and PDFs of the reply. The public answer carries none of them: they were made for one person. */
      filesLeftOut: z.optional(z.int()),
    }),
    by: ['chief', 'editor'],
    errors: ['unauthenticated', 'forbidden', 'not_found', 'invalid_state'],
  }),
  /** What in these texts points to a person, for the page while they are rewritten. */
  check: procedure({
    input: z.object({
      messageId: DocumentId,
      title: personText(0, MESSAGE_LIMITS.title.max),
      question: personText(0, MESSAGE_LIMITS.body.max),
      answer: personText(0, MESSAGE_LIMITS.reply.max),
    }),
    output: z.object({ findings: Found }),
    by: ['chief', 'editor'],
    errors: ['unauthenticated', 'forbidden', 'not_found', 'invalid_state'],
  }),
  /** `version` is that of the message which was read; its owner may have taken the consent back since. */
  release: procedure({
    input: z.object({
      messageId: DocumentId,
      version: z.int().check(z.minimum(1)),
      ...texts,
      dismissals: z.optional(
        z.object({
          title: z.optional(Dismissed),
          question: z.optional(Dismissed),
          answer: z.optional(Dismissed),
        }),
      ),
    }),
    output: PublicAnswer,
    by: ['chief'],
    errors: ['unauthenticated', 'forbidden', 'not_found', 'conflict', 'invalid_state', 'invalid_input'],
  }),
  withdraw: procedure({
    input: z.object({ id: DocumentId, version: z.int().check(z.minimum(1)), reason }),
    output: PublicAnswer,
    by: ['chief'],
    errors: ['unauthenticated', 'forbidden', 'not_found', 'conflict', 'invalid_state'],
  }),
  /** Public answers whose title and question hold all of the words, the latest first; a page may be short of its limit. */
  search: procedure({
    input: z.object({ words: personText(1, 40), ...PageInput, limit: pageLimit(50) }),
    output: z.object({ items: z.array(Similar), nextCursor: z.nullable(z.string()) }),
    by: ['chief', 'editor'],
    errors: ['unauthenticated', 'forbidden'],
  }),
  /** What stands in public now, the latest first. */
  list: procedure({
    input: z.object({ ...PageInput, limit: pageLimit(50) }),
    output: z.object({ items: z.array(Similar), nextCursor: z.nullable(z.string()) }),
    by: 'anyone',
    errors: [],
  }),
}
export type AnswersContract = typeof answersContract
export type PublicAnswer = z.output<typeof PublicAnswer>
export type SimilarAnswer = z.output<typeof Similar>
export type FoundInAnswer = z.output<typeof Found>[number]
