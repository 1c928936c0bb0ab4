import type { MessageRow } from '../../../../types/messages.contract'
import { Button, Callout, Card, Empty, Loaded, Rows, Txt } from '../../../components'
import { DESK_COPY } from '../../../copy/desk'
import type { Pages } from '../../../state/use-pages'
import type { Filter } from './filter'
import { emptyOf } from './filter-chips'
import { InboxRow } from './inbox-row'

interface InboxRowsProps {
  pages: Pages<MessageRow>
  filter: Filter
  /** What differs from row to row. */
  propsOf: (row: MessageRow) => Omit<Parameters<typeof InboxRow>[0], 'row'>
}

/** The rows that were found, and below them the next page, or why it did not come. */
export function InboxRows({ pages: { request, more, loadingMore, moreFailure }, filter, propsOf }: InboxRowsProps) {
  return (
    <>
      <Loaded request={request} rows={5}>
        {(found) => {
          if (found.length === 0 && !more) return <Empty icon='check' {...emptyOf(filter)} />
          if (found.length === 0) return <Txt className='text-2'>{DESK_COPY.noneYet}</Txt>
          return (
            <Card flush>
              <Rows label={DESK_COPY.list}>
                {found.map((row) => (
                  <InboxRow key={row.id} row={row} {...propsOf(row)} />
                ))}
              </Rows>
            </Card>
          )
        }}
      </Loaded>
      {moreFailure && <Callout tone='warn'>{`${DESK_COPY.moreFailed}${moreFailure.onReading}`}</Callout>}
      {more && (
        <Button block busy={loadingMore} onPress={() => void more()}>
          {DESK_COPY.loadMore}
        </Button>
      )}
    </>
  )
}
