import * as z from 'zod/mini'
import { MESSAGE_KINDS } from './messages.terms'
import { POLICY_LIMITS, POLICY_STEPS, POLICY_UNITS, UNIT_POLICY_STEPS } from './policy.terms'
import { DocumentId, Instant, personText, procedure } from './wire.contract'

/** A number of the city's policy, and where it comes from. */
const CityAllowance = z.object({
  step: z.enum(POLICY_STEPS),
  amount: z.int(),
  counts: z.enum(POLICY_UNITS),
  source: z.string(),
})
/** A unit's own time, in working days, for one kind or (without `kind`) for all. */
const Override = z.object({
  kind: z.optional(z.enum(MESSAGE_KINDS)),
  step: z.enum(UNIT_POLICY_STEPS),
  workingDays: z.int(),
  /** The rule or promise of the unit that it is taken from. */
  source: z.string(),
})
const UnitPolicy = z.object({
  unitId: z.string(),
  unitName: z.string(),
  /** 0: the unit has never had times of its own. */
  version: z.int(),
  changedAt: z.optional(Instant),
  overrides: z.array(Override),
})
const SetUnitPolicyInput = z.object({
  unitId: DocumentId,
  /** The version that was read; another one in the store answers `conflict`. */
  version: z.int().check(z.minimum(0)),
  /** Replaces what was there; empty: the city's times hold again. */
  overrides: z
    .array(
      z.extend(Override, {
        workingDays: z.int().check(z.minimum(1), z.maximum(99)),
        source: personText(POLICY_LIMITS.source.min, POLICY_LIMITS.source.max),
      }),
    )
    .check(z.maxLength(POLICY_LIMITS.overrides)),
})

/** The policy of times: part of the module 留言办理. */
export const policyProcedures = {
  /** Every number with its source, and the units that promise more than the city. */
  policy: procedure({
    input: z.object({}),
    output: z.object({
      city: z.array(z.object({ kind: z.enum(MESSAGE_KINDS), steps: z.array(CityAllowance) })),
      units: z.array(UnitPolicy),
    }),
    by: ['admin', 'chief', 'supervisor', 'dispatcher', 'liaison', 'approver'],
    errors: ['unauthenticated', 'forbidden'],
  }),
  /**
   * A unit's own times, never longer than the city's: the promise to the citizen stands. They hold for messages that the
   * unit is given from now on; a clock that runs keeps the times it began with.
   */
  set_unit_policy: procedure({
    input: SetUnitPolicyInput,
    output: UnitPolicy,
    by: ['admin'],
    errors: ['unauthenticated', 'forbidden', 'conflict', 'invalid_input'],
  }),
}
export type UnitPolicyView = z.output<typeof UnitPolicy>
export type SetUnitPolicyInput = z.output<typeof SetUnitPolicyInput>
