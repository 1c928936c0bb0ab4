import { routingApi } from '../../../api/routing.api'
import { Box, Chips, Loaded, Row, Rows, SearchBox, Txt } from '../../../components'
import { RULES_COPY } from '../../../copy/routing'
import { useRequest } from '../../../state/use-request'
import type { RuleDraft } from './rule-input'

/** Units found by what was typed; more would not be read. */
const MOST_FOUND = 6
/** A unit's list has a handful of clauses that matter. */
const MOST_CLAUSES = 12
const NONE = 'none'

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
        <Clause
          key={draft.unitId}
          unitId={draft.unitId}
          value={draft.clauseId}
          onChange={(clauseId) => onEdit({ clauseId })}
        />
      )}
    </Box>
  )
}

function Clause(props: { unitId: string; value: string | undefined; onChange: (id: string | undefined) => void }) {
  const { unitId, value, onChange } = props
  const request = useRequest(`duties/${unitId}`, () => routingApi.listDuties({ unitId }))
  return (
    <Loaded request={request} rows={1}>
      {({ items }) =>
        items.length === 0 ? (
          <Txt className='small'>{RULES_COPY.noClauses}</Txt>
        ) : (
          <Box className='stack-small'>
            <Txt className='field__label' decorative>
              {RULES_COPY.clause}
            </Txt>
            <Chips
              label={RULES_COPY.clause}
              stacked
              value={value ?? NONE}
              options={[
                { value: NONE, label: RULES_COPY.noClause },
                ...items.slice(0, MOST_CLAUSES).map(({ id, number, text }) => ({
                  value: id,
                  label: RULES_COPY.clauseNumber(number),
                  note: text,
                })),
              ]}
              onChange={(id) => onChange(id === NONE ? undefined : id)}
            />
          </Box>
        )
      }
    </Loaded>
  )
}
