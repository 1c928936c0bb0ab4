import type { FileStorage } from '../../files'
import { DomainError } from '../../shared/kernel/domain-error'
import { STORAGE_COPY } from './copy'

/** No room is left: of the system (disk, quota), and what S3-compatible storages call it. */
const FULL = /^(?:ENOSPC|EDQUOT|XMinioStorageFull|QuotaExceeded\w*|InsufficientStorage\w*)$/
const INSUFFICIENT_STORAGE = 507

/**
 * The same storage, whose troubles are refusals: a disk that is full, broken, not mounted or not ours to write, an S3 that is
 * away or turns us down. The person reads a sentence in place of "something went wrong", the log gets the cause's code.
 */
export const refusing = (storage: FileStorage): FileStorage => ({
  put: (...asked) => orRefuse(() => storage.put(...asked)),
  get: (...asked) => orRefuse(() => storage.get(...asked)),
  remove: (...asked) => orRefuse(() => storage.remove(...asked)),
  address: (...asked) => orRefuse(() => storage.address(...asked)),
})

async function orRefuse<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work()
  } catch (error) {
    throw translate(error)
  }
}

/** What is wrong with our own call (a `TypeError`: no key of ours, no bytes) is a defect and passes as it is. */
function translate(error: unknown): unknown {
  if (error instanceof DomainError || error instanceof TypeError) return error
  const cause = causeOf(error)
  const say = FULL.test(cause) || statusOf(error) === INSUFFICIENT_STORAGE ? STORAGE_COPY.full : STORAGE_COPY.away
  return new DomainError('unavailable', { cause }, { say })
}

/** The system's code, WeChat's number, or the name under which S3 refuses. */
function causeOf(error: unknown): string {
  const { code, errCode, name } = (error ?? {}) as Record<string, unknown>
  const said = [code, errCode, name].find((one) => typeof one === 'string' || typeof one === 'number')
  return said === undefined ? 'Error' : String(said)
}

const statusOf = (error: unknown): unknown =>
  (error as { $metadata?: { httpStatusCode?: unknown } } | null)?.$metadata?.httpStatusCode
