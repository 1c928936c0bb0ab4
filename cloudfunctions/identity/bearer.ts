import type { DocumentReader, DocumentStore } from '../shared/documents'
import type { Actor } from '../shared/kernel/actor'
import type { Clock } from '../shared/kernel/clock'
import { DomainError, hangs } from '../shared/kernel/domain-error'
import { accounts, loadAccount, loadActor, toActor } from './account'
import { runs, touched } from './domain/session'
import { policyOf, type SessionPolicies } from './session-policies'
import type { Tokens } from './tokens'

/** `Bearer <token>`, the scheme in any case (RFC 9110, 11.1). */
const BEARER = /^Bearer +([\w.~+/=-]+)$/i

/** Where sessions are kept; the demonstration keeps none. */
export interface SessionKeeping {
  readonly store: DocumentStore
  readonly clock: Clock
  /** How long sessions run; absent: as usual. */
  readonly policies?: SessionPolicies
}

/**
 * Who a request's `Authorization` header speaks for; null without one. One read a request: the sessions lie beside the
 * roles. A session in use is written down every two minutes; `inUse` false: a page asks by itself, nobody may sit before it.
 * @param keeping absent: any session of the account's present epoch holds until its token ends
 * @throws DomainError `unauthenticated` for a header that does not hold.
 */
export const identifyBearer =
  (tokens: Tokens, reader: DocumentReader, keeping?: SessionKeeping) =>
  async (authorization: string | undefined, inUse = true): Promise<Actor | null> => {
    if (authorization === undefined) return null
    const token = BEARER.exec(authorization)?.[1]
    if (token === undefined) throw new DomainError('unauthenticated')
    const { sub, sid, epoch } = await tokens.verify(token)
    if (keeping === undefined) return loadActor(reader, sub, epoch)
    return loadSession(reader, keeping, { accountId: sub, sessionId: sid, epoch, inUse })
  }

async function loadSession(
  reader: DocumentReader,
  { store, clock, policies }: SessionKeeping,
  asked: { readonly accountId: string; readonly sessionId: string; readonly epoch: number; readonly inUse: boolean },
): Promise<Actor> {
  const { accountId, sessionId, epoch, inUse } = asked
  const account = await loadAccount(reader, accountId, epoch)
  const now = clock.now()
  const session = account.sessions?.find(({ id }) => id === sessionId)
  if (session === undefined || !runs(session, now, policyOf(account, policies)))
    throw new DomainError('unauthenticated', { accountId })
  if (inUse && touched(account.sessions ?? [], sessionId, now) !== null) await touch(store, accountId, sessionId, now)
  return { ...toActor(account), sessionId }
}

/** Marks a session as used. Somebody else's write is as good: the mark is tried again two minutes later. */
const touch = (store: DocumentStore, accountId: string, sessionId: string, now: string): Promise<void> =>
  store
    .transact(async (transaction) => {
      const account = await transaction.get(accounts, accountId)
      const sessions = touched(account?.sessions ?? [], sessionId, now)
      if (account !== null && sessions !== null) transaction.put(accounts, { ...account, sessions })
    })
    .catch((error: unknown) => {
      if (hangs(error) || !(error instanceof DomainError)) throw error
    })
