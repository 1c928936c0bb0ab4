import { Box, Card, Row, Rows, Sheet, Txt } from '../../../components'
import { KEY_HELP, WORK_COPY } from '../../../copy/work'

/** 键盘操作: every key and what it does. */
export const KeysSheet = ({ onClose }: { onClose: () => void }) => (
  <Sheet open reading title={WORK_COPY.keys} onClose={onClose}>
    <Box className='stack'>
      <Txt className='text-2'>{WORK_COPY.keysNote}</Txt>
      <Card flush>
        <Rows label={WORK_COPY.keys}>
          {KEY_HELP.map(({ keys, does }) => (
            <Row key={keys} title={does} value={keys} />
          ))}
        </Rows>
      </Card>
    </Box>
  </Sheet>
)
