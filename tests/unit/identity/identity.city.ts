import { memoryStore } from '../../../cloudfunctions/adapters/memory'
import { accounts, identityFunction, newAccount } from '../../../cloudfunctions/identity'
import { accountIdOf } from '../../../cloudfunctions/identity/account'
import type { IdentityDeps } from '../../../cloudfunctions/identity'
import { sha256 } from '../../../cloudfunctions/shared/kernel/ids'
import type { Actor, Grant } from '../../../cloudfunctions/shared/kernel/actor'
import type { DocumentStore } from '../../../cloudfunctions/shared/documents'
import type { WireError } from '../../../types/wire.contract'
import { callAs, mustAs } from '../../support/call-module'
import { MovedClock, smallDirectory } from '../../support/small-city'

export const ADMIN: Actor = { id: accountIdOf('guanli'), kind: 'staff', name: '管理员甲', grants: [{ role: 'admin' }] }
export const SECOND_ADMIN: Actor = { ...ADMIN, id: accountIdOf('guanli2'), name: '管理员乙' }

/** Ids that are all different and the same in every run, as long as asked for. */
export const longIds = () => {
  let count = 0
  return { next: (length = 16) => sha256(String((count += 1))).slice(0, length) }
}

/** Two administrators in the small city, and its identity module as a server mounts it. */
export async function openAccounts(ways: IdentityDeps['ways'] = ['password'], store: DocumentStore = memoryStore()) {
  const clock = new MovedClock()
  const deps: IdentityDeps = { store, clock, ids: longIds(), directory: { current: async () => smallDirectory }, ways }
  await store.transact(async (transaction) => {
    for (const { id, name, grants } of [ADMIN, SECOND_ADMIN])
      transaction.insert(
        accounts,
        newAccount({ id, kind: 'staff', name, grants, loginName: id === ADMIN.id ? 'guanli' : 'guanli2' }),
      )
  })
  const module = identityFunction(deps)
  const ask = (actor: Actor | null, procedure: string, input: unknown) => callAs(module, actor, procedure, input)
  return {
    deps,
    store,
    clock,
    ask,
    call: <Data>(actor: Actor | null, procedure: string, input: unknown): Promise<Data> =>
      mustAs(module, actor, procedure, input),
    async refused(actor: Actor | null, procedure: string, input: unknown): Promise<WireError> {
      const body = await ask(actor, procedure, input)
      if (body.ok) throw new Error(`${procedure} was not refused`)
      return body.error
    },
  }
}
export type Accounts = Awaited<ReturnType<typeof openAccounts>>

export const handlerOf = (unitId: string): Grant => ({ role: 'handler', unitId })
