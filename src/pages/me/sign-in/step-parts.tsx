import type { SignInStepView } from '../../../../types/identity-sign-in.contract'
import type { ApiFailure } from '../../../api/failure'
import { Callout } from '../../../components'

/** What each step on the way in is given. */
export interface StepProps {
  ticket: string
  onDone: (next: SignInStepView) => void
  onStartOver: () => void
}

/** What was refused, unless a field says it. */
export function Refused({ failure, fields = [] }: { failure: ApiFailure | undefined; fields?: readonly string[] }) {
  if (failure === undefined || fields.some((field) => failure.fields[field] !== undefined)) return null
  return (
    <Callout tone='danger' live>
      {failure.onWriting}
    </Callout>
  )
}
