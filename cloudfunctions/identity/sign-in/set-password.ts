import type { SignInStepView } from '../../../types/identity-sign-in.contract'
import { appendAudit } from '../../audit'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { type Account, accounts, toActor } from '../account'
import { PASSWORD_COPY, SIGN_IN_COPY } from '../copy'
import { credentials } from '../credentials'
import { faultOfPassword, normalPassword } from '../domain/password-rules'
import { beginAttempt, forgetAttempts } from '../usecases/attempts'
import type { Origin, SignInDeps } from './deps'
import { holderOf, nextStep } from './steps'
import { countedFor } from './with-password'

/** The first password, in place of the one-time code, which is used up with it. */
export const setFirstPassword =
  (deps: SignInDeps) =>
  async (
    { ticket, password }: { readonly ticket: string; readonly password: string },
    from: Origin,
  ): Promise<SignInStepView> => {
    const { account } = await holderOf(deps, ticket, 'new_password')
    refuseFault(password, account)
    const passwordHash = await deps.passwords.inTurn((hashing) => hashing.hash(normalPassword(password)))
    const known = await deps.store.transact(async (transaction) => {
      const known = await transaction.get(credentials, account.id)
      if (known === null || known.setUp === undefined || known.passwordHash !== undefined)
        throw new DomainError('invalid_state', { accountId: account.id }, { say: SIGN_IN_COPY.passwordAlreadySet })
      const { setUp: _used, ...rest } = known
      const next = { ...rest, passwordHash }
      transaction.put(credentials, next)
      appendAudit(transaction, deps.ids, noteOf(toActor(account), 'set_password', deps))
      return next
    })
    return nextStep(deps, account, known, { ...from, codeShown: known.authenticator !== undefined })
  }

/** 修改密码: whoever else uses the account is out, this session stays. */
export const changePassword =
  (deps: SignInDeps) =>
  async (
    actor: Actor,
    { current, password }: { readonly current: string; readonly password: string },
    from: Origin,
  ): Promise<Record<string, never>> => {
    const account = await deps.store.get(accounts, actor.id)
    if (account === null) throw new DomainError('unauthenticated', { accountId: actor.id })
    const passwordHash = await deps.passwords.inTurn(async (hashing) => {
      const known = await deps.store.get(credentials, actor.id)
      if (known?.passwordHash === undefined)
        throw new DomainError('invalid_state', { accountId: actor.id }, { say: SIGN_IN_COPY.noPassword })
      const counted = countedFor(deps, actor.id, from)
      await beginAttempt(deps, counted)
      if (!(await hashing.matches(known.passwordHash, normalPassword(current))))
        throw new DomainError('invalid_input', {}, { fields: { current: SIGN_IN_COPY.wrongCurrent } })
      await forgetAttempts(deps, counted)
      refuseFault(password, account)
      if (normalPassword(password) === normalPassword(current))
        throw new DomainError('invalid_input', {}, { fields: { password: PASSWORD_COPY.sameAsBefore } })
      return hashing.hash(normalPassword(password))
    })
    await deps.store.transact(async (transaction) => {
      const [present, known] = await Promise.all([
        transaction.get(accounts, actor.id),
        transaction.get(credentials, actor.id),
      ])
      if (present === null || known === null) throw new DomainError('unauthenticated', { accountId: actor.id })
      transaction.put(accounts, {
        ...present,
        sessions: (present.sessions ?? []).filter(({ id }) => id === actor.sessionId),
      })
      transaction.put(credentials, { ...known, passwordHash })
      appendAudit(transaction, deps.ids, noteOf(actor, 'change_password', deps))
    })
    return {}
  }

function refuseFault(password: string, account: Account): void {
  const fault = faultOfPassword(password, account)
  if (fault !== null) throw new DomainError('invalid_input', {}, { fields: { password: PASSWORD_COPY[fault] } })
}

const noteOf = (actor: Actor, procedure: string, { clock }: Pick<SignInDeps, 'clock'>) =>
  ({ actor, at: clock.now(), action: `identity.${procedure}`, subject: { kind: 'account', id: actor.id } }) as const
