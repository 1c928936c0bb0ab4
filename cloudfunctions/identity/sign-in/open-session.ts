import type { ActorView } from '../../../types/identity.contract'
import { appendAudit } from '../../audit'
import { DomainError } from '../../shared/kernel/domain-error'
import { accounts, toActor } from '../account'
import { toActorView } from '../actor-view'
import { withSession } from '../domain/session'
import { policyOf } from '../session-policies'
import type { Origin, SignInDeps } from './deps'

const UNKNOWN_DEVICE = '未知设备'

/**
 * Opens a session and makes its token. The account is read once more in the transaction: one that was disabled on the way
 * in gets none.
 */
export async function openSession(
  { store, clock, ids, tokens, directory, policies }: SignInDeps,
  accountId: string,
  { device = UNKNOWN_DEVICE }: Origin,
): Promise<{ token: string; actor: ActorView }> {
  const id = ids.next(20)
  const { account, lifetimeSeconds } = await store.transact(async (transaction) => {
    const account = await transaction.get(accounts, accountId)
    if (account === null || account.disabled) throw new DomainError('unauthenticated', { accountId })
    const now = clock.now()
    const policy = policyOf(account, policies)
    transaction.put(accounts, {
      ...account,
      sessions: withSession(account.sessions ?? [], { id, device }, now, policy),
    })
    const subject = { kind: 'account', id: accountId } as const
    appendAudit(transaction, ids, { actor: toActor(account), at: now, action: 'identity.sign_in', subject })
    return { account, lifetimeSeconds: policy.absoluteMs / 1000 }
  })
  return {
    token: await tokens.issue({ sub: account.id, sid: id, epoch: account.epoch }, lifetimeSeconds),
    actor: toActorView(toActor(account), await directory.current()),
  }
}
