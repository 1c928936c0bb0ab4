import { AIRLOCK_LIMITS } from '../../types/airlock.terms'
import { FINDING_COPY } from '../copy/airlock'
import { TextField } from './field'

/** Why a passage that a check found may stand: one field for each that may. */
export const FindingReason = ({
  passage,
  reason,
  onReason,
}: {
  passage: string
  reason: string
  onReason: (reason: string) => void
}) => (
  <TextField
    label={FINDING_COPY.reasonLabel(passage)}
    placeholder={FINDING_COPY.reasonPlaceholder}
    maxLength={AIRLOCK_LIMITS.reason.max}
    value={reason}
    onChange={onReason}
  />
)
