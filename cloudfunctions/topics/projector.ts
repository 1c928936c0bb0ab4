import type { MessageEvent } from '../messages'
import type { Projector } from '../shared/outbox/relay'
import type { TopicsDeps } from './deps'
import { NOWHERE, topicMembers } from './topics.store'
import { countDecision } from './usecases/decide'
import { joinKeyOf } from './usecases/keep-topic'

/**
 * A case that is open again (done again, its reply taken back, parted from another case) may have been passed over while it
 * had ended. It stands last among those who are told from here on, so that everything linked to its topic visits it once
 * more; what its owner was told of is told no second time. Events may come late, twice or out of order.
 */
export const topicsProjector = (deps: Pick<TopicsDeps, 'clock'>): Projector => ({
  consumer: 'topics',
  async project(transaction, events) {
    const ids = [...new Set(events.map((event) => (event as MessageEvent).messageId))].sort()
    const found = await Promise.all(ids.map((id) => transaction.get(topicMembers, id)))
    const lying = found.filter((member) => member !== null).filter(({ topicId }) => topicId !== NOWHERE)
    if (lying.length === 0) return
    // As with one that is put back: after every run that has ended, so that no link has passed there yet.
    const { run } = await countDecision(transaction, deps)
    for (const member of lying) transaction.put(topicMembers, { ...member, joinKey: joinKeyOf(run + 1, member.id) })
  },
})
