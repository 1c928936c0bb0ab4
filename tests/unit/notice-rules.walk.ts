import type { Message } from '../../cloudfunctions/messages'
import type { NotifiedEvent } from '../../cloudfunctions/notifications/addressees'
import type { TimelineWhat } from '../../types/messages.terms'

export const NOW = '2026-07-06T01:00:00.000Z'
const BEFORE = '2026-07-03T01:00:00.000Z'

/** The message as it is when it is told, and what of the event is not as usual. */
export type Facts = Partial<Message> & {
  readonly event?: { unitId?: string | null; concerns?: string[]; at?: string }
  readonly recorderReads?: boolean
  /** The audiences that whoever did it reads. */
  readonly doerReads?: readonly string[]
}
/** `kind → audience (group)` of each notice, with `!` where it leaves at any hour. */
type Row = readonly [facts: Facts, told: readonly string[]]

/** What one act did, besides what the row is about. */
const act = (...what: TimelineWhat[]): Pick<Message, 'timeline'> => ({
  timeline: what.map((one) => ({ what: one, at: NOW, actorId: '' })),
})
const ledBy = (unitId: string, ...what: TimelineWhat[]): Pick<Message, 'timeline'> => ({
  timeline: [{ what: 'dispatched', at: BEFORE, actorId: '', unitId }, ...act(...what).timeline],
})
/** Led by a unit, which had it assigned to a sub-unit of its own. */
const inSubUnit = (unitId: string, subUnitId: string, ...what: TimelineWhat[]): Pick<Message, 'timeline'> => ({
  timeline: [
    ...ledBy(unitId).timeline,
    { what: 'assigned', at: BEFORE, actorId: '', unitId: subUnitId },
    // To a person of the lead, which leaves the sub-unit as it is.
    { what: 'assigned', at: BEFORE, actorId: '', unitId },
    ...act(...what).timeline,
  ],
})
const byHeating = { doerReads: ['unit:heating:handlers', 'person:handler-other'] }
const byStreet = { doerReads: ['unit:east-street:handlers', 'person:handler-street'] }
const drafted = { draft: { draftedBy: 'drafter' } } as unknown as Partial<Message>
const urgent = { urgent: true }
const atDesk = { unitId: null, event: { unitId: null } }
const toStreet = { subUnitId: 'east-street' }
const called = { channel: 'phone', recordedBy: 'recorder', ownerId: '-' } as const
const gone = { ...called, recorderReads: false } as const
const ruled: Partial<Message> = {
  contest: { reason: '', at: BEFORE, ruling: { upheld: false, reason: '', at: NOW } },
}
const mail: Partial<Message> = { postId: 'mayor', instructions: [{ body: '', at: BEFORE, postId: 'mayor' }] }

const arrival: readonly Row[] = [
  [{}, []],
  [urgent, ['urgent_desk → dispatchers (urgent)!', 'urgent_desk → chiefs (urgent)!']],
]

/**
 * Every transition of a message, and every document that supervision gives: who is told, and nobody else. The compiler asks for
 * a row of each; where nobody is told it says why.
 */
export const WALK: Readonly<Record<NotifiedEvent['type'], readonly Row[] | { readonly nobody: string }>> = {
  submitted: arrival,
  recorded: arrival,
  flagged: { nobody: 'the desk looks through 待审看, as through all that arrives' },
  screened: { nobody: 'what it lets go on is told as that' },
  dispatched: [
    [{}, ['dispatched → owner (progress)', 'to_handle → handlers (assigned)']],
    [
      urgent,
      ['dispatched → owner (progress)', 'urgent_unit → handlers (urgent)!', 'urgent_unit → approvers (urgent)!'],
    ],
    [{ submittedAt: NOW }, ['to_handle → handlers (assigned)']],
    [{ event: { unitId: 'traffic' } }, []],
    [{ ...urgent, event: { unitId: 'traffic' } }, []],
    [called, ['to_handle → handlers (assigned)']],
    // With the ruling of their objection, which the owner is told instead; and of who handles it, which the unit is.
    [{ ...ruled, ...act('contest_ruled', 'dispatched') }, ['to_handle → handlers (assigned)']],
    [{ ...ruled, ...act('adjudicated', 'dispatched') }, []],
    [act('adjudicated', 'dispatched'), ['dispatched → owner (progress)']],
    [
      { ...urgent, ...act('adjudicated', 'dispatched') },
      ['dispatched → owner (progress)', 'urgent_unit → handlers (urgent)!', 'urgent_unit → approvers (urgent)!'],
    ],
    // Ruled by transferring it, which no other entry tells.
    [{ ...ruled, ...act('dispatched') }, ['dispatched → owner (progress)', 'to_handle → handlers (assigned)']],
  ],
  redirected: [
    [{}, ['redirected → owner (answer)']],
    [called, ['recorded_elsewhere → recorder (assigned)']],
    [gone, ['recorded_elsewhere → dispatchers (assigned)']],
  ],
  accepted: { nobody: 'the owner reads 办理中, whoever accepted knows' },
  assigned: [
    [{ handlerId: 'handler-heating' }, ['assigned_to_you → handler (assigned)']],
    [toStreet, ['assigned_to_you → street (assigned)']],
    [{}, ['assigned_to_you → handlers (assigned)']],
    [
      { ...toStreet, ...inSubUnit('heating', 'traffic-north', 'assigned') },
      ['assigned_to_you → street (assigned)', 'reassigned → north (assigned)'],
    ],
    // It is there still, or whoever was there passed it on.
    [{ ...toStreet, ...inSubUnit('heating', 'east-street', 'assigned') }, ['assigned_to_you → street (assigned)']],
    [
      { ...toStreet, ...inSubUnit('heating', 'traffic-north', 'assigned'), doerReads: ['unit:traffic-north:handlers'] },
      ['assigned_to_you → street (assigned)'],
    ],
  ],
  returned: [
    [atDesk, ['returned → dispatchers (assigned)']],
    [
      { ...atDesk, ...inSubUnit('heating', 'east-street', 'returned'), ...byHeating },
      ['returned_away → street (assigned)', 'returned → dispatchers (assigned)'],
    ],
    [
      { ...atDesk, ...inSubUnit('heating', 'east-street', 'returned'), ...byStreet },
      ['returned_away → handlers (assigned)', 'returned → dispatchers (assigned)'],
    ],
  ],
  asked: [[{}, ['asked → owner (question)']]],
  supplemented: [
    [{}, ['supplemented → handlers (assigned)']],
    [toStreet, ['supplemented → handlers (assigned)', 'supplemented → street (assigned)']],
    // Danger to life: at any hour, and whoever answers for the unit as well.
    [urgent, ['urgent_supplemented → handlers (urgent)!', 'urgent_supplemented → approvers (urgent)!']],
  ],
  resumed: [[{}, ['resumed → handlers (assigned)']]],
  resettled: [
    [{}, ['resettled → owner (progress)', 'resettled_staff → handlers (assigned)']],
    [{ callBackOpen: true }, ['resettled → owner (progress)']],
    [{ status: 'merged' }, ['resettled → owner (progress)']],
  ],
  reply_drafted: [[{}, ['to_approve → approvers (approval)']]],
  step_approved: [[{}, ['to_approve → approvers (approval)']]],
  signed_on_paper: [
    [{ event: { concerns: ['named'] } }, ['named_on_paper → named (approval)']],
    [{}, ['named_on_paper → approvers (approval)']],
    [{ unitId: null }, ['named_on_paper → dispatchers (approval)']],
  ],
  reply_revoked: [
    [drafted, ['reply_revoked → owner (answer)', 'rejected → drafter (approval)']],
    [{ ...drafted, ...called }, ['recorded_revoked → recorder (assigned)', 'rejected → drafter (approval)']],
  ],
  approval_passed_on: [
    [{ event: { concerns: ['named', 'named'] } }, ['passed_on → named (approval)']],
    [{ event: { concerns: [...'abcdef'] } }, ['passed_on → approvers (approval)']],
    [{ event: { concerns: [...'abcde'] } }, [...'abcde'].map((one) => `passed_on → person:${one} (approval)`)],
    [
      { approvalWait: { since: NOW, dueAt: NOW, reached: { what: 'stuck', at: NOW } } },
      ['approval_stuck → dispatchers (approval)'],
    ],
  ],
  reply_rejected: [
    [drafted, ['rejected → drafter (approval)']],
    [{}, ['rejected → handlers (approval)']],
    [toStreet, ['rejected → handlers (approval)', 'rejected → street (approval)']],
  ],
  interim_replied: [
    [{}, ['interim_replied → owner (progress)']],
    [called, ['recorded_interim → recorder (assigned)']],
  ],
  replied: [
    [{}, ['replied → owner (answer)']],
    [called, ['recorded_answered → recorder (assigned)']],
    [gone, ['recorded_answered → dispatchers (assigned)']],
    [{ postId: 'mayor' }, ['replied → owner (answer)']],
    [mail, ['replied → owner (answer)', 'instruction_answered → mayor (assigned)']],
  ],
  rated: [
    [{}, []],
    [{ callBackOpen: true }, ['call_back_due → dispatchers (assigned)']],
  ],
  called_back: [
    [{ callBack: { dueOn: '2026-07-10', result: 'close' } }, ['called_back → owner (answer)']],
    [{ callBack: { dueOn: '2026-07-10', result: 'rework' } }, []],
  ],
  reworked: [
    [{}, ['reworked → owner (progress)', 'reworked_staff → handlers (assigned)']],
    [atDesk, ['reworked → owner (progress)', 'reworked_staff → dispatchers (assigned)']],
  ],
  closed: [
    [{}, ['closed → owner (answer)']],
    [{ rated: true }, []],
  ],
  withdrawal_requested: [[{}, ['withdrawal_requested → dispatchers (approval)']]],
  withdrawal_declined: [[{}, ['withdrawal_declined → owner (answer)']]],
  withdrawn: [
    [{}, ['withdrawn_staff → handlers (assigned)']],
    [act('withdrawal_requested'), ['withdrawn → owner (answer)', 'withdrawn_staff → handlers (assigned)']],
    [atDesk, []],
  ],
  instructed: [[{}, ['instructed → handlers (reminder)', 'instructed → approvers (reminder)']]],
  extension_requested: [[{}, ['extension_requested → chiefs (approval)']]],
  extension_refused: [[{}, ['extension_refused → handlers (approval)']]],
  extended: [
    [{}, ['extended → owner (progress)', 'extension_granted → handlers (approval)']],
    [called, ['recorded_later → recorder (assigned)', 'extension_granted → handlers (approval)']],
  ],
  complex_requested: [[{}, ['complex_requested → approvers (approval)']]],
  complex_decided: [
    [{ complex: { grounds: '' } }, ['complex_decided → handlers (approval)']],
    [
      { complex: { grounds: '', approved: true } },
      ['complex → owner (progress)', 'complex_decided → handlers (approval)'],
    ],
    [
      { ...called, complex: { grounds: '', approved: true } },
      ['recorded_later → recorder (assigned)', 'complex_decided → handlers (approval)'],
    ],
    [{ ...called, complex: { grounds: '' } }, ['complex_decided → handlers (approval)']],
  ],
  promise_kept: [
    [{}, ['promise_kept → owner (progress)']],
    [called, ['recorded_promise_kept → recorder (assigned)']],
    [gone, ['recorded_promise_kept → dispatchers (assigned)']],
  ],
  promise_changed: [
    [{}, ['promise_changed → owner (progress)']],
    [called, ['recorded_promise_changed → recorder (assigned)']],
  ],
  promise_missed: [
    [{}, ['promise_missed → owner (question)', 'promise_missed_staff → handlers (reminder)']],
    [called, ['recorded_promise_missed → recorder (assigned)', 'promise_missed_staff → handlers (reminder)']],
  ],
  contacted: { nobody: 'who wrote was spoken to, and who handles it did' },
  reminded: [[toStreet, ['reminded → handlers (reminder)', 'reminded → street (reminder)']]],
  contested: [[{}, ['contested → dispatchers (approval)']]],
  contest_ruled: [
    [ledBy('heating', 'contest_ruled'), ['contest_ruled → owner (answer)']],
    [
      ledBy('traffic', 'contest_ruled', 'dispatched'),
      ['contest_ruled → owner (answer)', 'taken_away → traffic (assigned)'],
    ],
    [
      inSubUnit('traffic', 'traffic-north', 'contest_ruled', 'dispatched'),
      ['contest_ruled → owner (answer)', 'taken_away → traffic (assigned)', 'taken_away → north (assigned)'],
    ],
  ],
  // Who may rule it is told.
  adjudication_asked: [[{}, ['adjudication_asked → chiefs (approval)']]],
  adjudicated: [
    [ledBy('heating', 'adjudicated'), ['adjudicated → handlers (assigned)']],
    [
      ledBy('traffic', 'adjudicated', 'dispatched'),
      ['adjudicated → handlers (assigned)', 'taken_away → traffic (assigned)'],
    ],
    [
      inSubUnit('traffic', 'traffic-north', 'adjudicated', 'dispatched'),
      ['adjudicated → handlers (assigned)', 'taken_away → traffic (assigned)', 'taken_away → north (assigned)'],
    ],
    [
      {
        timeline: [
          ...ledBy('traffic').timeline,
          { what: 'returned', at: BEFORE, actorId: '' },
          ...act('adjudicated', 'dispatched').timeline,
        ],
      },
      ['adjudicated → handlers (assigned)'],
    ],
    [
      { ...ruled, ...ledBy('heating', 'adjudicated') },
      ['contest_ruled → owner (answer)', 'adjudicated → handlers (assigned)'],
    ],
  ],
  assist_requested: [
    [{}, []],
    [
      { assists: [{ id: 'a', unitId: 'traffic', what: '', dueOn: '2026-07-10', requestedAt: NOW }] },
      ['assist_requested → traffic (assigned)'],
    ],
  ],
  assist_answered: [[{}, ['assist_answered → handlers (assigned)']]],
  assist_ended: [
    [
      { timeline: [{ what: 'assist_ended', at: NOW, actorId: '', unitId: 'traffic' }] },
      ['assist_ended → traffic (assigned)'],
    ],
    // It leads the whole now, and is told that.
    [{ timeline: [{ what: 'assist_ended', at: NOW, actorId: '', unitId: 'heating' }] }, []],
  ],
  decline_proposed: [
    [{}, ['decline_proposed → approvers (approval)']],
    [atDesk, ['decline_proposed → chiefs (approval)']],
  ],
  decline_refused: [[{}, ['decline_refused → handlers (approval)']]],
  not_accepted: [
    [{}, ['not_accepted → owner (answer)', 'decline_approved → handlers (approval)']],
    [
      toStreet,
      [
        'not_accepted → owner (answer)',
        'decline_approved → handlers (approval)',
        'decline_approved → street (approval)',
      ],
    ],
    [called, ['recorded_elsewhere → recorder (assigned)', 'decline_approved → handlers (approval)']],
    [atDesk, ['not_accepted → owner (answer)']],
  ],
  merged: [
    [{ status: 'merged' }, ['merged → owner (progress)', 'merged_staff → handlers (assigned)']],
    [
      { status: 'merged', ...toStreet },
      ['merged → owner (progress)', 'merged_staff → handlers (assigned)', 'merged_staff → street (assigned)'],
    ],
    // The office whose own person merged it knows; whoever of it had it in hand may not.
    [
      { status: 'merged', ...toStreet, ...byHeating },
      ['merged → owner (progress)', 'merged_staff → street (assigned)'],
    ],
    [
      { status: 'merged', ...toStreet, ...byStreet },
      ['merged → owner (progress)', 'merged_staff → handlers (assigned)'],
    ],
    [
      { status: 'merged', handlerId: 'handler-heating', ...byHeating },
      ['merged → owner (progress)', 'merged_staff → handler (assigned)'],
    ],
    [{ status: 'merged', handlerId: 'handler-other', ...byHeating }, ['merged → owner (progress)']],
    [
      { status: 'merged', handlerId: 'handler-heating' },
      ['merged → owner (progress)', 'merged_staff → handlers (assigned)'],
    ],
    // At the desk whoever merged it is one of the desk.
    [{ status: 'merged', ...atDesk }, ['merged → owner (progress)']],
    // Parted again, or answered there, before anybody was told.
    [{}, []],
    [{ status: 'merged', mergedAnswered: true }, []],
  ],
  unmerged: [
    [act('unmerged'), ['unmerged → owner (progress)', 'unmerged_staff → handlers (assigned)']],
    [{ ...atDesk, ...act('unmerged') }, ['unmerged → owner (progress)', 'unmerged_staff → dispatchers (assigned)']],
    ...(['withdrawn', 'withdrawal_requested', 'reworked'] as const).map((what): Row => [act('unmerged', what), []]),
    [{ status: 'merged', ...act('unmerged') }, []],
  ],
  merged_answered: [
    [{ status: 'merged' }, ['merged_answered → owner (answer)']],
    [{ ...called, status: 'merged' }, ['recorded_answered → recorder (assigned)']],
    [{ status: 'merged', ...act('merged_answered', 'merged_answered') }, ['merged_answered → owner (answer)']],
    [
      { status: 'closed', rated: true, ...act('merged_answered', 'merged_answered') },
      ['merged_answer_anew → owner (answer)'],
    ],
    [
      { status: 'merged', rated: true, ...act('merged_answered', 'merged_answered') },
      ['merged_answer_anew → owner (answer)'],
    ],
    [{ status: 'closed', ...act('merged_answered') }, []],
  ],
  answer_released: { nobody: 'the owner allowed it; who joined the answer, or lies in the case, is told by that' },
  answer_withdrawn: { nobody: 'what the owner reads stays; who joined the answer is told by that' },
  topic_answered: [[{}, ['topic_answered → owner (progress)']]],
  reminder_given: [
    [{ event: { unitId: 'traffic' } }, ['reminder → traffic (reminder)']],
    [toStreet, ['reminder → handlers (reminder)', 'reminder → street (reminder)']],
  ],
  overdue_notice_given: [[{}, ['overdue_notice → approvers (reminder)']]],
  supervision_order_given: [[{}, ['supervision_order → approvers (reminder)']]],
  accountability_lead_given: { nobody: '问责线索 stays with the supervision office' },
  instruction_given: [
    [{ event: { unitId: 'traffic' } }, ['instruction → traffic (reminder)', 'instruction → approvers (reminder)']],
  ],
  urgent_dispatch_given: [[{}, ['urgent_dispatch → dispatchers (urgent)!', 'urgent_dispatch → chiefs (urgent)!']]],
  urgent_contact_given: [
    [
      {},
      [
        'urgent_contact → approvers (urgent)!',
        'urgent_contact → dispatchers (urgent)!',
        'urgent_contact → chiefs (urgent)!',
      ],
    ],
    // Nobody leads: the approvers are the dispatchers, who are told once.
    [atDesk, ['urgent_contact → dispatchers (urgent)!', 'urgent_contact → chiefs (urgent)!']],
  ],
}
