import type { Transaction } from '../../shared/documents'
import { derivedId } from '../../shared/kernel/ids'
import { addMilliseconds, HOUR_MS, type Instant } from '../../shared/kernel/local-date'
import { bindingCodes, type Credentials, credentials } from '../credentials'
import type { IdentityDeps } from '../deps'
import { hashOfCode, newOneTimeCode, plainCode } from '../domain/one-time-code'

/** A code as the administrator reads it, once. */
export interface Issued {
  readonly code: string
  readonly expiresAt: Instant
}

/** Handed over on paper or by phone: within three days. */
const SET_UP_MS = 72 * HOUR_MS
const BINDING_MS = 24 * HOUR_MS

/** 一次性设置码: in place of password, authenticator and binding code. @param known what the account had before */
export async function issueSetUpCode(
  deps: Pick<IdentityDeps, 'clock' | 'ids'>,
  transaction: Transaction,
  accountId: string,
  known: Credentials | null,
): Promise<Issued> {
  await withdrawBindingCode(transaction, known)
  const code = newOneTimeCode(deps.ids)
  const expiresAt = addMilliseconds(deps.clock.now(), SET_UP_MS)
  const fresh = { id: accountId, setUp: { hash: hashOfCode(accountId, code), expiresAt }, recoveryCodes: [] }
  if (known === null) transaction.insert(credentials, fresh)
  else transaction.put(credentials, { ...fresh, version: known.version })
  return { code, expiresAt }
}

export const bindingCodeId = (typed: string): string => derivedId('binding', plainCode(typed))

/** 微信绑定码: the one before no longer works. */
export async function issueBindingCode(
  deps: Pick<IdentityDeps, 'clock' | 'ids'>,
  transaction: Transaction,
  accountId: string,
): Promise<Issued> {
  const code = newOneTimeCode(deps.ids)
  const expiresAt = addMilliseconds(deps.clock.now(), BINDING_MS)
  const id = bindingCodeId(code)
  const known = await transaction.get(credentials, accountId)
  await withdrawBindingCode(transaction, known)
  transaction.insert(bindingCodes, { id, accountId, expiresAt })
  if (known === null) transaction.insert(credentials, { id: accountId, recoveryCodes: [], bindingCodeId: id })
  else transaction.put(credentials, { ...known, bindingCodeId: id })
  return { code, expiresAt }
}

/** The binding code that was issued last no longer works. */
async function withdrawBindingCode(transaction: Transaction, known: Credentials | null): Promise<void> {
  const id = known?.bindingCodeId
  const code = id === undefined ? null : await transaction.get(bindingCodes, id)
  if (code !== null) transaction.remove(bindingCodes, code)
}
