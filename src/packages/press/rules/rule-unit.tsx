import { Box, Row, Rows, SearchBox, Txt } from '../../../components'
import { ClausePicker } from '../../../components/staff'
import { RULES_COPY } from '../../../copy/routing'
import type { RuleDraft } from './rule-input'

/** Units found by what was typed; more would not be read. */
const MOST_FOUND = 6

interface RuleUnitProps {
  draft: RuleDraft
  units: readonly { id: string; name: string }[]
  onEdit: (more: Partial<RuleDraft>) => void
}

/** To whom a rule sends, and the clause of the unit's duty list that it cites. */
export const RuleUnit = ({ draft, units, onEdit }: RuleUnitProps) => {
  const typed = draft.unit.trim()
  return (
    <Box className='stack'>
      <Txt className='field__label' decorative>
        {RULES_COPY.unit}
      </Txt>
      <SearchBox
        label={RULES_COPY.unit}
        placeholder={RULES_COPY.unitPlaceholder}
        value={draft.unit}
        onChange={(unit) => onEdit({ unit, unitId: '', clauseId: undefined })}
      />
      {draft.unitId === '' && typed !== '' && (
        <Rows label={RULES_COPY.unit}>
          {units
            .filter(({ name }) => name.includes(typed))
            .slice(0, MOST_FOUND)
            .map(({ id, name }) => (
              <Row key={id} title={name} onPress={() => onEdit({ unit: name, unitId: id, clauseId: undefined })} />
            ))}
        </Rows>
      )}
      {draft.unitId !== '' && (
        <ClausePicker
          key={draft.unitId}
          unitId={draft.unitId}
          value={draft.clauseId}
          words={RULES_COPY}
          onChange={(clauseId) => onEdit({ clauseId })}
        />
      )}
    </Box>
  )
}
