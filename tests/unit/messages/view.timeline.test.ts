import { vendoredCalendar } from '../../../cloudfunctions/shared/calendar'
import { messages, submitMessage } from '../../../cloudfunctions/messages'
import type { Message } from '../../../cloudfunctions/messages/domain/message'
import { toView } from '../../../cloudfunctions/messages/view'
import type { Actor } from '../../../cloudfunctions/shared/kernel/actor'
import { SubmitMessageInput } from '../../../types/messages.contract'
import { TIMELINE_ENTRIES, type TimelineWhat } from '../../../types/messages.terms'
import { openSmallCity, people, requestId, smallDirectory } from '../../support/small-city'

/** What the house does among itself: the owner does not read that it happened. */
const INSIDE: readonly TimelineWhat[] = [
  ...(['flagged', 'screened', 'instructed', 'reminded'] as const),
  ...(['reply_drafted', 'step_approved', 'approval_passed_on', 'signed_on_paper', 'reply_rejected'] as const),
  ...(['extension_requested', 'extension_refused', 'complex_requested'] as const),
  ...(['adjudication_asked', 'decline_proposed', 'decline_refused'] as const),
]
/** The owner reads that it happened, and not what was written about it from desk to desk. */
const WITHOUT_NOTE: readonly TimelineWhat[] = [
  ...(['returned', 'reply_revoked', 'withdrawal_declined'] as const),
  ...(['assist_requested', 'assist_answered', 'assist_ended', 'topic_answered'] as const),
]

let told: Message
beforeAll(async () => {
  const { deps, store } = openSmallCity()
  const input = { requestId: requestId(1), kind: 'complaint', body: '家里暖气三天不热，没人来修。' }
  const { id } = await submitMessage(deps)(people.citizen, SubmitMessageInput.parse(input))
  const message = await store.get(messages, id)
  if (message === null) throw new Error('not submitted')
  const entry = { at: '2026-07-03T01:00:00.000Z', actorId: 'somebody', unitId: 'heating' }
  const timeline = TIMELINE_ENTRIES.map((what) => ({ ...entry, what, note: `note ${what}`, clauseId: 'clause-1' }))
  told = { ...message, timeline, formerUnitIds: ['traffic'] }
})

const read = (actor: Actor, message = told) =>
  toView(message, {
    ...{ actor, now: '2026-07-03T02:00:00.000Z', today: '2026-07-03' },
    ...{ directory: smallDirectory, calendar: vendoredCalendar() },
  }).timeline

it('the owner reads every entry but what the house does among itself, and its notes but those from desk to desk', () => {
  const seen = read(people.citizen)
  expect(seen.map(({ what }) => what)).toEqual(TIMELINE_ENTRIES.filter((what) => !INSIDE.includes(what)))
  expect(seen.filter(({ note }) => note === undefined).map(({ what }) => what)).toEqual(
    TIMELINE_ENTRIES.filter((what) => WITHOUT_NOTE.includes(what)),
  )
})

it('the unit reads every entry with its note and the clause that was cited, the owner no clause', () => {
  const seen = read(people.handler)
  expect(seen.map(({ what, note, clauseId }) => [what, note, clauseId])).toEqual(
    TIMELINE_ENTRIES.map((what) => [what, `note ${what}`, 'clause-1']),
  )
  expect(read(people.citizen).filter((entry) => 'clauseId' in entry)).toEqual([])
})

it('a unit that only assists reads its own part whole, of the rest what the owner reads, and of the house what is of the matter', () => {
  const matter: readonly TimelineWhat[] = ['flagged', 'screened', 'instructed', 'contacted']
  const helped: Message = { ...told, formerUnitIds: [], assistUnitIds: ['traffic'] }
  const seen = read(people.trafficHandler, helped)
  expect(seen.map(({ what }) => what)).toEqual(
    TIMELINE_ENTRIES.filter((what) => matter.includes(what) || !INSIDE.includes(what)),
  )
  expect(seen.filter(({ note }) => note === undefined).map(({ what }) => what)).toEqual(
    TIMELINE_ENTRIES.filter((what) => what === 'contested' || WITHOUT_NOTE.includes(what)),
  )
  const own = helped.timeline.map((entry) => ({ ...entry, unitId: 'traffic', staffNote: `to ${entry.what}` }))
  expect(read(people.trafficHandler, { ...helped, timeline: own }).map(({ note }) => note)).toEqual(
    TIMELINE_ENTRIES.map((what) => `to ${what}`),
  )
  const leads = helped.timeline.map((entry) => ({ ...entry, staffNote: `to ${entry.what}` }))
  const addressed = read(people.trafficHandler, { ...helped, timeline: leads }).filter(
    ({ what, note }) => note === `to ${what}`,
  )
  expect(addressed.map(({ what }) => what)).toEqual(TIMELINE_ENTRIES.filter((what) => matter.includes(what)))
  const both: Actor = { ...people.trafficHandler, grants: [...people.trafficHandler.grants, { role: 'dispatcher' }] }
  expect(read(both, helped)).toHaveLength(TIMELINE_ENTRIES.length)
})

it('what staff wrote to staff stands in place of the note inside the house, and nowhere outside', () => {
  const entry = { at: '2026-07-03T01:00:00.000Z', actorId: 'somebody', note: 'for the owner', staffNote: 'for staff' }
  const message: Message = {
    ...told,
    timeline: [
      { ...entry, what: 'dispatched' },
      { ...entry, what: 'redirected', note: undefined },
    ],
  }
  expect(read(people.handler, message).map(({ note }) => note)).toEqual(['for staff', 'for staff'])
  expect(read(people.citizen, message).map(({ note }) => note)).toEqual(['for the owner', undefined])
})

it('no entry says which person acted', () => {
  for (const actor of [people.citizen, people.handler, people.chief])
    expect(JSON.stringify(read(actor))).not.toContain('somebody')
})

it('a unit that led it before reads the entries of its own hop and no others', () => {
  const entry = { at: '2026-07-03T01:00:00.000Z', actorId: 'somebody', note: 'a note' }
  const message: Message = {
    ...told,
    timeline: [
      { ...entry, what: 'submitted' },
      { ...entry, what: 'accepted', unitId: 'traffic' },
      { ...entry, what: 'accepted', unitId: 'heating' },
    ],
  }
  expect(read(people.trafficHandler, message)).toEqual([
    { what: 'accepted', at: entry.at, unitId: 'traffic', unitName: '市交通运输局', note: 'a note' },
  ])
})
