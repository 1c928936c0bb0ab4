import type { ApiFailure } from '../../api/failure'
import { Callout, Refusal, Txt } from '../../components'

/** Sentences about wrong lines that are shown at once. */
const MOST_SHOWN = 20

/** Why lines that are taken whole or not at all were refused: what is wrong with each, else with all of them. */
export function Faults({ failure }: { failure: ApiFailure | undefined }) {
  const faults = Object.entries(failure?.fields ?? {}).slice(0, MOST_SHOWN)
  if (faults.length === 0) return <Refusal failure={failure} />
  return (
    <Callout tone='danger' live>
      {faults.map(([line, fault]) => (
        <Txt key={line} className='text'>
          {fault}
        </Txt>
      ))}
    </Callout>
  )
}
