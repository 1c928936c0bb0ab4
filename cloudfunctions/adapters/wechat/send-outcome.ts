import type { SendOutcome } from '../../notifications'

/** The access token is not valid any more: a new one, and once more. */
export const TOKEN_CODES: ReadonlySet<number> = new Set([40001, 40014, 42001])

/**
 * What an answer of `subscribeMessage.send` means (rules, D3; WeChat's table of return codes):
 * 43101 the person takes no more; 40037 no such template, 47003 a field does not fit it, 41030 no such page, 40003 no such
 * OPENID: another try mends none of them. Everything else (busy, over the day's limit, a code we do not know) may pass.
 */
export function outcomeOf(errcode: number): SendOutcome {
  if (errcode === 0) return { ended: 'sent' }
  const code = String(errcode)
  if (errcode === 43101) return { ended: 'refused', code }
  return { ended: REJECTED.has(errcode) ? 'rejected' : 'later', code }
}
const REJECTED: ReadonlySet<number> = new Set([40037, 47003, 41030, 40003])
