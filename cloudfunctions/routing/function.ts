import { routingContract } from '../../types/routing.contract'
import { serve } from '../shared/function/serve'
import type { ServedModule } from '../shared/function/served-module'
import type { RoutingDeps } from './deps'
import { importDuties, listDuties } from './usecases/duty-lists'
import { explainRoute, suggestUnits } from './usecases/explain-route'
import { listRules, putRules } from './usecases/rule-book'
import { tryRule } from './usecases/try-rule'

/** The module 分拨 as a runtime mounts it. */
export const routingFunction = (deps: RoutingDeps): ServedModule =>
  serve('routing', routingContract, {
    explain: ({ input }) => explainRoute(deps)(input),
    suggestions: ({ input }) => suggestUnits(deps)(input),
    list_rules: () => listRules(deps)(),
    put_rules: ({ actor, input }) => putRules(deps)(actor, input),
    try_rule: ({ actor, input }) => tryRule(deps)(actor, input),
    list_duties: ({ input }) => listDuties(deps)(input),
    import_duties: ({ actor, input }) => importDuties(deps)(actor, input),
  })
