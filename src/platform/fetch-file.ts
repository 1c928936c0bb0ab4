import { ApiFailure } from '../api/failure'
import { EXPORTS_COPY } from '../copy/exports'

/**
 * Saves what lies at an address that this home gave. Another host's (S3) is left to the browser, which saves a sheet
 * because it cannot show one. @throws ApiFailure `offline` where it is not to be had
 */
export async function fetchFile(url: string, name: string): Promise<void> {
  const link = document.createElement('a')
  link.download = name
  if (!url.startsWith('/')) {
    link.href = url
    // What a browser shows by itself must not take the place of this page.
    if (name.endsWith('.pdf')) Object.assign(link, { target: '_blank', rel: 'noopener' })
    link.click()
    return
  }
  const response = await fetch(url).catch(() => undefined)
  if (!response?.ok) throw new ApiFailure('offline', { message: EXPORTS_COPY.notFetched })
  link.href = URL.createObjectURL(await response.blob())
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
