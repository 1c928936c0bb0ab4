import type { HandlerRoster } from '../hall'
import type { People } from '../messages'
import type { DocumentReader, DocumentStore } from '../shared/documents'
import { accounts } from './account'
import { unitToken } from './domain/account-search'

/** Who holds what on the staff, as far as other modules ask. */
export type StaffDirectory = People & HandlerRoster

/** A unit has a handful of handlers; more than this are not offered. */
const MOST_HANDLERS = 100

/** Answers from the accounts. */
export function storedStaff(store: DocumentReader & Pick<DocumentStore, 'query'>): StaffDirectory {
  return {
    async isHandlerOf(accountId, unitId) {
      const account = await store.get(accounts, accountId)
      return account !== null && !account.disabled && account.handles.includes(unitId)
    },
    async handlersOf(unitId) {
      const found = await store.query(accounts, {
        index: 'by_handled_unit',
        equals: {},
        token: unitId,
        limit: MOST_HANDLERS,
      })
      return found.items.filter(({ disabled }) => !disabled).map(({ id, name }) => ({ id, name }))
    },
    async staffOf(unitId) {
      const found = await store.query(accounts, {
        index: 'by_kind_token',
        equals: { kind: 'staff' },
        token: unitToken(unitId),
        limit: MOST_HANDLERS,
      })
      return found.items.filter(({ disabled }) => !disabled).map(({ id, name, grants }) => ({ id, name, grants }))
    },
    async grantsOf(accountId) {
      const account = await store.get(accounts, accountId)
      return account === null || account.disabled ? null : account.grants
    },
  }
}
