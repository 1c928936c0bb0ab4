import * as z from 'zod/mini'
import { FILE_KINDS } from './files.terms'
import { DRAFT_DECISIONS, OUTCOMES } from './messages.terms'
import { Instant } from './wire.contract'

/** One saved draft, without its text. */
export const DraftVersionView = z.object({
  number: z.int(),
  /** Grows with every published reply: drafts of one round belong together. */
  round: z.int(),
  by: z.string(),
  at: Instant,
  contentHash: z.string(),
  outcome: z.enum(OUTCOMES),
  interim: z.boolean(),
  length: z.int(),
  /** What went with it, by name; the files themselves are the present draft's and the replies' alone. */
  files: z.optional(z.array(z.object({ kind: z.enum(FILE_KINDS), name: z.string() }))),
  /** What became of it, oldest first. */
  decisions: z.array(
    z.object({ what: z.enum(DRAFT_DECISIONS), by: z.string(), at: Instant, reason: z.optional(z.string()) }),
  ),
})

/** A piece of text that stayed, was taken out or put in. */
const DifferencePart = z.object({ what: z.enum(['kept', 'added', 'removed']), text: z.string() })

/** Two saved drafts side by side; without `from` there was nothing before. */
export const DraftDifference = z.object({
  from: z.optional(DraftVersionView),
  to: DraftVersionView,
  parts: z.array(DifferencePart),
  /** Names of files that one of the two has and the other has not, or has with other content; absent: none. */
  files: z.optional(z.object({ added: z.array(z.string()), removed: z.array(z.string()) })),
})

export type DraftVersionView = z.output<typeof DraftVersionView>
export type DraftDifference = z.output<typeof DraftDifference>
export type DifferencePart = z.output<typeof DifferencePart>
