import type { ApiFailure } from '../../api/failure'
import { Callout, Refusal, Txt } from '../../components'
import { FIELD_COPY } from '../../copy/fields'

/** Sentences about wrong lines that are shown at once. */
const MOST_SHOWN = 20

/** Why lines that are taken whole or not at all were refused: what is wrong with each, else with all of them. */
export function Faults({ failure }: { failure: ApiFailure | undefined }) {
  const faults = Object.entries(failure?.fields ?? {})
  if (faults.length === 0) return <Refusal failure={failure} />
  return (
    <Callout tone='danger' live>
      {faults.slice(0, MOST_SHOWN).map(([line, fault]) => (
        <Txt key={line} className='text'>
          {fault}
        </Txt>
      ))}
      {faults.length > MOST_SHOWN && <Txt className='text'>{FIELD_COPY.moreFaults(faults.length - MOST_SHOWN)}</Txt>}
    </Callout>
  )
}
