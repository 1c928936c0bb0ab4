import type { SignInStepView } from '../../../types/identity-sign-in.contract'
import { appendAudit } from '../../audit'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { type Account, accounts, toActor } from '../account'
import { PASSWORD_COPY, SIGN_IN_COPY } from '../copy'
import { credentials } from '../credentials'
import { faultOfPassword, normalPassword } from '../domain/password-rules'
import { beginAttempt, forgetAttempts } from '../usecases/attempts'
import { countedFor } from './counted'
import type { Origin, SignInDeps } from './deps'
import { holderOf, nextStep } from './steps'

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
      // Hashing takes its time: a ticket that another code or password has overtaken sets none.
      const { known } = await holderOf({ tickets: deps.tickets, store: transaction }, ticket, 'new_password')
      const { setUp: _used, ...rest } = known
      const next = { ...rest, passwordHash }
      transaction.put(credentials, next)
      appendAudit(transaction, deps.ids, noteOf(toActor(account), 'set_password', deps))
      return next
    })
    return nextStep(deps, account, known, { ...from, codeShown: known.authenticator !== undefined })
  }

/**
 * 修改密码: whoever else uses the account is out, this session stays.
 * @throws DomainError `unauthenticated` when the session was ended, or the password reset or changed, meanwhile
 */
export const changePassword =
  (deps: SignInDeps) =>
  async (
    actor: Actor,
    { current, password }: { readonly current: string; readonly password: string },
    from: Origin,
  ): Promise<Record<string, never>> => {
    const account = await deps.store.get(accounts, actor.id)
    if (account === null) throw new DomainError('unauthenticated', { accountId: actor.id })
    const { shown, passwordHash } = await deps.passwords.inTurn(async (hashing) => {
      const known = await deps.store.get(credentials, actor.id)
      if (known?.passwordHash === undefined)
        throw new DomainError('invalid_state', { accountId: actor.id }, { say: SIGN_IN_COPY.noPassword })
      const counted = countedFor(deps, { accountId: actor.id, known }, from)
      await beginAttempt(deps, counted)
      if (!(await hashing.matches(known.passwordHash, normalPassword(current))))
        throw new DomainError('invalid_input', {}, { fields: { current: SIGN_IN_COPY.wrongCurrent } })
      await forgetAttempts(deps, counted)
      refuseFault(password, account)
      if (normalPassword(password) === normalPassword(current))
        throw new DomainError('invalid_input', {}, { fields: { password: PASSWORD_COPY.sameAsBefore } })
      return { shown: known.passwordHash, passwordHash: await hashing.hash(normalPassword(password)) }
    })
    await deps.store.transact(async (transaction) => {
      const [present, known] = await Promise.all([
        transaction.get(accounts, actor.id),
        transaction.get(credentials, actor.id),
      ])
      const own = (present?.sessions ?? []).filter(({ id }) => id === actor.sessionId)
      if (present === null || own.length === 0 || known?.passwordHash !== shown)
        throw new DomainError('unauthenticated', { accountId: actor.id })
      transaction.put(accounts, { ...present, sessions: own })
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
