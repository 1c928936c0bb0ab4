import { DuplicateIdError } from '../../shared/documents'
import { LostRaceError, type Write } from '../../shared/documents/write'
import { DomainError } from '../../shared/kernel/domain-error'

/**
 * What the platform's errors mean. `wx-server-sdk` turns codes that it does not know into -501001, so in a
 * transaction the words decide (trap 2); a duplicate key is -502001, like every failed request, plus text (trap 4).
 */
const COLLECTION_MISSING = -502005
/** Start and end of a transaction keep the platform's own words for a code. */
const SYSTEM_ERROR = new Set<unknown>([-501001, 'SYS_ERR'])
/** Too many requests in a while, too many at once. */
const TOO_MANY = new Set<unknown>([-501003, 'EXCEED_REQUEST_LIMIT', -501004, 'EXCEED_CONCURRENT_REQUEST_LIMIT'])
const AWAY = new Set<unknown>([-501002, 'SERVER_TIMEOUT', ...TOO_MANY])
const DUPLICATE = /E11000|duplicate key/i
const RACE =
  /conflict|transaction ?is ?busy|TransactionBusy|transaction.*(aborted|expired|not exist)|NoSuchTransaction/i
const NETWORK =
  /ECONNREFUSED|ECONNRESET|ETIMEDOUT|ESOCKETTIMEDOUT|EAI_AGAIN|ENOTFOUND|EPIPE|socket hang up|timed? ?out/i
const HTTP_AWAY = /\b50[234]\b/

interface Described {
  readonly code: unknown
  readonly text: string
}

/** @param write the operation under way in a transaction; absent: a read, or the transaction's own start and end. */
export function translate(error: unknown, inTransaction: boolean, write?: Write): unknown {
  const { code, text } = describe(error)
  if (code === COLLECTION_MISSING) return new Error('CloudBase 缺少集合：请先按索引清单部署', { cause: error })
  if (write?.kind === 'insert' && DUPLICATE.test(text)) return new DuplicateIdError(write.collection, write.id)
  if (inTransaction && RACE.test(text)) return new LostRaceError()
  if (AWAY.has(code)) return new DomainError('unavailable', { cause: String(code) })
  if (NETWORK.test(text) || HTTP_AWAY.test(text)) return new DomainError('unavailable', { cause: 'network' })
  if (!SYSTEM_ERROR.has(code)) return error
  // the conflict's own code was dropped on the way: with fresh reads it either passes or ends as `conflict`
  return inTransaction ? new LostRaceError() : new DomainError('unavailable', { cause: String(code) })
}

/** Refused before anything was done. */
export const isTooMany = (error: unknown): boolean => TOO_MANY.has(describe(error).code)

/** A lost race for certain: nothing was written. */
export const isRace = (error: unknown): boolean => RACE.test(describe(error).text)

function describe(error: unknown): Described {
  if (typeof error !== 'object' || error === null) return { code: undefined, text: String(error) }
  const { errCode, code, errMsg, message } = error as Record<string, unknown>
  return {
    code: typeof errCode === 'number' && errCode !== -1 ? errCode : code,
    text: [code, errMsg, message].join(' '),
  }
}
