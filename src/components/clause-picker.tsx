import { routingApi } from '../api/routing.api'
import { Txt } from '../platform/elements'
import { useRequest } from '../state/use-request'
import { ChipsField } from './chips'
import { Loaded } from './loaded'

/** A unit's list has a handful of clauses that matter; the rest is on the page of duty lists. */
const MOST_SHOWN = 12
const NONE = 'none'

interface ClausePickerProps {
  /** Whose duty list is cited. */
  unitId: string
  value: string | undefined
  onChange: (clauseId: string | undefined) => void
  words: {
    readonly clause: string
    readonly clauseNumber: (number: number) => string
    readonly noClauses: string
    /** The choice to cite none; absent: leaving all unchosen says it. */
    readonly noClause?: string
  }
}

/** 职责清单: the clause that a return, a ruling or a rule cites. A unit without a list has nothing to choose from. */
export function ClausePicker({ unitId, value, onChange, words }: ClausePickerProps) {
  const request = useRequest(`duties/${unitId}`, () => routingApi.listDuties({ unitId }))
  const none = words.noClause === undefined ? [] : [{ value: NONE, label: words.noClause }]
  return (
    <Loaded request={request} rows={1}>
      {({ items }) =>
        items.length === 0 ? (
          <Txt className='small'>{words.noClauses}</Txt>
        ) : (
          <ChipsField
            label={words.clause}
            stacked
            value={value ?? (none.length > 0 ? NONE : undefined)}
            options={[
              ...none,
              ...items
                .slice(0, MOST_SHOWN)
                .map(({ id, number, text }) => ({ value: id, label: words.clauseNumber(number), note: text })),
            ]}
            onChange={(id) => onChange(id === NONE ? undefined : id)}
          />
        )
      }
    </Loaded>
  )
}
