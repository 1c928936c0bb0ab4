import type { AccountRow, AccountView } from '../../../types/identity.contract'
import type { Role } from '../../../types/wire.contract'
import type { Directory } from '../../hall'
import type { DocumentReader } from '../../shared/documents'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { type Account, type AccountChangeEntry, accountChanges, accounts, revisionOf } from '../account'
import { IDENTITY_COPY } from '../copy'
import { credentials } from '../credentials'
import type { IdentityDeps } from '../deps'
import { fits, roleToken, textToken, unitToken } from '../domain/account-search'
import { powersOf } from '../domain/grants'
import { runs } from '../domain/session'
import { policyOf } from '../session-policies'

interface Asked {
  readonly search?: string | undefined
  readonly unitId?: string | undefined
  readonly role?: Role | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/**
 * Accounts of the staff, by id. One word narrows the read; what else was asked for filters the page, which may then be
 * short and still have a next one.
 */
export const listAccounts =
  ({ store, directory }: IdentityDeps) =>
  async ({ cursor, limit, ...asked }: Asked): Promise<{ items: AccountRow[]; nextCursor: string | null }> => {
    const token = tokenOf(asked)
    const page = await store.query(accounts, {
      index: token === null ? 'by_kind' : 'by_kind_token',
      equals: { kind: 'staff' },
      ...(token === null ? {} : { token }),
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    })
    const names = await directory.current()
    return {
      items: page.items.filter((account) => fits(account, asked)).map((account) => toRow(account, names)),
      nextCursor: page.nextCursor,
    }
  }

/** The word that leads to the fewest: what was typed, else the unit, else the role. */
function tokenOf({ search, unitId, role }: Pick<Asked, 'search' | 'unitId' | 'role'>): string | null {
  if (search !== undefined && search.trim() !== '') return textToken(search)
  if (unitId !== undefined) return unitToken(unitId)
  return role === undefined ? null : roleToken(role)
}

/** One account as an administrator reads it. @throws DomainError `not_found`, also for citizens */
export async function readAccount(
  {
    store,
    directory,
    clock,
    policies,
  }: { store: DocumentReader } & Pick<IdentityDeps, 'directory' | 'clock' | 'policies'>,
  reader: Pick<Actor, 'id'>,
  id: string,
): Promise<AccountView> {
  const [account, names] = await Promise.all([store.get(accounts, id), directory.current()])
  if (account?.kind !== 'staff')
    throw new DomainError('not_found', { accountId: id }, { say: IDENTITY_COPY.accountGone })
  const known = await store.get(credentials, id)
  const now = clock.now()
  const sessions = (account.sessions ?? []).filter((session) => runs(session, now, policyOf(account, policies)))
  const lastSeenAt = sessions
    .map(({ seenAt }) => seenAt)
    .sort()
    .at(-1)
  const setUp = known?.setUp
  return {
    ...toRow(account, names),
    passwordSet: known?.passwordHash !== undefined,
    authenticatorSet: known?.authenticator !== undefined,
    ...(setUp === undefined || setUp.expiresAt <= now ? {} : { setUpOpenUntil: setUp.expiresAt }),
    wechatBound: account.wechatId !== undefined,
    sessions: sessions.length,
    ...(lastSeenAt === undefined ? {} : { lastSeenAt }),
    isOwn: reader.id === id,
  }
}

function toRow(account: Account, directory: Directory): AccountRow {
  const [power] = powersOf(account.grants)
  return {
    id: account.id,
    ...(account.loginName === undefined ? {} : { loginName: account.loginName }),
    name: account.name,
    grants: account.grants.map((grant) => {
      const { unitId, postId } = grant
      const where = unitId !== undefined ? directory.nameOf(unitId) : postId && directory.findPost(postId)?.name
      return { ...grant, ...(where === undefined ? {} : { where }) }
    }),
    ...(power === undefined ? {} : { power }),
    disabled: account.disabled,
    revision: revisionOf(account),
  }
}

/** What a role can be held for; a sub-unit stands with its unit. */
export const listPlaces =
  ({ directory }: Pick<IdentityDeps, 'directory'>) =>
  async () => {
    const { document, lineOf, nameOf } = await directory.current()
    return {
      units: document.units.map(({ id }) => ({ id, name: [...lineOf(id)].reverse().map(nameOf).join(' · ') })),
      posts: document.posts.map(({ id, name }) => ({ id, name })),
    }
  }

/** What was done to one account, latest first. */
export const listAccountChanges =
  ({ store }: IdentityDeps) =>
  async ({
    id,
    cursor,
    limit,
  }: {
    readonly id: string
    readonly cursor?: string | undefined
    readonly limit: number
  }) => {
    const page = await store.query(accountChanges, {
      index: 'by_account',
      equals: { accountId: id },
      direction: 'descending',
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    })
    return { items: page.items.map(toChange), nextCursor: page.nextCursor }
  }

const toChange = ({ revision, at, what, byId, byName, before, after }: AccountChangeEntry) => ({
  revision,
  at,
  what,
  byId,
  byName,
  ...(before === undefined ? {} : { before: before.map((grant) => ({ ...grant })) }),
  ...(after === undefined ? {} : { after: after.map((grant) => ({ ...grant })) }),
})
