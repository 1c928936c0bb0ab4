import { type Message, messages, submitMessage } from '../../cloudfunctions/messages'
import { NOTICE_RULES } from '../../cloudfunctions/notifications/notice-rules'
import { noticesOf, type NotifiedEvent } from '../../cloudfunctions/notifications/write-notices'
import { SubmitMessageInput } from '../../types/messages.contract'
import { openSmallCity, people, requestId, smallDirectory } from '../support/small-city'

const NOW = '2026-07-06T01:00:00.000Z'
/** The audiences as the table below writes them. */
const SHORT: readonly (readonly [audience: string, short: string])[] = [
  [`person:${people.citizen.id}`, 'owner'],
  ['unit:heating:handlers', 'handlers'],
  ['unit:heating:approvers', 'approvers'],
  ['unit:traffic:handlers', 'traffic'],
  ['unit:east-street:handlers', 'street'],
  ['role:dispatcher', 'dispatchers'],
  ['role:chief', 'chiefs'],
  ['person:handler-heating', 'handler'],
  ['person:drafter', 'drafter'],
  ['person:named', 'named'],
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

type Facts = Partial<Message> & { readonly event?: { unitId?: string | null; concerns?: string[]; at?: string } }
const happened = (...what: Message['timeline'][number]['what'][]): Pick<Message, 'timeline'> => ({
  timeline: what.map((one) => ({ what: one, at: NOW, actorId: '' })),
})
const drafted = { draft: { draftedBy: 'drafter' } } as unknown as Partial<Message>

/** What one event makes: `kind → audience (group)`, with `!` where it leaves at any hour. */
function told(type: NotifiedEvent['type'], { event, ...facts }: Facts = {}): string[] {
  const happens = { id: 'event', type, at: NOW, messageId: letter.id, unitId: letter.unitId, ...event } as NotifiedEvent
  const written = noticesOf(happens, { ...letter, ...facts }, smallDirectory)
  return written.map(({ notice: { kind, audience, group, urgent }, template }) => {
    const short = SHORT.find(([long]) => long === audience)?.[1] ?? audience
    expect(template).toBe(short === 'owner' ? `citizen_${group}` : 'staff_task')
    return `${kind} → ${short} (${group})${urgent ? '!' : ''}`
  })
}

const urgent = { urgent: true }
const ROWS: readonly (readonly [type: NotifiedEvent['type'], facts: Facts, told: readonly string[]])[] = [
  ['dispatched', {}, ['dispatched → owner (progress)', 'to_handle → handlers (assigned)']],
  [
    'dispatched',
    urgent,
    ['dispatched → owner (progress)', 'urgent_unit → handlers (urgent)!', 'urgent_unit → approvers (urgent)!'],
  ],
  ['dispatched', { submittedAt: NOW }, ['to_handle → handlers (assigned)']],
  ['dispatched', { event: { unitId: 'traffic' } }, []],
  ['dispatched', { ...urgent, event: { unitId: 'traffic' } }, []],
  ['dispatched', { channel: 'phone' }, ['to_handle → handlers (assigned)']],
  ['asked', {}, ['asked → owner (question)']],
  ['interim_replied', {}, ['interim_replied → owner (progress)']],
  ['replied', {}, ['replied → owner (answer)']],
  ['redirected', {}, ['redirected → owner (answer)']],
  ['merged_answered', { status: 'merged' }, ['merged_answered → owner (answer)']],
  [
    'merged_answered',
    { status: 'merged', ...happened('merged_answered', 'merged_answered') },
    ['merged_answered → owner (answer)'],
  ],
  [
    'merged_answered',
    { status: 'closed', rated: true, ...happened('merged_answered', 'merged_answered') },
    ['merged_answer_anew → owner (answer)'],
  ],
  [
    'merged_answered',
    { status: 'merged', rated: true, ...happened('merged_answered', 'merged_answered') },
    ['merged_answer_anew → owner (answer)'],
  ],
  ['merged_answered', { status: 'closed', ...happened('merged_answered') }, []],
  ['extended', {}, ['extended → owner (progress)', 'extension_granted → handlers (approval)']],
  ['extension_requested', {}, ['extension_requested → chiefs (approval)']],
  ['extension_refused', {}, ['extension_refused → handlers (approval)']],
  ['complex_requested', {}, ['complex_requested → approvers (approval)']],
  ['complex_decided', { complex: { grounds: '' } }, ['complex_decided → handlers (approval)']],
  [
    'complex_decided',
    { complex: { grounds: '', approved: true } },
    ['complex → owner (progress)', 'complex_decided → handlers (approval)'],
  ],
  ['resettled', {}, ['resettled → owner (progress)', 'resettled_staff → handlers (assigned)']],
  ['resettled', { callBackOpen: true }, ['resettled → owner (progress)']],
  ['resettled', { status: 'merged' }, ['resettled → owner (progress)']],
  ['promise_missed', {}, ['promise_missed → owner (question)', 'promise_missed_staff → handlers (reminder)']],
  ['promise_changed', {}, ['promise_changed → owner (progress)']],
  ['withdrawal_requested', {}, ['withdrawal_requested → dispatchers (approval)']],
  ['withdrawal_declined', {}, ['withdrawal_declined → owner (answer)']],
  ['withdrawn', {}, ['withdrawn_staff → handlers (assigned)']],
  [
    'withdrawn',
    happened('withdrawal_requested'),
    ['withdrawn → owner (answer)', 'withdrawn_staff → handlers (assigned)'],
  ],
  ['withdrawn', { unitId: null, event: { unitId: null } }, []],
  ['rated', {}, []],
  ['rated', { callBackOpen: true }, ['call_back_due → dispatchers (assigned)']],
  ['called_back', { callBack: { dueOn: '2026-07-10', result: 'close' } }, ['called_back → owner (answer)']],
  ['called_back', { callBack: { dueOn: '2026-07-10', result: 'rework' } }, []],
  ['reworked', {}, ['reworked → owner (progress)', 'reworked_staff → handlers (assigned)']],
  ['closed', {}, ['closed → owner (answer)']],
  ['closed', { rated: true }, []],
  ['not_accepted', {}, ['not_accepted → owner (answer)']],
  ['contested', {}, ['contested → dispatchers (approval)']],
  ['contest_ruled', {}, ['contest_ruled → owner (answer)']],
  ['topic_answered', {}, ['topic_answered → owner (progress)']],
  ['assigned', { handlerId: 'handler-heating' }, ['assigned_to_you → handler (assigned)']],
  ['assigned', { subUnitId: 'east-street' }, ['assigned_to_you → street (assigned)']],
  ['assigned', {}, ['assigned_to_you → handlers (assigned)']],
  ['supplemented', {}, ['supplemented → handlers (assigned)']],
  ['resumed', {}, ['resumed → handlers (assigned)']],
  ['reply_drafted', {}, ['to_approve → approvers (approval)']],
  ['step_approved', {}, ['to_approve → approvers (approval)']],
  ['reply_rejected', drafted, ['rejected → drafter (approval)']],
  ['reply_rejected', {}, ['rejected → handlers (approval)']],
  ['reply_revoked', drafted, ['reply_revoked → owner (answer)', 'rejected → drafter (approval)']],
  ['signed_on_paper', { event: { concerns: ['named'] } }, ['named_on_paper → named (approval)']],
  ['signed_on_paper', {}, ['named_on_paper → approvers (approval)']],
  ['signed_on_paper', { unitId: null }, ['named_on_paper → dispatchers (approval)']],
  ['approval_passed_on', { event: { concerns: ['named', 'named'] } }, ['passed_on → named (approval)']],
  ['approval_passed_on', { event: { concerns: [...'abcdef'] } }, ['passed_on → approvers (approval)']],
  [
    'approval_passed_on',
    { event: { concerns: [...'abcde'] } },
    [...'abcde'].map((one) => `passed_on → person:${one} (approval)`),
  ],
  [
    'approval_passed_on',
    { approvalWait: { since: NOW, dueAt: NOW, reached: { what: 'stuck', at: NOW } } },
    ['approval_stuck → dispatchers (approval)'],
  ],
  ['instructed', {}, ['instructed → handlers (reminder)', 'instructed → approvers (reminder)']],
  ['assist_requested', {}, []],
  [
    'assist_requested',
    { assists: [{ id: 'a', unitId: 'traffic', what: '', dueOn: '2026-07-10', requestedAt: NOW }] },
    ['assist_requested → traffic (assigned)'],
  ],
  ['assist_answered', {}, ['assist_answered → handlers (assigned)']],
  ['adjudication_asked', {}, ['adjudication_asked → dispatchers (approval)']],
  ['adjudicated', {}, ['adjudicated → handlers (assigned)']],
  ['decline_proposed', {}, ['decline_proposed → approvers (approval)']],
  ['decline_proposed', { unitId: null, event: { unitId: null } }, ['decline_proposed → chiefs (approval)']],
  ['decline_refused', {}, ['decline_refused → handlers (approval)']],
  ['returned', { unitId: null, event: { unitId: null } }, ['returned → dispatchers (assigned)']],
  ...(['submitted', 'recorded'] as const).flatMap((type) => [
    [type, {}, []] as const,
    [type, urgent, ['urgent_desk → dispatchers (urgent)!', 'urgent_desk → chiefs (urgent)!']] as const,
  ]),
  ['reminder_given', { event: { unitId: 'traffic' } }, ['reminder → traffic (reminder)']],
  ['overdue_notice_given', {}, ['overdue_notice → approvers (reminder)']],
  ['supervision_order_given', {}, ['supervision_order → approvers (reminder)']],
  [
    'instruction_given',
    { event: { unitId: 'traffic' } },
    ['instruction → traffic (reminder)', 'instruction → approvers (reminder)'],
  ],
  ['urgent_dispatch_given', {}, ['urgent_dispatch → dispatchers (urgent)!', 'urgent_dispatch → chiefs (urgent)!']],
  [
    'urgent_contact_given',
    {},
    [
      'urgent_contact → approvers (urgent)!',
      'urgent_contact → dispatchers (urgent)!',
      'urgent_contact → chiefs (urgent)!',
    ],
  ],
  // Nobody leads: the approvers are the dispatchers, who are told once.
  [
    'urgent_contact_given',
    { unitId: null, event: { unitId: null } },
    ['urgent_contact → dispatchers (urgent)!', 'urgent_contact → chiefs (urgent)!'],
  ],
]

it.each(ROWS)('of %s with %j are told, and nobody else: %j', (type, facts, expected) => {
  expect(told(type, facts)).toEqual(expected)
})

it('the press office is named where nobody leads, else the unit', () => {
  const textOf = (unitId: string | null) => {
    const event = { id: 'event', type: 'contest_ruled', at: NOW, messageId: letter.id, unitId } as NotifiedEvent
    return noticesOf(event, { ...letter, unitId }, smallDirectory).map(({ notice, facts }) => [notice.text, facts.unit])
  }
  expect(textOf(null)).toEqual([[expect.stringContaining('现由市政府新闻办办理'), '市政府新闻办']])
  expect(textOf('heating')).toEqual([[expect.stringContaining('现由市供热公司办理'), '市供热公司']])
})

it('every event that somebody is told of is in the table', () => {
  expect([...new Set(ROWS.map(([type]) => type))].sort()).toEqual([...new Set(NOTICE_RULES.map(({ on }) => on))].sort())
})
