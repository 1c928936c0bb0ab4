import type { RouteCandidateView, RoutingContract, RoutingExplanation } from '../../../types/routing.contract'
import type { ParsedInputOf } from '../../../types/wire.contract'
import type { Directory } from '../../hall'
import { isAboutStaff, isAgainst, keptReason, messages, titleOf } from '../../messages'
import { DomainError } from '../../shared/kernel/domain-error'
import { ROUTING_SAYS } from '../copy'
import type { RoutingDeps } from '../deps'
import type { RouteQuery } from '../route'
import type { Router } from '../router'

/** Says where a text would go and why, as if it had been sent: without a title by the one it would bear. Nothing is kept. */
export const explainRoute =
  (deps: RoutingDeps) =>
  async (input: ParsedInputOf<RoutingContract['explain']>): Promise<RoutingExplanation> => {
    const [router, directory] = await Promise.all([deps.router.current(), deps.directory.current()])
    const { kind, body, district } = input
    const query = { kind, title: titleOf(input), body, district, at: deps.clock.now() }
    return explanation(router, directory, query, isAboutStaff(kind, `${input.title}\n${body}`))
  }

/** 建议承办单位 for a message that waits at the desk. @throws DomainError `not_found` */
export const suggestUnits =
  (deps: RoutingDeps) =>
  async ({ messageId }: { readonly messageId: string }): Promise<RoutingExplanation> => {
    const [router, directory, message] = await Promise.all([
      deps.router.current(),
      deps.directory.current(),
      deps.store.get(messages, messageId),
    ])
    if (message === null) throw new DomainError('not_found', {}, { say: ROUTING_SAYS.noSuchMessage })
    const { kind, title, body, district } = message
    const query = { kind, title, body, district, at: deps.clock.now() }
    const found = explanation(router, directory, query, message.aboutStaff !== undefined)
    // Units that gave it back are not proposed again before others.
    const former = new Set(message.formerUnitIds)
    const order = (candidate: RouteCandidateView): number => (former.has(candidate.unitId) ? 1 : 0)
    // Whoever it is against is never proposed for it; the dispatcher may know better, and says why.
    const proposed = found.candidates.filter(({ unitId, unitName }) => !isAgainst(message, unitId, unitName))
    return { ...found, candidates: proposed.sort((a, b) => order(a) - order(b)) }
  }

/** @param aboutStaff whether it is a complaint about a unit's own people */
function explanation(router: Router, directory: Directory, query: RouteQuery, aboutStaff: boolean): RoutingExplanation {
  const { route, candidates } = router.explain(query)
  // Whatever speaks for a unit: such a message goes to none by itself (`submit-message.ts`).
  const kept = keptReason(query.kind, aboutStaff)
  const { unitId, reason, by } = kept === undefined ? route : { unitId: null, reason: kept, by: 'nobody' as const }
  return {
    candidates: candidates.map(({ category = '', because, ...candidate }) => ({
      ...candidate,
      category,
      because: [...because],
      unitName: directory.nameOf(candidate.unitId),
      score: Math.round(candidate.score * 1000) / 1000,
    })),
    unitId,
    reason,
    confidence: Math.round(route.confidence * 1000) / 1000,
    by,
  }
}
