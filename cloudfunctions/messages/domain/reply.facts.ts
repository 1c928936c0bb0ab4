import type { Outcome, SheetType } from '../../../types/messages.terms'
import type { Instant, LocalDate } from '../../shared/kernel/local-date'
import type { Approval } from './approval'
import type { Verdict } from './clock'
import type { FoundPromise } from './promise-dates'
import type { ReplyFile } from '../../shared/kernel/reply-file'

/** What is answered to the citizen as the message keeps it: the draft, what was published of it, and what that promised. */
export interface Draft {
  readonly body: string
  readonly outcome: Outcome
  /** SHA-256 over text, outcome and files; approval binds to it. */
  readonly contentHash: string
  /** In the order in which they are shown; absent: none, or from before replies had files. */
  readonly files?: readonly ReplyFile[]
  readonly draftedBy: string
  readonly draftedAt: Instant
  /** 阶段性答复: informs and stops no clock. */
  readonly interim: boolean
  /** Dated commitments found in the text; the approver ticks which become public. */
  readonly promises: readonly FoundPromise[]
  /** Counts the saved drafts of the message from 1; absent on drafts from before versions were kept. */
  readonly number?: number
  /** The signatures under this very text. */
  readonly approvals?: readonly Approval[]
  /** Why it may go out while units that assist have not answered yet. */
  readonly openAssistsReason?: string
}

/** A published reply with the approval it rests on. */
export interface PublishedReply {
  readonly body: string
  readonly files?: readonly ReplyFile[]
  readonly outcome: Outcome
  readonly contentHash: string
  readonly draftedBy: string
  /** Who saved earlier drafts of it; absent: nobody else, or published before they were kept. */
  readonly earlierDrafters?: readonly string[]
  /** Who put the last signature. */
  readonly approvedBy: string
  /** All signatures; absent: published before they were kept. */
  readonly approvals?: readonly Approval[]
  readonly publishedAt: Instant
  readonly unitId: string
  /** The city's verdict towards the citizen, and the unit's own from its dispatch; both frozen at publication. */
  readonly verdict: Verdict
  readonly unitVerdict: Verdict
  /** The days that the city's verdict rests on (`frozen-ledger.ts`); absent: published before they were kept. */
  readonly ledger?: string
  /** The saved draft that it was; absent: published before versions were kept. */
  readonly draftNumber?: number
  /** The promises that it made public; absent: none, or published before they were kept. */
  readonly promiseIds?: readonly string[]
  /** Signed on paper 线下审签: the sheet, and who is named on it. */
  readonly paper?: PaperSignature
  /** Taken back by whoever was named on the sheet; the citizen reads that it is being corrected. */
  readonly revoked?: { readonly at: Instant; readonly by: string; readonly reason: string }
}

/** A sheet that was signed by hand, and who vouches for it. */
export interface PaperSignature {
  readonly sheetId: string
  /** SHA-256 over the hashes of its parts. */
  readonly sheetHash: string
  readonly sheetType: SheetType
  readonly sheetParts: number
  readonly uploadedBy: string
  /** Accounts of those named, in the order of the steps. */
  readonly signers: readonly string[]
  /** The last day on which one of them may revoke it, Asia/Shanghai. */
  readonly revocableUntil: LocalDate
}

/** 阶段性答复, approved like a reply. */
export interface InterimReply {
  readonly body: string
  readonly files?: readonly ReplyFile[]
  readonly contentHash: string
  readonly draftedBy: string
  readonly approvedBy: string
  readonly approvals?: readonly Approval[]
  readonly publishedAt: Instant
  readonly unitId: string
}

/** 承诺: a dated commitment that the approver made public. It outlives the closing of the message. */
export interface PublicPromise extends FoundPromise {
  readonly id: string
  readonly madeOn: LocalDate
  readonly unitId: string
  readonly changed?: { readonly from: LocalDate; readonly reason: string; readonly on: LocalDate }
  readonly keptOn?: LocalDate
  readonly keptNote?: string
  readonly missedOn?: LocalDate
}
