import { routingApi } from '../../api/routing.api'
import { Box, Chips, Loaded, Txt } from '../../components'
import { FORM_COPY } from '../../copy/desk-forms'
import { useRequest } from '../../state/use-request'

/** A unit's list has a handful of clauses that matter; the rest is on the page of duty lists. */
const MOST_SHOWN = 12

interface ClausePickerProps {
  /** Whose duty list is cited. */
  unitId: string
  value: string | undefined
  onChange: (clauseId: string) => void
}

/** 职责清单: the clause that a return or a ruling cites. A unit without a list has nothing to choose from. */
export function ClausePicker({ unitId, value, onChange }: ClausePickerProps) {
  const request = useRequest(`duties/${unitId}`, () => routingApi.listDuties({ unitId }))
  return (
    <Loaded request={request} rows={1}>
      {({ items }) =>
        items.length === 0 ? (
          <Txt className='small'>{FORM_COPY.noClauses}</Txt>
        ) : (
          <Box className='stack-small'>
            <Txt className='field__label' decorative>
              {FORM_COPY.clause}
            </Txt>
            <Chips
              label={FORM_COPY.clause}
              stacked
              value={value}
              options={items
                .slice(0, MOST_SHOWN)
                .map(({ id, number, text }) => ({ value: id, label: FORM_COPY.clauseNumber(number), note: text }))}
              onChange={onChange}
            />
          </Box>
        )
      }
    </Loaded>
  )
}
