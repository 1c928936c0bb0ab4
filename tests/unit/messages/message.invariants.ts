import { getMessage, messageReaders, type MessageEvent, type Owed, workItems } from '../../../cloudfunctions/messages'
import { files } from '../../../cloudfunctions/files'
import { openTasks } from '../../../cloudfunctions/messages/domain/assist'
import { contentHash } from '../../../cloudfunctions/messages/domain/content'
import { levelSigns } from '../../../cloudfunctions/messages/domain/approval'
import { type ApprovalRule, signingFor } from '../../../cloudfunctions/messages/domain/approval.policy'
import { endedWithoutAnswer, isOpen, type Message } from '../../../cloudfunctions/messages/domain/message'
import type { InterimReply, PublishedReply } from '../../../cloudfunctions/messages/domain/reply.facts'
import { listDraftVersions } from '../../../cloudfunctions/messages/usecases/read-drafts'
import { queuesOf } from '../../../cloudfunctions/messages/queues'
import { shanghaiDay } from '../../../cloudfunctions/shared/kernel/local-date'
import { eventsOf, journal } from '../../../cloudfunctions/shared/outbox/outbox'
import { expectSame } from '../../support/expect-same'
import { people, type SmallCity } from '../../support/small-city'

import { load } from './random-steps'
import { leadAtEndOf } from './recount'

/** How often the runs got to files that went out, and to published texts that more than one person drafted. */
export const reached = { filesSent: 0, severalDrafted: 0 }

/** What must hold after any step. */
export async function checkInvariants(
  city: SmallCity,
  id: string,
  rules: readonly ApprovalRule[],
  signed: readonly string[],
) {
  const message = await load(city, id)
  for (const reply of message.replies) {
    expectSame(reply.contentHash, contentHash(reply.body, reply.outcome, false, reply.files))
  }
  await checkFiles(city, message)
  const answered = message.status === 'replied' ? message.replies.at(-1) : undefined
  expectSame(answered?.revoked, undefined)
  for (const reply of [...message.replies, ...message.interimReplies]) checkSignatures(message, reply, rules, signed)
  const versions = (await listDraftVersions(city.deps)(people.chief, { id })).items
  expect(versions).toHaveLength(message.draftCount ?? 0)
  for (const { draftNumber, approvals = [] } of message.replies) {
    // Whoever saved any draft of that round, also before somebody else wrote on it, put no name under it.
    const last = versions.find(({ number }) => number === draftNumber)
    const drafters = versions.filter(({ number, round }) => round === last?.round && number <= last.number)
    if (new Set(drafters.map(({ by }) => by)).size > 1) reached.severalDrafted += 1
    for (const { name } of approvals) expect(drafters.map(({ by }) => by)).not.toContain(name)
  }
  const seen = await getMessage(city.deps)(people.citizen, { id })
  expectSame(seen.draft, undefined)
  // What helps or rules inside the house shows the owner units and days, never its texts.
  for (const task of seen.assists) expect(task).not.toHaveProperty('what')
  expectSame(seen.decline?.approvedAt === undefined, message.status !== 'not_accepted')
  expect(message.hops.filter(({ until }) => until === undefined)).toHaveLength(message.unitId === null ? 0 : 1)
  expect([...(message.assistUnitIds ?? [])].sort()).toEqual(
    [...new Set(openTasks(message).map(({ unitId }) => unitId))].sort(),
  )
  // Nobody's work ends unsaid: every task is open, answered, or ended with a reason.
  if (endedWithoutAnswer(message) || message.status === 'merged') expectSame(openTasks(message), [])
  expect(openTasks(message).map(({ unitId }) => unitId)).not.toContain(message.unitId)
  // Nobody is left to decide what was asked for before it was answered or ended, and no unit has a row of what ended.
  const { withdrawalPending, contestPending, adjudicationPending, extensionPending, complexPending } = message
  const pending = { withdrawalPending, contestPending, adjudicationPending, extensionPending, complexPending }
  if (!isOpen(message.status))
    expectSame(
      Object.entries(pending).filter(([, isPending]) => isPending === true),
      [],
    )
  const rows = [...queuesOf(message).keys()].filter((queue) => queue.startsWith('unit:'))
  if (endedWithoutAnswer(message)) expectSame(rows, [])
  for (const queue of Object.keys(message.queues)) {
    const item = await city.store.get(workItems, `${queue}:${id}`)
    expectSame(item?.version, message.queues[queue])
    expectSame(item?.open, queuesOf(message).has(queue) ? 'yes' : 'no')
    expectSame(item?.messageVersion, message.version)
  }
  const { urgentClock } = message
  expectSame(urgentClock !== undefined, message.urgent)
  const led = message.unitId !== null
  if (urgentClock !== undefined && isOpen(message.status)) expectSame(urgentClock.dispatchedAt !== undefined, led)
  for (const queue of queuesOf(message).keys()) expect(Object.keys(message.queues)).toContain(queue)
}

/** What the owner is shown of files went out with a reply that stands; nothing of a draft, nothing that was replaced. */
async function checkFiles(city: SmallCity, message: Message) {
  const { replies, interimReplies, draft } = message
  const out = [...replies.filter(({ revoked }) => revoked === undefined), ...interimReplies]
  const sent = out.flatMap((reply) => reply.files ?? [])
  const sight = await messageReaders(city.store).sightOf(people.citizen, message.id)
  expectSame(new Set(sight?.shown), new Set(sent.map(({ id }) => id)))
  if (sent.length > 0) reached.filesSent += 1
  for (const { id, hash } of sent) {
    expect(await city.store.get(files, id)).toMatchObject({ messageId: message.id, waiting: 'no', ready: { hash } })
  }
  for (const { id } of draft?.files ?? [])
    expect(await city.store.get(files, id)).toMatchObject({
      messageId: message.id,
      waiting: expect.stringMatching(/draft|no/),
    })
}

/** Nothing is out that lacks a signature: each was given to this text, by the level asked for, by people as asked for. */
function checkSignatures(
  message: Message,
  reply: PublishedReply | InterimReply,
  rules: readonly ApprovalRule[],
  signed: readonly string[],
) {
  const { approvals = [], draftedBy, contentHash: hash, approvedBy } = reply
  const signing = signingFor(rules, message.kind, reply.unitId)
  expect(approvals).toHaveLength(signing.steps.length)
  expectSame(approvals.at(-1)?.by, approvedBy)
  approvals.forEach(({ by, level }, at) => {
    expect(by).not.toBe(draftedBy)
    expectSame(levelSigns(level, signing, at), true)
    expectSame(
      signed.some((one) => one.endsWith(` ${hash} ${by}`)),
      true,
    )
  })
  const versions = new Set(signed.filter((one) => one.includes(` ${hash} `)).map((one) => one.split(' ')[0]))
  expect(
    [...versions].some((number) => approvals.every(({ by }) => signed.includes(`${number ?? ''} ${hash} ${by}`))),
  ).toBe(true)
  if (signing.distinct) expectSame(new Set([draftedBy, ...approvals.map(({ by }) => by)]).size, approvals.length + 1)
}

/** The events alone tell what is owed: one promise on its day, with the present unit or where it broke, or none. */
export async function checkBooks(city: SmallCity, message: Message) {
  const { items } = await city.store.query(journal, { index: 'all', equals: {}, limit: 1000 })
  const events = items
    .flatMap((entry) => eventsOf(entry) as readonly MessageEvent[])
    .filter(({ messageId }) => messageId === message.id)
  expect(events).toHaveLength(message.eventCount)
  const books = new Map<string, number>()
  const keyOf = (of: Owed) => JSON.stringify([of.unitId, of.dueOn])
  const book = (of: Owed | undefined, by: number) =>
    of !== undefined && books.set(keyOf(of), (books.get(keyOf(of)) ?? 0) + by)
  for (const event of events) {
    book(event.noLongerOwes, -1)
    book(event.broke, -1)
    book(event.owes, 1)
    book(event.unbroke, 1)
  }
  for (const reply of message.replies)
    if (reply.revoked === undefined) {
      const { onTime, dueOn } = reply.verdict
      book({ unitId: onTime ? reply.unitId : leadAtEndOf(message, dueOn), dueOn }, -1)
    }
  const today = shanghaiDay(city.clock.now())
  const dueOn = message.replyDueOn
  const owing = [...books].filter(([, count]) => count !== 0)
  const expected =
    isOpen(message.status) && (message.status !== 'awaiting_citizen' || message.question?.late === true)
      ? [[keyOf({ unitId: dueOn < today ? leadAtEndOf(message, dueOn) : message.unitId, dueOn }), 1]]
      : []
  expectSame(owing, expected)
}
