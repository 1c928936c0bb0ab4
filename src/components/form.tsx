import { type ReactNode, useContext } from 'react'
import { Box } from '../platform/elements'
import { Sending } from '../platform/sending'

interface FormProps {
  /** It is on its way: nothing in it changes until the server has answered. */
  sending: boolean
  children: ReactNode
}

/** What is filled in and sent together, one under the other. Whatever takes a text and sends it stands in one. */
export const Form = ({ sending, children }: FormProps) => {
  const around = useContext(Sending)
  return (
    <Sending.Provider value={sending || around}>
      <Box className='stack'>{children}</Box>
    </Sending.Provider>
  )
}
