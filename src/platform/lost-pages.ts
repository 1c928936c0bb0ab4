import { FAILURE_COPY } from '../copy/failures'
import { notify } from '../state/notice.store'

const RELOADED = 'minsheng.reloaded'

const isLostPage = (reason: unknown): boolean => reason instanceof Error && reason.name === 'ChunkLoadError'

/**
 * On h5 each page is a file of its own. When one cannot be loaded the router has already changed the address and shows
 * nothing: say why, and load everything anew once the network is back. While online the file is gone because a newer
 * version was deployed: load that, once.
 */
export function watchLostPages(): void {
  window.addEventListener('unhandledrejection', (event) => {
    if (!isLostPage(event.reason)) return
    const { hash } = window.location
    if (navigator.onLine && sessionStorage.getItem(RELOADED) !== hash) {
      sessionStorage.setItem(RELOADED, hash)
      return window.location.reload()
    }
    notify(FAILURE_COPY.offline)
    window.addEventListener('online', () => window.location.reload(), { once: true })
  })
}
