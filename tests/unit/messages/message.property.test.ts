import fc from 'fast-check'
import { STARTING_WORDS, wordListSafety } from '../../../cloudfunctions/adapters/safety'
import {
  assignMessage,
  closeSilentMessages,
  dispatchMessage,
  getMessage,
  handlingUseCases,
  messageReaders,
  ownershipUseCases,
  mergeMessage,
  unmergeMessage,
  type MessageEvent,
  type Owed,
  messages,
  missPromisesOfMessages,
  passOnApprovals,
  settlePapers,
  resumeWaitingMessages,
  returnMessage,
  submitMessage,
  workItems,
} from '../../../cloudfunctions/messages'
import { files } from '../../../cloudfunctions/files'
import { openTasks } from '../../../cloudfunctions/messages/domain/assist'
import { contentHash } from '../../../cloudfunctions/messages/domain/content'
import { allowedActions } from '../../../cloudfunctions/messages/domain/message.rights'
import { levelSigns } from '../../../cloudfunctions/messages/domain/approval'
import { type ApprovalRule, signingFor } from '../../../cloudfunctions/messages/domain/approval.policy'
import { isOpen, type Message } from '../../../cloudfunctions/messages/domain/message'
import type { InterimReply, PublishedReply } from '../../../cloudfunctions/messages/domain/reply.facts'
import { APPROVAL_RULES_ID, approvalRules } from '../../../cloudfunctions/messages/messages.store'
import { listDraftVersions } from '../../../cloudfunctions/messages/usecases/read-drafts'
import { queuesOf } from '../../../cloudfunctions/messages/queues'
import { maySignOnPaper } from '../../../cloudfunctions/messages/domain/paper'
import { storedSheets } from '../../../cloudfunctions/messages/sheet.store'
import { publishOnPaper } from '../../../cloudfunctions/messages/usecases/publish-on-paper'
import { setDeputy } from '../../../cloudfunctions/messages/usecases/set-deputy'
import { withDeputyships } from '../../../cloudfunctions/messages/usecases/stand-in'
import { type Actor, unitsOf } from '../../../cloudfunctions/shared/kernel/actor'
import { DomainError } from '../../../cloudfunctions/shared/kernel/domain-error'
import { shanghaiDay } from '../../../cloudfunctions/shared/kernel/local-date'
import { eventsOf, journal } from '../../../cloudfunctions/shared/outbox/outbox'
import { type MessageView, SubmitMessageInput } from '../../../types/messages.contract'
import { MESSAGE_ACTIONS, MESSAGE_KINDS, type MessageAction } from '../../../types/messages.terms'
import { openSmallCity, people, type PersonName, requestId, type SmallCity } from '../../support/small-city'
import { checkFigures } from './recount'

const PERSONS = Object.keys(people) as PersonName[]

/** One random step: someone tries something, an hour or a week passes, or the timers run. */
type Step =
  | { kind: 'act'; person: PersonName; action: MessageAction; stale: boolean; choice: number }
  | { kind: 'wait'; hours: number }
  | { kind: 'timers' }
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('act' as const),
      person: fc.constantFrom(...PERSONS),
      action: fc.constantFrom(...MESSAGE_ACTIONS),
      stale: fc.boolean(),
      choice: fc.nat(5),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.constantFrom(1, 30, 100) }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'timers' as const }) },
)
/** A step that the table allows is picked now and then, so that sequences get far. */
const guided = fc.record({ step, follow: fc.nat(3).map((one) => one > 0), lead: fc.boolean(), pick: fc.nat(1000) })

/** In each unit a message whose owner allowed a public answer: another may be merged into it. */
type CityWithOthers = SmallCity & { readonly others: Readonly<Record<string, string>> }
async function openCity(): Promise<CityWithOthers> {
  const city = openSmallCity()
  const others: Record<string, string> = {}
  for (const [at, addresseeId] of ['heating', 'east', 'traffic', 'office'].entries()) {
    const body = '同一件事，也是路灯坏了。'
    const input = { requestId: requestId(100 + at), kind: 'help', body, addresseeId, wantsPublic: true }
    const { id, version } = await submitMessage(city.deps)(people.other, SubmitMessageInput.parse(input))
    if (addresseeId === 'east')
      await assignMessage(city.deps)(people.eastHandler, { id, version, subUnitId: 'east-street' })
    others[addresseeId] = id
  }
  return { ...city, others }
}

/** Valid input for an action; `choice` varies it. */
function perform(
  city: CityWithOthers,
  actor: Actor,
  action: MessageAction,
  stored: Message,
  stale: boolean,
  choice: number,
) {
  const { deps } = city
  const today = shanghaiDay(city.clock.now())
  const on = { id: stored.id, version: stored.version + (stale ? 7 : 0) }
  const handling = handlingUseCases(deps)
  const text = `内容${choice}，三天内完成。`
  const complex = choice % 2 === 0 && today <= stored.complexUntil
  const openPromise = stored.promises.filter((promise) => promise.keptOn === undefined)
  const open = openPromise[0]?.id ?? 'none'
  const changeable =
    openPromise.find((promise) => promise.changed === undefined && promise.missedOn === undefined)?.id ?? 'none'
  const sub =
    stored.unitId === 'east' ? { subUnitId: 'east-street' } : { handlerId: `handler-${stored.unitId ?? 'none'}` }
  const outcome = 'explained' as const
  const owning = ownershipUseCases(deps)
  const asked = stored.assistUnitIds ?? []
  const assisting = ['traffic', 'office', 'heating', 'east'].find(
    (unit) => unit !== stored.unitId && !asked.includes(unit),
  )
  const elsewhere = stored.unitId === 'heating' ? 'traffic' : 'heating'
  const openTask = openTasks(stored).find(
    ({ unitId }) => action !== 'answer_assist' || unitsOf(actor, ['handler', 'liaison']).includes(unitId),
  )
  const filesShown = stored.draft?.files?.length ?? 0
  const declined = { ground: 'litigation' as const, channel: '请向人民法院提出', body: text }
  const by: Record<MessageAction, () => Promise<MessageView>> = {
    dispatch: () => dispatchMessage(deps)(actor, { ...on, unitId: choice % 2 ? 'heating' : 'east' }),
    redirect: () => handling.redirect(actor, { ...on, channel: '请向法院提出' }),
    accept: () => handling.accept(actor, { ...on, ...(complex ? { complexGrounds: text } : {}) }),
    assign: () => assignMessage(deps)(actor, { ...on, ...sub }),
    return_to_desk: () => returnMessage(deps)(actor, { ...on, reason: text }),
    ask: () => handling.ask(actor, { ...on, question: text }),
    supplement: () => handling.supplement(actor, { ...on, body: text }),
    draft_reply: async () => {
      const files = await attached(city, actor, stored, choice)
      const interim = choice === 3
      return handling.draft_reply(actor, { ...on, body: text, outcome, interim, openAssistsReason: text, files })
    },
    publish_signed_on_paper: async () => {
      const sheetId = await uploaded(city, actor, stored)
      const contentHash = stored.draft?.contentHash ?? 'none'
      const approverIds = namedOnPaper(stored) ?? ['nobody']
      return publishOnPaper(deps)(actor, { ...on, sheetId, contentHash, filesShown, approverIds, promises: [0] })
    },
    revoke_paper_signature: () => handling.revoke_paper_signature(actor, { ...on, reason: text }),
    approve_reply: () =>
      handling.approve_reply(actor, {
        ...on,
        contentHash: stored.draft?.contentHash ?? 'none',
        filesShown,
        promises: [0],
      }),
    reject_reply: () => handling.reject_reply(actor, { ...on, reason: text }),
    withdraw: () => handling.withdraw(actor, { ...on, voluntary: choice % 2 === 0 }),
    clear_screening: () => handling.clear_screening(actor, { ...on, keepPrivate: choice % 2 === 0 }),
    confirm_withdrawal: () => handling.confirm_withdrawal(actor, { ...on, confirmed: choice === 0 }),
    rate: () => handling.rate(actor, { ...on, solved: choice % 2 ? 'no' : 'yes', satisfaction: 1 + (choice % 5) }),
    call_back: () => handling.call_back(actor, { ...on, result: choice % 2 ? 'rework' : 'close', grounds: text }),
    instruct: () => handling.instruct(actor, { ...on, body: text }),
    request_extension: () => handling.request_extension(actor, { ...on, workingDays: 2, grounds: text }),
    refuse_extension: () => handling.refuse_extension(actor, { ...on, reason: text }),
    decide_complex: () => handling.decide_complex(actor, { ...on, approved: choice % 2 === 0 }),
    keep_promise: () => handling.keep_promise(actor, { ...on, promiseId: open, note: text }),
    change_promise: () =>
      handling.change_promise(actor, { ...on, promiseId: changeable, dueOn: '2028-01-01', reason: text }),
    ask_rework: () => handling.ask_rework(actor, { ...on, wanted: choice % 2 === 0 }),
    note_contact: () => handling.note_contact(actor, { ...on, note: text }),
    remind: () => handling.remind(actor, { ...on, note: text }),
    contest: () => owning.contest(actor, { ...on, reason: text }),
    rule_contest: () =>
      owning.rule_contest(actor, { ...on, upheld: choice % 2 === 0, unitId: elsewhere, reason: text }),
    adjudicate: () => owning.adjudicate(actor, { ...on, unitId: choice % 2 ? 'heating' : 'east', reason: text }),
    request_assist: () => owning.request_assist(actor, { ...on, unitId: assisting ?? 'none', what: text }),
    answer_assist: () => owning.answer_assist(actor, { ...on, taskId: openTask?.id ?? 'none', body: text }),
    end_assist: () => owning.end_assist(actor, { ...on, taskId: openTask?.id ?? 'none', reason: text }),
    merge: () => mergeMessage(deps)(actor, { ...on, intoId: city.others[stored.unitId ?? 'heating'] ?? 'none' }),
    unmerge: () => unmergeMessage(deps)(actor, { ...on, reason: text }),
    propose_decline: () => owning.propose_decline(actor, { ...on, ...declined }),
    decide_decline: () =>
      owning.decide_decline(actor, {
        ...on,
        contentHash: stored.decline?.contentHash ?? 'none',
        approved: choice === 0,
      }),
    grant_extension: () => handling.grant_extension(actor, { ...on, workingDays: 1 + choice, grounds: text }),
  }
  return by[action]()
}

/** What goes with a draft: nothing, what the draft before had, or a picture of the drafter's own, new or once more. */
async function attached({ store, clock }: SmallCity, actor: Actor, { draft, version }: Message, choice: number) {
  const kept = (draft?.files ?? []).map(({ id, name }) => ({ id, name }))
  if (choice < 2) return choice === 0 ? [] : kept
  const id = `picture-${actor.id}-${choice === 2 ? 'again' : version}`
  const name = `第${choice}张图`
  const own = { id, ownerId: actor.id, kind: 'image' as const, bytes: 1, parts: 1, partHandles: [], messageId: '' }
  const ready = { main: id, mediaType: 'image/jpeg', hash: id, bytes: 1 }
  const stored = await store.get(files, id)
  if (stored === null)
    await store.transact(async (transaction) =>
      transaction.insert(files, { ...own, ready, waiting: 'yes', createdAt: clock.now() }),
    )
  // One that went out with an earlier reply is that reply's.
  else if (stored.waiting === 'no' || (stored.messageId !== '' && !kept.some((one) => one.id === id))) return kept
  return [...kept.filter((one) => one.id !== id).slice(0, 3), { id, name }]
}

/** A one-page sheet, uploaded by whoever tries to publish with it; a new one for each reply. */
async function uploaded(city: SmallCity, actor: Actor, { id, replies }: Message): Promise<string> {
  const sheetId = requestId(
    900 + replies.length * 100 + Object.values<Actor>(people).findIndex((one) => one.id === actor.id),
  )
  const data = Buffer.from('%PDF-1.7').toString('base64')
  const at = city.clock.now()
  await storedSheets(city.deps).keepPart({ messageId: id, sheetId, part: 0, of: 1, data, uploadedBy: actor.id, at })
  return sheetId
}

/** People who could have signed what is left on paper; undefined: the unit has none. */
function namedOnPaper(message: Message): string[] | undefined {
  const approvers = Object.values<Actor>(people).flatMap(({ id, grants }) =>
    grants
      .filter(({ role, unitId }) => role === 'approver' && unitId === message.unitId)
      .map(({ level }) => ({ id, ...(level !== undefined ? { level } : {}) })),
  )
  const pairs = approvers.flatMap((first) => [[first], ...approvers.map((second) => [first, second])])
  return pairs.find((signers) => maySignOnPaper(message, signers))?.map(({ id }) => id)
}

/** Everybody as they act now: deputies with the role of whom they stand in for. */
async function actorsOf(city: SmallCity): Promise<Record<PersonName, Actor>> {
  const actors = await Promise.all(
    PERSONS.map(async (person) => [person, await withDeputyships(city.deps, people[person])] as const),
  )
  return Object.fromEntries(actors) as Record<PersonName, Actor>
}

async function load(city: SmallCity, id: string): Promise<Message> {
  const found = await city.store.get(messages, id)
  if (found === null) throw new Error('a message was lost')
  return found
}

async function runStep(
  city: CityWithOthers,
  id: string,
  signed: string[],
  { step, follow, lead, pick }: { step: Step; follow: boolean; lead: boolean; pick: number },
) {
  if (step.kind === 'wait') return city.clock.onHours(step.hours)
  const before = await load(city, id)
  if (step.kind === 'timers') {
    const more = { goOn: () => true }
    const done =
      (await resumeWaitingMessages(city.deps, more)) +
      (await closeSilentMessages(city.deps, more)) +
      (await missPromisesOfMessages(city.deps, more)) +
      (await passOnApprovals(city.deps, more)) +
      (await settlePapers(city.deps, more))
    expect((await load(city, id)).version).toBe(before.version + done)
    return
  }
  const today = shanghaiDay(city.clock.now())
  const actors = await actorsOf(city)
  const open = PERSONS.flatMap((person) =>
    allowedActions(before, actors[person], today).map((action) => ({ person, action })),
  )
  // First what is done, evenly among the actions, then by whom: rare actions are not drowned by those many may do.
  const actions = MESSAGE_ACTIONS.filter((action) => open.some((one) => one.action === action))
  const leading = actions.filter(
    (action) => LEADS_ON.includes(action) || (pick % 5 === 0 && LEADS_ASIDE.includes(action)),
  )
  const among = leading.length > 0 && lead ? leading : actions
  const wanted = among[pick % Math.max(1, among.length)]
  const able = open.filter((one) => one.action === wanted)
  const chosen = follow ? able[pick % Math.max(1, able.length)] : undefined
  const { person, action } = chosen ?? step
  const stale = chosen === undefined && step.stale
  const allowed = allowedActions(before, actors[person], today).includes(action)
  let refused: string | null = null
  try {
    const view = await perform(city, actors[person], action, before, stale, step.choice)
    expect(view.version).toBe(before.version + 1)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    refused = error.code
  }
  // `allowedActions` is exactly what is accepted; a version that was not the present one never is.
  expect({ person, action, status: before.status, accepted: refused === null }).toEqual({
    person,
    action,
    status: before.status,
    accepted: allowed && !stale && (action !== 'publish_signed_on_paper' || namedOnPaper(before) !== undefined),
  })
  if (refused === null) accepted.add(action)
  if (refused === null && action === 'approve_reply')
    signed.push(`${before.draft?.number ?? 0} ${before.draft?.contentHash ?? ''} ${people[person].id}`)
  if (refused === null && action === 'publish_signed_on_paper')
    for (const by of namedOnPaper(before) ?? [])
      signed.push(`${before.draft?.number ?? 0} ${before.draft?.contentHash ?? ''} ${by}`)
  const after = await load(city, id)
  expect(after.version).toBe(before.version + (refused === null ? 1 : 0))
}

/** What leads a message on towards its later states, which chance alone seldom reaches. */
const LEADS_ON: readonly MessageAction[] = [
  'dispatch',
  'accept',
  'draft_reply',
  'approve_reply',
  'rate',
  'call_back',
  'ask_rework',
]
/** Leads on as well, but not each time, or nothing else would ever come of it. */
const LEADS_ASIDE: readonly MessageAction[] = ['return_to_desk', 'adjudicate']

/** Actions that some run carried out: a property that never gets to an action proves nothing about it. */
const accepted = new Set<MessageAction>()

/** What must hold after any step. */
async function checkInvariants(city: SmallCity, id: string, rules: readonly ApprovalRule[], signed: readonly string[]) {
  const message = await load(city, id)
  for (const reply of message.replies) {
    expect(reply.contentHash).toBe(contentHash(reply.body, reply.outcome, false, reply.files))
  }
  await checkFiles(city, message)
  const answered = message.status === 'replied' ? message.replies.at(-1) : undefined
  expect(answered?.revoked).toBeUndefined()
  for (const reply of [...message.replies, ...message.interimReplies]) checkSignatures(message, reply, rules, signed)
  const versions = (await listDraftVersions(city.deps)(people.chief, { id })).items
  expect(versions).toHaveLength(message.draftCount ?? 0)
  for (const { draftNumber, approvals = [] } of message.replies) {
    // Whoever saved any draft of that round, also before somebody else wrote on it, put no name under it.
    const last = versions.find(({ number }) => number === draftNumber)
    const drafters = versions.filter(({ number, round }) => round === last?.round && number <= last.number)
    if (new Set(drafters.map(({ by }) => by)).size > 1) severalDrafted += 1
    for (const { name } of approvals) expect(drafters.map(({ by }) => by)).not.toContain(name)
  }
  const seen = await getMessage(city.deps)(people.citizen, { id })
  expect(seen.draft).toBeUndefined()
  // What helps or rules inside the house shows the owner units and days, never its texts.
  for (const task of seen.assists) expect(task).not.toHaveProperty('what')
  expect(seen.decline?.approvedAt === undefined).toBe(message.status !== 'not_accepted')
  expect(message.hops.filter(({ until }) => until === undefined)).toHaveLength(message.unitId === null ? 0 : 1)
  expect([...(message.assistUnitIds ?? [])].sort()).toEqual(
    [...new Set(openTasks(message).map(({ unitId }) => unitId))].sort(),
  )
  // Nobody's work ends unsaid: every task is open, answered, or ended with a reason.
  if (message.status === 'withdrawn' || message.status === 'not_accepted') expect(openTasks(message)).toEqual([])
  for (const queue of Object.keys(message.queues)) {
    const item = await city.store.get(workItems, `${queue}:${id}`)
    expect(item?.version).toBe(message.queues[queue])
    expect(item?.open).toBe(queuesOf(message).has(queue) ? 'yes' : 'no')
    expect(item?.messageVersion).toBe(message.version)
  }
  const { urgentClock } = message
  expect(urgentClock !== undefined).toBe(message.urgent)
  const led = message.unitId !== null
  if (urgentClock !== undefined && isOpen(message.status)) expect(urgentClock.dispatchedAt !== undefined).toBe(led)
  for (const queue of queuesOf(message).keys()) expect(Object.keys(message.queues)).toContain(queue)
}

/** What the owner is shown of files went out with a reply that stands; nothing of a draft, nothing that was replaced. */
async function checkFiles(city: SmallCity, message: Message) {
  const { replies, interimReplies, draft } = message
  const out = [...replies.filter(({ revoked }) => revoked === undefined), ...interimReplies]
  const sent = out.flatMap((reply) => reply.files ?? [])
  const sight = await messageReaders(city.store).sightOf(people.citizen, message.id)
  expect(new Set(sight?.shown)).toEqual(new Set(sent.map(({ id }) => id)))
  if (sent.length > 0) filesSent += 1
  for (const { id, hash } of sent) {
    expect(await city.store.get(files, id)).toMatchObject({ messageId: message.id, waiting: 'no', ready: { hash } })
  }
  for (const { id } of draft?.files ?? [])
    expect(await city.store.get(files, id)).toMatchObject({
      messageId: message.id,
      waiting: expect.stringMatching(/draft|no/),
    })
}
let filesSent = 0
/** Published texts that more than one person drafted. */
let severalDrafted = 0

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
  expect(approvals.at(-1)?.by).toBe(approvedBy)
  approvals.forEach(({ by, level }, at) => {
    expect(by).not.toBe(draftedBy)
    expect(levelSigns(level, signing, at)).toBe(true)
    expect(signed.some((one) => one.endsWith(` ${hash} ${by}`))).toBe(true)
  })
  const versions = new Set(signed.filter((one) => one.includes(` ${hash} `)).map((one) => one.split(' ')[0]))
  expect(
    [...versions].some((number) => approvals.every(({ by }) => signed.includes(`${number ?? ''} ${hash} ${by}`))),
  ).toBe(true)
  if (signing.distinct) expect(new Set([draftedBy, ...approvals.map(({ by }) => by)]).size).toBe(approvals.length + 1)
}

/** Who is away, and who stands in: nobody, a handler, one leader for the other. */
const ABSENCES: readonly (readonly [PersonName, string][])[] = [
  [],
  [['approver', people.handler.id]],
  [
    ['chiefLeader', people.deputyLeader.id],
    ['deputyLeader', people.liaison.id],
  ],
]
const LEADERS = ['deputy_leader', 'chief_leader'] as const
/** What a city may have set: nothing, two steps, two steps by three people. */
const ruleSets: fc.Arbitrary<readonly ApprovalRule[]> = fc.constantFrom(
  [],
  ...[true, false].map((distinct) =>
    MESSAGE_KINDS.map((kind) => ({ kind, steps: LEADERS, distinct, source: '本市规定' })),
  ),
)

/** The events alone tell what is owed: one promise on the present unit and day, or none. */
async function checkBooks(city: SmallCity, message: Message) {
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
    book(event.owes, 1)
  }
  for (const reply of message.replies)
    if (reply.revoked === undefined) book({ unitId: reply.unitId, dueOn: reply.verdict.dueOn }, -1)
  const owing = [...books].filter(([, count]) => count !== 0)
  const expected =
    isOpen(message.status) && (message.status !== 'awaiting_citizen' || message.question?.late === true)
      ? [[keyOf({ unitId: message.unitId, dueOn: message.replyDueOn }), 1]]
      : []
  expect(owing).toEqual(expected)
}

describe('any sequence of actions', () => {
  it('keeps the invariants', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...MESSAGE_KINDS),
        fc.constantFrom(undefined, 'heating', 'east', 'mayor'),
        fc.constantFrom('路灯坏了三天。', '电线掉在路上，有人触电。', '邻居搭棚，还有博彩网站的广告。'),
        ruleSets,
        fc.constantFrom(...ABSENCES),
        fc.array(guided, { minLength: 20, maxLength: 60, size: 'max' }),
        async (kind, addresseeId, body, rules, absences, steps) => {
          const city = await openCity()
          await city.store.transact(async (transaction) =>
            transaction.insert(approvalRules, { id: APPROVAL_RULES_ID, rules }),
          )
          const signed: string[] = []
          for (const [approver, deputyId] of absences)
            await setDeputy(city.deps)(people[approver], {
              ...{ unitId: 'heating', approverId: people[approver].id, deputyId },
              ...{ from: '2026-07-03', until: '2026-07-20' },
            })
          const input = SubmitMessageInput.parse({ requestId: requestId(1), kind, body, addresseeId })
          const { id } = await submitMessage({ ...city.deps, safety: wordListSafety(STARTING_WORDS) })(
            people.citizen,
            input,
          )
          for (const one of steps) {
            await runStep(city, id, signed, one)
            await checkInvariants(city, id, rules, signed)
          }
          await checkBooks(city, await load(city, id))
          await checkFigures(city)
        },
      ),
      { numRuns: 200, seed: 20261123 },
    )
    expect([...accepted].sort()).toEqual([...MESSAGE_ACTIONS].sort())
    expect(filesSent).toBeGreaterThan(0)
    expect(severalDrafted).toBeGreaterThan(0)
  })
})
