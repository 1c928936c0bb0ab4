import { privacyContract } from '../../types/privacy.contract'
import { correctContact, withdrawConsent } from '../messages'
import { serve } from '../shared/function/serve'
import type { ServedModule } from '../shared/function/served-module'
import { deleteMine } from './delete-mine'
import type { PrivacyDeps } from './deps'
import { exportMine } from './export-mine'
import { declareAge, readDeclaration } from './guardian'
import { whatIsHeld } from './what-is-held'

/** 我的信息与权利 as a runtime mounts it. Whose data is meant comes from the platform, never from the input. */
export const privacyFunction = (deps: PrivacyDeps): ServedModule =>
  serve('privacy', privacyContract, {
    what_is_held: ({ actor }) => whatIsHeld(deps)(actor),
    export_mine: ({ actor, input }) => exportMine(deps)(actor, input),
    correct_contact: ({ actor, input }) => correctContact(deps, actor, input),
    withdraw_consent: async ({ actor, input }) => ({ changed: await withdrawConsent(deps, actor, input) }),
    delete_mine: ({ actor, input }) => deleteMine(deps)(actor, input),
    my_declaration: ({ actor }) => readDeclaration(deps.store, actor.id),
    declare_age: ({ actor, input }) => declareAge(deps)(actor, input),
  })
