import { appendAudit } from '../../audit'
import { DuplicateIdError, scan } from '../../shared/documents'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { type Account, accountChanges, accountIdOf, accounts, newAccount, toActor } from '../account'
import { IDENTITY_COPY } from '../copy'
import type { IdentityDeps } from '../deps'
import type { FirstAdmin } from '../first-admin'
import { powersOf } from '../domain/grants'
import { pointTo } from '../wechat-binding'
import { auditOf, entryOf } from './change-account'

/**
 * 首个系统管理员, where no terminal reaches the database: whoever has the deployment's code becomes the one administrator,
 * bound to this WeChat, in one transaction with its history. Never again once any administrator was there, whatever
 * became of the account: the id follows from the login name, so that the same setting makes one account at most.
 * @throws DomainError `invalid_state` when there is, or ever was, an administrator
 */
export async function claimFirstAdmin(deps: IdentityDeps, first: FirstAdmin, actor: Actor): Promise<Account> {
  if (await hasAdministrator(deps)) throw taken()
  const { store, clock, ids } = deps
  const id = accountIdOf(first.loginName)
  const grants = [{ role: 'admin' }] as const
  const account = {
    ...newAccount({ id, kind: 'staff', name: first.name, grants, loginName: first.loginName }),
    wechatId: actor.id,
    revision: 2,
  }
  try {
    return await store.transact(async (transaction) => {
      const now = clock.now()
      transaction.insert(accounts, account)
      await pointTo(transaction, actor, id)
      const self = toActor({ ...account, version: 1 })
      const made = { ...entryOf(id, 1, self, 'account_created', now), after: grants }
      transaction.insert(accountChanges, made)
      transaction.insert(accountChanges, entryOf(id, 2, self, 'wechat_bound', now))
      appendAudit(transaction, ids, { ...auditOf(self, made), action: 'identity.claim_first_admin' })
      return { ...account, version: 1 }
    })
  } catch (error) {
    if (error instanceof DuplicateIdError) throw taken()
    throw error
  }
}

/** Every account of the staff is looked at, once: one that was put in by hand stands in no index of words. */
async function hasAdministrator({ store }: IdentityDeps): Promise<boolean> {
  for await (const page of scan(store, accounts, { index: 'by_kind', equals: { kind: 'staff' } }))
    if (page.some(({ grants }) => powersOf(grants).includes('administration'))) return true
  return false
}

const taken = (): DomainError => new DomainError('invalid_state', {}, { say: IDENTITY_COPY.adminThere })
