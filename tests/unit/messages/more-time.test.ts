import { readReceipt } from '../../../cloudfunctions/messages/usecases/read-receipt'
import { people } from '../../support/small-city'
import { HandledCase } from './handled-case'

const GROUNDS = '需开挖路面，须先办占道手续'

describe('more time', () => {
  let one: HandledCase
  beforeEach(async () => (one = await HandledCase.open()))
  const request = async () =>
    (one.view = await one.handling.request_extension(people.handler, { ...one.on(), workingDays: 5, grounds: GROUNDS }))

  it('is asked for before the due day, and decided by the press office', async () => {
    await request()
    expect(one.view).toMatchObject({ replyDueOn: '2026-07-10', extensionRequest: { workingDays: 5, grounds: GROUNDS } })
    expect((await one.see('handler')).timeline.at(-1)).toMatchObject({ what: 'extension_requested', unitId: 'heating' })
    expect(await one.inbox('chief')).toHaveLength(1)
    expect(JSON.stringify(await one.see('citizen'))).not.toContain(GROUNDS)
    one.view = await one.handling.grant_extension(people.chief, { ...one.on(), workingDays: 5, grounds: GROUNDS })
    expect(await one.see('citizen')).toMatchObject({ replyDueOn: '2026-07-17' })
    expect(JSON.stringify(await one.see('citizen'))).toContain(GROUNDS)
    expect(await one.inbox('chief')).toEqual([])
  })

  it.each(['chief', 'supervisor'] as const)(
    'stands in the receipt with its grounds and the office: %s',
    async (who) => {
      one.view = await one.handling.grant_extension(people[who], { ...one.on(), workingDays: 5, grounds: GROUNDS })
      const receipt = await readReceipt(one.city.deps)(people.citizen, { id: one.view.id })
      expect(receipt.extensions).toEqual([{ grantedOn: '2026-07-03', workingDays: 5, grounds: GROUNDS, by: who }])
    },
  )

  it('is refused on the due day, also at 17:00', async () => {
    one.city.clock.to('2026-07-10T09:00:00.000Z')
    await expect(request()).rejects.toMatchObject({ code: 'invalid_state' })
  })

  it('may still be granted later when it was asked for in time', async () => {
    await request()
    one.city.clock.to('2026-07-13T02:00:00.000Z')
    one.view = await one.handling.grant_extension(people.chief, { ...one.on(), workingDays: 5, grounds: GROUNDS })
    expect(one.view).toMatchObject({ replyDueOn: '2026-07-17', overdue: false })
  })

  it('is never granted to a day gone by: the citizen would be promised what is broken already', async () => {
    await request()
    one.city.clock.to('2026-07-20T02:00:00.000Z')
    const grant = (workingDays: number) =>
      one.handling.grant_extension(people.chief, { ...one.on(), workingDays, grounds: GROUNDS })
    await expect(grant(5)).rejects.toMatchObject({ code: 'invalid_input' })
    one.view = await grant(6) // until today
    expect(one.view).toMatchObject({ replyDueOn: '2026-07-20', overdue: false })
  })

  it('leaves the due day where it is when it is refused, and may be asked for again', async () => {
    await request()
    one.view = await one.handling.refuse_extension(people.chief, { ...one.on(), reason: '可按期办结' })
    expect(one.view.replyDueOn).toBe('2026-07-10')
    expect(JSON.stringify(await one.see('handler'))).toContain('可按期办结')
    await request()
    expect(one.view.extensionRequest).toBeDefined()
  })

  it('waits for nobody any more once the matter is answered', async () => {
    await request()
    one.view = await one.see('handler')
    await one.reply()
    for (const who of ['handler', 'approver', 'chief'] as const)
      expect(await one.see(who)).not.toHaveProperty('extensionRequest')
  })

  it('for a complex matter is asked for at acceptance and approved by the unit’s leader', async () => {
    one.view = await one.handling.accept(people.handler, { ...one.on(), complexGrounds: '涉及多个小区' })
    expect(one.view).toMatchObject({ status: 'processing', replyDueOn: '2026-07-10' })
    expect(await one.inbox('approver')).toHaveLength(1)
    one.view = await one.handling.decide_complex(people.approver, { ...one.on(), approved: true })
    expect(one.view).toMatchObject({ replyDueOn: '2026-07-24', complex: { approved: true } })
    expect(await one.inbox('approver')).toEqual([])
  })

  it('leaves the owner without a word of a complex matter that its leader refused', async () => {
    one.view = await one.handling.accept(people.handler, { ...one.on(), complexGrounds: '人手不够，想晚些办' })
    expect(JSON.stringify(await one.see('citizen'))).not.toContain('人手不够')
    const refusal = { approved: false, note: '没有理由，按期办' }
    one.view = await one.handling.decide_complex(people.approver, { ...one.on(), ...refusal })
    const seen = await one.see('citizen')
    expect(JSON.stringify(seen)).not.toMatch(/人手不够|按期办/)
    expect(seen.timeline.map(({ what }) => what)).not.toContain('complex_decided')
    expect(JSON.stringify(await one.see('handler'))).toMatch(/人手不够.*按期办|按期办.*人手不够/)
  })

  it('is never made complex within the last two working days', async () => {
    one.city.clock.to('2026-07-09T02:00:00.000Z')
    await expect(
      one.handling.accept(people.handler, { ...one.on(), complexGrounds: '涉及多个小区' }),
    ).rejects.toMatchObject({ code: 'invalid_input' })
    one.city.clock.to('2026-07-08T02:00:00.000Z')
    one.view = await one.handling.accept(people.handler, { ...one.on(), complexGrounds: '涉及多个小区' })
    expect((await one.see('handler')).complex).toEqual({ grounds: '涉及多个小区' })
    one.city.clock.to('2026-07-09T02:00:00.000Z')
    // Nobody decided in time: no page says any more that it waits.
    expect((await one.see('handler')).complex).toEqual({ grounds: '涉及多个小区', lapsed: true })
    await expect(one.handling.decide_complex(people.approver, { ...one.on(), approved: true })).rejects.toMatchObject({
      code: 'invalid_state',
    })
  })

  it('for a complex matter is that round’s: done again, it is promised and said like any other', async () => {
    one.view = await one.handling.accept(people.handler, { ...one.on(), complexGrounds: '涉及多个小区' })
    one.view = await one.handling.decide_complex(people.approver, { ...one.on(), approved: true })
    await one.draft()
    await one.approve()
    one.view = await one.handling.rate(people.citizen, { id: one.view.id, solved: 'no', satisfaction: 1 })
    one.view = await one.handling.call_back(people.chief, { ...one.on(), result: 'rework', grounds: '回访属实，重办' })
    expect(one.view.replyDueOn).toBe('2026-07-10')
    expect((await one.see('handler')).complex).toBeUndefined()
  })

  it('is not what an interim reply gives: it informs and stops no clock', async () => {
    await one.accept()
    one.view = await one.handling.draft_reply(people.handler, {
      ...one.on(),
      body: '已完成勘查，正在采购管材。',
      outcome: 'planned',
      interim: true,
    })
    await one.approve()
    expect(await one.see('citizen')).toMatchObject({
      status: 'processing',
      replyDueOn: '2026-07-10',
      interimReplies: [{ body: '已完成勘查，正在采购管材。', unitName: '市供热公司' }],
    })
    expect((await one.see('citizen')).reply).toBeUndefined()
  })

  it('points out a final draft that only acknowledges', async () => {
    await one.accept()
    await one.draft('您的留言已收悉，我局高度重视，正在调查核实。')
    expect(one.view.draft?.findings[0]).toBe('only_acknowledges')
  })
})
