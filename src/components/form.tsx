import { type ReactNode, useContext, useEffect } from 'react'
import { Box } from '../platform/elements'
import { FilledIn, HoldOpen, Sending } from '../platform/sending'

interface FormProps {
  /** It is on its way: nothing in it changes until the server has answered. */
  sending: boolean
  children: ReactNode
}

/** What is filled in and sent together, one under the other. Whatever takes a text and sends it stands in one. */
export const Form = ({ sending, children }: FormProps) => {
  const around = useContext(Sending)
  const hold = useContext(HoldOpen)
  useEffect(() => {
    hold(sending)
    return () => hold(false)
  }, [hold, sending])
  return (
    <Sending.Provider value={sending || around}>
      <FilledIn.Provider value>
        <Box className='stack'>{children}</Box>
      </FilledIn.Provider>
    </Sending.Provider>
  )
}
