import type { FileAddresses } from '../../types/files.contract'
import { FILES_COPY } from '../copy/files'
import { Box, Txt } from '../platform/elements'
import { Button } from './button'

type Address = FileAddresses['items'][number]
type Media = Address & { readonly kind: 'image' | 'video' }

/** What is looked at where it stands; a document is opened by itself. */
export const isMedia = (item: Address): item is Media => item.kind !== 'document'

/** Small, beside the words that the files belong to: a whole page's failure would bury them. */
export const FilesFailed = ({ text, onAgain }: { text: string; onAgain: () => void }) => (
  <Box className='stack-small' role='alert'>
    <Txt className='text-2'>{text}</Txt>
    <Button kind='plain' edge icon='refresh' onPress={onAgain}>
      {FILES_COPY.showAgain}
    </Button>
  </Box>
)
