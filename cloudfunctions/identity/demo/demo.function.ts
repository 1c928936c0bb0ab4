import { identityDemoContract } from '../../../types/identity-demo.contract'
import { identityContract } from '../../../types/identity.contract'
import { type DocumentStore, DuplicateIdError, type NewDocument } from '../../shared/documents'
import { serve } from '../../shared/function/serve'
import type { ServedModule } from '../../shared/function/served-module'
import { DomainError } from '../../shared/kernel/domain-error'
import { type Account, accounts, toActor } from '../account'
import { toActorView } from '../actor-view'
import type { IdentityDeps } from '../deps'
import { identityHandlers } from '../function'
import type { Tokens } from '../tokens'
import { accountOfPersona, offeredPersonas, staffedUnits, unitOffices } from './personas'

interface DemoIdentityDeps extends Omit<IdentityDeps, 'ways'> {
  readonly tokens: Tokens
}

/** 身份与权限 of the demonstration server: whoever reaches it may be anyone in the demonstration city. */
export const demoIdentityFunction = (deps: DemoIdentityDeps): ServedModule =>
  serve(
    'identity',
    { ...identityContract, ...identityDemoContract },
    {
      ...identityHandlers({ ...deps, ways: ['persona'] }),
      demo_login: async ({ input }) => {
        const directory = await deps.directory.current()
        const wanted = accountOfPersona(input.persona, directory)
        if (wanted === null) throw new DomainError('not_found')
        const account = await accountOnFirstLogin(deps.store, wanted)
        if (account.disabled) throw new DomainError('unauthenticated')
        const token = await deps.tokens.issue({ sub: account.id, sid: deps.ids.next(), epoch: account.epoch })
        return { token, actor: toActorView(toActor(account), directory) }
      },
      demo_personas: async () => {
        const directory = await deps.directory.current()
        return { items: offeredPersonas(directory), offices: unitOffices(), units: staffedUnits(directory) }
      },
    },
  )

/** The persona's account, made when it is first asked for; two first logins at once find one account. */
async function accountOnFirstLogin(store: DocumentStore, wanted: NewDocument<Account>): Promise<Account> {
  const known = await store.get(accounts, wanted.id)
  if (known !== null) return known
  try {
    await store.transact(async (transaction) => transaction.insert(accounts, wanted))
  } catch (error) {
    if (!(error instanceof DuplicateIdError)) throw error
  }
  const made = await store.get(accounts, wanted.id)
  if (made === null) throw new DomainError('unavailable')
  return made
}
