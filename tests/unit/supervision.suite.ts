import { HeldCity } from './supervision.city'
import { fc } from '../support/property'
import { people } from '../support/small-city'
import type { DocumentStore } from '../../cloudfunctions/shared/documents'
import { supervisionDocuments } from '../../cloudfunctions/supervision'

/** 09:00 in Shanghai on a day. */
export const morning = (day: string): string => `${day}T01:00:00.000Z`

/**
 * What 督办 does on any store. A complaint of Friday 2026-07-03 is due on the 10th: reminder on the 9th, notice on the
 * 11th, order on the 17th, lead for accountability on the 24th.
 */
export function supervisionSuite(open: () => Promise<DocumentStore>): void {
  const openCity = async () => new HeldCity(await open())

  it('climbs the ladder day by day and leaves one document a rung', async () => {
    const city = await openCity()
    const { id } = await city.submit()
    const seen: [string, string[]][] = []
    for (const day of [
      '2026-07-08',
      '2026-07-09',
      '2026-07-10',
      '2026-07-11',
      '2026-07-16',
      '2026-07-17',
      '2026-07-24',
    ]) {
      city.clock.to(morning(day))
      await city.tick()
      await city.tick()
      seen.push([day.slice(8), (await city.documents(id)).map(({ form, state }) => `${form}:${state}`)])
    }
    expect(seen).toEqual([
      ['08', []],
      ['09', ['reminder:sent']],
      ['10', ['reminder:sent']],
      ['11', ['reminder:sent', 'overdue_notice:draft']],
      ['16', ['reminder:sent', 'overdue_notice:draft']],
      ['17', ['reminder:sent', 'overdue_notice:draft', 'supervision_order:draft']],
      ['24', ['reminder:sent', 'overdue_notice:draft', 'supervision_order:draft', 'accountability_lead:draft']],
    ])
  })

  it('says of a matter that is done again from which day its promise counts', async () => {
    const city = await openCity()
    const { id } = await city.submit()
    await city.reply(id)
    city.clock.to(morning('2026-07-06'))
    await city.rework(id)
    city.clock.to(morning('2026-07-10'))
    await city.tick()
    const [paper] = await city.documents(id)
    expect(paper?.paragraphs[0]).toContain('2026年7月3日收到')
    expect(paper?.paragraphs[0]).toContain('2026年7月6日起重新办理，向市民承诺最晚2026年7月13日答复。')
  })

  it.each([
    ['2026-07-09', '距答复期限还有1个工作日'],
    ['2026-07-10', '今天是答复期限的最后一天'], // the server was away the day before
  ])('reminds on %s by the days that are left: %s', async (day, words) => {
    const city = await openCity()
    const { id } = await city.submit()
    city.clock.to(morning(day))
    await city.tick()
    expect((await city.documents(id)).map(({ paragraphs }) => paragraphs[1])).toEqual([expect.stringContaining(words)])
  })

  it('sends no reminder from 21:00 to 08:00, except for what is urgent; drafts are silent and may be written', async () => {
    const city = await openCity()
    const calm = await city.submit()
    const urgent = await city.submit({ body: '楼道里燃气泄漏，味道很大，快来人。' })
    expect(urgent.urgent).toBe(true)
    const forms = async () => [
      (await city.documents(calm.id)).map(({ form }) => form),
      (await city.documents(urgent.id)).map(({ form }) => form),
    ]
    city.clock.to('2026-07-08T16:00:00.000Z') // 00:00 on the 9th
    await city.tick()
    expect(await forms()).toEqual([[], ['reminder']])
    city.clock.to('2026-07-08T23:59:59.999Z')
    await city.tick()
    expect(await forms()).toEqual([[], ['reminder']])
    city.clock.to('2026-07-09T00:00:00.000Z') // 08:00
    await city.tick()
    expect(await forms()).toEqual([['reminder'], ['reminder']])
    city.clock.to('2026-07-10T16:00:00.000Z') // 00:00 on the 11th
    await city.tick()
    expect(await forms()).toEqual([
      ['reminder', 'overdue_notice'],
      ['reminder', 'overdue_notice'],
    ])
  })

  it('writes at once, at any hour, what an urgent message was owed by an hour, and once', async () => {
    const city = await openCity()
    city.clock.to('2026-07-03T15:30:00.000Z') // Friday 23:30
    const stuck = await city.submit({ body: '有人晕倒昏迷，快来人啊。', addresseeId: undefined })
    const sent = await city.submit({ body: '楼道里燃气泄漏，味道很大，快来人。' })
    const forms = async () => [
      (await city.documents(stuck.id)).map(({ form }) => form),
      (await city.documents(sent.id)).map(({ form }) => form),
    ]
    await city.urgentTick()
    city.clock.to('2026-07-03T15:59:59.999Z')
    await city.urgentTick()
    expect(await forms()).toEqual([[], []])
    city.clock.to('2026-07-03T16:00:00.000Z') // 24:00: nobody called
    expect(await Promise.all([city.urgentTick(), city.urgentTick()])).toHaveLength(2)
    expect(await forms()).toEqual([['urgent_contact'], ['urgent_contact']])
    expect(await city.urgentDue()).toEqual([]) // and is not looked at again
    const [paper] = await city.documents(sent.id)
    expect(paper).toMatchObject({ state: 'sent', unitKey: 'heating', addressee: '市供热公司审核人' })
    expect(paper?.paragraphs.join()).toContain('2026年7月3日24:00前与市民联系')
    city.clock.to('2026-07-03T17:30:00.000Z') // two hours: never transferred
    await city.urgentTick()
    city.clock.to('2026-07-05T01:00:00.000Z')
    await city.urgentTick()
    expect(await forms()).toEqual([['urgent_contact', 'urgent_dispatch'], ['urgent_contact']])
    expect((await city.documents(stuck.id)).map(({ addressee, paragraphs }) => [addressee, paragraphs[1]])).toEqual([
      ['市政府新闻办转办员、签发人', expect.stringContaining('2026年7月3日24:00前与市民联系')],
      ['市政府新闻办转办员、签发人', expect.stringContaining('2026年7月4日01:30前转办')],
    ])
    expect(await city.urgentDue()).toEqual([])
    const seen = await city.call(people.dispatcher, 'for_message', { messageId: stuck.id })
    expect(seen.items.map(({ form }) => form)).toEqual(['urgent_contact', 'urgent_dispatch'])
    expect(await city.code(people.handler, 'for_message', { messageId: stuck.id })).toBe('not_found')
    expect((await city.call(people.approver, 'for_message', { messageId: sent.id })).items).toHaveLength(1)
  })

  it('leaves an urgent message alone that was contacted in time, also before the relay came', async () => {
    const city = await openCity()
    const { id } = await city.submit({ body: '楼道里燃气泄漏，味道很大，快来人。' })
    await city.relay()
    await city.accept(id)
    await city.ask(id)
    city.clock.to('2026-07-03T16:00:00.000Z')
    expect(await city.urgentTick()).toBe(0)
    expect(await city.documents(id)).toEqual([])
  })

  it('watches the two hours anew of what a unit gave back, also where the ladder looked before the relay came', async () => {
    const city = await openCity()
    const { id } = await city.submit({ kind: 'inquiry', body: '楼道里燃气泄漏，味道很大，快来人。' }) // due on Tuesday 07-07
    await city.urgentTick()
    city.clock.to(morning('2026-07-06'))
    await city.urgentTick()
    await city.giveBack(id)
    await city.climb()
    city.clock.to('2026-07-06T03:00:00.000Z')
    await city.urgentTick()
    const papers = await city.documents(id)
    expect(papers.map(({ form }) => form).sort()).toEqual(['reminder', 'urgent_contact', 'urgent_dispatch'])
    expect(papers.find(({ form }) => form === 'urgent_dispatch')).toMatchObject({
      unitKey: '-',
      addressee: '市政府新闻办转办员、签发人',
      paragraphs: [expect.not.stringContaining('转交'), expect.stringContaining('应在2026年7月6日11:00前转办')],
    })
  })

  it('does not climb while the citizen is asked, and plans anew afterwards', async () => {
    const city = await openCity()
    const { id } = await city.submit()
    await city.accept(id)
    city.clock.to(morning('2026-07-08'))
    await city.ask(id)
    city.clock.to(morning('2026-07-14'))
    await city.tick()
    expect(await city.documents(id)).toEqual([])
    await city.supplement(id) // four working days stood still: due on the 16th
    await city.tick()
    expect(await city.documents(id)).toEqual([])
    city.clock.to(morning('2026-07-15'))
    await city.tick()
    expect((await city.documents(id)).map(({ form, dueOn }) => [form, dueOn])).toEqual([['reminder', '2026-07-16']])
  })

  it('makes no unit later by the days on which it waited for the citizen after its day', async () => {
    for (const [asked, answered, dayBefore, ordered] of [
      ['2026-07-08', '2026-07-14', '2026-07-22', '2026-07-23'], // before the due day: that day moved itself, to the 16th
      ['2026-07-10', '2026-07-14', '2026-07-20', '2026-07-21'], // on it: two working days stood still
      ['2026-07-13', '2026-07-17', '2026-07-22', '2026-07-23'], // after it: four
      ['2026-07-13', '2026-07-13', '2026-07-16', '2026-07-17'], // and answered the same day: none
    ] as const) {
      const city = await openCity()
      const { id } = await city.submit() // due on Friday 07-10
      await city.accept(id)
      const hasOrder = async (on: string) => {
        city.clock.to(morning(on))
        await city.tick()
        return (await city.documents(id)).some(({ form }) => form === 'supervision_order')
      }
      city.clock.to(morning(asked))
      await city.ask(id)
      await hasOrder(answered)
      expect([asked, await city.documents(id)]).toEqual([asked, []]) // nothing climbs while the citizen is asked
      await city.supplement(id)
      expect([asked, dayBefore, await hasOrder(dayBefore)]).toEqual([asked, dayBefore, false])
      expect([asked, ordered, await hasOrder(ordered)]).toEqual([asked, ordered, true])
    }
  })

  it('reminds again of an extended promise', async () => {
    const city = await openCity()
    const { id } = await city.submit()
    await city.accept(id)
    city.clock.to(morning('2026-07-09'))
    await city.tick()
    await city.extend(id, 5)
    city.clock.to(morning('2026-07-16'))
    await city.tick()
    expect((await city.documents(id)).map(({ form, dueOn }) => [form, dueOn])).toEqual([
      ['reminder', '2026-07-10'],
      ['reminder', '2026-07-17'],
    ])
    expect((await city.documents(id)).map(({ paragraphs }) => paragraphs[2])).toEqual([
      '时限清单：承诺5个工作日，截至2026年7月9日已计4个工作日。',
      '时限清单：承诺10个工作日（含经批准延长5个工作日），截至2026年7月16日已计9个工作日。',
    ])
  })

  it('advises no unit to ask for what it cannot get: each message is extended once', async () => {
    const city = await openCity()
    const { id } = await city.submit()
    await city.accept(id)
    city.clock.to(morning('2026-07-09'))
    await city.tick()
    await city.extend(id, 5)
    city.clock.to(morning('2026-07-16'))
    await city.tick()
    expect((await city.documents(id)).map(({ paragraphs }) => paragraphs[1])).toEqual([
      '距答复期限还有1个工作日。请抓紧办理并按时答复；确有困难的，请在到期日前申请延期并说明理由。',
      '距答复期限还有1个工作日。请抓紧办理并按时答复。',
    ])
  })

  it.each([
    ['whom a request of it already waits for', 'heating', '市供热公司'],
    ['the press office itself, which gives it', undefined, '市政府新闻办'],
  ])('nor to ask for more time: %s', async (_whom, addresseeId, addressee) => {
    const city = await openCity()
    const { id } = await city.submit({ addresseeId, body: '小区门口的事一直没人管。' })
    city.clock.to(morning('2026-07-06'))
    if (addresseeId !== undefined) await city.accept(id).then(() => city.askForMore(id, 3))
    city.clock.to(morning('2026-07-09'))
    await city.tick()
    const [reminder] = await city.documents(id)
    expect(reminder).toMatchObject({ addressee, paragraphs: { 1: '距答复期限还有1个工作日。请抓紧办理并按时答复。' } })
    expect(reminder?.paragraphs[0]?.includes('转交')).toBe(addresseeId !== undefined)
  })

  it('addresses each paper to whom it is for', async () => {
    const city = await openCity()
    const { id } = await city.submit()
    for (const day of ['2026-07-09', '2026-07-24']) {
      city.clock.to(morning(day))
      await city.tick()
    }
    const papers = await city.documents(id)
    expect(Object.fromEntries(papers.map(({ form, addressee }) => [form, addressee]))).toEqual({
      reminder: '市供热公司',
      overdue_notice: '市供热公司审核人',
      supervision_order: '市供热公司',
      accountability_lead: '督查部门', // never the unit's
    })
  })

  it('says of a day beyond the last holiday notice that it is provisional', async () => {
    const city = await openCity()
    city.clock.to(morning('2026-12-29'))
    const { id } = await city.submit()
    city.clock.to(morning('2027-01-05'))
    await city.tick()
    const [paper] = await city.documents(id)
    expect(paper?.paragraphs[0]).toContain('向市民承诺最晚2027年1月6日（待校历）答复。')
  })

  it('writes nothing twice when a due day went and came back', async () => {
    const city = await openCity()
    const { id } = await city.submit()
    await city.accept(id)
    city.clock.to(morning('2026-07-09'))
    await city.tick()
    await city.ask(id) // the due day moves on …
    await city.relay()
    await city.supplement(id) // … and back again: answered the same day
    await city.tick()
    expect((await city.documents(id)).map(({ form, dueOn }) => [form, dueOn])).toEqual([['reminder', '2026-07-10']])
    expect(await city.due()).toEqual([])
    city.clock.to(morning('2026-07-11'))
    await city.tick()
    expect((await city.documents(id)).map(({ form }) => form)).toEqual(['reminder', 'overdue_notice'])
  })

  it('stops at the reply, also when the relay has not brought it yet', async () => {
    const city = await openCity()
    const { id } = await city.submit()
    await city.relay()
    await city.reply(id)
    city.clock.to(morning('2026-07-11'))
    expect(await city.due()).toEqual([id])
    await city.climb() // the clock still says that it runs
    expect(await city.documents(id)).toEqual([])
    await city.tick()
    expect(await city.due()).toEqual([])
  })

  it('gives messages from before supervision their clocks, as often as one likes', async () => {
    const city = await openCity()
    const open = [await city.submit(), await city.submit({ addresseeId: 'traffic' })]
    const answered = await city.submit()
    await city.reply(answered.id)
    await city.forgetClocks()
    expect(await city.rebuild()).toBe(3)
    expect(await city.rebuild()).toBe(3)
    city.clock.to(morning('2026-07-11'))
    expect((await city.due()).sort()).toEqual(open.map(({ id }) => id).sort())
    await city.climb()
    expect(await city.rebuild()).toBe(3)
    expect(await city.due()).toEqual([])
  })

  it('also watches what the press office holds itself', async () => {
    const city = await openCity()
    const { id } = await city.submit({ addresseeId: undefined, body: '小区门口的事一直没人管。' })
    city.clock.to(morning('2026-07-11'))
    await city.tick()
    const [notice] = await city.documents(id)
    expect(notice).toMatchObject({ form: 'overdue_notice', addressee: '市政府新闻办' })
  })

  it('stops between two messages where its time is up, says how many papers it wrote, and goes on with the rest', async () => {
    const city = await openCity()
    for (let count = 0; count < 3; count += 1) await city.submit()
    await city.relay()
    city.clock.to(morning('2026-07-09'))
    let left = 1
    expect(await city.climb({ goOn: () => (left -= 1) >= 0 })).toBe(1)
    expect([await city.climb(), await city.climb()]).toEqual([2, 0])
  })

  it('leaves exactly one document a rung under two timers at once and crashes anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ day: fc.integer({ min: 3, max: 31 }), crashes: fc.array(fc.nat(12), { maxLength: 3 }) }), {
          minLength: 1,
          maxLength: 6,
        }),
        async (visits) => {
          const city = await openCity()
          const messages = [await city.submit(), await city.submit(), await city.submit()]
          await city.relay()
          const days = [...visits].sort((a, b) => a.day - b.day)
          for (const { day, crashes } of days) {
            city.clock.to(morning(`2026-07-${String(day).padStart(2, '0')}`))
            await city.crashingTicks(crashes)
          }
          city.clock.to(morning('2026-07-31'))
          await Promise.all([city.climb(), city.climb()])
          // A reminder is written when a tick ran on its day or on the last one.
          const reminded = days.some(({ day }) => day === 9 || day === 10)
          for (const { id } of messages)
            expect((await city.documents(id)).map(({ form }) => form).sort()).toEqual(
              ['accountability_lead', 'overdue_notice', ...(reminded ? ['reminder'] : []), 'supervision_order'].sort(),
            )
          expect(await city.due()).toEqual([])
        },
      ),
      { numRuns: 12 },
    )
  })

  it('signs, closes with a result, and refuses in the order of the wire', async () => {
    const city = await openCity()
    const { id } = await city.submit()
    city.clock.to(morning('2026-07-11'))
    await city.tick()
    const draft = (await city.documents(id))[0]
    if (draft === undefined) throw new Error('no draft')
    const on = { id: draft.id, version: draft.version }
    expect(await city.code(people.chief, 'sign', on)).toBe('forbidden')
    expect(await city.code(people.handler, 'get', { id: draft.id })).toBe('forbidden')
    expect(await city.code(people.supervisor, 'sign', { ...on, id: 'nothing' })).toBe('not_found')
    expect(await city.code(people.supervisor, 'sign', { ...on, version: 9 })).toBe('conflict')
    expect(await city.code(people.supervisor, 'close', { ...on, result: '' })).toBe('invalid_input')
    const signed = await city.call(people.supervisor, 'sign', { ...on, note: '请尽快办理。' })
    expect(signed).toMatchObject({ state: 'signed', signed: { by: 'supervisor', note: '请尽快办理。' }, version: 2 })
    expect(await city.code(people.supervisor, 'sign', { ...on, version: 2 })).toBe('invalid_state')
    const closed = await city.call(people.supervisor, 'close', { ...on, version: 2, result: '已答复市民。' })
    expect(closed).toMatchObject({ state: 'closed', closed: { result: '已答复市民。' }, allowedActions: [] })
    expect(await city.code(people.supervisor, 'close', { ...on, version: 3, result: '再办结' })).toBe('invalid_state')
  })

  it('does not let a notice be signed that is no longer true', async () => {
    const city = await openCity()
    const { id } = await city.submit()
    city.clock.to(morning('2026-07-11'))
    await city.tick()
    await city.reply(id)
    const draft = (await city.documents(id))[0]
    if (draft === undefined) throw new Error('no draft')
    const on = { id: draft.id, version: draft.version }
    expect(await city.code(people.supervisor, 'sign', on)).toBe('invalid_state')
    expect(await city.call(people.supervisor, 'close', { ...on, result: '已答复，不再签发。' })).toMatchObject({
      state: 'closed',
    })
  })

  it('does not let a notice be signed whose day was moved meanwhile: the unit has more time than it says', async () => {
    const city = await openCity()
    const { id } = await city.submit() // due on Friday 07-10
    await city.accept(id)
    await city.askForMore(id, 5)
    city.clock.to(morning('2026-07-11'))
    await city.tick()
    const draft = (await city.documents(id))[0]
    if (draft === undefined) throw new Error('no draft')
    await city.extend(id, 5)
    const on = { id: draft.id, version: draft.version }
    expect(await city.code(people.supervisor, 'sign', on)).toBe('invalid_state')
  })

  it('says who had it when its day ended, where another has it now, and claims nothing that was not sent', async () => {
    const city = await openCity()
    const { id, code } = await city.submit({ addresseeId: undefined, body: '小区门口的事一直没人管。' }) // due on 07-10
    city.clock.to(morning('2026-07-23'))
    await city.dispatch(id, 'heating')
    city.clock.to(morning('2026-07-24'))
    await city.tick()
    const papers = await city.documents(id)
    expect(papers.map(({ form, unitKey }) => [form, unitKey]).sort()).toEqual([
      ['accountability_lead', 'heating'],
      ['overdue_notice', 'heating'],
      ['supervision_order', 'heating'],
    ])
    for (const { paragraphs } of papers) {
      expect(paragraphs[0]).toBe(
        `编号${code}的市民留言（投诉），2026年7月3日收到，2026年7月23日转交市供热公司办理，向市民承诺最晚2026年7月10日答复，期限届满时由市政府新闻办承办。`,
      )
      // No reminder was ever given, and nothing was signed.
      expect(paragraphs.join()).not.toMatch(/经催办|经督办/)
    }
  })

  it('takes no instruction to a matter that has ended', async () => {
    const city = await openCity()
    const { id } = await city.submit()
    await city.reply(id)
    expect(await city.code(people.supervisor, 'instruct', { messageId: id, body: '请今天到现场。' })).toBe(
      'invalid_state',
    )
  })

  it('does not let a notice be signed to whom no longer holds the matter; an instruction goes to whoever does', async () => {
    const city = await openCity()
    const { id } = await city.submit({ addresseeId: undefined, body: '小区门口的事一直没人管。' })
    city.clock.to(morning('2026-07-11'))
    await city.tick()
    const [draft] = await city.documents(id)
    if (draft === undefined) throw new Error('no draft')
    expect(draft).toMatchObject({ form: 'overdue_notice', addressee: '市政府新闻办' })
    const words = { messageId: id, body: '请今天到现场。' }
    expect(await city.call(people.supervisor, 'instruct', words)).toMatchObject({ addressee: '市政府新闻办' })
    await city.dispatch(id, 'heating')
    expect(await city.code(people.supervisor, 'sign', { id: draft.id, version: draft.version })).toBe('invalid_state')
    expect(await city.call(people.supervisor, 'instruct', words)).toMatchObject({ addressee: '市供热公司' })
    const given = await city.call(people.handler, 'for_message', { messageId: id })
    expect(given.items.map(({ form, addressee }) => [form, addressee])).toEqual([['instruction', '市供热公司']])
  })

  it('climbs and watches all others where some cannot be, however many stand before them', async () => {
    const city = await openCity()
    const broken: string[] = []
    for (let count = 0; count < 40; count += 1) broken.push((await city.submit()).id)
    for (let count = 0; count < 100; count += 1)
      broken.push((await city.submit({ body: '楼道里燃气泄漏，味道很大，快来人。' })).id)
    // Three days later, so that the broken ones are looked at first.
    city.clock.to(morning('2026-07-06'))
    const calm = await city.submit()
    const urgent = await city.submit({ body: '楼道里燃气泄漏，味道很大，快来人。' })
    await city.relay()
    city.clock.to(morning('2026-07-14'))
    expect((await city.ticksWithout(broken)).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect((await city.documents(calm.id)).map(({ form }) => form)).toEqual(['overdue_notice'])
    expect((await city.documents(urgent.id)).map(({ form }) => form)).toContain('urgent_contact')
    expect(await city.documents(broken[0] ?? '')).toEqual([])
  })

  it('tells what failed also where the time is over before all were looked at', async () => {
    const city = await openCity()
    const urgent = { body: '楼道里燃气泄漏，味道很大，快来人。' }
    const broken = [(await city.submit(urgent)).id, (await city.submit(urgent)).id]
    await city.relay()
    city.clock.to(morning('2026-07-14'))
    let asked = 0
    const more = { goOn: () => (asked += 1) <= 2 }
    await expect(city.urgentTickWithout(broken, more)).rejects.toThrow('cannot be read')
  })

  it('shows the lead what it was given, the office everything, and nobody else anything', async () => {
    const city = await openCity()
    const { id } = await city.submit()
    city.clock.to(morning('2026-07-09'))
    await city.tick()
    city.clock.to(morning('2026-07-27'))
    await city.tick()
    const notice = (await city.documents(id)).find(({ form }) => form === 'overdue_notice')
    await city.call(people.supervisor, 'sign', { id: notice?.id ?? '', version: 1 })
    for (const document of await city.documents(id))
      if (document.form === 'accountability_lead')
        await city.call(people.supervisor, 'sign', { id: document.id, version: 1 })
    const order = await city.call(people.supervisor, 'instruct', { messageId: id, body: '请今天到现场。' })
    expect(await city.call(people.supervisor, 'instruct', { messageId: id, body: '请今天到现场。' })).toEqual(order)
    const forms = async (who: (typeof people)[keyof typeof people]) =>
      (await city.call(who, 'for_message', { messageId: id })).items.map(({ form }) => form).sort()
    const given = ['instruction', 'overdue_notice', 'reminder']
    for (const who of [people.handler, people.approver, people.liaison, people.dispatcher])
      expect(await forms(who)).toEqual(given)
    for (const who of [people.supervisor, people.chief])
      expect(await forms(who)).toEqual(['accountability_lead', ...given, 'supervision_order'])
    for (const who of [people.citizen, people.other, people.trafficHandler, people.admin, people.auditor])
      expect(await city.code(who, 'for_message', { messageId: id })).toBe('not_found')
    const told = JSON.stringify(await city.call(people.handler, 'for_message', { messageId: id }))
    for (const word of ['问责', '暖气', 'citizen-1']) expect([word, told.includes(word)]).toEqual([word, false])
  })

  it('writes documents of numbers and days that agree with the receipt, and nothing the citizen wrote', async () => {
    const city = await openCity()
    const { id, code } = await city.submit()
    city.clock.to(morning('2026-07-17'))
    await city.tick()
    const order = (await city.documents(id)).find(({ form }) => form === 'supervision_order')
    expect(order).toMatchObject({ addressee: '市供热公司', dueOn: '2026-07-10' })
    expect(order?.paragraphs).toEqual([
      `编号${code}的市民留言（投诉），2026年7月3日收到，当日转交市供热公司办理，向市民承诺最晚2026年7月10日答复。`,
      '至2026年7月17日仍未答复，已超期5个工作日，现予以督办。请主要负责人过问，明确责任人和办结时间，办结后书面反馈督查部门。',
      '时限清单：承诺5个工作日，截至2026年7月17日已计10个工作日，超期5个工作日。',
    ])
  })

  it('lists by state, rung and unit, page by page, and sums up what waits', async () => {
    const city = await openCity()
    for (const addresseeId of ['heating', 'heating', 'traffic']) await city.submit({ addresseeId })
    city.clock.to(morning('2026-07-17'))
    await city.tick()
    const list = (input: object) => city.call(people.chief, 'list', input)
    expect((await list({})).items).toHaveLength(6)
    expect((await list({ rung: 'overdue_notice' })).items).toHaveLength(3)
    expect((await list({ unitId: 'traffic' })).items.map(({ unitName }) => unitName)).toEqual(
      Array.from({ length: 2 }, () => '市交通运输局'),
    )
    expect((await list({ unitId: 'heating', rung: 'supervision_order' })).items).toHaveLength(2)
    expect((await list({ state: 'signed' })).items).toEqual([])
    const first = await list({ limit: 4 })
    const rest = await list({ limit: 4, cursor: first.nextCursor })
    expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(6)
    expect(rest.nextCursor).toBeNull()
    expect(await city.call(people.chief, 'summary', {})).toMatchObject({
      drafts: 6,
      signed: 0,
      oldestAt: morning('2026-07-17'),
      byUnit: [
        { unitId: 'heating', drafts: 4 },
        { unitId: 'traffic', drafts: 2 },
      ],
    })
  })

  it('sums up all that waits, also beyond one page of the store', async () => {
    const city = await openCity()
    const { id } = await city.submit()
    city.clock.to(morning('2026-07-11'))
    await city.tick()
    const notice = (await city.documents(id)).find(({ form }) => form === 'overdue_notice')
    if (notice === undefined) throw new Error('no notice was drafted')
    const { version: _version, ...draft } = notice
    for (let from = 0; from < 1_050; from += 50)
      await city.store.transact(async (transaction) => {
        for (let n = from; n < from + 50; n += 1)
          transaction.insert(supervisionDocuments, {
            ...draft,
            id: `more-${String(n).padStart(4, '0')}`,
            unitKey: 'traffic',
          })
      })
    const summary = await city.call(people.chief, 'summary', {})
    expect(summary).toMatchObject({ drafts: 1_051, signed: 0 })
    expect(summary).not.toHaveProperty('atLeast')
    expect(summary.byUnit).toMatchObject([
      { unitId: 'traffic', drafts: 1_050 },
      { unitId: 'heating', drafts: 1 },
    ])
  })
}
