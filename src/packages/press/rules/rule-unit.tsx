import { Box } from '../../../components'
import { ClausePicker, UnitPicker } from '../../../components/staff'
import { RULES_COPY } from '../../../copy/routing'
import type { RuleDraft } from './rule-input'

interface RuleUnitProps {
  draft: RuleDraft
  onEdit: (more: Partial<RuleDraft>) => void
}

/** To whom a rule sends, and the clause of the unit's duty list that it cites. */
export const RuleUnit = ({ draft: { unitId, clauseId }, onEdit }: RuleUnitProps) => (
  <Box className='stack'>
    <UnitPicker
      open
      label={RULES_COPY.unit}
      value={unitId === '' ? undefined : unitId}
      onChange={(chosen = '') => onEdit({ unitId: chosen, clauseId: undefined })}
    />
    {unitId !== '' && (
      <ClausePicker
        key={unitId}
        unitId={unitId}
        value={clauseId}
        words={RULES_COPY}
        onChange={(clause) => onEdit({ clauseId: clause })}
      />
    )}
  </Box>
)
