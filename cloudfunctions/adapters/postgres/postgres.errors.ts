import { DuplicateIdError } from '../../shared/documents'
import { LostRaceError, type Write } from '../../shared/documents/write'
import { DomainError, NO_ANSWER } from '../../shared/kernel/domain-error'

/** SQLSTATE that `minsheng_expect` raises: a compare-and-swap met another version. */
export const LOST_RACE_STATE = 'MSCAS'
const LOST = new Set([LOST_RACE_STATE, '40001', '40P01'])

/**
 * The server is going, gone, full up (connections, disk, memory), cannot read or write its disk, is only readable for the
 * moment (failover), or too slow to wait for. XX000 is its own trouble: with a disk that is full to the last page no
 * connection can be opened, and that is all it says.
 */
const AWAY_STATES = new Set(
  '57P01 57P02 57P03 57P05 57014 53000 53100 53200 53300 53400 58000 58030 55P03 25006 XX000'.split(' '),
)
const AWAY_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOENT', // a unix socket that is not there
])
/** `pg` and `pg-pool` say these in words only. */
const AWAY_WORDS =
  /timeout exceeded when trying to connect|connection terminated|connection ended|query read timeout|connection error and is not queryable|client was closed|after calling end on the pool|timeout expired/i

/** What a driver's error means to the core; what is none of these is a defect and passes as it is. */
export function translate(error: unknown, writes: readonly Write[] = []): unknown {
  const { code } = describe(error)
  if (code === '23505') return duplicateOf(error, writes)
  if (LOST.has(code)) return new LostRaceError()
  return isAway(error) ? new DomainError('unavailable', { cause: code === '' ? inWords(error) : code }) : error
}

/** A server that takes what it is sent and answers nothing, where it should have given up by itself a second before. */
const inWords = (error: unknown): string =>
  /query read timeout/iu.test(describe(error).message) ? NO_ANSWER : 'closed'

function isAway(error: unknown): boolean {
  const { code, message, errors } = describe(error)
  if (AWAY_CODES.has(code) || AWAY_STATES.has(code) || code.startsWith('08')) return true
  return AWAY_WORDS.test(message) || errors.some(isAway)
}

/** By its parts, not by its class: the network's errors may come from another realm (tests) or several at once. */
function describe(error: unknown): { code: string; message: string; errors: readonly unknown[] } {
  const { code, message, errors } = (typeof error === 'object' && error !== null ? error : {}) as Record<
    string,
    unknown
  >
  return {
    code: typeof code === 'string' ? code : '',
    message: typeof message === 'string' ? message : '',
    errors: Array.isArray(errors) ? errors : [],
  }
}

/** The server names table and key; where another language hides the key, a single insert there must be it. */
function duplicateOf(error: unknown, writes: readonly Write[]): unknown {
  const { table, detail } = error as { table?: string; detail?: string }
  const inserts = writes.filter((write) => write.kind === 'insert' && write.collection === table)
  const named = /\(id\)=\((.*)\)/s.exec(detail ?? '')?.[1]
  const found = inserts.find(({ id }) => id === named) ?? (inserts.length === 1 ? inserts[0] : undefined)
  return found === undefined ? error : new DuplicateIdError(found.collection, found.id)
}
