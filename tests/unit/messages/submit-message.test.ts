import {
  getMessage,
  messageContacts,
  messages,
  returnMessage,
  submitMessage,
  workItems,
} from '../../../cloudfunctions/messages'
import { eventsOf, journal } from '../../../cloudfunctions/shared/outbox/outbox'
import { RecordMessageInput, SubmitMessageInput } from '../../../types/messages.contract'
import { openSmallCity, people, requestId, type SmallCity } from '../../support/small-city'

const HEATING = '家里暖气三天不热，老人受不了。打了电话也没人来。'
const input = (more: object = {}) =>
  SubmitMessageInput.parse({ requestId: requestId(1), kind: 'complaint', body: HEATING, ...more })

describe('submitting a message', () => {
  let city: SmallCity
  beforeEach(() => (city = openSmallCity()))
  const submit = (more: object = {}, who = people.citizen) => submitMessage(city.deps)(who, input(more))

  it('dispatches by the words of a unit and quotes only them', async () => {
    const view = await submit()
    expect(view).toMatchObject({ status: 'dispatched', citizenStatus: 'dispatched', unitId: 'heating', version: 1 })
    expect(view.routeReason).toBe('因提到“暖气”“不热”，转交市供热公司')
    expect(view.title).toBe('家里暖气三天不热，老人受不了')
    expect(view.timeline.map((entry) => entry.what)).toEqual(['submitted', 'dispatched'])
  })

  it('routes by the title it will bear, written or made of the first sentence', async () => {
    const asked: string[] = []
    const listening: typeof city.deps.routes = {
      current: async () => ({
        route(message) {
          asked.push(message.title)
          return { unitId: null, reason: '' }
        },
        unitOfClause: () => null,
      }),
    }
    await submitMessage({ ...city.deps, routes: listening })(people.citizen, input())
    await submitMessage({ ...city.deps, routes: listening })(
      people.citizen,
      input({ requestId: requestId(2), title: '停暖' }),
    )
    expect(asked).toEqual(['家里暖气三天不热，老人受不了', '停暖'])
  })

  it('hears danger to life also through characters that nobody sees', async () => {
    expect((await submit({ body: '楼下着\u200b火\u2060了，快来人。' })).urgent).toBe(true)
    expect((await submit({ requestId: requestId(2), body: '楼下的灯不亮了，请来人。' })).urgent).toBe(false)
  })

  it('is the citizen’s alone: staff record what reached the city elsewhere, never as written here', () => {
    const seen = (channel: string) =>
      RecordMessageInput.safeParse({ requestId: requestId(1), kind: 'complaint', body: HEATING, channel }).success
    expect(['phone', 'weibo', 'app', 'fax'].map(seen)).toEqual([true, true, false, false])
  })

  it('promises five working days for a complaint, two for an inquiry', async () => {
    expect((await submit()).replyDueOn).toBe('2026-07-10')
    expect((await submit({ requestId: requestId(2), kind: 'inquiry' })).replyDueOn).toBe('2026-07-07')
  })

  it('waits for the dispatcher when no words match, or two units match alike', async () => {
    const view = await submit({ body: '楼下的猫叫了一夜，请问归谁管？' })
    expect(view).toMatchObject({ status: 'pending_dispatch', citizenStatus: 'submitted' })
    expect(view.unitId).toBeUndefined()
  })

  it('goes where the citizen chose: a unit, or the unit behind a post', async () => {
    expect(await submit({ addresseeId: 'traffic' })).toMatchObject({ unitId: 'traffic', addresseeName: '市交通运输局' })
    expect(await submit({ requestId: requestId(2), addresseeId: 'mayor' })).toMatchObject({
      unitId: 'office',
      addresseeName: '市长信箱',
    })
  })

  it('keeps the district by its name and the pin, for its owner and the unit; a former unit sees neither', async () => {
    const location = { latitude: 36.12346, longitude: 120.5 }
    const view = await submit({ district: 'east', location })
    expect(view).toMatchObject({ district: '东湖区', location })
    const { id, version } = view
    const seenByUnit = () => getMessage(city.deps)(people.handler, { id })
    expect(await seenByUnit()).toMatchObject({ district: '东湖区', location })
    await returnMessage(city.deps)(people.handler, { id, version, reason: '不属于我单位职责。' })
    expect(Object.keys(await seenByUnit())).not.toEqual(expect.arrayContaining(['location']))
    expect(await submit({ requestId: requestId(2), district: '南山县' })).toMatchObject({ district: '南山县' })
  })

  it('refuses an addressee that does not exist, naming the field', async () => {
    await expect(submit({ addresseeId: 'nowhere' })).rejects.toMatchObject({
      code: 'invalid_input',
      more: { fields: { addresseeId: expect.stringContaining('重新选择') as string } },
    })
  })

  it('never gives a report to a unit by itself, whatever was chosen', async () => {
    const view = await submit({ kind: 'report', addresseeId: 'heating' })
    expect(view.status).toBe('pending_dispatch')
    expect(view.unitId).toBeUndefined()
    expect(view.routeReason).toContain('12388')
    expect(await city.store.get(workItems, `confidential:${view.id}`)).not.toBeNull()
    expect(await city.store.get(workItems, `desk:${view.id}`)).toBeNull()
  })

  it('keeps a complaint about the unit’s own people from that unit', async () => {
    const ticked = await submit({ addresseeId: 'heating', aboutUnitStaff: true })
    const told = await submit({
      requestId: requestId(2),
      addresseeId: 'heating',
      body: '供热公司的工作人员态度恶劣，上门还骂人。',
    })
    for (const view of [ticked, told]) expect(view).toMatchObject({ status: 'pending_dispatch' })
  })

  it.each([
    ['供热集团的收费员骂人，还收好处费。', 'pending_dispatch'],
    ['你们的局长以权谋私。', 'pending_dispatch'],
    ['换热站旁的公共厕所长期没人管，几家互相推诿。', 'dispatched'],
    ['交取暖费排队长达两小时，问谁都推诿。', 'dispatched'],
    ['邮局长年占着我们的热力井，一直推诿。', 'dispatched'],
  ])('tells people of the unit from words that only look so: %s', async (body, status) => {
    expect(await submit({ addresseeId: 'heating', kind: 'complaint', body })).toMatchObject({ status })
  })

  it('keeps it from the unit whose words it has, too, when no unit was chosen', async () => {
    const ticked = await submit({ aboutUnitStaff: true })
    const told = await submit({ requestId: requestId(2), body: '暖气不热，供热公司的工作人员态度恶劣，上门还骂人。' })
    for (const view of [ticked, told]) {
      expect(view).toMatchObject({ status: 'pending_dispatch' })
      expect(view.routeReason).toContain('新闻办')
    }
  })

  it('does not take a greeting for somebody’s conduct', async () => {
    const view = await submit({ addresseeId: 'heating', body: '领导您好！尊敬的局长：邻居半夜骂人，暖气也不热。' })
    expect(view).toMatchObject({ status: 'dispatched', unitId: 'heating' })
  })

  it('puts danger to life on top', async () => {
    const view = await submit({ body: '楼道里闻到燃气味，很重！' })
    expect(view.urgent).toBe(true)
    const stored = await city.store.get(messages, view.id)
    expect(stored?.sortKey.startsWith('0|')).toBe(true)
  })

  it('answers the same request with the first message, also when both arrive at once', async () => {
    const [first, second] = await Promise.all([submit(), submit()])
    expect(second).toEqual(first)
    const { items } = await city.store.query(journal, { index: 'all', equals: {}, limit: 10 })
    expect(items.map((entry) => eventsOf(entry).length)).toEqual([2])
  })

  it('answers another content under the same request with a conflict that carries the first message', async () => {
    const first = await submit({ contact: '13900000000' })
    const differing = [
      { body: '别的事情，别的内容。', contact: '13900000000' },
      { contact: '13911111111' },
      { contact: '13900000000', hideIdentity: false },
    ]
    for (const more of differing)
      await expect(submit(more)).rejects.toMatchObject({ code: 'conflict', more: { current: { id: first.id } } })
  })

  it('gives two citizens two messages under one request id', async () => {
    const mine = await submit()
    const theirs = await submit({}, people.other)
    expect(theirs.id).not.toBe(mine.id)
  })

  it('keeps the contact sealed and out of the message, its events and its work items', async () => {
    const view = await submit({ contact: '13900000000' })
    const sealed = await city.store.get(messageContacts, view.id)
    expect(sealed?.sealed.keyId).toBe('test')
    const everything = JSON.stringify([
      await city.store.get(messages, view.id),
      await city.store.get(workItems, `unit:heating:${view.id}`),
      (await city.store.query(journal, { index: 'all', equals: {}, limit: 10 })).items,
      sealed,
      view,
    ])
    expect(everything).not.toContain('13900000000')
  })
})
