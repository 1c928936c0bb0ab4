import type { SignInStepView } from '../../../types/identity-sign-in.contract'
import { DomainError } from '../../shared/kernel/domain-error'
import { SIGN_IN_COPY } from '../copy'
import { type Credentials, credentials } from '../credentials'
import { enrolmentUri, newAuthenticatorSecret, stepOfCode } from './authenticator'
import { hashOfCode, newOneTimeCode } from '../domain/one-time-code'
import { beginAttempt, forgetAttempts } from '../usecases/attempts'
import { sealedFor } from '../usecases/reseal-authenticators'
import { countedFor, withAddress } from './counted'
import type { Origin, SignInDeps } from './deps'
import { openSession } from './open-session'
import { holderOf, nextStep } from './steps'
import { noteFailure } from './with-password'

const RECOVERY_CODES = 8

/** The authenticator's six digits, or a recovery code, which is used up. Failures count like wrong passwords. */
export const signInWithCode =
  (deps: SignInDeps) =>
  async (
    { ticket, code }: { readonly ticket: string; readonly code: string },
    from: Origin,
  ): Promise<SignInStepView> => {
    const { account, known } = await holderOf(deps, ticket, 'code')
    const counted = countedFor(deps, { accountId: account.id, known }, from)
    await beginAttempt(deps, counted)
    const taken = await deps.store.transact(async (transaction) => {
      const known = await transaction.get(credentials, account.id)
      const next = known === null ? null : takeCode(deps, known, code)
      if (next !== null) transaction.put(credentials, withAddress(next, from))
      return next
    })
    if (taken === null) {
      await noteFailure(deps, account.id)
      throw new DomainError('invalid_input', { accountId: account.id }, { fields: { code: SIGN_IN_COPY.wrongCode } })
    }
    await forgetAttempts(deps, counted)
    return nextStep(deps, account, taken, { ...from, codeShown: true })
  }

/** The credentials after a code was taken; null when it does not hold. */
function takeCode({ vault, clock }: SignInDeps, known: Credentials, typed: string): Credentials | null {
  const { authenticator } = known
  if (authenticator === undefined) return null
  const secret = secretOf(vault, known)
  const step =
    secret === null ? null : stepOfCode(secret, typed.replace(/\s/g, ''), clock.now(), authenticator.lastStep)
  if (step !== null) return { ...known, authenticator: { ...authenticator, lastStep: step } }
  const hash = hashOfCode(known.id, typed)
  if (!known.recoveryCodes.includes(hash)) return null
  return { ...known, recoveryCodes: known.recoveryCodes.filter((left) => left !== hash) }
}

/** The authenticator's secret; null where the key that sealed it is lost: recovery codes are taken all the same. */
function secretOf(vault: SignInDeps['vault'], { id, authenticator }: Credentials): string | null {
  if (authenticator === undefined) return null
  try {
    return vault.open(sealedFor(id), authenticator.sealed)
  } catch {
    return null
  }
}

/** A new secret; the one shown before is forgotten. */
export const startEnrolment =
  (deps: SignInDeps) =>
  async ({ ticket }: { readonly ticket: string }): Promise<{ secret: string; uri: string }> => {
    const { account } = await holderOf(deps, ticket, 'enrol')
    const secret = newAuthenticatorSecret()
    await deps.store.transact(async (transaction) => {
      const known = await transaction.get(credentials, account.id)
      if (known === null || known.authenticator !== undefined) throw alreadyEnrolled(account.id)
      const pendingAuthenticator = deps.vault.seal(sealedFor(account.id), secret)
      transaction.put(credentials, { ...known, pendingAuthenticator })
    })
    return { secret, uri: enrolmentUri(secret, account.loginName ?? account.name) }
  }

/** The authenticator shows what this server expects: from now on it is asked for. */
export const confirmEnrolment =
  (deps: SignInDeps) =>
  async ({ ticket, code }: { readonly ticket: string; readonly code: string }, from: Origin) => {
    const { account } = await holderOf(deps, ticket, 'enrol')
    const recoveryCodes = Array.from({ length: RECOVERY_CODES }, () => newOneTimeCode(deps.ids))
    await deps.store.transact(async (transaction) => {
      const known = await transaction.get(credentials, account.id)
      if (known === null || known.authenticator !== undefined) throw alreadyEnrolled(account.id)
      const { pendingAuthenticator: sealed, ...rest } = known
      if (sealed === undefined)
        throw new DomainError('invalid_state', { accountId: account.id }, { say: SIGN_IN_COPY.enrolmentMissing })
      const secret = deps.vault.open(sealedFor(account.id), sealed)
      const lastStep = stepOfCode(secret, code.replace(/\s/g, ''), deps.clock.now(), null)
      if (lastStep === null)
        throw new DomainError('invalid_input', {}, { fields: { code: SIGN_IN_COPY.wrongFirstCode } })
      const hashes = recoveryCodes.map((each) => hashOfCode(account.id, each))
      const enrolled = { ...rest, authenticator: { sealed, lastStep }, recoveryCodes: hashes }
      transaction.put(credentials, withAddress(enrolled, from))
    })
    return { ...(await openSession(deps, account, from)), recoveryCodes }
  }

const alreadyEnrolled = (accountId: string): DomainError =>
  new DomainError('invalid_state', { accountId }, { say: SIGN_IN_COPY.alreadyEnrolled })
