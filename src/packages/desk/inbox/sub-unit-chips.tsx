import type { ActorView } from '../../../../types/identity.contract'
import { hallApi } from '../../../api/hall.api'
import { Chips, Txt } from '../../../components'
import { WORK_COPY } from '../../../copy/work'
import { useRequest } from '../../../state/use-request'

interface SubUnitChipsProps {
  me: ActorView
  value: string | undefined
  onChange: (unitId: string | undefined) => void
}

const ANY = 'any'

/** 科室、镇街 of the unit that this person works for; nothing where it has none, or cannot be asked for now. */
export function SubUnitChips({ me, value, onChange }: SubUnitChipsProps) {
  const unitId = me.grants.find((grant) => grant.unitId !== undefined)?.unitId
  const { data } = useRequest(unitId === undefined ? undefined : `assignees/${unitId}`, () =>
    hallApi.listAssignees({ unitId: unitId ?? '' }),
  )
  const parts = (data?.items ?? []).filter(({ kind }) => kind === 'sub_unit')
  if (parts.length === 0) return null
  const options = [
    { value: ANY, label: WORK_COPY.filterAny },
    ...parts.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <>
      <Txt className='field__label' decorative>
        {WORK_COPY.filterSubUnit}
      </Txt>
      <Chips
        label={WORK_COPY.filterSubUnit}
        value={value ?? ANY}
        options={options}
        onChange={(chosen) => onChange(chosen === ANY ? undefined : chosen)}
      />
    </>
  )
}
