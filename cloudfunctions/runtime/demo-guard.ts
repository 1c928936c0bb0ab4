import type { IncomingMessage } from 'node:http'

const THIS_MACHINE = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i
/** What proxies put beside a request. `X-Forwarded-*` as well. */
const OF_PROXIES: ReadonlySet<string> = new Set(['forwarded', 'via', 'x-real-ip'])
const WEB_PAGE = /^https?:\/\/(.*)$/i
/** Developer tools of WeChat run a mini program under this name, on this machine. */
const MINI_PROGRAM = 'servicewechat.com'

/**
 * Whether a request may reach the demonstration, where anyone is whom they say: made to this machine by name, by no page of
 * another address, and not handed on by a proxy. A page on another host cannot pass (DNS rebinding keeps its own Host).
 * A proxy that is left as it comes writes this machine's name into Host and nothing of itself: it is known by the page's
 * own address, which a browser names with every call, and nginx by the HTTP/1.0 that no browser speaks.
 */
export const isFromThisMachine = ({
  headers,
  httpVersion,
}: Pick<IncomingMessage, 'headers' | 'httpVersion'>): boolean =>
  headers.host !== undefined &&
  THIS_MACHINE.test(headers.host) &&
  httpVersion !== '1.0' &&
  !Object.keys(headers).some((name) => OF_PROXIES.has(name) || name.startsWith('x-forwarded-')) &&
  isPageOfThisMachine(headers.origin)

function isPageOfThisMachine(origin: string | undefined): boolean {
  const host = WEB_PAGE.exec(origin ?? '')?.[1]
  return host === undefined || THIS_MACHINE.test(host) || host === MINI_PROGRAM
}
