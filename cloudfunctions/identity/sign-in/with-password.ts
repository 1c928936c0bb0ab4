import { timingSafeEqual } from 'node:crypto'
import type { SignInStepView } from '../../../types/identity-sign-in.contract'
import { appendAudit } from '../../audit'
import { SYSTEM } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { accountIdOf, accounts } from '../account'
import { SIGN_IN_COPY } from '../copy'
import { type Credentials, credentials } from '../credentials'
import { hashOfCode } from '../domain/one-time-code'
import { normalPassword } from '../domain/password-rules'
import { beginAttempt, forgetAttempts, takeBackAttempt } from '../usecases/attempts'
import { countedFor } from './counted'
import type { Origin, SignInDeps } from './deps'
import { nextStep } from './steps'

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
      const [account, known] = await Promise.all([deps.store.get(accounts, id), deps.store.get(credentials, id)])
      const counted = countedFor(deps, { accountId: id, known }, from)
      await beginAttempt(deps, counted)
      const matches = await hashing.matches(known?.passwordHash, normalPassword(password))
      const isSetUp = isSetUpCode(known, id, password)
      if (account === null || account.disabled || known === null || !(matches || isSetUp)) {
        await noteFailure(deps, id)
        throw new DomainError('unauthenticated', { accountId: id }, { say: SIGN_IN_COPY.wrongPassword })
      }
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
export const noteFailure = ({ store, clock, ids }: SignInDeps, accountId: string): Promise<void> =>
  store.transact(async (transaction) =>
    appendAudit(transaction, ids, {
      actor: SYSTEM,
      at: clock.now(),
      action: 'identity.sign_in',
      subject: { kind: 'account', id: accountId },
      what: { failed: true },
    }),
  )
