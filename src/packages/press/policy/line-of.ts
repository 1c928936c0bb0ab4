import type { UnitPolicyView } from '../../../../types/messages.policy.contract'
import { POLICY_COPY, UNIT_STEP_WORDS } from '../../../copy/policy'
import { KIND_WORDS } from '../../../copy/terms'

export type OwnTime = UnitPolicyView['overrides'][number]

/** One time of a unit in words: `投诉答复 3个工作日`. */
export const lineOf = ({ kind, step, workingDays }: OwnTime): string =>
  POLICY_COPY.line(UNIT_STEP_WORDS[step], kind === undefined ? POLICY_COPY.allKinds : KIND_WORDS[kind], workingDays)
