import * as z from 'zod/mini'
import { FileRow } from './files.contract'
import { ReplyNote } from './messages.drafting.views'
import { CHANNELS, OUTCOMES, REPLY_FINDINGS, SHEET_TYPES, SIGNING_STEPS } from './messages.terms'
import { APPROVER_LEVELS, Instant, LocalDay } from './wire.contract'

/** Pictures and PDFs of a reply or its draft; `files.addresses` says where they are read. */
const withFiles = { files: z.optional(z.array(FileRow)) }

/** A draft as staff read it. `draftedBy` is a staff id. */
export const DraftView = z.object({
  body: z.string(),
  outcome: z.enum(OUTCOMES),
  contentHash: z.string(),
  draftedBy: z.string(),
  /** Staff ids of who saved earlier drafts of it: they do not sign it either. Absent: nobody else. */
  earlierDrafters: z.optional(z.array(z.string())),
  /** 阶段性答复: informs and stops no clock. */
  interim: z.boolean(),
  /** Dated commitments found in the text; the approver ticks which become public, by position. */
  promises: z.array(z.object({ text: z.string(), dueOn: LocalDay })),
  /** What a citizen would miss in it; pointed out, never forbidden. */
  findings: z.array(z.enum(REPLY_FINDINGS)),
  /** The same with the passages they rest on. */
  notes: z.array(ReplyNote),
  /** Counts the saved drafts from 1; absent on drafts from before versions were kept. */
  number: z.optional(z.int()),
  /** Who signs, in order; as many as `approvals` has are signed. */
  steps: z.array(z.enum(SIGNING_STEPS)),
  /** Drafter and signers are all different people. */
  distinct: z.boolean(),
  /** Signatures under this very text; an edit voids them. Staff names stay in the house. */
  approvals: z.array(
    z.object({ name: z.string(), at: Instant, asDeputy: z.boolean(), level: z.optional(z.enum(APPROVER_LEVELS)) }),
  ),
  /** It came back for mending, and why. */
  rejected: z.optional(z.object({ name: z.string(), at: Instant, reason: z.string() })),
  /** Why it may go out before the assisting units have answered. */
  openAssistsReason: z.optional(z.string()),
  /** What goes out with it. */
  ...withFiles,
})

/** A published reply. */
export const ReplyView = z.object({
  body: z.string(),
  outcome: z.enum(OUTCOMES),
  publishedAt: Instant,
  unitName: z.optional(z.string()),
  /** Set when the answer was given on another channel (`messages.record`). */
  givenOn: z.optional(z.enum(CHANNELS)),
  /** Taken back; it is being corrected and will be answered again. */
  revokedAt: z.optional(Instant),
  /** Pictures and PDFs that came with it; of a reply that was taken back the citizen gets none. */
  ...withFiles,
  /** Staff: signed on paper 线下审签. */
  onPaper: z.optional(
    z.object({
      names: z.array(z.string()),
      /** The last day on which one of them may revoke it. */
      revocableUntil: LocalDay,
      sheetId: z.string(),
      type: z.enum(SHEET_TYPES),
      parts: z.int(),
      revokedFor: z.optional(z.string()),
    }),
  ),
})

/** 阶段性答复 as everybody reads it. */
export const InterimReplyView = z.object({
  body: z.string(),
  publishedAt: Instant,
  unitName: z.string(),
  ...withFiles,
})

/** 承诺台账: a dated commitment of a published reply. */
export const PromiseView = z.object({
  id: z.string(),
  text: z.string(),
  dueOn: LocalDay,
  madeOn: LocalDay,
  unitName: z.string(),
  /** The one reasoned change, visible to all. */
  changed: z.optional(z.object({ from: LocalDay, reason: z.string(), on: LocalDay })),
  keptOn: z.optional(LocalDay),
  keptNote: z.optional(z.string()),
  /** The day after its last day, when it was not kept by then. */
  missedOn: z.optional(LocalDay),
})
