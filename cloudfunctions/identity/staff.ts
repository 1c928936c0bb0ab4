import type { HandlerRoster } from '../hall'
import type { People } from '../messages'
import { type DocumentReader, type DocumentStore, type Query, scan } from '../shared/documents'
import { type Account, accounts } from './account'
import { unitToken } from './domain/account-search'

/** Who holds what on the staff, as far as other modules ask. */
export type StaffDirectory = People & HandlerRoster

/** Answers from the accounts. */
export function storedStaff(store: DocumentReader & Pick<DocumentStore, 'query'>): StaffDirectory {
  return {
    async isHandlerOf(accountId, unitId) {
      const account = await store.get(accounts, accountId)
      return account !== null && !account.disabled && account.handles.includes(unitId)
    },
    async handlersOf(unitId) {
      const found = await activeOnes(store, { index: 'by_handled_unit', equals: {}, token: unitId })
      return found.map(({ id, name }) => ({ id, name }))
    },
    async staffOf(unitId) {
      const query = { index: 'by_kind_token', equals: { kind: 'staff' }, token: unitToken(unitId) }
      const found = await activeOnes(store, query)
      return found.map(({ id, name, grants }) => ({ id, name, grants }))
    },
    async grantsOf(accountId) {
      const account = await store.get(accounts, accountId)
      return account === null || account.disabled ? null : account.grants
    },
  }
}

/** All of them, however many there are: whoever stands last may be the one who signs. */
async function activeOnes(store: Pick<DocumentStore, 'query'>, query: Omit<Query, 'limit'>): Promise<Account[]> {
  const found: Account[] = []
  for await (const page of scan(store, accounts, query)) found.push(...page.filter(({ disabled }) => !disabled))
  return found
}
