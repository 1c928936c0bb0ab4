import { identityContract, type IdentityContract } from '../../types/identity.contract'
import type { DirectorySource } from '../hall'
import { serve } from '../shared/function/serve'
import type { Handlers, ServedModule } from '../shared/function/served-module'
import { toActorView } from './actor-view'

/** What identity needs to answer. */
export interface IdentityDeps {
  readonly directory: DirectorySource
}

/** The procedures that every installation has. */
export const identityHandlers = (deps: IdentityDeps): Handlers<IdentityContract> => ({
  me: async ({ actor }) => toActorView(actor, await deps.directory.current()),
})

/** 身份与权限, without any way to sign in by persona. */
export const identityFunction = (deps: IdentityDeps): ServedModule =>
  serve('identity', identityContract, identityHandlers(deps))
