import { publicAnswers } from '../../answers'
import { messages, recordChange, tellTopicAnswer } from '../../messages'
import { scan, type Transaction } from '../../shared/documents'
import { SYSTEM } from '../../shared/kernel/actor'
import { shanghaiDay } from '../../shared/kernel/local-date'
import type { More, TopicsDeps } from '../deps'
import { isTakenOut } from '../domain/merging'
import { readState } from '../state'
import { type StoredLink, type TopicMember, topicLinks, topicMembers, topics } from '../topics.store'
import { runKey } from './keep-topic'
import { readTree, type TopicTree } from './topic-tree'

const MEMBERS_AT_ONCE = 50

/**
 * Tells the owners of open cases what was linked to their topic: one case a transaction, in the order in which cases came
 * into the topic, from where it stopped. Each case says itself what its owner was told of, so that a crash, two runs at
 * once or a second visit tell nobody twice; who joins later comes later in the order, and so does a case that is open again
 * (`projector.ts`). Cases that ended are passed over, and those that were taken out of the topic. What was merged into it is told as well, in an order of its own. Links stay
 * active until somebody ends them, so all of them are visited, the latest first.
 * @returns whether everybody was told
 */
export async function tellLinks(deps: TopicsDeps, { goOn }: More): Promise<boolean> {
  const { ended } = await readState(deps.store, deps.clock.now())
  const active = { index: 'by_state', equals: { state: 'active' }, direction: 'descending' } as const
  let told = 0
  let whole = true
  for await (const page of scan(deps.store, topicLinks, active)) {
    for (const link of page) {
      const step = await tellLink(deps, link, ended, goOn)
      told += step.told
      whole = step.whole
      if (!whole) break
    }
    if (!whole) break
  }
  if (told > 0) deps.wakeRelay()
  return whole
}

/** @param ended the last run that ended whole */
async function tellLink(
  deps: TopicsDeps,
  { id: linkId, topicId }: StoredLink,
  ended: number,
  goOn: More['goOn'],
): Promise<{ told: number; whole: boolean }> {
  const topic = await deps.store.get(topics, topicId)
  if (topic === null) return { told: 0, whole: true }
  const tree = await readTree(deps.store, topic)
  let told = 0
  for (const from of tree.ids)
    // A page that was told moves the cursor; the next is read from there.
    for (let going = true; going;) {
      if (!goOn()) return { told, whole: false }
      const page = await tellPage(deps, { linkId, from, tree, ended }, goOn)
      told += page.told
      going = page.more
    }
  return { told, whole: true }
}

/** The messages of one topic that a link tells: its own, or one that was merged into it. */
interface Telling {
  readonly linkId: string
  readonly from: string
  readonly tree: TopicTree
  /** The last run that ended whole. */
  readonly ended: number
}

async function tellPage(
  deps: TopicsDeps,
  { linkId, from, tree, ended }: Telling,
  goOn: More['goOn'],
): Promise<{ told: number; more: boolean }> {
  const link = await standing(deps, linkId)
  if (link === null) return { told: 0, more: false }
  const page = await deps.store.query(topicMembers, {
    index: 'by_topic',
    equals: { topicId: from },
    // Only runs that ended whole: a later page of a running one may still bring an earlier key.
    range: { after: cursorOf(link, from), before: runKey(ended + 1) },
    limit: MEMBERS_AT_ONCE,
  })
  let told = 0
  let last = cursorOf(link, from)
  let stopped = false
  for (const member of page.items) {
    if (!goOn()) {
      stopped = true
      break
    }
    if (!isTakenOut(member.taken, tree.pathFrom(from)) && (await tellOne(deps, link.id, member, tree))) told += 1
    last = member.joinKey
  }
  if (last !== cursorOf(link, from)) await moveOn(deps, link, from, last)
  return { told, more: stopped || page.nextCursor !== null }
}

const cursorOf = ({ topicId, cursor, cursors }: StoredLink, from: string): string =>
  from === topicId ? cursor : (cursors?.[from] ?? '')

/** @returns whether this call told the owner */
const tellOne = (deps: TopicsDeps, linkId: string, member: TopicMember, tree: TopicTree): Promise<boolean> =>
  deps.store.transact(async (transaction) => {
    const link = await transaction.get(topicLinks, linkId)
    const message = await transaction.get(messages, member.id)
    if (link?.state !== 'active' || message === null) return false
    const now = deps.clock.now()
    const acting = { actor: SYSTEM, now, today: shanghaiDay(now), calendar: deps.calendars.current() }
    const { answerId, url, title } = link
    const released = answerId === undefined ? null : await transaction.get(publicAnswers, answerId)
    if (answerId !== undefined && released?.state !== 'public') return false
    const answer =
      released === null
        ? { title, ...(url === undefined ? {} : { url }) }
        : { answerId: released.id, answerAt: released.releasedAt }
    const changed = tellTopicAnswer(message, answer, acting)
    if (changed === null || !(await stillLies(transaction, member, tree))) return false
    recordChange(transaction, deps, acting, 'job:topics.tell', message, changed)
    // Unlinking at this very moment wins, or this does: never is somebody told of what was unlinked before.
    transaction.put(topicLinks, { ...link, told: link.told + 1 })
    return true
  })

/**
 * Taking a message out, or parting what was merged, at this very moment wins, or this does: what the telling rests on is
 * put, so that both cannot be.
 */
async function stillLies(transaction: Transaction, { id, topicId }: TopicMember, tree: TopicTree): Promise<boolean> {
  const member = await transaction.get(topicMembers, id)
  const path = tree.pathFrom(topicId)
  if (member?.topicId !== topicId || isTakenOut(member.taken, path)) return false
  for (const [at, step] of path.slice(0, -1).entries()) {
    const topic = await transaction.get(topics, step)
    if (topic === null || topic.mergedInto?.topicId !== path[at + 1]) return false
    transaction.put(topics, topic)
  }
  transaction.put(topicMembers, member)
  return true
}

/** @param visited the link as it was told; begun anew meanwhile, it is told from its beginning */
const moveOn = (deps: TopicsDeps, visited: StoredLink, from: string, cursor: string): Promise<void> =>
  deps.store.transact(async (transaction) => {
    const link = await transaction.get(topicLinks, visited.id)
    if (link === null || link.answerAt !== visited.answerAt || cursorOf(link, from) >= cursor) return
    const moved = from === link.topicId ? { cursor } : { cursors: { ...link.cursors, [from]: cursor } }
    transaction.put(topicLinks, { ...link, ...moved })
  })

/**
 * The link as it is told now; null: it is told to nobody more, its public answer was taken back. One that was released anew
 * begins anew, for it is told to everybody who waits still.
 */
async function standing(deps: TopicsDeps, linkId: string): Promise<StoredLink | null> {
  const link = await deps.store.get(topicLinks, linkId)
  if (link?.state !== 'active') return null
  if (link.answerId === undefined) return link
  const answer = await deps.store.get(publicAnswers, link.answerId)
  if (answer?.state === 'public' && answer.releasedAt <= (link.answerAt ?? link.linkedAt)) return link
  return deps.store.transact(async (transaction) => {
    const stored = await transaction.get(topicLinks, linkId)
    if (stored?.state !== 'active') return null
    if (answer?.state !== 'public') {
      transaction.put(topicLinks, { ...stored, state: 'ended', ended: 'answer_gone' })
      return null
    }
    const { cursors: _cursors, ...begun } = { ...stored, cursor: '', answerAt: answer.releasedAt }
    transaction.put(topicLinks, begun)
    return { ...begun, version: stored.version + 1 }
  })
}
