import type { ActorView } from '../../../types/identity.contract'
import { appendAudit } from '../../audit'
import type { Transaction } from '../../shared/documents'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { type Account, accountChanges, accounts, revisionOf, toActor } from '../account'
import { toActorView } from '../actor-view'
import { IDENTITY_COPY } from '../copy'
import { bindingCodes } from '../credentials'
import type { IdentityDeps } from '../deps'
import { withoutSessions } from '../domain/sign-out'
import { isCodeOf } from '../first-admin'
import { beginAttempt, forgetAttempts } from './attempts'
import { auditOf, entryOf } from './change-account'
import { claimFirstAdmin } from './claim-first-admin'
import { PHONE_PREFIX, pointTo } from '../wechat-binding'
import { bindingCodeId } from './issue-codes'

/**
 * 绑定微信: from now on this WeChat acts as the account of the staff; whatever WeChat the account had before no longer does,
 * and what is signed in ends with it. The code is used up. Failures are counted by WeChat identity. The deployment's code
 * for the first administrator is taken here as well. Whoever came by a text message binds nothing: it would be all that the
 * staff's account asks for.
 */
export const bindWechat =
  (deps: IdentityDeps) =>
  async (actor: Actor, { code }: { readonly code: string }): Promise<ActorView> => {
    if (actor.id.startsWith(PHONE_PREFIX))
      throw new DomainError('invalid_state', {}, { say: IDENTITY_COPY.bindInWechat })
    const attempt = { key: `wechat:${actor.id}` }
    await beginAttempt(deps, [attempt])
    const { firstAdmin } = deps
    const account =
      firstAdmin !== undefined && isCodeOf(firstAdmin, code, deps.clock.now())
        ? await claimFirstAdmin(deps, firstAdmin, actor)
        : await deps.store.transact((transaction) => bind(deps, transaction, actor, code))
    await forgetAttempts(deps, [attempt])
    return toActorView(toActor(account), await deps.directory.current())
  }

async function bind(
  { clock, ids }: IdentityDeps,
  transaction: Transaction,
  actor: Actor,
  typed: string,
): Promise<Account> {
  const now = clock.now()
  const code = await transaction.get(bindingCodes, bindingCodeId(typed))
  const account = code === null ? null : await transaction.get(accounts, code.accountId)
  if (code === null || code.expiresAt <= now || account === null || account.disabled)
    throw new DomainError('invalid_state', {}, { say: IDENTITY_COPY.noSuchCode })
  transaction.remove(bindingCodes, code)
  const revision = revisionOf(account) + 1
  const isAnother = account.wechatId !== undefined && account.wechatId !== actor.id
  transaction.put(accounts, { ...(isAnother ? withoutSessions(account) : account), wechatId: actor.id, revision })
  const entry = entryOf(account.id, revision, account, 'wechat_bound', now)
  transaction.insert(accountChanges, entry)
  appendAudit(transaction, ids, auditOf(toActor(account), entry))
  await pointTo(transaction, actor, account.id)
  return account
}
