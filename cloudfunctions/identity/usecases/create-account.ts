import type { AccountView } from '../../../types/identity.contract'
import { appendAudit } from '../../audit'
import { DuplicateIdError } from '../../shared/documents'
import type { Actor, Grant } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { accountChanges, accountIdOf, accounts, newAccount } from '../account'
import { IDENTITY_COPY } from '../copy'
import type { IdentityDeps } from '../deps'
import { auditOf, entryOf, refuseFaults } from './change-account'
import { issueBindingCode, type Issued, issueSetUpCode } from './issue-codes'
import { readAccount } from './read-accounts'

interface Wanted {
  readonly loginName: string
  readonly name: string
  readonly grants: readonly Grant[]
}

/**
 * 开通账号, with its first one-time code: for the first sign-in, or where WeChat says who calls, for binding it.
 * @throws DomainError `invalid_input` on `loginName` when the name is taken, on `grants` for roles that cannot be
 */
export const createAccount =
  (deps: IdentityDeps) =>
  async (admin: Actor, { loginName, name, grants }: Wanted): Promise<{ account: AccountView; issued: Issued }> => {
    await refuseFaults(deps, grants)
    const { store, clock } = deps
    const id = accountIdOf(loginName)
    const account = newAccount({ id, kind: 'staff', name, grants, loginName: loginName.toLowerCase() })
    try {
      const issued = await store.transact(async (transaction) => {
        transaction.insert(accounts, account)
        const entry = { ...entryOf(id, 1, admin, 'account_created', clock.now()), after: grants }
        transaction.insert(accountChanges, entry)
        appendAudit(transaction, deps.ids, auditOf(admin, entry))
        return deps.ways.includes('platform')
          ? issueBindingCode(deps, transaction, id)
          : issueSetUpCode(deps, transaction, id, null)
      })
      return { account: await readAccount(deps, admin, id), issued }
    } catch (error) {
      if (!(error instanceof DuplicateIdError)) throw error
      throw new DomainError('invalid_input', {}, { fields: { loginName: IDENTITY_COPY.nameTaken } })
    }
  }
