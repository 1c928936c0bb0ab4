import { nextIn, nextOf } from '../../src/packages/desk/next-of'
import { mainAction } from '../../src/packages/desk/main-action'
import { firstWords, ownTitle } from '../../src/packages/desk/first-words'
import { dueLight } from '../../src/packages/desk/inbox/due-light'
import { tilesOf } from '../../src/packages/desk/inbox/filter'
import { TILE_HOLDS } from '../../types/inbox-tiles.terms'
import { missingIn } from '../../src/packages/desk/reply-text'
import { dueWords } from '../../src/copy/desk'
import type { ActorView } from '../../types/identity.contract'
import type { MessageRow } from '../../types/messages.contract'

const row = (more: Partial<MessageRow> = {}): MessageRow => ({
  id: 'm1',
  code: '20260706-ABCDEF',
  kind: 'help',
  title: '停暖',
  excerpt: '停暖了，家里只有14度。',
  status: 'processing',
  citizenStatus: 'processing',
  submittedAt: '2026-07-06T01:00:00.000Z',
  replyDueOn: '2026-07-09',
  calendarSettled: true,
  workingDaysLeft: 2,
  overdue: false,
  urgent: false,
  allowedActions: [],
  version: 1,
  ...more,
})
const staff = (...roles: ActorView['grants'][number]['role'][]): ActorView => ({
  id: 's1',
  kind: 'staff',
  name: '承办人',
  grants: roles.map((role) => ({ role })),
})

describe('the main action of a row', () => {
  it.each([
    ['the approver approves', 'awaiting_approval', ['approve_reply', 'reject_reply'], 'approve_reply'],
    ['a new message is accepted before it is assigned', 'dispatched', ['accept', 'assign', 'return_to_desk'], 'accept'],
    ['an accepted one is answered', 'processing', ['assign', 'ask', 'draft_reply'], 'draft_reply'],
    ['a draft that waits asks nothing more of its drafter', 'awaiting_approval', ['draft_reply'], undefined],
    ['who dispatches dispatches rather than turns away', 'returned', ['dispatch', 'redirect'], 'dispatch'],
    [
      'an extension that is asked for is decided',
      'processing',
      ['grant_extension', 'refuse_extension'],
      'grant_extension',
    ],
    ['one that nobody asked for is no main action', 'processing', ['grant_extension'], undefined],
  ] as const)('%s', (_rule, status, allowedActions, expected) => {
    expect(mainAction({ status, allowedActions: [...allowedActions] })).toBe(expected)
  })
})

const owed = (action: 'call_back' | 'answer_assist', workingDaysLeft: number, daysLeft = workingDaysLeft) =>
  ({ status: 'replied', owed: { action, on: '2026-07-14', workingDaysLeft, daysLeft } }) as const

describe('days left in words', () => {
  it.each([
    [{ workingDaysLeft: 2 }, '还有2个工作日'],
    [{ workingDaysLeft: 0 }, '今天到期'],
    [{ workingDaysLeft: -3, overdue: true }, '已超期3个工作日'],
    [{ workingDaysLeft: 0, overdue: true }, '已超期'],
    [{ workingDaysLeft: 2, calendarSettled: false }, '还有2个工作日（待校历）'],
    [{ status: 'awaiting_citizen', workingDaysLeft: 3 }, '等市民补充，期限暂停'],
    // Asked on its last day: the question moves nothing.
    [{ status: 'awaiting_citizen', workingDaysLeft: 0 }, '今天到期，等市民补充'],
    [{ status: 'awaiting_citizen', workingDaysLeft: -1, overdue: true }, '已超期，等市民补充'],
    [{ status: 'replied', overdue: true }, '超期答复'],
    [{ status: 'replied', workingDaysLeft: -9 }, '按时答复'],
    [{ status: 'closed', answeredTogether: true }, '已合并答复'],
    [{ status: 'withdrawn' }, '不再计时'],
    [owed('call_back', 2), '回访还有2个工作日'],
    [owed('call_back', -1), '回访已超期1个工作日'],
    [{ status: 'replied', owed: { ...owed('call_back', 2).owed, unsettled: true } }, '回访还有2个工作日（待校历）'],
    [{ ...owed('answer_assist', 0), status: 'processing' }, '协办今天到期'],
    // On a Saturday, of what was due on Friday; on a Friday, of what is due on Saturday.
    [owed('call_back', 0, -1), '回访已超期'],
    [{ ...owed('answer_assist', 0, 1), status: 'processing' }, '协办7月14日到期'],
    [{ status: 'replied', owed: { ...owed('call_back', 0, 1).owed, unsettled: true } }, '回访7月14日（待校历）到期'],
  ] as const)('%j reads %s', (more, words) => {
    expect(dueWords(row(more))).toBe(words)
  })
})

it.each([
  [{ workingDaysLeft: 2 }, 'neutral'],
  [{ workingDaysLeft: 1 }, 'warn'],
  [{ workingDaysLeft: -1, overdue: true }, 'danger'],
  [{ workingDaysLeft: 1, status: 'awaiting_citizen' }, 'neutral'],
  // Asked on its last day or later, it is as pressing as before.
  [{ workingDaysLeft: 0, status: 'awaiting_citizen' }, 'warn'],
  [{ workingDaysLeft: -1, overdue: true, status: 'awaiting_citizen' }, 'danger'],
  [{ overdue: true, status: 'replied' }, 'neutral'],
  // What is owed by a day of its own, whatever became of the reply.
  [{ ...owed('call_back', 2), overdue: true }, 'neutral'],
  [owed('call_back', 1), 'warn'],
  [owed('call_back', 0), 'warn'],
  [owed('call_back', 0, -1), 'danger'],
  [owed('answer_assist', -1), 'danger'],
] as const)('the light of %j is %s', (more, tone) => {
  expect(dueLight(row(more)).tone).toBe(tone)
})

describe('tiles', () => {
  it('count what runs: a question that was asked in time moved its day away, one that was asked on it did not', () => {
    expect(TILE_HOLDS.dueToday(row({ workingDaysLeft: 0 }))).toBe(true)
    expect(TILE_HOLDS.dueToday(row({ workingDaysLeft: 0, overdue: true }))).toBe(false)
    expect(TILE_HOLDS.dueToday(row({ workingDaysLeft: 5, status: 'awaiting_citizen' }))).toBe(false)
    expect(TILE_HOLDS.dueToday(row({ workingDaysLeft: 0, status: 'awaiting_citizen' }))).toBe(true)
    expect(TILE_HOLDS.dueToday(row({ workingDaysLeft: 0, status: 'replied' }))).toBe(false)
    expect(TILE_HOLDS.overdue(row({ overdue: true, status: 'replied' }))).toBe(false)
    expect(TILE_HOLDS.overdue(row({ overdue: true }))).toBe(true)
    expect(TILE_HOLDS.toAccept(row({ allowedActions: ['accept'] }))).toBe(true)
  })

  it('count what is owed by a day of its own by that day: today to its end, late from the day after', () => {
    const held = (more: Partial<MessageRow>) =>
      (['dueToday', 'dueNext', 'overdue'] as const).filter((tile) => TILE_HOLDS[tile](row(more)))
    // The reply's own day, past or today, is another's.
    const task = (workingDaysLeft: number, daysLeft: number) =>
      held({ ...owed('answer_assist', workingDaysLeft, daysLeft), status: 'processing', overdue: true })
    expect(task(2, 2)).toEqual([])
    expect(task(1, 1)).toEqual(['dueNext'])
    expect(task(0, 1)).toEqual(['dueNext']) // on a Saturday, of what is due on Sunday
    expect(task(0, 0)).toEqual(['dueToday', 'dueNext'])
    expect(task(0, -1)).toEqual(['overdue'])
    expect(task(-1, -3)).toEqual(['overdue'])
    expect(held({ ...owed('call_back', 2), workingDaysLeft: 0 })).toEqual([])
    expect(held(owed('call_back', 0, -1))).toEqual(['overdue'])
  })

  it('show what this person can do something about', () => {
    expect(tilesOf(staff('handler'))).toEqual(['dueToday', 'overdue', 'toAccept', 'toApprove'])
    expect(tilesOf(staff('dispatcher'))).toEqual(['dueToday', 'overdue', 'toDispatch', 'toScreen', 'toCallBack'])
    expect(tilesOf(staff('chief'))).toEqual(['dueToday', 'overdue', 'toCallBack'])
    expect(tilesOf(staff('approver', 'dispatcher'))).toHaveLength(7)
  })
})

describe('first words', () => {
  it('do not say the same twice when the title was made from the body', () => {
    expect(firstWords(row())).toEqual({ headline: '停暖了，家里只有14度。' })
    expect(firstWords(row({ title: '停暖了，家里…' }))).toEqual({ headline: '停暖了，家里只有14度。' })
    expect(firstWords({ title: '停暖', excerpt: '小区停暖了。' })).toMatchObject({ headline: '停暖' })
    expect(firstWords(row({ title: '冬天怎么过' }))).toMatchObject({ headline: '冬天怎么过', excerpt: row().excerpt })
    expect(ownTitle({ title: '停暖', body: '停暖了。' })).toBeUndefined()
    const late = { title: '家里只有14度', body: '我们这里停暖了。'.repeat(9) + '家里只有14度' }
    expect(ownTitle(late)).toBe('家里只有14度')
  })

  it('begin where the made title does: behind the greeting that it leaves out', () => {
    const made = { title: '楼下夜里总有人打麻将…', excerpt: '您好！\n 楼下夜里总有人打麻将，动静很大。' }
    expect(firstWords(made)).toEqual({ headline: '楼下夜里总有人打麻将，动静很大。' })
    expect(ownTitle({ title: made.title, body: made.excerpt })).toBeUndefined()
  })
})

describe('看下一件', () => {
  const waiting = (id: string) => row({ id, allowedActions: ['draft_reply'] })
  const rows = [waiting('a'), waiting('b'), row({ id: 'c' }), waiting('d')]

  it('goes on in the order of the list, past what asks nothing', () => {
    expect(nextOf(rows, ['a', 'b', 'c', 'd'], 'b')).toBe('d')
  })
  it('starts again at the top behind the last one', () => {
    expect(nextOf(rows, ['a', 'b', 'c', 'd'], 'd')).toBe('a')
  })
  it('takes the first for a message that was opened by its address', () => {
    expect(nextOf(rows, [], 'x')).toBe('a')
  })
  it('stays in the list that is worked through, and then goes on with the whole inbox', async () => {
    const inbox = async () => [waiting('a'), waiting('b'), waiting('d'), waiting('e')]
    expect(await nextIn([async () => [waiting('b'), waiting('e')], inbox], ['b', 'd', 'e'], 'd')).toBe('e')
    expect(await nextIn([async () => [], inbox], ['b', 'd'], 'd')).toBe('a')
    expect(await nextIn([async () => [], async () => []], ['d'], 'd')).toBeUndefined()
  })
  it('ends when nothing waits', () => {
    expect(nextOf([waiting('a'), row({ id: 'c' })], ['a'], 'a')).toBeUndefined()
  })
})

describe('a reply', () => {
  it('needs words and an outcome before it is sent', () => {
    expect(Object.keys(missingIn({ body: ' 好 ', outcome: undefined, interim: false }))).toEqual(['body', 'outcome'])
    expect(missingIn({ body: '已经修好了', outcome: 'solved', interim: false })).toEqual({})
  })
})
