import { FILE_LIMITS } from '../../types/files.terms'
import { unwrap } from './envelope'
import { ApiFailure } from './failure'
import { readToken } from './token'
import { CALL_TIMEOUT_MS, type Send, type SignsInBy } from './transport.types'

export const signsInBy: SignsInBy = 'token'
export const { partBytes } = FILE_LIMITS

/** Same origin: `POST /api/<module>/<procedure>` with the session token. */
export const send: Send = async (module, procedure, input) => {
  const token = readToken()
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), CALL_TIMEOUT_MS)
  let response: Response
  let answer: unknown
  try {
    response = await fetch(`/api/${module}/${procedure}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(input),
      signal: abort.signal,
    })
    answer = await response.json().catch(() => undefined)
  } catch {
    throw new ApiFailure(abort.signal.aborted ? 'timeout' : 'offline')
  } finally {
    clearTimeout(timer)
  }
  return unwrap(answer, response.status)
}
