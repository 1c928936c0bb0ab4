import { vendoredCalendar } from '../../../cloudfunctions/shared/calendar'
import type { MessageReaders } from '../../../cloudfunctions/files'
import { messageReaders, messages, submitMessage } from '../../../cloudfunctions/messages'
import { namesFile } from '../../../cloudfunctions/messages/domain/files-seen'
import type { Message } from '../../../cloudfunctions/messages/domain/message'
import type { Decline } from '../../../cloudfunctions/messages/domain/ownership.facts'
import type { PublishedReply } from '../../../cloudfunctions/messages/domain/reply.facts'
import { toOwnRow } from '../../../cloudfunctions/messages/row.view'
import { toView } from '../../../cloudfunctions/messages/view'
import type { DocumentStore } from '../../../cloudfunctions/shared/documents'
import type { Actor } from '../../../cloudfunctions/shared/kernel/actor'
import { SubmitMessageInput } from '../../../types/messages.contract'
import { openSmallCity, people, requestId, smallDirectory } from '../../support/small-city'

/** One reader for each way of standing to the message. */
const READERS = {
  owner: people.citizen,
  handler: people.handler,
  liaison: people.liaison,
  approver: people.approver,
  postHolder: people.mayor,
  assistant: people.trafficHandler,
  recorder: { id: 'recorder', kind: 'staff', name: '记', grants: [{ role: 'liaison', unitId: 'office' }] },
  former: people.eastHandler,
  dispatcher: people.dispatcher,
  chief: people.chief,
  supervisor: people.supervisor,
} as const satisfies Record<string, Actor>
type Reader = keyof typeof READERS
const ALL = Object.keys(READERS) as Reader[]
const WHO_MAY_KNOW = ALL.filter((reader) => reader !== 'former')
const STAFF = WHO_MAY_KNOW.filter((reader) => reader !== 'owner')
/** Who reads what the lead asks for, and what it waits for inside the house. */
const BESIDE_ASSISTANT = STAFF.filter((reader) => reader !== 'assistant')
const UNIT: readonly Reader[] = ['handler', 'liaison', 'approver']
const WORKING: readonly Reader[] = [...UNIT, 'dispatcher', 'chief', 'supervisor']

const NOW = '2026-07-03T01:00:00.000Z'
const verdict = { dueOn: '2026-07-10', onTime: true, lateByWorkingDays: 0 }
const file = (id: string) => ({ id, kind: 'image' as const, name: `name of ${id}`, bytes: 1, hash: `hash of ${id}` })
const reply = (word: string, more: Partial<PublishedReply> = {}): PublishedReply => ({
  body: `${word} body`,
  outcome: 'solved',
  contentHash: `${word} hash`,
  draftedBy: `${word} drafter`,
  earlierDrafters: [`${word} earlier drafter`],
  approvedBy: `${word} signer`,
  approvals: [{ by: `${word} signer`, name: `${word} signer name`, at: NOW, onPaper: true }],
  publishedAt: NOW,
  unitId: 'heating',
  verdict,
  unitVerdict: verdict,
  files: [file(`${word} file`)],
  paper: {
    sheetId: `${word} sheet`,
    sheetHash: `${word} sheet hash`,
    sheetType: 'application/pdf',
    sheetParts: 1,
    uploadedBy: `${word} uploader`,
    signers: [`${word} signer`],
    revocableUntil: '2026-07-06',
  },
  ...more,
})

const decline: Decline = {
  ground: 'litigation',
  channel: 'decline channel',
  body: 'decline body',
  contentHash: 'decline hash',
  proposedBy: 'proposer',
  proposedAt: NOW,
}

/** A message to which everything has happened that can happen; each text says what it is. */
let submitted: Message
let full: Message
let city: DocumentStore
let files: MessageReaders
beforeAll(async () => {
  const { deps, store } = openSmallCity()
  const input = {
    requestId: requestId(1),
    kind: 'complaint',
    body: '家里暖气三天不热，没人来修。',
    addresseeId: 'mayor',
  }
  const { id } = await submitMessage(deps)(people.citizen, SubmitMessageInput.parse(input))
  const stored = await store.get(messages, id)
  if (stored === null) throw new Error('not submitted')
  submitted = stored
  full = {
    ...stored,
    status: 'awaiting_approval',
    unitId: 'heating',
    recordedBy: 'recorder',
    sourceUrl: 'https://elsewhere',
    formerUnitIds: ['east'],
    redirectedTo: 'redirected to',
    title: 'the title',
    body: 'the body',
    place: 'the place',
    district: 'the district',
    addresseeName: 'the addressee',
    routeReason: 'the route',
    routeClause: { number: 3, text: 'the clause' },
    minor: true,
    timeline: [],
    screening: { suggestion: 'review', labels: ['the label'] },
    screeningOpen: true,
    attachments: [
      { id: 'shown picture', kind: 'image' },
      { id: 'held picture', kind: 'image' },
    ],
    heldFileIds: ['held picture'],
    supplements: [{ body: 'the addition', at: NOW, fileIds: ['held picture'] }],
    question: { text: 'the question', askedAt: NOW, resumesOn: '2026-07-10' },
    draft: {
      body: 'the draft',
      outcome: 'solved',
      contentHash: 'draft hash',
      draftedBy: 'drafter',
      draftedAt: NOW,
      interim: false,
      promises: [],
      number: 2,
      files: [file('draft file')],
      openAssistsReason: 'draft reason',
      approvals: [{ by: 'draft signer', name: 'draft signer name', at: NOW }],
    },
    earlierDrafters: ['earlier drafter'],
    draftDecisions: [{ number: 2, what: 'rejected', by: 'x', name: 'rejecting name', at: NOW, reason: 'rejected for' }],
    approvalWait: { since: NOW, dueAt: '2026-07-03T05:05:05.000Z' },
    replies: [reply('revoked', { revoked: { at: NOW, by: 'revoker', reason: 'revoked for' } }), reply('earlier')],
    interimReplies: [reply('interim')],
    promises: [{ id: 'p', text: 'the promise', dueOn: '2026-07-20', madeOn: '2026-07-03', unitId: 'heating' }],
    extensionRequest: { workingDays: 2, grounds: 'extension grounds', at: NOW },
    extensionPending: true,
    complex: { grounds: 'complex grounds' },
    rating: { solved: 'no', satisfaction: 1, comment: 'rating comment', at: NOW },
    callBack: { dueOn: '2026-07-10', grounds: 'call-back grounds' },
    withdrawal: { voluntary: true, at: '2026-07-03T06:06:06.000Z' },
    withdrawalPending: true,
    instructions: [{ body: 'the instruction', at: NOW, postId: 'mayor' }],
    contest: { reason: 'contest reason', at: NOW },
    adjudication: { unitId: 'heating', reason: 'adjudication reason', at: NOW },
    assists: [
      { id: 'one', unitId: 'traffic', what: 'asked of traffic', dueOn: '2026-07-09', requestedAt: NOW },
      {
        id: 'two',
        unitId: 'office',
        what: 'asked of office',
        dueOn: '2026-07-09',
        requestedAt: NOW,
        answer: { body: 'answer of office', at: NOW },
      },
    ],
    assistUnitIds: ['traffic'],
    decline,
    declineProposedBy: 'proposer',
    mergedInto: 'the target',
    mergedIds: ['a source'],
    publicAnswerId: 'the public answer',
    topicAnswers: [{ at: NOW, title: 'the topic' }],
  }
  await store.transact(async (transaction) => transaction.put(messages, full))
  city = store
  files = messageReaders(store)
})

const viewOf = (reader: Reader, message: Message) =>
  toView(message, {
    ...{ actor: READERS[reader], now: '2026-07-03T02:00:00.000Z', today: '2026-07-03' },
    ...{ directory: smallDirectory, calendar: vendoredCalendar() },
  })
/** Who finds a text anywhere in what they are answered. */
const readersOf = (text: string, message: Message): Reader[] =>
  ALL.filter((reader) => JSON.stringify(viewOf(reader, message)).includes(text))

const READ_BY: readonly (readonly [readonly Reader[], readonly string[]])[] = [
  [WHO_MAY_KNOW, ['the title', 'the body', 'the place', 'the district', 'the route', 'the clause', 'the addressee']],
  [WHO_MAY_KNOW, ['redirected to', '"unitName":"市供热公司"']],
  [WHO_MAY_KNOW, ['the question', 'the addition', 'the promise', 'the public answer', 'the topic', '"minor":true']],
  [WHO_MAY_KNOW, ['call-back grounds', '06:06:06', 'adjudication reason']],
  [['owner', ...BESIDE_ASSISTANT], ['rating comment']],
  [WHO_MAY_KNOW, ['revoked body', 'earlier body', 'interim body', 'name of earlier file', 'name of interim file']],
  [STAFF, ['the label', 'the instruction', '"contact":']],
  [BESIDE_ASSISTANT, ['extension grounds', 'complex grounds', '05:05:05']],
  [STAFF, ['revoked for', 'revoked signer name', 'earlier signer name', 'earlier sheet', 'name of revoked file']],
  // It may lead to who wrote it elsewhere: for those who took it over from there, and answer it there.
  [['dispatcher', 'recorder'], ['https://elsewhere']],
  [UNIT, ['the draft', 'draft reason', 'draft signer name', '"earlier drafter"', 'name of draft file']],
  [['owner', ...WORKING], ['contest reason']],
  [WORKING, ['decline body', 'decline channel', 'the target', '"mergedCount":1']],
  [[...WORKING, 'assistant'], ['asked of traffic']],
  [
    [...WORKING, 'recorder'],
    ['asked of office', 'answer of office'],
  ],
  [['owner', 'dispatcher', 'chief', 'supervisor'], ['held picture']],
  [WHO_MAY_KNOW, ['shown picture']],
  [STAFF, ['"heldAttachments":1']],
  // Whoever wrote and signed inside the house, and what only the approval compares, leaves it for nobody.
  [
    [],
    [
      'earlier drafter"}',
      'revoker',
      'uploader',
      'proposer',
      'hash of',
      'sheet hash',
      'signer"',
      'recorder',
      'a source',
    ],
  ],
]

it('everything that a message can hold is read by those who need it, and by nobody else', () => {
  const sorted = (readers: readonly Reader[]) => [...readers].sort()
  for (const [readers, texts] of READ_BY)
    for (const text of texts) expect([text, sorted(readersOf(text, full))]).toEqual([text, sorted(readers)])
})

it('a decline is read by its owner when it is approved, and by staff outside the work then too', () => {
  const decided: Message = {
    ...full,
    status: 'not_accepted',
    declineProposedBy: undefined,
    decline: { ...decline, approvedBy: 'x', approvedAt: NOW },
  }
  expect(readersOf('decline body', decided)).toEqual(WHO_MAY_KNOW)
  // Proposed once and refused, it is nobody's any more.
  expect(readersOf('decline body', { ...full, declineProposedBy: undefined })).toEqual([])
})

it('grounds for more time are read by the owner once they gave it, never what was asked or refused', () => {
  const decided = (approved: boolean): Message => ({ ...full, complex: { grounds: 'complex grounds', approved } })
  expect(readersOf('complex grounds', decided(true))).toEqual(WHO_MAY_KNOW)
  expect(readersOf('complex grounds', decided(false))).toEqual(BESIDE_ASSISTANT)
})

it('a message that nobody marked, from a post that is gone, says just that', () => {
  const instructions = [{ body: 'the instruction', at: NOW, postId: 'gone' }]
  const view = viewOf('chief', { ...full, minor: undefined, instructions })
  expect('minor' in view).toBe(false)
  expect([view.instructions[0]?.postName, viewOf('chief', full).instructions[0]?.postName]).toEqual([
    '已停用的信箱',
    '市长信箱',
  ])
})

it('nothing that has not happened leaves an empty key', () => {
  for (const reader of ALL)
    for (const message of [submitted, full])
      expect([reader, Object.entries(viewOf(reader, message)).filter(([, value]) => value === undefined)]).toEqual([
        reader,
        [],
      ])
})

it('the reply of the round is the last one, and earlier ones stand apart', () => {
  const timeline = [{ what: 'replied' as const, at: NOW, actorId: 'x' }]
  for (const reader of WHO_MAY_KNOW) {
    const view = viewOf(reader, { ...full, status: 'replied', timeline })
    expect([view.reply?.body, view.earlierReplies.map(({ body }) => body)]).toEqual(['earlier body', ['revoked body']])
  }
})

it('a file is handed out to whoever reads what it came with', async () => {
  const seenBy: Partial<Record<string, Reader[]>> = {}
  for (const reader of ALL) {
    const sight = await files.sightOf(READERS[reader], full.id)
    expect([reader, sight === null]).toEqual([reader, reader === 'former'])
    for (const id of sight?.shown ?? []) (seenBy[id] ??= []).push(reader)
  }
  expect(seenBy).toEqual({
    'shown picture': WHO_MAY_KNOW,
    'held picture': ['owner', 'dispatcher', 'chief', 'supervisor'],
    'revoked file': STAFF,
    'earlier file': WHO_MAY_KNOW,
    'interim file': WHO_MAY_KNOW,
    'draft file': UNIT,
  })
  expect(await files.sightOf(people.other, full.id)).toBeNull()
  expect(await files.sightOf(people.chief, 'no message')).toBeNull()
})

it('whoever holds two roles is handed out what either reads', async () => {
  const handles = { ...people.handler, grants: [...people.handler.grants, { role: 'dispatcher' as const }] }
  const sight = await files.sightOf(handles, full.id)
  expect([...(sight?.shown ?? [])]).toEqual(expect.arrayContaining(['draft file', 'held picture']))
})

it('each of several files of a reply is kept', () => {
  const both = reply('of two files', { files: [file('first'), file('second')] })
  for (const id of ['first', 'second']) expect(namesFile({ ...full, replies: [both] }, id)).toBe(true)
})

it('a file of a draft or a reply is kept, and the writer’s copy of their data has what they were sent', async () => {
  const keeps = (id: string) => files.keepsOfReply(city, full.id, id)
  const kept = ['draft file', 'revoked file', 'earlier file', 'interim file', 'shown picture', 'another']
  expect(await Promise.all(kept.map(keeps))).toEqual([true, true, true, true, false, false])
  expect(await files.repliedFilesOf(people.citizen.id)).toEqual([
    { messageId: full.id, fileId: 'earlier file' },
    { messageId: full.id, fileId: 'interim file' },
  ])
  expect(await files.repliedFilesOf(people.other.id)).toEqual([])
})

it('what is over is no longer shown: a wait for a signature, a withdrawal that was decided', () => {
  const replied: Message = { ...full, status: 'replied', withdrawalPending: false }
  expect(readersOf('05:05:05', replied)).toEqual([])
  expect(readersOf('06:06:06', replied)).toEqual([])
})

it('why a draft came back is read by its unit, until it is drafted anew', () => {
  const returned: Message = { ...full, status: 'processing' }
  for (const text of ['rejecting name', 'rejected for']) {
    expect([text, readersOf(text, returned)]).toEqual([text, UNIT])
    expect([text, readersOf(text, full)]).toEqual([text, []])
    const anew = { ...returned, ...(full.draft === undefined ? {} : { draft: { ...full.draft, number: 3 } }) }
    expect([text, readersOf(text, anew)]).toEqual([text, []])
  }
})

it('a reply says where it was given, and when it was taken back', () => {
  const [revoked, earlier] = viewOf('owner', { ...full, channel: 'phone' }).earlierReplies
  expect([revoked?.givenOn, revoked?.revokedAt, earlier?.givenOn, earlier?.revokedAt]).toEqual([
    ...['phone', NOW],
    ...['phone', undefined],
  ])
  expect(viewOf('owner', full).earlierReplies.map(({ givenOn }) => givenOn)).toEqual([undefined, undefined])
})

it('a second role without a unit opens nothing of a message that their unit only had before', () => {
  const editor: Actor = { ...people.eastHandler, grants: [...people.eastHandler.grants, { role: 'editor' }] }
  const seeing = { now: NOW, today: '2026-07-03', directory: smallDirectory, calendar: vendoredCalendar() }
  const timeline = [{ what: 'submitted' as const, at: NOW, actorId: 'x', note: 'a note' }]
  expect(toView({ ...full, timeline }, { actor: editor, ...seeing }).timeline).toEqual([])
})

describe('a row of a list', () => {
  const rowOf = (actor: Actor, more: Partial<Message>) =>
    toOwnRow(
      { ...full, ...more },
      { actor, now: NOW, today: '2026-07-11', directory: smallDirectory, calendar: vendoredCalendar() },
    )
  it('tells its owner nothing of what waits inside the house: a leader who does not sign, a reminder', () => {
    const reached = { what: 'stuck', at: NOW } as const
    const waiting = { approvalWait: { since: NOW, dueAt: NOW, reached }, remindedOn: '2026-07-10' }
    expect(rowOf(people.chief, waiting)).toMatchObject({ approvalStuck: true, remindedOn: '2026-07-10' })
    expect(rowOf(people.chief, {})).not.toHaveProperty('approvalStuck')
    for (const inside of ['approvalStuck', 'remindedOn', 'owed', 'answeredTogether'])
      expect(rowOf(people.citizen, { ...waiting, mergedAnswered: true })).not.toHaveProperty(inside)
  })
  it('says to staff that it was answered together with another, once it was', () => {
    expect(rowOf(people.chief, { status: 'closed', mergedAnswered: true })).toMatchObject({ answeredTogether: true })
    expect(rowOf(people.chief, { status: 'closed' })).not.toHaveProperty('answeredTogether')
    expect(rowOf(people.chief, { status: 'merged', mergedAnswered: true })).not.toHaveProperty('answeredTogether')
  })
  it('is overdue for the owner of a merged message who still waits; the city counts the case, not this row', () => {
    const merged = { status: 'merged', replyDueOn: '2026-07-10' } as const
    expect(rowOf(people.citizen, merged).overdue).toBe(true)
    expect(rowOf(people.chief, merged).overdue).toBe(false)
    expect(rowOf(people.citizen, { ...merged, mergedAnswered: true }).overdue).toBe(false)
    expect(rowOf(people.citizen, { ...merged, replyDueOn: '2026-07-11' }).overdue).toBe(false)
    expect(rowOf(people.citizen, { status: 'processing', replyDueOn: '2026-07-11' }).overdue).toBe(false)
  })
})

it('what unit led it before reads says only that it is no longer theirs', () => {
  const view = viewOf('former', { ...full, status: 'closed', replyDueOn: '2026-07-01' })
  expect(view).toMatchObject({ status: 'returned', restricted: true, overdue: false, body: '', allowedActions: [] })
  const known = new Set(Object.values<unknown>(view).filter((each) => typeof each === 'string'))
  for (const text of ['closed', 'replied']) expect([...known]).not.toContain(text)
})
