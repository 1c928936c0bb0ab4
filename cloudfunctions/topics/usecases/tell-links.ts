import { publicAnswers } from '../../answers'
import { messages, recordChange, tellTopicAnswer } from '../../messages'
import { SYSTEM } from '../../shared/kernel/actor'
import { shanghaiDay } from '../../shared/kernel/local-date'
import type { More, TopicsDeps } from '../deps'
import { readState } from '../state'
import { type StoredLink, topicLinks, topicMembers } from '../topics.store'
import { runKey } from './keep-topic'

const LINKS_AT_ONCE = 50
const MEMBERS_AT_ONCE = 50

/**
 * Tells the owners of open cases what was linked to their topic: one case a transaction, in the order in which cases came
 * into the topic, from where it stopped. Each case says itself what its owner was told of, so that a crash, two runs at
 * once or a second visit tell nobody twice; who joins later comes later in the order. Cases that ended are passed over.
 * @returns whether everybody was told
 */
export async function tellLinks(deps: TopicsDeps, { goOn }: More): Promise<boolean> {
  const { ended } = await readState(deps.store, deps.clock.now())
  const links = await deps.store.query(topicLinks, {
    index: 'by_state',
    equals: { state: 'active' },
    limit: LINKS_AT_ONCE,
  })
  let told = 0
  let whole = true
  for (const link of links.items) {
    // A page that was told moves the cursor; the next is read from there.
    for (let going = true; going;) {
      if (!goOn()) {
        whole = false
        break
      }
      const page = await tellPage(deps, link.id, ended, goOn)
      told += page.told
      going = page.more
    }
  }
  if (told > 0) deps.wakeRelay()
  return whole
}

async function tellPage(
  deps: TopicsDeps,
  linkId: string,
  ended: number,
  goOn: More['goOn'],
): Promise<{ told: number; more: boolean }> {
  const link = await deps.store.get(topicLinks, linkId)
  if (link?.state !== 'active') return { told: 0, more: false }
  if (await isGone(deps, link)) return { told: 0, more: false }
  const page = await deps.store.query(topicMembers, {
    index: 'by_topic',
    equals: { topicId: link.topicId },
    // Only runs that ended whole: a later page of a running one may still bring an earlier key.
    range: { after: link.cursor, before: runKey(ended + 1) },
    limit: MEMBERS_AT_ONCE,
  })
  let told = 0
  let last = link.cursor
  let stopped = false
  for (const member of page.items) {
    if (!goOn()) {
      stopped = true
      break
    }
    if (await tellOne(deps, link.id, member.id)) told += 1
    last = member.joinKey
  }
  if (last !== link.cursor) await moveOn(deps, link.id, last)
  return { told, more: stopped || page.nextCursor !== null }
}

/** @returns whether this call told the owner */
const tellOne = (deps: TopicsDeps, linkId: string, messageId: string): Promise<boolean> =>
  deps.store.transact(async (transaction) => {
    const link = await transaction.get(topicLinks, linkId)
    const message = await transaction.get(messages, messageId)
    if (link?.state !== 'active' || message === null) return false
    const now = deps.clock.now()
    const acting = { actor: SYSTEM, now, today: shanghaiDay(now), calendar: deps.calendars.current() }
    const { title, answerId, url } = link
    const answer = { title, ...(answerId === undefined ? {} : { answerId }), ...(url === undefined ? {} : { url }) }
    const changed = tellTopicAnswer(message, answer, acting)
    if (changed === null) return false
    recordChange(transaction, deps, acting, 'job:topics.tell', message, changed)
    // Unlinking at this very moment wins, or this does: never is somebody told of what was unlinked before.
    transaction.put(topicLinks, { ...link, told: link.told + 1 })
    return true
  })

const moveOn = (deps: TopicsDeps, linkId: string, cursor: string): Promise<void> =>
  deps.store.transact(async (transaction) => {
    const link = await transaction.get(topicLinks, linkId)
    if (link !== null && link.cursor < cursor) transaction.put(topicLinks, { ...link, cursor })
  })

/** A public answer that was taken back is told to nobody more. */
async function isGone(deps: TopicsDeps, link: StoredLink): Promise<boolean> {
  if (link.answerId === undefined) return false
  const answer = await deps.store.get(publicAnswers, link.answerId)
  if (answer?.state === 'public') return false
  await deps.store.transact(async (transaction) => {
    const stored = await transaction.get(topicLinks, link.id)
    if (stored?.state === 'active') transaction.put(topicLinks, { ...stored, state: 'ended', ended: 'answer_gone' })
  })
  return true
}
