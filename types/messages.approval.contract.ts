import * as z from 'zod/mini'
import { MESSAGE_KINDS, SHEET_LIMITS, SHEET_TYPES, SIGNING_STEPS } from './messages.terms'
import { DraftDifference, DraftVersionView } from './messages.drafts.views'
import { APPROVER_LEVELS, DocumentId, LocalDay, personText, procedure } from './wire.contract'

/** Who signs the replies of a kind, for one unit or (without `unitId`) for the city. */
const ApprovalRule = z.object({
  unitId: z.optional(DocumentId),
  kind: z.enum(MESSAGE_KINDS),
  /** One or two, in the order in which they sign. */
  steps: z.array(z.enum(SIGNING_STEPS)).check(z.minLength(1), z.maxLength(2)),
  /** Drafter and signers must be all different people. */
  distinct: z.boolean(),
  /** The rule it is taken from, as an administrator reads it. */
  source: personText(2, 200),
})
const TimeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
/** The office's hours on a working day, Asia/Shanghai, in order. */
const Hours = z.object({
  periods: z.array(z.object({ from: TimeOfDay, until: TimeOfDay })).check(z.minLength(1), z.maxLength(6)),
  source: personText(2, 200),
})
/** Who signs for one unit now, and the kinds for which they are too few: such a reply could not be signed here. */
const UnitSigners = z.object({
  unitId: z.string(),
  unitName: z.string(),
  signers: z.array(z.object({ id: z.string(), name: z.string(), level: z.optional(z.enum(APPROVER_LEVELS)) })),
  short: z.array(z.enum(MESSAGE_KINDS)),
})
/** `version` 0: nobody has set anything yet. `rules` holds the city's defaults where it set nothing itself. */
const ApprovalRulesView = z.object({
  rules: z.array(
    z.extend(ApprovalRule, {
      /** Who set it: nobody, the city for all, or for this unit. */
      origin: z.enum(['default', 'city', 'unit']),
      unitName: z.optional(z.string()),
    }),
  ),
  workingHours: z.extend(Hours, { origin: z.enum(['default', 'city']) }),
  /** No subscription message leaves then that may wait, `HH:MM` in Shanghai. */
  quietHours: z.object({ from: TimeOfDay, until: TimeOfDay }),
  version: z.int(),
  /** Of the unit that was asked for. */
  unit: z.optional(UnitSigners),
})
const SetApprovalRulesInput = z.object({
  rules: z.array(ApprovalRule).check(z.maxLength(1000)),
  /** Absent: the default. */
  workingHours: z.optional(Hours),
  /** The version that was read; another one in the store answers `conflict`. */
  version: z.int().check(z.minimum(0)),
})

/** Those who may read the drafts of a message; never the citizen, a mailbox's holder or a former unit. */
const DRAFT_READERS = ['handler', 'approver', 'liaison', 'dispatcher', 'chief', 'supervisor'] as const
const draftErrors = ['unauthenticated', 'not_found', 'forbidden', 'invalid_input'] as const
const number = z.int().check(z.minimum(1), z.maximum(9999))

/** Drafts and how they are signed: part of the module 留言办理. */
export const approvalProcedures = {
  /** Every saved draft that is kept, oldest first, without the texts. */
  draft_versions: procedure({
    input: z.object({ id: DocumentId }),
    output: z.object({ items: z.array(DraftVersionView) }),
    by: DRAFT_READERS,
    errors: draftErrors,
  }),
  /** `to`: the latest when absent. `from`: the last one sent back or published in the round, else the one before. */
  draft_difference: procedure({
    input: z.object({ id: DocumentId, from: z.optional(number), to: z.optional(number) }),
    output: DraftDifference,
    by: DRAFT_READERS,
    errors: draftErrors,
  }),
  /** `unitId`: who signs there now, for those who may name its people: its own staff, administrators, the press office. */
  approval_rules: procedure({
    input: z.object({ unitId: z.optional(DocumentId) }),
    output: ApprovalRulesView,
    by: ['admin', 'chief', 'supervisor', 'liaison', 'approver', 'handler', 'dispatcher'],
    errors: ['unauthenticated', 'forbidden'],
  }),
  /** Replaces all rules; drafts that wait keep the rule they were saved under. */
  set_approval_rules: procedure({
    input: SetApprovalRulesInput,
    output: ApprovalRulesView,
    by: ['admin'],
    errors: ['unauthenticated', 'forbidden', 'conflict', 'invalid_input'],
  }),
}
/** 代理审核 of one unit: who stands in for whom from today on, and who could. */
const DeputiesView = z.object({
  items: z.array(
    z.object({
      approverId: z.string(),
      approverName: z.string(),
      deputyId: z.string(),
      deputyName: z.string(),
      from: LocalDay,
      until: LocalDay,
      /** It runs today. */
      now: z.boolean(),
      mayChange: z.boolean(),
    }),
  ),
  /** Those for whom the caller may name a deputy. */
  approvers: z.array(z.object({ id: z.string(), name: z.string() })),
  candidates: z.array(z.object({ id: z.string(), name: z.string() })),
})
const deputyErrors = ['unauthenticated', 'forbidden', 'invalid_input', 'conflict'] as const
const naming = ['approver', 'liaison'] as const

/** Who may sign in an approver's absence: part of the module 留言办理. */
export const deputyProcedures = {
  deputies: procedure({
    input: z.object({ unitId: DocumentId }),
    output: DeputiesView,
    by: naming,
    errors: deputyErrors,
  }),
  /** An approver for themselves, the liaison for any approver of the unit; at most a year. */
  set_deputy: procedure({
    input: z.object({
      unitId: DocumentId,
      approverId: DocumentId,
      deputyId: DocumentId,
      from: LocalDay,
      until: LocalDay,
    }),
    output: DeputiesView,
    by: naming,
    errors: deputyErrors,
  }),
  end_deputy: procedure({
    input: z.object({ unitId: DocumentId, approverId: DocumentId }),
    output: DeputiesView,
    by: naming,
    errors: deputyErrors,
  }),
}
const part = z.int().check(z.minimum(0), z.maximum(SHEET_LIMITS.parts - 1))
const sheetErrors = ['unauthenticated', 'not_found', 'forbidden', 'invalid_state', 'conflict', 'invalid_input'] as const

/** The sheet of a signature on paper: part of the module 留言办理. */
export const sheetProcedures = {
  /** One part of a sheet, in any order; the same part twice is one. `sheetId` is the client's, a UUID. */
  upload_sheet: procedure({
    input: z.object({
      id: DocumentId,
      sheetId: z.guid(),
      part,
      /** How many parts there are. */
      of: z.int().check(z.minimum(1), z.maximum(SHEET_LIMITS.parts)),
      /** Base64 of the bytes. */
      data: z.string().check(z.minLength(4), z.maxLength(SHEET_LIMITS.mostPart), z.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
    }),
    /** Parts that are still missing, from 0. */
    output: z.object({ missing: z.array(z.int()) }),
    by: ['handler'],
    errors: sheetErrors,
  }),
  /** One part of the sheet of a published reply. */
  read_sheet: procedure({
    input: z.object({ id: DocumentId, sheetId: z.guid(), part }),
    output: z.object({ data: z.string(), of: z.int(), type: z.enum(SHEET_TYPES) }),
    by: DRAFT_READERS,
    errors: sheetErrors,
  }),
  /** Who may be named on a sheet: the approvers of the unit that leads the message. */
  paper_signers: procedure({
    input: z.object({ id: DocumentId }),
    output: z.object({
      items: z.array(z.object({ id: z.string(), name: z.string(), level: z.optional(z.enum(APPROVER_LEVELS)) })),
    }),
    by: ['handler'],
    errors: ['unauthenticated', 'not_found', 'forbidden'],
  }),
}
export type DeputiesView = z.output<typeof DeputiesView>
export type ApprovalRulesView = z.output<typeof ApprovalRulesView>
export type SetApprovalRulesInput = z.output<typeof SetApprovalRulesInput>
