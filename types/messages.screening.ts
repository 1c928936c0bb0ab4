import * as z from 'zod/mini'
import { FileRow } from './files.contract'
import { Instant } from './wire.contract'

/** What a machine said of a message's text, and what a person made of it; staff only. */
const ScreeningView = z.object({
  suggestion: z.enum(['review', 'risky']),
  labels: z.array(z.string()),
  /** While it waits for a person: the instant by which somebody looks. */
  dueAt: z.optional(Instant),
  cleared: z.optional(z.object({ at: Instant, keepPrivate: z.boolean() })),
})

/** What stands beside a message's own text. */
export const besideTheText = {
  screening: z.optional(ScreeningView),
  /** Pictures and a video of the citizen; `files.addresses` says where they are read. */
  attachments: z.optional(z.array(FileRow)),
  /** Pictures among them that wait for a person's look: the unit does not get these, the press office and the writer do. */
  heldAttachments: z.optional(z.int()),
}

/** Pictures and PDFs of a reply or its draft; `files.addresses` says where they are read. */
export const withFiles = { files: z.optional(z.array(FileRow)) }

/** 阶段性答复 as everybody reads it. */
export const InterimReply = z.object({ body: z.string(), publishedAt: Instant, unitName: z.string(), ...withFiles })
