import type { DocumentReader } from '../shared/documents'
import type { Actor } from '../shared/kernel/actor'
import { DomainError } from '../shared/kernel/domain-error'
import { loadActor } from './account'
import type { Tokens } from './tokens'

/** `Bearer <token>`, the scheme in any case (RFC 9110, 11.1). */
const BEARER = /^Bearer +([\w.~+/=-]+)$/i

/**
 * Who a request's `Authorization` header speaks for; null without one.
 * @throws DomainError `unauthenticated` for a header that does not hold.
 */
export const identifyBearer =
  (tokens: Tokens, reader: DocumentReader) =>
  async (authorization: string | undefined): Promise<Actor | null> => {
    if (authorization === undefined) return null
    const token = BEARER.exec(authorization)?.[1]
    if (token === undefined) throw new DomainError('unauthenticated')
    const { sub, epoch } = await tokens.verify(token)
    return loadActor(reader, sub, epoch)
  }
