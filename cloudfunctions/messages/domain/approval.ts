import type { SigningStep } from '../../../types/messages.terms'
import type { ApproverLevel } from '../../../types/wire.contract'
import type { Actor, Grant } from '../../shared/kernel/actor'
import type { Instant } from '../../shared/kernel/local-date'

/**
 * What a draft needs before it is published, frozen into it when it is saved: a city that changes its rule changes the
 * next draft, never the one that a leader has open. Small enough to ride on every inbox row.
 */
export interface Signing {
  /** Who signs, in order: one step or two (分管领导, then 主要领导). */
  readonly steps: readonly SigningStep[]
  /** Drafter and signers are all different people (the city marks it); else only who drafted it may not sign. */
  readonly distinct: boolean
  /** Accounts that signed this very text so far, in the order of the steps. */
  readonly by: readonly string[]
  /** It is an interim reply 阶段性答复. */
  readonly interim?: boolean
}

/** Where nothing else is set, and on drafts from before steps were kept: any approver of the unit, once. */
export const ONE_SIGNATURE: Signing = { steps: ['any_approver'], distinct: false, by: [] }

/** One signature under one text. Names are for the house; they never reach a citizen. */
export interface Approval {
  readonly by: string
  readonly name: string
  readonly level?: ApproverLevel
  readonly at: Instant
  /** The approver in whose absence the deputy signed. */
  readonly deputyFor?: string
  /** By hand, on a sheet that somebody else uploaded. */
  readonly onPaper?: true
}

/** How long a signature has been waited for, and who was asked meanwhile. */
export interface ApprovalWait {
  readonly since: Instant
  /** When the next one is asked: half a working day after the last. */
  readonly dueAt: Instant
  readonly reached?: { readonly what: 'deputy' | 'approver' | 'stuck'; readonly at: Instant }
}

/** What became of a version of the draft: a step signed, published, or sent back with a reason. */
export interface DraftDecision {
  readonly number: number
  readonly what: 'signed' | 'published' | 'rejected'
  readonly by: string
  readonly name: string
  readonly at: Instant
  readonly reason?: string
}

/** The facts that decide who may sign next. */
interface SigningFacts {
  readonly unitId: string | null
  readonly draftedBy?: string
  readonly earlierDrafters?: readonly string[]
  readonly signing?: Signing
}

/** The steps that are still unsigned. */
export const stepsLeft = ({ steps, by }: Signing): readonly SigningStep[] => steps.slice(by.length)

/**
 * Whether someone of this level may sign the step. Without a level an approver signs any step, as long as the unit has
 * not said otherwise; 主要领导 may sign the last step in place of 分管领导, never the first of two, which is not theirs.
 */
export function levelSigns(level: ApproverLevel | undefined, signing: Signing, at = signing.by.length): boolean {
  const step = signing.steps[at] ?? 'any_approver'
  if (step === 'any_approver' || level === undefined || level === step) return true
  return step === 'deputy_leader' && at === signing.steps.length - 1
}

/**
 * Whether they saved any draft of the answer that waits, also one that somebody else wrote on: nobody measures whose
 * words are left in a text, so whoever worked on it does not sign it. Ends with the reply, or when the unit gives it up.
 */
export const wroteOfIt = (
  accountId: string,
  { draftedBy, earlierDrafters = [] }: Pick<SigningFacts, 'draftedBy' | 'earlierDrafters'>,
): boolean => accountId === draftedBy || earlierDrafters.includes(accountId)

/** Whether this person may put the next signature, by person alone: no drafter, and not twice where that is asked. */
export function personSigns(accountId: string, facts: SigningFacts): boolean {
  const { signing = ONE_SIGNATURE } = facts
  return !wroteOfIt(accountId, facts) && !(signing.distinct && signing.by.includes(accountId))
}

/** The grant under which the actor may put the next signature, their own before a deputy's; undefined: they may not. */
export function signingGrant(facts: SigningFacts, actor: Actor): Grant | undefined {
  const { signing = ONE_SIGNATURE, unitId } = facts
  if (unitId === null || !personSigns(actor.id, facts)) return undefined
  const fitting = actor.grants.filter(
    (grant) => grant.role === 'approver' && grant.unitId === unitId && levelSigns(grant.level, signing),
  )
  return fitting.find((grant) => grant.deputyFor === undefined) ?? fitting[0]
}
