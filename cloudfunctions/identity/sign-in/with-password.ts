import { timingSafeEqual } from 'node:crypto'
import type { SignInStepView } from '../../../types/identity-sign-in.contract'
import { appendAudit } from '../../audit'
import { SYSTEM } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { derivedId } from '../../shared/kernel/ids'
import { accountIdOf, accounts } from '../account'
import { SIGN_IN_COPY } from '../copy'
import { type Credentials, credentials } from '../credentials'
import { hashOfCode } from '../domain/one-time-code'
import { normalPassword } from '../domain/password-rules'
import { beginAttempt, type Counted, forgetAttempts, takeBackAttempt } from '../usecases/attempts'
import type { Origin, SignInDeps } from './deps'
import { nextStep } from './steps'

/** An attempt counts against the account, whether it exists or not, and against the address it came from. */
export const countedFor = (
  { addressFailures }: Pick<SignInDeps, 'addressFailures'>,
  accountId: string,
  { address }: Origin,
): Counted[] => [
  { key: `account:${accountId}` },
  ...(address === undefined
    ? []
    : [
        {
          key: `address:${derivedId('address', address)}`,
          of: accountId,
          ...(addressFailures === undefined ? {} : { allowed: addressFailures }),
        },
      ]),
]

/**
 * Login name and password, or the one-time set-up code in its place. A name that does not exist goes the same way as a
 * wrong password: counted, hashed, refused with the same words.
 */
export const signIn =
  (deps: SignInDeps) =>
  (
    { loginName, password }: { readonly loginName: string; readonly password: string },
    from: Origin,
  ): Promise<SignInStepView> =>
    deps.passwords.inTurn(async (hashing) => {
      const id = accountIdOf(loginName)
      const counted = countedFor(deps, id, from)
      await beginAttempt(deps, counted)
      const [account, known] = await Promise.all([deps.store.get(accounts, id), deps.store.get(credentials, id)])
      const matches = await hashing.matches(known?.passwordHash, normalPassword(password))
      const isSetUp = isSetUpCode(known, id, password)
      if (account === null || account.disabled || known === null || !(matches || isSetUp)) throw await failed(deps, id)
      if (!matches && (known.setUp?.expiresAt ?? '') <= deps.clock.now())
        throw new DomainError('unauthenticated', { accountId: id }, { say: SIGN_IN_COPY.setUpRunOut })
      const next = await nextStep(deps, account, known, { ...from, codeShown: false })
      await (next.step === 'code' ? takeBackAttempt : forgetAttempts)(deps, counted)
      return next
    })

function isSetUpCode(known: Credentials | null, accountId: string, typed: string): boolean {
  const stored = Buffer.from(known?.setUp?.hash ?? hashOfCode('', ''))
  return timingSafeEqual(stored, Buffer.from(hashOfCode(accountId, typed)))
}

/** A failed sign-in is in the log as well (B7: who, when, what, with what result). */
export async function failed({ store, clock, ids }: SignInDeps, accountId: string): Promise<DomainError> {
  await store.transact(async (transaction) =>
    appendAudit(transaction, ids, {
      actor: SYSTEM,
      at: clock.now(),
      action: 'identity.sign_in',
      subject: { kind: 'account', id: accountId },
      what: { failed: true },
    }),
  )
  return new DomainError('unauthenticated', { accountId }, { say: SIGN_IN_COPY.wrongPassword })
}
