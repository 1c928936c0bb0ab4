import type { SubscriptionTemplate } from '../../../types/notifications.terms'
import type { Actor } from '../../shared/kernel/actor'
import { officesOf } from '../audience'
import { subscriptionId, withCredits } from '../deliver'
import type { NotificationsDeps } from '../deps'
import { namedOpenId } from '../named-openid'
import { subscriptions } from '../notifications.store'

/** WeChat asks for three at once at most (rules, D3). */
const MOST_AT_ONCE = 3
/** More accepts than anybody needs: the ledger says what may be sent, WeChat has the last word. */
const MOST_CREDITS = 50

const CITIZEN: readonly SubscriptionTemplate[] = ['citizen_answer', 'citizen_question', 'citizen_progress']
const STAFF: readonly SubscriptionTemplate[] = ['staff_task']

/** What this person may be asked for; nothing where the city sends nothing by WeChat. */
export const listTemplates =
  ({ outgoing }: NotificationsDeps) =>
  async (actor: Actor): Promise<{ items: { template: SubscriptionTemplate; id: string }[] }> => ({
    items: (actor.kind === 'citizen' ? CITIZEN : STAFF)
      .flatMap((template) => {
        const config = outgoing?.templates[template]
        return config === undefined ? [] : [{ template, id: config.id }]
      })
      .slice(0, MOST_AT_ONCE),
  })

/** One accept, one message: the ledger grows by one for each template that was accepted. */
export const acceptTemplates =
  (deps: NotificationsDeps) =>
  async (
    actor: Actor,
    input: { templates: readonly SubscriptionTemplate[]; code?: string | undefined },
  ): Promise<{ credits: { template: SubscriptionTemplate; credits: number }[] }> => {
    const offered = (await listTemplates(deps)(actor)).items.map(({ template }) => template)
    const accepted = offered.filter((template) => input.templates.includes(template))
    const audiences = officesOf(actor)
    const named = (await namedOpenId(deps.store, actor.id)) !== null
    const openId =
      named || input.code === undefined ? null : ((await deps.outgoing?.openIdByCode?.(input.code)) ?? null)
    // Nobody knows where to send it: an accept that cannot be used is not booked.
    if (!named && openId === null) return { credits: [] }
    return deps.store.transact(async (transaction) => {
      const credits = []
      for (const template of accepted) {
        const id = subscriptionId(actor.id, template)
        const present = await transaction.get(subscriptions, id)
        const next = Math.min(MOST_CREDITS, (present?.credits ?? 0) + 1)
        const address = openId === null ? {} : { address: deps.vault.seal(id, openId) }
        const blank = { id, personId: actor.id, template, audiences, credits: 0, open: 'no' as const, ...address }
        const ledger = withCredits(blank, next)
        if (present === null) transaction.insert(subscriptions, ledger)
        else transaction.put(subscriptions, { ...ledger, version: present.version })
        credits.push({ template, credits: next })
      }
      return { credits }
    })
  }
