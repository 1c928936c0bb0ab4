import { useState } from 'react'
import { routingApi } from '../api/routing.api'
import { Box, Txt } from '../platform/elements'
import { useRequest } from '../state/use-request'
import { Button } from './button'
import { ChipsField } from './chips'
import { Loaded } from './loaded'

/** A unit's list begins with what it is asked for most; the rest comes at a tap. */
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
    readonly moreClauses: (left: number) => string
    /** The choice to cite none; absent: leaving all unchosen says it. */
    readonly noClause?: string
  }
}

/** 职责清单: the clause that a return, a ruling or a rule cites. A unit without a list has nothing to choose from. */
export function ClausePicker({ unitId, value, onChange, words }: ClausePickerProps) {
  const [all, setAll] = useState(false)
  const request = useRequest(`duties/${unitId}`, () => routingApi.listDuties({ unitId }))
  const none = words.noClause === undefined ? [] : [{ value: NONE, label: words.noClause }]
  return (
    <Loaded request={request} rows={1}>
      {({ items }) => {
        if (items.length === 0) return <Txt className='small'>{words.noClauses}</Txt>
        const whole = all || items.findIndex(({ id }) => id === value) >= MOST_SHOWN
        const shown = whole ? items : items.slice(0, MOST_SHOWN)
        return (
          <Box className='stack-small'>
            <ChipsField
              label={words.clause}
              stacked
              value={value ?? (none.length > 0 ? NONE : undefined)}
              options={[
                ...none,
                ...shown.map(({ id, number, text }) => ({ value: id, label: words.clauseNumber(number), note: text })),
              ]}
              onChange={(id) => onChange(id === NONE ? undefined : id)}
            />
            {shown.length < items.length && (
              <Button kind='plain' edge onPress={() => setAll(true)}>
                {words.moreClauses(items.length - shown.length)}
              </Button>
            )}
          </Box>
        )
      }}
    </Loaded>
  )
}
