import { useContext, useRef } from 'react'
import type { ApiFailure } from '../api/failure'
import { KEPT_COPY } from '../copy/failures'
import { SESSION_COPY } from '../copy/session'
import { Box, Txt } from '../platform/elements'
import { openPage } from '../platform/navigate'
import { FilledIn } from '../platform/sending'
import { useSession } from '../state/session.store'
import { Button } from './button'
import { Callout } from './callout'

interface RefusalProps {
  failure: ApiFailure | undefined
  /** Fields beside it that tell themselves what is wrong with them: said here is only what none of them says. */
  fields?: readonly string[]
  /** It was only tapped, though it stands where something is filled in; or the other way round. */
  tapped?: boolean
}

/** Why something was not done, read out at once, and the way on when the session has run out meanwhile. */
export function Refusal({ failure, fields = [], tapped }: RefusalProps) {
  const filledIn = useContext(FilledIn)
  const onTapping = tapped ?? !filledIn
  const me = useSession((session) => session.me)
  const refused = useRef({ failure, me })
  if (refused.current.failure !== failure) refused.current = { failure, me }
  const told = failure?.besides(...fields)
  if (failure === undefined || told === undefined) return null
  // What is wrong with a field is not mended by signing in.
  const ranOut = failure.code === 'unauthenticated' && Object.keys(failure.fields).length === 0
  // Whoever signed in since has done what was asked for.
  if (ranOut && refused.current.me !== me) return null
  return (
    <Callout tone='danger' live>
      {ranOut ? (
        <Box className='stack-small'>
          <Txt className='text'>{onTapping ? SESSION_COPY.ranOut : SESSION_COPY.ranOut + KEPT_COPY}</Txt>
          <Button onPress={() => openPage('signIn')}>{SESSION_COPY.signIn}</Button>
        </Box>
      ) : onTapping || told !== failure.message ? (
        told
      ) : (
        failure.onWriting
      )}
    </Callout>
  )
}
