import type { Pages } from '../state/use-pages'
import { Button } from './button'
import { Callout } from './callout'

/** Below a list that is read page by page: the next page, and why it could not be read. */
export function More({ pages, words }: { pages: Omit<Pages<unknown>, 'request'>; words: string }) {
  return (
    <>
      {pages.moreFailure && <Callout tone='danger'>{pages.moreFailure.onReading}</Callout>}
      {pages.more && (
        <Button block busy={pages.loadingMore} onPress={() => void pages.more?.()}>
          {words}
        </Button>
      )}
    </>
  )
}
