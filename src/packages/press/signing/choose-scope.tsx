import { useState } from 'react'
import type { ActorView } from '../../../../types/identity.contract'
import { Box, Chips } from '../../../components'
import { UnitPicker } from '../../../components/staff'
import { POLICY_COPY } from '../../../copy/policy'
import { SIGNING_RULES_COPY as COPY } from '../../../copy/signing'
import { useUnitNames } from '../../../state/use-unit-names'

export interface Scope {
  id: string
  name: string
}
interface ChooseScopeProps {
  /** Units of one's own: whoever works for the whole city has none, and may choose any. */
  own: readonly string[]
  unit: Scope | undefined
  onChange: (unit: Scope | undefined) => void
}

/** The units that somebody works for; none for who works for the whole city. */
export const ownUnits = ({ grants }: ActorView): string[] =>
  grants.some(({ unitId }) => unitId === undefined)
    ? []
    : [...new Set(grants.flatMap(({ unitId }) => (unitId === undefined ? [] : [unitId])))]

/** Whose rules: the whole city's or one unit's. */
export function ChooseScope({ own, unit, onChange }: ChooseScopeProps) {
  const [choosing, setChoosing] = useState(false)
  const nameOf = useUnitNames(own.length > 0)
  const city = { value: '', label: COPY.wholeCity }
  if (own.length > 0)
    return (
      <Chips
        label={COPY.scope}
        value={unit?.id ?? ''}
        options={[city, ...own.map((id) => ({ value: id, label: nameOf(id) }))]}
        onChange={(id) => onChange(id === '' ? undefined : { id, name: nameOf(id) })}
      />
    )
  return (
    <Box className='stack-small'>
      <Chips
        label={COPY.scope}
        value={choosing || unit ? 'unit' : ''}
        options={[city, { value: 'unit', label: COPY.oneUnit }]}
        onChange={(value) => {
          setChoosing(value === 'unit')
          if (value === '') onChange(undefined)
        }}
      />
      {(choosing || unit) && (
        <UnitPicker open label={POLICY_COPY.unit} value={unit?.id} onChange={(_id, chosen) => onChange(chosen)} />
      )}
    </Box>
  )
}
