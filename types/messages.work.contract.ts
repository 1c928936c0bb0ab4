import * as z from 'zod/mini'
import { MESSAGE_KINDS, MESSAGE_LIMITS, MESSAGE_STATUSES } from './messages.terms'
import { MessageRow } from './messages.views'
import { BULK_ACTIONS, INBOX_DUES, INBOX_FLAGS, PRESS_QUEUES, WORK_LIMITS } from './messages.work.terms'
import { DocumentId, ERROR_CODES, PageInput, pageLimit, personText, procedure } from './wire.contract'

/** Who has an inbox. */
export const DESK_ROLES = [
  'handler',
  'approver',
  'liaison',
  'post_holder',
  'dispatcher',
  'chief',
  'supervisor',
] as const

/** What of an inbox is wanted; what is absent does not matter. */
export const InboxWhere = z.object({
  kinds: z.optional(z.array(z.enum(MESSAGE_KINDS)).check(z.minLength(1), z.maxLength(MESSAGE_KINDS.length))),
  /** The lead, or the sub-unit it was assigned to. Who works for the whole city then looks through all of it. */
  unitId: z.optional(DocumentId),
  due: z.optional(z.enum(INBOX_DUES)),
  urgent: z.optional(z.literal(true)),
  flag: z.optional(z.enum(INBOX_FLAGS)),
  /** What waits there, for who works for the whole city; nothing for others. */
  queue: z.optional(z.enum(PRESS_QUEUES)),
})
export type InboxWhere = z.output<typeof InboxWhere>

const SavedFilter = z.object({
  /** As the chip says it. */
  name: personText(1, WORK_LIMITS.filterName),
  status: z.optional(z.enum([...MESSAGE_STATUSES])),
  where: z._default(InboxWhere, {}),
})
/** `version` 0: nothing was saved yet. */
const SavedFilters = z.object({ items: z.array(SavedFilter), version: z.int() })

const BulkInput = z.object({
  action: z.enum(BULK_ACTIONS),
  /** The versions that the person saw, as for one message. The same message twice counts once. */
  rows: z
    .array(z.object({ id: DocumentId, version: z.int().check(z.minimum(1)) }))
    .check(z.minLength(1), z.maxLength(WORK_LIMITS.rows)),
  /** For 转办. */
  unitId: z.optional(DocumentId),
  /** For 分派: one of the two. */
  subUnitId: z.optional(DocumentId),
  handlerId: z.optional(DocumentId),
  /** For 转办 and 催办; staff alone read it. */
  note: z.optional(personText(MESSAGE_LIMITS.reason.min, MESSAGE_LIMITS.reason.max)),
})
/** What became of one row; a refusal says why, in the words of the single action. */
const BulkResult = z.union([
  z.object({ id: z.string(), done: z.literal(true), version: z.int(), status: z.enum([...MESSAGE_STATUSES]) }),
  z.object({ id: z.string(), done: z.literal(false), code: z.enum(ERROR_CODES), message: z.string() }),
])

/** Working through many messages: part of the module 留言办理. */
export const workProcedures = {
  /**
   * Words in code, title, place, text, supplements and reply, latest first: staff in what they may read, a citizen in
   * their own. All words must stand there; one character is enough. A page may be short and still carry a cursor.
   */
  search: procedure({
    input: z.object({ words: personText(1, WORK_LIMITS.words), ...PageInput, limit: pageLimit(50) }),
    output: z.object({ items: z.array(MessageRow), nextCursor: z.nullable(z.string()) }),
    by: [...DESK_ROLES, 'citizen'],
    errors: ['unauthenticated', 'forbidden', 'invalid_input'],
  }),
  /** One action on many messages, each in a transaction of its own: what is refused does not hold back the others. */
  bulk: procedure({
    input: BulkInput,
    output: z.object({ results: z.array(BulkResult) }),
    by: DESK_ROLES,
    errors: ['unauthenticated', 'forbidden', 'invalid_input'],
  }),
  /** The person's own filters of the inbox, the same on every device. */
  inbox_filters: procedure({
    input: z.object({}),
    output: SavedFilters,
    by: DESK_ROLES,
    errors: ['unauthenticated', 'forbidden'],
  }),
  /** Replaces them all; `version` is the one that was read, another one in the store answers `conflict`. */
  save_inbox_filters: procedure({
    input: z.object({
      items: z.array(SavedFilter).check(z.maxLength(WORK_LIMITS.filters)),
      version: z.int().check(z.minimum(0)),
    }),
    output: SavedFilters,
    by: DESK_ROLES,
    errors: ['unauthenticated', 'forbidden', 'conflict', 'invalid_input'],
  }),
}
export type BulkInput = z.output<typeof BulkInput>
export type BulkResult = z.output<typeof BulkResult>
export type SavedFilters = z.output<typeof SavedFilters>
export type SavedFilter = z.output<typeof SavedFilter>
export type WorkContract = typeof workProcedures
