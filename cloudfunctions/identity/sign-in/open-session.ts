import type { ActorView } from '../../../types/identity.contract'
import { appendAudit } from '../../audit'
import { type Account, accounts, loadAccount, toActor } from '../account'
import { toActorView } from '../actor-view'
import { withSession } from '../domain/session'
import { policyOf } from '../session-policies'
import type { Origin, SignInDeps } from './deps'

const UNKNOWN_DEVICE = '未知设备'

/**
 * Opens a session and makes its token. The account is read once more in the transaction: one that was disabled, reset or
 * signed out everywhere on the way in gets none.
 * @param shown the account as it was when the person proved to be it
 * @throws DomainError `unauthenticated`
 */
export async function openSession(
  { store, clock, ids, tokens, directory, policies }: SignInDeps,
  shown: Pick<Account, 'id' | 'epoch'>,
  { device = UNKNOWN_DEVICE }: Origin,
): Promise<{ token: string; actor: ActorView }> {
  const id = ids.next(20)
  const { account, lifetimeSeconds } = await store.transact(async (transaction) => {
    const account = await loadAccount(transaction, shown.id, shown.epoch)
    const now = clock.now()
    const policy = policyOf(account, policies)
    transaction.put(accounts, {
      ...account,
      sessions: withSession(account.sessions ?? [], { id, device }, now, policy),
    })
    const subject = { kind: 'account', id: account.id } as const
    appendAudit(transaction, ids, { actor: toActor(account), at: now, action: 'identity.sign_in', subject })
    return { account, lifetimeSeconds: policy.absoluteMs / 1000 }
  })
  return {
    token: await tokens.issue({ sub: account.id, sid: id, epoch: account.epoch }, lifetimeSeconds),
    actor: toActorView(toActor(account), await directory.current()),
  }
}
