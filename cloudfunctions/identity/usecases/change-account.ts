import type { AccountChange } from '../../../types/identity.terms'
import type { AccountView, IdentityContract } from '../../../types/identity.contract'
import { appendAudit, type AuditNote } from '../../audit'
import type { NewDocument, Transaction } from '../../shared/documents'
import { type Actor, type Grant, unitsOf } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { type Account, type AccountChangeEntry, accountChanges, accountIdOf, accounts, revisionOf } from '../account'
import { readAccount } from './read-accounts'
import { IDENTITY_COPY } from '../copy'
import { credentials } from '../credentials'
import type { IdentityDeps } from '../deps'
import { searchTokens } from '../domain/account-search'
import { faultOfGrants, powersOf } from '../domain/grants'
import { withoutSessions } from '../domain/sign-out'
import { issueBindingCode, issueSetUpCode, type Issued } from './issue-codes'

/** The account and its revision as the administrator saw it. */
interface Seen {
  readonly id: string
  readonly revision: number
}

/**
 * One change by an administrator, with its entry in the history, or nothing.
 * Order of refusals: not there, one's own, changed meanwhile (design, "The wire").
 */
async function changeAccount<Result>(
  deps: IdentityDeps,
  admin: Actor,
  { id, revision }: Seen,
  what: AccountChange,
  change: (account: Account, transaction: Transaction) => Promise<{ next: Account; result: Result }>,
): Promise<{ account: AccountView; result: Result }> {
  const { store, clock, ids } = deps
  const result = await store.transact(async (transaction) => {
    const account = await transaction.get(accounts, id)
    if (account?.kind !== 'staff')
      throw new DomainError('not_found', { accountId: id }, { say: IDENTITY_COPY.accountGone })
    if (account.id === admin.id)
      throw new DomainError('forbidden', { accountId: id }, { say: IDENTITY_COPY.notOneself })
    if (revisionOf(account) !== revision) {
      const current = await readAccount({ ...deps, store: transaction }, admin, id)
      throw new DomainError('conflict', { accountId: id }, { say: IDENTITY_COPY.changedMeanwhile, current })
    }
    const { next, result } = await change(account, transaction)
    if (administers(account) && !administers(next)) await keepOneAdministrator(transaction, admin)
    transaction.put(accounts, {
      ...next,
      revision: revision + 1,
      handles: unitsOf(next, ['handler']),
      tokens: searchTokens(next),
    })
    const entry = {
      ...entryOf(id, revision + 1, admin, what, clock.now()),
      ...(next.grants === account.grants ? {} : { before: account.grants, after: next.grants }),
    }
    transaction.insert(accountChanges, entry)
    appendAudit(transaction, ids, auditOf(admin, entry))
    return result
  })
  return { account: await readAccount(deps, admin, id), result }
}

/** An entry of the history; padded, so that ids sort as revisions do. */
export const entryOf = (
  accountId: string,
  revision: number,
  { id, name }: Pick<Actor, 'id' | 'name'>,
  what: AccountChange,
  at: string,
) => ({
  id: `${accountId}.${String(revision).padStart(8, '0')}`,
  accountId,
  revision,
  at,
  what,
  byId: id,
  byName: name,
})

/** The same for the audit log of the city: roles in one line, no names. */
export const auditOf = (
  actor: Actor,
  { accountId, what, at, before, after }: NewDocument<AccountChangeEntry>,
): AuditNote => ({
  actor,
  at,
  action: `identity.${PROCEDURE_OF[what]}`,
  subject: { kind: 'account', id: accountId },
  what: { ...(before && { before: rolesIn(before) }), ...(after && { after: rolesIn(after) }) },
})
const PROCEDURE_OF: Readonly<Record<AccountChange, keyof IdentityContract>> = {
  account_created: 'create_account',
  grants_set: 'set_grants',
  account_disabled: 'disable',
  account_enabled: 'enable',
  credentials_reset: 'reset_credentials',
  binding_code_issued: 'issue_binding_code',
  sessions_ended: 'end_sessions',
  wechat_bound: 'bind_wechat',
}
const rolesIn = (grants: readonly Grant[]): string =>
  grants.map(({ role, unitId, postId }) => [role, unitId ?? postId].filter(Boolean).join('@')).join(',')

/** 调整角色 */
export const setGrants =
  (deps: IdentityDeps) =>
  async (admin: Actor, { grants, ...seen }: Seen & { readonly grants: readonly Grant[] }): Promise<AccountView> => {
    await refuseFaults(deps, grants)
    return (
      await changeAccount(deps, admin, seen, 'grants_set', async (account) => ({
        next: { ...account, grants },
        result: undefined,
      }))
    ).account
  }

/** 停用 */
export const disableAccount =
  (deps: IdentityDeps) =>
  async (admin: Actor, seen: Seen): Promise<AccountView> => {
    const { account } = await changeAccount(deps, admin, seen, 'account_disabled', async (account) => ({
      next: { ...withoutSessions(account), disabled: true },
      result: undefined,
    }))
    return account
  }

/** 恢复 */
export const enableAccount =
  (deps: IdentityDeps) =>
  async (admin: Actor, seen: Seen): Promise<AccountView> =>
    (
      await changeAccount(deps, admin, seen, 'account_enabled', async (account) => ({
        next: { ...account, disabled: false },
        result: undefined,
      }))
    ).account

/** 全部下线 */
export const endSessionsOf =
  (deps: IdentityDeps) =>
  async (admin: Actor, seen: Seen): Promise<AccountView> =>
    (
      await changeAccount(deps, admin, seen, 'sessions_ended', async (account) => ({
        next: withoutSessions(account),
        result: undefined,
      }))
    ).account

/** 重发一次性设置码: what proved the person before is forgotten. */
export const resetCredentials =
  (deps: IdentityDeps) =>
  async (admin: Actor, seen: Seen): Promise<{ account: AccountView; issued: Issued }> => {
    const { account, result } = await changeAccount(
      deps,
      admin,
      seen,
      'credentials_reset',
      async (account, transaction) => {
        refuseDisabled(account)
        const known = await transaction.get(credentials, account.id)
        return { next: withoutSessions(account), result: await issueSetUpCode(deps, transaction, account.id, known) }
      },
    )
    return { account, issued: result }
  }

/** The same out of a terminal, for an administrator who is locked out: by the login name. @throws DomainError `not_found` */
export const resetAccount =
  (deps: IdentityDeps) =>
  async (by: Actor, loginName: string): Promise<{ account: AccountView; issued: Issued }> => {
    const id = accountIdOf(loginName)
    const { revision, grants } = await readAccount(deps, by, id)
    if (!powersOf(grants).includes('administration'))
      throw new DomainError('forbidden', { accountId: id }, { say: IDENTITY_COPY.noAdmin })
    return resetCredentials(deps)(by, { id, revision })
  }

/** 发放微信绑定码 */
export const issueBinding =
  (deps: IdentityDeps) =>
  async (admin: Actor, seen: Seen): Promise<{ account: AccountView; issued: Issued }> => {
    const { account, result } = await changeAccount(
      deps,
      admin,
      seen,
      'binding_code_issued',
      async (account, transaction) => {
        refuseDisabled(account)
        return { next: account, result: await issueBindingCode(deps, transaction, account.id) }
      },
    )
    return { account, issued: result }
  }

function refuseDisabled({ disabled, id }: Account): void {
  if (disabled) throw new DomainError('invalid_state', { accountId: id }, { say: IDENTITY_COPY.disabledAccount })
}

/** @throws DomainError `invalid_input` on `grants` */
export async function refuseFaults(
  { directory }: Pick<IdentityDeps, 'directory'>,
  grants: readonly Grant[],
): Promise<void> {
  const { findUnit, findPost } = await directory.current()
  const places = { hasUnit: (id: string) => findUnit(id) !== null, hasPost: (id: string) => findPost(id) !== null }
  const fault = faultOfGrants(grants, places)
  if (fault !== null) throw new DomainError('invalid_input', {}, { fields: { grants: IDENTITY_COPY[fault] } })
}

/**
 * Somebody has to be left who can administer accounts. Nobody changes their own account, so whoever takes the right
 * from another keeps theirs; putting their own account makes two who take it from each other at once meet.
 * @throws DomainError `forbidden` when the right of whoever asks was withdrawn meanwhile
 */
async function keepOneAdministrator(transaction: Transaction, admin: Actor): Promise<void> {
  const own = await transaction.get(accounts, admin.id)
  if (own === null || !administers(own)) throw new DomainError('forbidden', { accountId: admin.id })
  transaction.put(accounts, own)
}

const administers = ({ disabled, grants }: Account): boolean => !disabled && powersOf(grants).includes('administration')
