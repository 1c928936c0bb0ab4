import { ApiFailure } from '../api/failure'
import { EXPORTS_COPY } from '../copy/exports'
import { download } from './download'

/**
 * Saves what lies at an address that this home gave. Another host's (S3) is left to the browser, which saves a sheet
 * because it cannot show one. @throws ApiFailure `offline` where it is not to be had
 */
export async function fetchFile(url: string, name: string): Promise<void> {
  if (!url.startsWith('/')) {
    const link = Object.assign(document.createElement('a'), { href: url, download: name })
    // What a browser shows by itself must not take the place of this page.
    if (name.endsWith('.pdf')) Object.assign(link, { target: '_blank', rel: 'noopener' })
    link.click()
    return
  }
  const response = await fetch(url).catch(() => undefined)
  if (!response?.ok) throw new ApiFailure('offline', { message: EXPORTS_COPY.notFetched })
  download(await response.blob(), name)
}
