import * as z from 'zod/mini'
import { MESSAGE_KINDS } from './messages.terms'
import { SUPERVISION_FORMS, SUPERVISION_LIMITS, SUPERVISION_STATES } from './supervision.terms'
import { DocumentId, Instant, LocalDay, PageInput, pageLimit, personText, procedure } from './wire.contract'

const Form = z.enum(SUPERVISION_FORMS)
const State = z.enum(SUPERVISION_STATES)
const text = personText(SUPERVISION_LIMITS.text.min, SUPERVISION_LIMITS.text.max)
/** The version the person saw; another one in the store answers `conflict`. */
const onDocument = { id: DocumentId, version: z.int().check(z.minimum(1)) }

/** One row of the supervisor's list. Never anything that the citizen wrote. */
export const SupervisionRow = z.object({
  id: z.string(),
  messageId: z.string(),
  /** 编号 of the message. */
  code: z.string(),
  kind: z.enum(MESSAGE_KINDS),
  form: Form,
  state: State,
  /** The unit it is addressed to; absent while the press office itself holds the message. */
  unitId: z.optional(z.string()),
  unitName: z.string(),
  /** The promise that was in question when it was written. */
  dueOn: LocalDay,
  createdAt: Instant,
  version: z.int(),
})

/** A document as it is read and printed. */
export const SupervisionDocumentView = z.extend(SupervisionRow, {
  /** 文书标题 */
  title: z.string(),
  /** 主送 */
  addressee: z.string(),
  /** Paragraphs, as they were written; they do not follow what happened later. */
  paragraphs: z.array(z.string()),
  /** Supervisor and chief only, for ever. */
  internal: z.boolean(),
  signed: z.optional(z.object({ by: z.string(), at: Instant, note: z.optional(z.string()) })),
  closed: z.optional(z.object({ at: Instant, result: z.string() })),
  /** What this caller may do now. Pages never re-derive it. */
  allowedActions: z.array(z.enum(['sign', 'close', 'instruct'])),
})

/** How many wait, by form or unit; `oldestAt` of what waits longest. */
const Waiting = {
  /** 待签发 */
  drafts: z.int(),
  /** 已签发、待办结 */
  signed: z.int(),
  oldestAt: z.nullable(Instant),
}

export const supervisionContract = {
  /** Newest first. */
  list: procedure({
    input: z.object({
      state: z._default(State, 'draft'),
      rung: z.optional(Form),
      unitId: z.optional(DocumentId),
      ...PageInput,
      limit: pageLimit(50),
    }),
    output: z.object({ items: z.array(SupervisionRow), nextCursor: z.nullable(z.string()) }),
    by: ['supervisor', 'chief'],
    errors: ['unauthenticated', 'forbidden', 'invalid_input'],
  }),
  get: procedure({
    input: z.object({ id: DocumentId }),
    output: SupervisionDocumentView,
    by: ['supervisor', 'chief'],
    errors: ['unauthenticated', 'forbidden', 'not_found'],
  }),
  /** 签发: only while what it says still holds: once the message is answered, is with another unit or its due day has moved, it is closed. */
  sign: procedure({
    input: z.object({ ...onDocument, note: z.optional(text) }),
    output: SupervisionDocumentView,
    by: ['supervisor'],
    errors: ['unauthenticated', 'forbidden', 'not_found', 'invalid_input', 'conflict', 'invalid_state'],
  }),
  /** 办结: with a result; a draft that is not signed is closed with the reason. */
  close: procedure({
    input: z.object({ ...onDocument, result: text }),
    output: SupervisionDocumentView,
    by: ['supervisor'],
    errors: ['unauthenticated', 'forbidden', 'not_found', 'invalid_input', 'conflict', 'invalid_state'],
  }),
  /** 督办意见 to whoever holds the message; the same words to them on the same day are the same document. */
  instruct: procedure({
    input: z.object({ messageId: DocumentId, body: text }),
    output: SupervisionDocumentView,
    by: ['supervisor'],
    errors: ['unauthenticated', 'forbidden', 'not_found', 'invalid_input', 'invalid_state'],
  }),
  /**
   * What concerns one message: supervisor and chief read everything; its lead and the press office read what was sent or
   * signed, never 问责线索; for everybody else there is nothing.
   */
  for_message: procedure({
    input: z.object({ messageId: DocumentId }),
    output: z.object({ items: z.array(SupervisionDocumentView) }),
    by: 'signed_in',
    errors: ['unauthenticated', 'not_found'],
  }),
  /** What waits for the supervisor: up to 10,000 drafts and 10,000 signed documents are counted. */
  summary: procedure({
    input: z.object({}),
    output: z.object({
      ...Waiting,
      /** More wait than were counted: every figure is a lower bound. */
      atLeast: z.optional(z.literal(true)),
      byForm: z.array(z.object({ form: Form, ...Waiting })),
      byUnit: z.array(z.object({ unitId: z.optional(z.string()), unitName: z.string(), ...Waiting })),
    }),
    by: ['supervisor', 'chief'],
    errors: ['unauthenticated', 'forbidden'],
  }),
}
export type SupervisionContract = typeof supervisionContract
export type SupervisionRow = z.output<typeof SupervisionRow>
export type SupervisionDocumentView = z.output<typeof SupervisionDocumentView>
export type SupervisionSummary = z.output<(typeof supervisionContract)['summary']['output']>
