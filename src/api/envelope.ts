import type { Envelope } from '../../types/wire.contract'
import { ApiFailure, type FailureCode } from './failure'

const CODE_OF_STATUS: Record<number, FailureCode> = {
  400: 'invalid_input',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  413: 'too_large',
  429: 'rate_limited',
}

const isEnvelope = (answer: unknown): answer is Envelope<unknown> =>
  typeof answer === 'object' && answer !== null && 'ok' in answer

/**
 * The data of an answer. Whoever tries an act again whose answer was lost is answered as by the first one: nobody was faster.
 * @param status HTTP status, for answers that are no envelope (a gateway's page); absent on CloudBase
 * @throws ApiFailure for a refusal
 */
export function unwrap(answer: unknown, status?: number): unknown {
  if (!isEnvelope(answer)) throw new ApiFailure((status && CODE_OF_STATUS[status]) || 'unavailable')
  if (answer.ok) return answer.data
  if (answer.error.doneBefore) return answer.error.current
  throw new ApiFailure(answer.error.code, answer.error)
}
