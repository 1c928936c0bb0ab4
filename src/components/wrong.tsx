import { Box } from '../platform/elements'
import './field.scss'

/** What is still wrong or missing, below what is to be filled in; read out at once. With an `id` its field can name it. */
export const Wrong = ({ id, children }: { id?: string; children: string }) => (
  <Box id={id} className='field__error' role='alert'>
    {children}
  </Box>
)
