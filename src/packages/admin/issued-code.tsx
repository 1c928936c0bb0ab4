import type { IssuedCode } from '../../../types/identity.contract'
import { Box, Button, Sheet, Txt } from '../../components'
import { ACCOUNTS_COPY } from '../../copy/accounts'
import { instantWords } from '../../copy/days'
import './issued-code.scss'

/** A one-time code, shown once. */
export const IssuedCodeSheet = ({ issued, onClose }: { issued: IssuedCode | undefined; onClose: () => void }) => (
  <Sheet open={issued !== undefined} title={ACCOUNTS_COPY.issued} onClose={onClose}>
    {issued && (
      <Box className='stack'>
        <Txt className='issued-code' selectable>
          {issued.code}
        </Txt>
        <Txt className='text-2'>{ACCOUNTS_COPY.issuedText(instantWords(issued.expiresAt))}</Txt>
        <Button block kind='primary' onPress={onClose}>
          {ACCOUNTS_COPY.issuedDone}
        </Button>
      </Box>
    )}
  </Sheet>
)
