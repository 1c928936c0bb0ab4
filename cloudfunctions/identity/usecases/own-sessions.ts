import type { SessionView } from '../../../types/identity.contract'
import { appendAudit } from '../../audit'
import type { Actor } from '../../shared/kernel/actor'
import { type Account, accounts } from '../account'
import type { IdentityDeps } from '../deps'
import { policyOf, type SessionPolicies } from '../session-policies'
import { runs } from '../domain/session'
import { withoutSessions } from '../domain/sign-out'

type Deps = Pick<IdentityDeps, 'store' | 'clock' | 'ids' | 'policies'>

/** 我的登录: what runs now, the present one marked. */
export const mySessions =
  ({ store, clock, policies }: Pick<Deps, 'store' | 'clock' | 'policies'>) =>
  async (actor: Actor): Promise<{ items: SessionView[] }> => {
    const account = await store.get(accounts, actor.id)
    return { items: account === null ? [] : viewsOf(account, actor, clock.now(), policies) }
  }

const without = (account: Account, sessionId: string): Account => ({
  ...account,
  sessions: (account.sessions ?? []).filter(({ id }) => id !== sessionId),
})

const viewsOf = (account: Account, { sessionId }: Actor, now: string, policies?: SessionPolicies): SessionView[] =>
  (account.sessions ?? [])
    .filter((session) => runs(session, now, policyOf(account, policies)))
    .sort((a, b) => (a.seenAt < b.seenAt ? 1 : -1))
    .map((session) => ({ ...session, current: session.id === sessionId }))

/** Ends one of one's own sessions: its next request is refused, in every process. */
export const endSession =
  (deps: Deps) =>
  async (actor: Actor, { id }: { readonly id: string }): Promise<{ items: SessionView[] }> => {
    await changeOwn(deps, actor, 'end_session', (account) => without(account, id))
    return mySessions(deps)(actor)
  }

/** 全部下线, the present session included. */
export const endEverywhere =
  (deps: Deps) =>
  async (actor: Actor): Promise<Record<string, never>> => {
    await changeOwn(deps, actor, 'end_everywhere', withoutSessions)
    return {}
  }

/** 退出登录: this session. Where the platform says who calls there is none, and nothing to do. */
export const signOut =
  (deps: Deps) =>
  async (actor: Actor): Promise<Record<string, never>> => {
    const { sessionId } = actor
    if (sessionId !== undefined) await changeOwn(deps, actor, 'sign_out', (account) => without(account, sessionId))
    return {}
  }

const changeOwn = (
  { store, clock, ids }: Deps,
  actor: Actor,
  action: 'end_session' | 'end_everywhere' | 'sign_out',
  change: (account: Account) => Account,
): Promise<void> =>
  store.transact(async (transaction) => {
    const account = await transaction.get(accounts, actor.id)
    if (account === null) return
    transaction.put(accounts, change(account))
    const subject = { kind: 'account', id: actor.id } as const
    appendAudit(transaction, ids, { actor, at: clock.now(), action: `identity.${action}`, subject })
  })
