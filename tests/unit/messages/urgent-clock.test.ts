import { followUrgent, newUrgentClock, urgentDues } from '../../../cloudfunctions/messages/domain/urgent-clock'
import { submitMessage } from '../../../cloudfunctions/messages'
import { SubmitMessageInput } from '../../../types/messages.contract'
import type { TimelineWhat } from '../../../types/messages.terms'
import { people, requestId } from '../../support/small-city'
import { HandledCase } from './handled-case'

const DANGER = { addresseeId: 'heating', body: '楼道里燃气泄漏，味道很大，快来人。' }

describe('the clocks of an urgent message', () => {
  it.each([
    // Shanghai 09:00, 21:59:59.999, 23:30 and 23:59:59.999; 00:00 begins another day
    ['2026-07-03T01:00:00.000Z', '2026-07-03T03:00:00.000Z', '2026-07-03T16:00:00.000Z'],
    ['2026-07-03T13:59:59.999Z', '2026-07-03T15:59:59.999Z', '2026-07-03T16:00:00.000Z'],
    ['2026-07-03T15:30:00.000Z', '2026-07-03T17:30:00.000Z', '2026-07-03T16:00:00.000Z'],
    ['2026-07-03T15:59:59.999Z', '2026-07-03T17:59:59.999Z', '2026-07-03T16:00:00.000Z'],
    ['2026-07-03T16:00:00.000Z', '2026-07-03T18:00:00.000Z', '2026-07-04T16:00:00.000Z'],
    // A holiday is no excuse
    ['2026-10-01T04:00:00.000Z', '2026-10-01T06:00:00.000Z', '2026-10-01T16:00:00.000Z'],
  ])('of %s are transfer before %s and contact before %s', (submittedAt, dispatchBy, contactBy) => {
    expect(newUrgentClock(submittedAt)).toEqual({ dispatchBy, contactBy })
  })

  it('owe what is due first first, and nothing once it ended', () => {
    const urgentClock = newUrgentClock('2026-07-03T15:30:00.000Z')
    expect(urgentDues({ open: 'yes', urgentClock }).map(({ step }) => step)).toEqual(['contact', 'dispatch'])
    expect(urgentDues({ open: 'no', urgentClock })).toEqual([])
    expect(urgentDues({ open: 'yes' })).toEqual([])
  })

  it('count the first transfer and contact; a return starts the two hours anew', () => {
    const at = (hour: number) => `2026-07-03T0${hour}:00:00.000Z`
    const clock = followUrgent(newUrgentClock(at(1)), ['submitted', 'dispatched'], at(1))
    expect(clock.dispatchedAt).toBe(at(1))
    const asked = followUrgent(followUrgent(clock, ['asked'], at(3)), ['interim_replied'], at(4))
    expect(asked.contactedAt).toBe(at(3))
    expect(followUrgent(clock, ['dispatched'], at(3)).dispatchedAt).toBe(at(1))
    const returned = followUrgent(clock, ['returned'], at(4))
    expect(returned).toMatchObject({ dispatchBy: at(6) })
    expect(returned.dispatchedAt).toBeUndefined()
  })

  it('take for a contact what tells the citizen something or asks, not what goes on inside the house', () => {
    const urgentClock = newUrgentClock('2026-07-03T01:00:00.000Z')
    const owes = (what: TimelineWhat) =>
      urgentDues({ open: 'yes', urgentClock: followUrgent(urgentClock, [what], '2026-07-03T02:00:00.000Z') }).some(
        ({ step }) => step === 'contact',
      )
    expect((['contacted', 'asked', 'interim_replied', 'replied'] as const).filter(owes)).toEqual([])
    expect((['dispatched', 'accepted', 'reply_drafted'] as const).filter(owes)).toHaveLength(3)
  })
})

describe('an urgent message', () => {
  it('shows unit and citizen until when contact is due, and late from that instant on', async () => {
    const one = new HandledCase()
    const view = await one.submit(DANGER)
    expect(view.urgentDue).toEqual({ step: 'contact', at: '2026-07-03T16:00:00.000Z', late: false })
    one.city.clock.to('2026-07-03T15:59:59.999Z')
    expect((await one.inbox('handler'))[0]?.urgentDue).toMatchObject({ step: 'contact', late: false })
    one.city.clock.to('2026-07-03T16:00:00.000Z')
    expect((await one.inbox('handler'))[0]?.urgentDue).toMatchObject({ step: 'contact', late: true })
    expect((await one.see('citizen')).urgentDue).toMatchObject({ late: true })
  })

  it('waits two hours for its transfer where nobody is named', async () => {
    const one = new HandledCase()
    const view = await one.submit({ body: '有人晕倒昏迷，快来人啊。' })
    expect(view.status).toBe('pending_dispatch')
    expect(view.urgentDue).toEqual({ step: 'dispatch', at: '2026-07-03T03:00:00.000Z', late: false })
    expect((await one.inbox('dispatcher'))[0]?.urgentDue).toEqual(view.urgentDue)
  })

  it('is contacted by a recorded call, whose words stay in the house', async () => {
    const one = new HandledCase()
    await one.submit(DANGER)
    await expect(one.handling.note_contact(people.handler, { ...one.on(), note: '已电话联系' })).rejects.toMatchObject({
      code: 'invalid_state',
    }) // accepted first
    await one.accept()
    one.view = await one.handling.note_contact(people.handler, { ...one.on(), note: '已电话联系，阀门已关' })
    expect(one.view.urgentDue).toBeUndefined()
    expect(one.view.timeline.at(-1)).toMatchObject({ what: 'contacted', note: '已电话联系，阀门已关' })
    const seen = (await one.see('citizen')).timeline.at(-1)
    expect(seen?.what).toBe('contacted')
    expect(seen?.note).toBeUndefined()
  })

  it('becomes one by what its owner adds: on top of every queue, and to be contacted that day', async () => {
    const one = await HandledCase.open()
    await one.accept()
    one.view = await one.handling.ask(people.handler, { ...one.on(), question: '现在情况怎样？' })
    one.city.clock.to('2026-07-06T13:30:00.000Z') // Shanghai 21:30
    const calm = await submitMessage(one.city.deps)(
      people.citizen,
      SubmitMessageInput.parse({
        requestId: requestId(2),
        kind: 'inquiry',
        body: '暖气片漏水找谁修？',
        addresseeId: 'heating',
      }),
    )
    const view = await one.handling.supplement(people.citizen, { ...one.on(), body: '换热站起火了，快来人！' })
    expect(view.urgent).toBe(true)
    expect(view.urgentDue).toEqual({ step: 'contact', at: '2026-07-06T16:00:00.000Z', late: false })
    expect((await one.inbox('handler')).map(({ id, urgent }) => [id, urgent])).toEqual([
      [view.id, true],
      [calm.id, false],
    ])
    one.view = await one.see('handler')
    expect(one.view.allowedActions).toContain('note_contact')
    expect(
      (await one.handling.note_contact(people.handler, { ...one.on(), note: '已电话联系' })).urgentDue,
    ).toBeUndefined()
  })

  it('stays what it is where a calm addition comes, and keeps its clocks where another speaks of danger', async () => {
    const calm = await HandledCase.open()
    await calm.accept()
    calm.view = await calm.handling.ask(people.handler, { ...calm.on(), question: '请问在哪个单元？' })
    expect((await calm.handling.supplement(people.citizen, { ...calm.on(), body: '三号楼二单元。' })).urgent).toBe(
      false,
    )
    const one = new HandledCase()
    await one.submit(DANGER)
    await one.accept()
    one.view = await one.handling.ask(people.handler, { ...one.on(), question: '请问在哪个单元？' })
    const view = await one.handling.supplement(people.citizen, { ...one.on(), body: '二单元，还在燃气泄漏。' })
    expect(view.urgentDue).toBeUndefined() // it was contacted: by the question
  })

  it('is contacted by a question; a calm one offers no such record', async () => {
    const one = new HandledCase()
    await one.submit(DANGER)
    await one.accept()
    const asked = await one.handling.ask(people.handler, { ...one.on(), question: '请问在哪个单元？' })
    expect(asked.urgentDue).toBeUndefined()
    const calm = await HandledCase.open()
    await calm.accept()
    expect(calm.view.allowedActions).not.toContain('note_contact')
    expect(calm.view.urgentDue).toBeUndefined()
  })
})
