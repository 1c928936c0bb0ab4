import { memoryStore } from '../../cloudfunctions/adapters/memory'
import {
  assignMessage,
  dispatchMessage,
  getMessage,
  mergeMessage,
  ownershipUseCases,
  returnMessage,
  unmergeMessage,
} from '../../cloudfunctions/messages'
import { recordMessage } from '../../cloudfunctions/messages/usecases/submit-message'
import type { Actor } from '../../cloudfunctions/shared/kernel/actor'
import { RecordMessageInput } from '../../types/messages.contract'
import { people, requestId } from '../support/small-city'
import { NotifiedCity } from './notifications.city'

const openCity = () => {
  const city = new NotifiedCity(memoryStore())
  const own = ownershipUseCases(city.deps)
  let calls = 0
  const record = async (by: Actor = people.dispatcher, channel = 'phone') => {
    const input = { requestId: requestId(900 + (calls += 1)), channel, kind: 'complaint', body: '来电说暖气三天不热。' }
    const { id } = await recordMessage(city.deps)(by, RecordMessageInput.parse(input))
    const { unitId } = await getMessage(city.deps)(by, { id })
    if (unitId === undefined)
      await dispatchMessage(city.deps)(people.dispatcher, { ...(await city.on(id)), unitId: 'heating' })
    return id
  }
  return { city, own, record, on: city.on.bind(city) }
}

describe('whoever recorded it for a citizen', () => {
  it('is told that it was answered, once, with what is to be done and where; no citizen is', async () => {
    const { city, record } = openCity()
    const id = await record(people.liaison)
    await city.relay()
    city.clock.onHours(1)
    await city.reply(id)
    await city.relay()
    await city.relay()
    const { items } = await city.call(people.liaison, 'list_mine', {})
    expect(items.filter(({ title }) => title === '您登记的留言已答复')).toMatchObject([
      { messageId: id, group: 'assigned', text: expect.stringContaining('点开可以看到答复，请打电话告诉来电人。') },
    ])
    expect(items[0]).not.toHaveProperty('opens')
    // What the notice leads to is theirs to read.
    expect((await getMessage(city.deps)(people.liaison, { id })).reply?.body).toBe('已派人上门检修，今晚恢复供热。')
    for (const other of [people.dispatcher, people.chief, people.citizen])
      expect(await city.titles(other)).not.toContain('您登记的留言已答复')
    expect((await city.all()).filter(({ audience }) => audience === 'person:-')).toEqual([])
  })

  it('is told that it goes elsewhere', async () => {
    const { city, record } = openCity()
    const id = await record()
    await returnMessage(city.deps)(people.handler, { ...(await city.on(id)), reason: '不属于我单位职责' })
    await city.handling.redirect(people.dispatcher, { ...(await city.on(id)), channel: '请向市公积金中心提出' })
    await city.relay()
    expect(await city.titles(people.dispatcher)).toContain('您登记的留言不由本平台办理')
  })

  it('is told nothing once they may not read it: the dispatchers are', async () => {
    const { city, record } = openCity()
    const id = await record(people.liaison)
    city.leaves(people.liaison)
    await city.reply(id)
    await city.relay()
    expect(await city.titles(people.dispatcher)).toContain('登记的留言已答复')
    expect(await city.titles(people.liaison)).not.toContain('您登记的留言已答复')
  })
})

describe('a unit', () => {
  it('is told that its part is needed no longer, also where the matter itself ended', async () => {
    const { city, own, on } = openCity()
    const { id } = await city.submit({ kind: 'help' })
    await city.accept(id)
    for (const unitId of ['traffic', 'east'])
      await own.request_assist(people.handler, { ...(await on(id)), unitId, what: '请到现场核对' })
    city.clock.onHours(1)
    await city.handling.withdraw(people.citizen, { ...(await on(id)), voluntary: true })
    await city.relay()
    for (const who of [people.trafficHandler, people.eastHandler])
      expect((await city.titles(who)).filter((title) => title === '协办已结束')).toHaveLength(1)
    expect(await city.titles(people.handler)).toContain('市民已撤回留言')
    // It may still look up why.
    expect((await getMessage(city.deps)(people.trafficHandler, { id })).restricted).toBe(true)
  })

  it('is told that what it worked on was given to another, and not to whom; the owner is told once', async () => {
    const { city, own, on } = openCity()
    const { id } = await city.submit()
    city.clock.onHours(1)
    await own.contest(people.citizen, { ...(await on(id)), reason: '这是公交站台的事' })
    await city.relay()
    city.clock.onHours(1)
    const ruling = { upheld: true, unitId: 'traffic', reason: '站台由交通部门管理' }
    await own.rule_contest(people.dispatcher, { ...(await on(id)), ...ruling })
    await city.relay()
    expect((await city.titles(people.handler))[0]).toBe('留言已改由其他单位办理')
    expect(JSON.stringify((await city.texts(people.handler))[0])).not.toContain('交通')
    expect(await city.titles(people.trafficHandler)).toEqual(['有新留言转到本单位'])
    expect(await city.titles(people.citizen)).toEqual(['对承办单位的异议已裁定'])
  })

  it('reads in its sub-unit what is told to whoever works on it', async () => {
    const { city, on } = openCity()
    const { id } = await city.submit({ addresseeId: 'east' })
    await assignMessage(city.deps)(people.eastHandler, { ...(await on(id)), subUnitId: 'east-street' })
    city.clock.onHours(1)
    await city.handling.accept(people.streetHandler, await on(id))
    await city.handling.remind(people.dispatcher, await on(id))
    await city.relay()
    for (const who of [people.eastHandler, people.streetHandler])
      expect(await city.titles(who)).toContain('有留言被催办')
  })

  it('is told with its sub-unit that it need not answer what was merged, unless one of its own merged it', async () => {
    const { city, on } = openCity()
    const { id: main } = await city.submit({ wantsPublic: true, addresseeId: 'east' })
    await assignMessage(city.deps)(people.eastHandler, { ...(await on(main)), subUnitId: 'east-street' })
    const ids: string[] = []
    for (const by of [people.dispatcher, people.eastHandler, people.streetHandler]) {
      const { id } = await city.submit({ kind: 'help', addresseeId: 'east' }, people.other)
      await assignMessage(city.deps)(people.eastHandler, { ...(await on(id)), subUnitId: 'east-street' })
      city.clock.onHours(1)
      await mergeMessage(city.deps)(by, { ...(await on(id)), intoId: main })
      ids.push(id)
    }
    await city.relay()
    const told = async (who: Actor) =>
      (await city.call(who, 'list_mine', { limit: 50 })).items
        .filter(({ title }) => title === '有留言合并到另一件办理')
        .map(({ messageId }) => ids.indexOf(messageId))
        .sort()
    expect([await told(people.eastHandler), await told(people.streetHandler)]).toEqual([
      [0, 2],
      [0, 1],
    ])
    // What the notice leads to says into which.
    expect((await getMessage(city.deps)(people.streetHandler, { id: ids[0] ?? '' })).merged?.intoId).toBe(main)
  })

  it('reads in its sub-unit, too, that what lay there goes to somebody else', async () => {
    const { city, own, on } = openCity()
    const toStreet = async () => {
      const { id } = await city.submit({ addresseeId: 'east' })
      await assignMessage(city.deps)(people.eastHandler, { ...(await on(id)), subUnitId: 'east-street' })
      city.clock.onHours(1)
      return id
    }
    await returnMessage(city.deps)(people.eastHandler, { ...(await on(await toStreet())), reason: '不属于本区' })
    const contested = await toStreet()
    await own.contest(people.citizen, { ...(await on(contested)), reason: '这是公交站台的事' })
    city.clock.onHours(1)
    const ruling = { upheld: true, unitId: 'traffic', reason: '站台由交通部门管理' }
    await own.rule_contest(people.dispatcher, { ...(await on(contested)), ...ruling })
    await city.relay()
    const titles = await city.titles(people.streetHandler)
    expect(titles).toEqual(expect.arrayContaining(['留言已退回新闻办', '留言已改由其他单位办理']))
    expect(await city.titles(people.eastHandler)).not.toContain('留言已退回新闻办')
  })

  it('is told that what it would not take was let go', async () => {
    const { city, own, on } = openCity()
    const { id } = await city.submit()
    city.clock.onHours(1)
    const why = { ground: 'litigation', channel: '请向受理法院提出', body: '此事正在诉讼中，不予受理。' } as const
    const { decline } = await own.propose_decline(people.handler, { ...(await on(id)), ...why })
    city.clock.onHours(1)
    const decision = { contentHash: decline?.contentHash ?? '', approved: true }
    await own.decide_decline(people.approver, { ...(await on(id)), ...decision })
    await city.relay()
    expect(await city.titles(people.handler)).toContain('不予受理已通过审核')
    expect(await city.titles(people.approver)).not.toContain('不予受理已通过审核')
  })

  it('is told that it has a letter back, and the owner that it goes on alone', async () => {
    const { city, on } = openCity()
    const [{ id: main }, { id }] = [
      await city.submit({ wantsPublic: true }),
      await city.submit({ kind: 'help' }, people.other),
    ]
    await mergeMessage(city.deps)(people.handler, { ...(await on(id)), intoId: main })
    await city.relay()
    expect(await city.titles(people.other)).toEqual(['与相同事项合并办理'])
    city.clock.onHours(1)
    await unmergeMessage(city.deps)(people.dispatcher, { ...(await on(id)), reason: '不是同一件事' })
    await city.relay()
    expect(await city.titles(people.other)).toEqual(['留言恢复单独办理', '与相同事项合并办理'])
    expect((await city.titles(people.handler))[0]).toBe('有留言恢复单独办理')
  })
})

it('whoever may rule is asked for the ruling, and an objection that it settles is told to its owner', async () => {
  const { city, own, on } = openCity()
  const { id } = await city.submit()
  for (let returned = 0; returned < 3; returned += 1) {
    city.clock.onHours(1)
    if (returned > 0) await dispatchMessage(city.deps)(people.dispatcher, { ...(await on(id)), unitId: 'heating' })
    if (returned === 2) await own.contest(people.citizen, { ...(await on(id)), reason: '不该他们办' })
    city.clock.onHours(1)
    await returnMessage(city.deps)(people.handler, { ...(await on(id)), reason: '不属于我单位职责' })
  }
  await city.relay()
  expect(await city.titles(people.chief)).toEqual(['退回次数用完，请裁定'])
  expect(await city.titles(people.dispatcher)).not.toContain('退回次数用完，请裁定')
  city.clock.onHours(1)
  await own.adjudicate(people.chief, { ...(await on(id)), unitId: 'heating', reason: '首问负责' })
  await city.relay()
  expect((await city.titles(people.citizen))[0]).toBe('对承办单位的异议已裁定')
  expect((await city.titles(people.handler))[0]).toBe('已裁定由本单位办理')
})

it('the mailbox is told that what was instructed on was answered', async () => {
  const { city, on } = openCity()
  const { id } = await city.submit({ addresseeId: 'mayor' })
  await returnMessage(city.deps)(
    { ...people.handler, id: 'handler-office', grants: [{ role: 'handler', unitId: 'office' }] },
    { ...(await on(id)), reason: '由供热公司办理' },
  )
  await dispatchMessage(city.deps)(people.dispatcher, { ...(await on(id)), unitId: 'heating' })
  await city.handling.instruct(people.mayor, { ...(await on(id)), body: '请三天内办结' })
  city.clock.onHours(1)
  await city.reply(id)
  await city.relay()
  expect(await city.titles(people.mayor)).toEqual(['您批示的留言已答复'])
})
