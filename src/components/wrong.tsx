import { Box } from '../platform/elements'
import './field.scss'

/** What is still wrong or missing, below what is to be filled in; read out at once. */
export const Wrong = ({ children }: { children: string }) => (
  <Box className='field__error' role='alert'>
    {children}
  </Box>
)
