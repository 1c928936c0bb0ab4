import { identityContract, type IdentityContract } from '../../types/identity.contract'
import { serve } from '../shared/function/serve'
import type { Handlers, ServedModule } from '../shared/function/served-module'
import { toActorView } from './actor-view'
import type { IdentityDeps } from './deps'
import { bindWechat } from './usecases/bind-wechat'
import {
  disableAccount,
  enableAccount,
  endSessionsOf,
  issueBinding,
  resetCredentials,
  setGrants,
} from './usecases/change-account'
import { createAccount } from './usecases/create-account'
import { endEverywhere, endSession, mySessions, signOut } from './usecases/own-sessions'
import { listAccountChanges, listAccounts, listPlaces, readAccount } from './usecases/read-accounts'

/** The procedures that every installation has. */
export const identityHandlers = (deps: IdentityDeps): Handlers<IdentityContract> => ({
  me: async ({ actor }) => toActorView(actor, await deps.directory.current()),
  sign_in_ways: async () => ({ ways: [...deps.ways] }),
  list_accounts: ({ input }) => listAccounts(deps)(input),
  get_account: ({ actor, input }) => readAccount(deps, actor, input.id),
  list_places: () => listPlaces(deps)(),
  create_account: ({ actor, input }) => createAccount(deps)(actor, input),
  set_grants: ({ actor, input }) => setGrants(deps)(actor, input),
  disable: ({ actor, input }) => disableAccount(deps)(actor, input),
  enable: ({ actor, input }) => enableAccount(deps)(actor, input),
  reset_credentials: ({ actor, input }) => resetCredentials(deps)(actor, input),
  issue_binding_code: ({ actor, input }) => issueBinding(deps)(actor, input),
  end_sessions: ({ actor, input }) => endSessionsOf(deps)(actor, input),
  list_account_changes: ({ input }) => listAccountChanges(deps)(input),
  my_sessions: ({ actor }) => mySessions(deps)(actor),
  end_session: ({ actor, input }) => endSession(deps)(actor, input),
  end_everywhere: ({ actor }) => endEverywhere(deps)(actor),
  sign_out: ({ actor }) => signOut(deps)(actor),
  bind_wechat: ({ actor, input }) => bindWechat(deps)(actor, input),
})

/** 身份与权限, without any way to sign in: where the platform says who calls. */
export const identityFunction = (deps: IdentityDeps): ServedModule =>
  serve('identity', identityContract, identityHandlers(deps))
