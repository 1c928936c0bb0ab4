import { hallApi } from '../../api/hall.api'
import { Box, Loaded, Press, Txt } from '../../components'
import '../../components/unit-picker.scss'
import { FORM_COPY } from '../../copy/desk-forms'
import { useRequest } from '../../state/use-request'

export type Assignee = { subUnitId: string } | { handlerId: string }

interface AssigneePickerProps {
  unitId: string
  value: Assignee | undefined
  onChange: (to: Assignee) => void
}

/** Sub-units and handlers of one unit. */
export function AssigneePicker({ unitId, value, onChange }: AssigneePickerProps) {
  const request = useRequest(`assignees/${unitId}`, () => hallApi.listAssignees({ unitId }))
  const chosenId = value && ('subUnitId' in value ? value.subUnitId : value.handlerId)
  return (
    <Loaded request={request} rows={2}>
      {({ items }) =>
        items.length === 0 ? (
          <Txt className='text-2'>{FORM_COPY.assign.none}</Txt>
        ) : (
          <Box className='stack'>
            {GROUPS.map(({ kind, title }) => {
              const group = items.filter((item) => item.kind === kind)
              return group.length === 0 ? null : (
                <Box key={kind} className='stack-small'>
                  <Txt className='field__label'>{title}</Txt>
                  <Box className='units' role='radiogroup' label={title}>
                    {group.map(({ id, name }) => (
                      <Press
                        key={id}
                        role='radio'
                        on={id === chosenId}
                        className={`unit ${id === chosenId ? 'unit--on' : ''}`}
                        onPress={() => onChange(kind === 'sub_unit' ? { subUnitId: id } : { handlerId: id })}
                      >
                        <Txt>{name}</Txt>
                      </Press>
                    ))}
                  </Box>
                </Box>
              )
            })}
          </Box>
        )
      }
    </Loaded>
  )
}

const GROUPS = [
  { kind: 'sub_unit', title: FORM_COPY.assign.sections },
  { kind: 'handler', title: FORM_COPY.assign.handlers },
] as const
