import type { BulkResult, MessageRow } from '../../../../types/messages.contract'
import { Box, Button, Callout, Card, Row, Rows, Sheet, Txt } from '../../../components'
import { WORK_COPY } from '../../../copy/work'
import { firstWords } from '../first-words'

interface BulkResultsProps {
  rows: readonly MessageRow[]
  results: readonly BulkResult[]
  onClose: () => void
}

/** What became of each: how many were done, and every refusal with its reason. */
export function BulkResults({ rows, results, onClose }: BulkResultsProps) {
  const refused = results.flatMap((result) => (result.done ? [] : [result]))
  const titleOf = (id: string): string => {
    const row = rows.find((one) => one.id === id)
    return row ? `${row.code} ${firstWords(row).headline}` : id
  }
  return (
    <Sheet open title={WORK_COPY.bulkResult} onClose={onClose}>
      <Box className='stack'>
        <Callout tone={refused.length === 0 ? 'ok' : 'warn'} live>
          {WORK_COPY.bulkDone(results.length - refused.length)}
        </Callout>
        {refused.length > 0 && (
          <>
            <Txt className='text-2'>{WORK_COPY.bulkRefused(refused.length)}</Txt>
            <Card flush>
              <Rows label={WORK_COPY.bulkResult}>
                {refused.map(({ id, message }) => (
                  <Row key={id} title={titleOf(id)} note={message} />
                ))}
              </Rows>
            </Card>
          </>
        )}
        <Button block kind='primary' onPress={onClose}>
          {WORK_COPY.bulkClose}
        </Button>
      </Box>
    </Sheet>
  )
}
