import { createHash } from 'node:crypto'

/** On everything. */
export const COMMON_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'geolocation=(self), camera=(), microphone=(), payment=()',
} as const

/** On what is no page: nothing runs from it, nothing keeps it. */
export const ANSWER_HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
} as const

const INLINE_SCRIPT = /<script(?![^>]*\ssrc\s*=)[^>]*>([\s\S]*?)<\/script>/gi

/**
 * The policy of the pages: everything from this server; the inline scripts of the built page by their hashes.
 * Styles may be inline, because Taro's components set theirs on the element.
 * @param filesFrom origin of a storage that hands pictures and videos out itself
 */
export function pagePolicy(html: string, filesFrom?: string): string {
  const shown = (...sources: readonly string[]): string =>
    [...sources, ...(filesFrom === undefined ? [] : [filesFrom])].join(' ')
  const hashes = [...html.matchAll(INLINE_SCRIPT)].map(
    ([, script]) =>
      `'sha256-${createHash('sha256')
        .update(script ?? '')
        .digest('base64')}'`,
  )
  return [
    "default-src 'self'",
    ['script-src', "'self'", ...hashes].join(' '),
    "style-src 'self' 'unsafe-inline'",
    shown("img-src 'self' data: blob:"),
    shown("media-src 'self' blob:"),
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
