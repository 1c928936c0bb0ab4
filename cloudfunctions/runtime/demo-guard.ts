import type { IncomingHttpHeaders } from 'node:http'

const THIS_MACHINE = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i

/**
 * Whether a request may reach the demonstration, where anyone is whom they say: made to this machine by name, and
 * not handed on by a proxy. A page on another host cannot pass (DNS rebinding keeps its own Host).
 */
export const isFromThisMachine = (headers: IncomingHttpHeaders): boolean =>
  headers.host !== undefined &&
  THIS_MACHINE.test(headers.host) &&
  !Object.keys(headers).some((name) => name === 'forwarded' || name.startsWith('x-forwarded-'))
