import type { RoutingContract } from '../../../types/routing.contract'
import type { OutputOf, ParsedInputOf } from '../../../types/wire.contract'
import { auditList } from '../../audit'
import { type Message, messageMatters, messages } from '../../messages'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import type { RoutingDeps } from '../deps'
import { conditionFaults, plainCondition } from './rule-condition'

/** Messages that a rule is tried on, the latest. */
const LOOKED_AT = 200
const MOST_SHOWN = 10

/** 试一试: for which of the latest messages a condition holds. Reports are not among them: they are never routed. */
export const tryRule =
  (deps: RoutingDeps) =>
  async (
    actor: Actor,
    { when }: ParsedInputOf<RoutingContract['try_rule']>,
  ): Promise<OutputOf<RoutingContract['try_rule']>> => {
    const { store, router, directory } = deps
    const fields = conditionFaults(when)
    if (Object.keys(fields).length > 0) throw new DomainError('invalid_input', {}, { fields })
    const [{ holds }, units, latest] = await Promise.all([
      router.current(),
      directory.current(),
      store.query(messageMatters, { index: 'by_time', equals: {}, direction: 'descending', limit: LOOKED_AT }),
    ])
    const found = await Promise.all(latest.items.map(({ id }) => store.get(messages, id)))
    const looked = found.filter((one): one is Message => one !== null)
    const asked = plainCondition(when)
    const hits = looked.flatMap((message) => {
      const { kind, title, body, district, submittedAt: at } = message
      const words = holds(asked, { kind, title, body, district, at })
      return words === null ? [] : [{ message, words }]
    })
    const shown = hits.slice(0, MOST_SHOWN)
    await auditList(
      deps,
      { actor, action: 'routing.try_rule', subject: { kind: 'city', id: 'messages' } },
      shown.map(({ message }) => message.id),
    )
    return {
      looked: looked.length,
      hits: hits.length,
      items: shown.map(({ message, words }) => ({
        messageId: message.id,
        code: message.code,
        title: message.title,
        ...(message.unitId === null ? {} : { unitName: units.nameOf(message.unitId) }),
        words: [...words],
      })),
    }
  }
