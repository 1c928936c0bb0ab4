import { type Message, messages, submitMessage } from '../../cloudfunctions/messages'
import type { NotifiedEvent } from '../../cloudfunctions/notifications/addressees'
import { NOTICE_RULES } from '../../cloudfunctions/notifications/notice-rules'
import { noticesOf } from '../../cloudfunctions/notifications/write-notices'
import { SubmitMessageInput } from '../../types/messages.contract'
import { openSmallCity, people, requestId, smallDirectory } from '../support/small-city'
import { type Facts, NOW, WALK } from './notice-rules.walk'

/** The audiences as the table writes them. */
const SHORT: readonly (readonly [audience: string, short: string])[] = [
  [`person:${people.citizen.id}`, 'owner'],
  ['unit:heating:handlers', 'handlers'],
  ['unit:heating:approvers', 'approvers'],
  ['unit:traffic:handlers', 'traffic'],
  ['unit:traffic-north:handlers', 'north'],
  ['unit:east-street:handlers', 'street'],
  ['post:mayor:holders', 'mayor'],
  ['role:dispatcher', 'dispatchers'],
  ['role:chief', 'chiefs'],
  ['person:handler-heating', 'handler'],
  ['person:drafter', 'drafter'],
  ['person:named', 'named'],
  ['person:recorder', 'recorder'],
]

let letter: Message
beforeAll(async () => {
  const { deps, store } = openSmallCity()
  const input = { requestId: requestId(1), kind: 'complaint', body: '家里暖气三天不热。', addresseeId: 'heating' }
  const { id } = await submitMessage(deps)(people.citizen, SubmitMessageInput.parse(input))
  const found = await store.get(messages, id)
  if (found === null) throw new Error('not submitted')
  letter = found
})

const TYPES = Object.keys(WALK) as NotifiedEvent['type'][]
const ROWS = TYPES.flatMap((type) => {
  const rows = WALK[type]
  return 'nobody' in rows ? [[type, {}, []] as const] : rows.map(([facts, told]) => [type, facts, told] as const)
})

const write = (type: NotifiedEvent['type'], { event, recorderReads = true, doerReads = [], ...facts }: Facts) => {
  const happens = { id: 'event', type, at: NOW, messageId: letter.id, unitId: letter.unitId, ...event } as NotifiedEvent
  return noticesOf(happens, { ...letter, ...facts }, smallDirectory, {
    left: new Set(),
    recorderReads,
    doerReads: new Set(doerReads),
  })
}

/** What one event makes, as the table says it. */
const told = (type: NotifiedEvent['type'], facts: Facts): string[] =>
  write(type, facts).map(({ notice: { kind, audience, group, urgent }, template }) => {
    const short = SHORT.find(([long]) => long === audience)?.[1] ?? audience
    expect(template).toBe(short === 'owner' ? `citizen_${group}` : 'staff_task')
    return `${kind} → ${short} (${group})${urgent ? '!' : ''}`
  })

it.each(ROWS)('of %s with %j are told, and nobody else: %j', (type, facts, expected) => {
  expect(told(type, facts)).toEqual(expected)
})

it('the press office is named where nobody leads, else the unit', () => {
  const textOf = (unitId: string | null) =>
    write('contest_ruled', { unitId, event: { unitId } }).map(({ notice, facts }) => [notice.text, facts.unit])
  expect(textOf(null)).toEqual([[expect.stringContaining('现由市政府新闻办办理'), '市政府新闻办']])
  expect(textOf('heating')).toEqual([[expect.stringContaining('现由市供热公司办理'), '市供热公司']])
})

it('a unit that it was taken from is not told whose it is now', () => {
  const at = '2026-07-03T01:00:00.000Z'
  const timeline: Message['timeline'] = [
    { what: 'dispatched', at, actorId: '', unitId: 'traffic' },
    { what: 'adjudicated', at: NOW, actorId: '' },
    { what: 'dispatched', at: NOW, actorId: '', unitId: 'heating' },
  ]
  const [taken] = write('adjudicated', { timeline }).filter(({ notice: { kind } }) => kind === 'taken_away')
  expect(taken?.facts.unit).toBe('市交通运输局')
  expect(taken?.notice.text).toContain('已改由其他单位办理，本单位不用再办理')
  expect(JSON.stringify(taken)).not.toContain('市供热公司')
})

it.each([
  ['phone', '点开可以看到答复，请打电话告诉来电人。'],
  ['visit', '点开可以看到答复，请告诉来访人。'],
  ['weibo', '点开可以看到答复，请在原渠道告诉留言人。'],
] as const)('whoever recorded what came by %s is told how to pass the answer on', (channel, words) => {
  const [one] = write('replied', { channel, recordedBy: 'recorder' })
  expect(one?.notice).toMatchObject({ title: '您登记的留言已答复', messageId: letter.id })
  expect(one?.notice.text).toContain(words)
  const [other] = write('replied', { channel, recordedBy: 'recorder', recorderReads: false })
  expect(other?.notice.title).toBe('登记的留言已答复')
})

it('of every event that has a rule somebody is told in the table, of every other nobody', () => {
  const withRows = TYPES.filter((type) => !('nobody' in WALK[type]))
  expect(withRows.sort()).toEqual([...new Set(NOTICE_RULES.map(({ on }) => on))].sort())
})
