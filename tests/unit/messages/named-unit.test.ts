import {
  assignMessage,
  dispatchMessage,
  messages,
  ownershipUseCases,
  submitMessage,
} from '../../../cloudfunctions/messages'
import { isAgainst, namesUnit } from '../../../cloudfunctions/messages/domain/named-unit'
import { recordMessage } from '../../../cloudfunctions/messages/usecases/submit-message'
import { createRouter, SHIPPED_TREE } from '../../../cloudfunctions/routing'
import { explainRoute, suggestUnits } from '../../../cloudfunctions/routing/usecases/explain-route'
import { SubmitMessageInput } from '../../../types/messages.contract'
import { openSmallCity, people, requestId, smallDirectory } from '../../support/small-city'
import { HandledCase } from './handled-case'

describe('the name of a unit in a text', () => {
  it.each([
    ['市住房和城乡建设局', '举报住建局收钱'],
    ['市城市管理局', '城管局的人'],
    ['市市场监督管理局', '有人在市监局替人办证'],
    ['市卫生健康委员会', '卫健委的项目'],
    ['市发展和改革委员会', '发改委批的'],
    ['市住房公积金管理中心', '公积金中心的柜台'],
    ['市公共交通集团有限公司', '公交公司、公交集团'],
    ['市公共交通集团有限公司', '公交集团的车队'],
    ['市人力资源和社会保障局', '人社局窗口'],
    ['市国防动员办公室', '国动办验收'],
    ['市供热公司', '供 热\u200b公\n司收费处'],
    ['市供热公司', '市供热公司'],
    ['市场监督管理局', '有人在市监局替人办证'],
    ['市委政法委员会', '政法委的人打了招呼'],
    ['市委网信办', '网信办的人'],
    ['市委办公室', '市委办的司机'],
    ['东湖街道办事处', '东湖街道的人收钱'],
    ['东湖区人民政府', '东湖区批的地'],
    ['市民政局（社会组织管理局）', '市民政局（社会组织管理局）收钱'],
  ])('%s is spoken of in %s', (name, text) => expect(namesUnit(text, name)).toBe(true))
  it.each([
    ['市住房和城乡建设局', '小区物业收钱不开票，房屋漏水'],
    ['市城市管理局', '市场监管局和教育局'],
    ['市政府办公室', '市民在政府办事大厅排队'],
    ['市供热公司', '供水公司、燃气公司'],
    ['市公安局', '公园里有人设局骗钱'],
    ['市委办公室', '他在办公室里收钱'],
    ['', '什么都没有写'],
  ])('%s is not spoken of in %s', (name, text) => expect(namesUnit(text, name)).toBe(false))
})

it('a complaint about the people of a unit that was renamed since is still about that unit', async () => {
  const one = new HandledCase()
  const { id } = await one.submit({ addresseeId: 'heating', aboutUnitStaff: true, body: '窗口的人只看视频。' })
  const message = await one.city.store.get(messages, id)
  expect(
    message && ['市热力集团', '市交通运输局'].map((name, at) => isAgainst(message, at ? 'traffic' : 'heating', name)),
  ).toEqual([true, false])
})

/** A report about the heating company that the traffic bureau handles. */
async function reported(body = '举报供热公司收费处收钱不开票，请市里核查。', more: { place?: string } = {}) {
  const one = new HandledCase()
  await one.submit({ kind: 'report', body, ...more })
  const { deps } = one.city
  const given = await dispatchMessage(deps)(people.dispatcher, { ...one.on(), unitId: 'traffic' })
  one.view = await one.handling.accept(people.trafficHandler, { id: given.id, version: given.version })
  return { one, deps, own: ownershipUseCases(deps) }
}
const refused = { code: 'invalid_input', more: { fields: { whyNamed: expect.stringContaining('市供热公司') } } }
const why = '举报的是外包收费点，由供热公司监管'

describe('a report that is at another unit', () => {
  it('is not shown to the unit that it speaks of by a request to assist', async () => {
    const { one, own } = await reported()
    const ask = { ...one.on(), unitId: 'heating', what: '请提供收费标准' }
    await expect(own.request_assist(people.trafficHandler, ask)).rejects.toMatchObject(refused)
    await expect(one.see('handler')).rejects.toMatchObject({ code: 'not_found' })
    await own.request_assist(people.trafficHandler, { ...ask, whyNamed: why })
    const told = (await one.see('chief')).timeline.find(({ what }) => what === 'assist_requested')
    expect(told?.note).toContain('请提供收费标准')
    expect(told?.note).toContain(why)
  })
  it('is not handed to it by a ruling on an objection', async () => {
    const { one, own } = await reported()
    one.view = await own.contest(people.citizen, { ...one.on(), reason: '这件事不归交通局管' })
    const ruling = { ...one.on(), upheld: true, unitId: 'heating', reason: '改由供热公司办理' }
    await expect(own.rule_contest(people.dispatcher, ruling)).rejects.toMatchObject(refused)
    await expect(one.see('handler')).rejects.toMatchObject({ code: 'not_found' })
    const given = await own.rule_contest(people.dispatcher, { ...ruling, whyNamed: why })
    expect(given.unitId).toBe('heating')
    expect(JSON.stringify((await one.see('chief')).timeline)).toContain(why)
    expect(JSON.stringify(await one.see('citizen'))).not.toContain(why)
  })
  it('is not handed to it by an adjudication, and may stay where it is', async () => {
    const { one, own, deps } = await reported()
    await one.city.store.transact(async (transaction) => {
      const stored = await transaction.get(messages, one.view.id)
      if (stored !== null) transaction.put(messages, { ...stored, adjudicationPending: true })
    })
    one.view = await one.see('chief')
    const ruling = { ...one.on(), unitId: 'heating', reason: '由供热公司办理' }
    await expect(own.adjudicate(people.chief, ruling)).rejects.toMatchObject(refused)
    expect((await deps.store.get(messages, one.view.id))?.unitId).toBe('traffic')
    const stays = await own.adjudicate(people.chief, { ...ruling, unitId: 'traffic' })
    expect(stays).toMatchObject({ unitId: 'traffic' })
  })
  it('counts where it happened', async () => {
    const { one, own } = await reported('举报收费处收钱不开票，请市里核查。', { place: '市供热公司营业厅' })
    const ask = { ...one.on(), unitId: 'heating', what: '请提供收费标准' }
    await expect(own.request_assist(people.trafficHandler, ask)).rejects.toMatchObject(refused)
  })
  it('counts what its owner added later', async () => {
    const { one, own, deps } = await reported('举报有人收钱不开票，请市里核查。')
    await one.city.store.transact(async (transaction) => {
      const stored = await transaction.get(messages, one.view.id)
      const supplements = [{ body: '收钱的是供热公司的人', at: deps.clock.now() }]
      if (stored !== null) transaction.put(messages, { ...stored, supplements })
    })
    one.view = await one.see('trafficHandler')
    const ask = { ...one.on(), unitId: 'heating', what: '请提供收费标准' }
    await expect(own.request_assist(people.trafficHandler, ask)).rejects.toMatchObject(refused)
  })
})

it('a report is not assigned unseen to the sub-unit that it speaks of', async () => {
  const one = new HandledCase()
  await one.submit({ kind: 'report', body: '举报东湖街道的人收钱办证，请市里核查。' })
  const { deps } = one.city
  one.view = await dispatchMessage(deps)(people.dispatcher, { ...one.on(), unitId: 'east' })
  const to = { ...one.on(), subUnitId: 'east-street' }
  await expect(assignMessage(deps)(people.eastHandler, to)).rejects.toMatchObject({
    code: 'invalid_input',
    more: { fields: { whyNamed: expect.stringContaining('东湖街道') } },
  })
  expect(await one.inbox('streetHandler')).toEqual([])
  await assignMessage(deps)(people.eastHandler, { ...to, whyNamed: '举报的是街道里的一家公司' })
  expect(await one.inbox('streetHandler')).toHaveLength(1)
})

it('a complaint about its people is not assigned unseen to the street that its owner chose, where the text names nobody', async () => {
  const one = new HandledCase()
  await one.submit({
    kind: 'complaint',
    addresseeId: 'east-street',
    aboutUnitStaff: true,
    body: '窗口的人上班看视频。',
  })
  const { deps } = one.city
  const given = { ...one.on(), unitId: 'east', whyNamed: '由区纪委核查' }
  one.view = await dispatchMessage(deps)(people.dispatcher, given)
  const to = { ...one.on(), subUnitId: 'east-street' }
  await expect(assignMessage(deps)(people.eastHandler, to)).rejects.toMatchObject({
    code: 'invalid_input',
    more: { fields: { whyNamed: expect.stringContaining('东湖街道') } },
  })
  expect(await one.inbox('streetHandler')).toEqual([])
})

/** A small city whose lists find the heating company by its words, and what they propose for a letter. */
function proposing() {
  const city = openSmallCity()
  const router = createRouter({ directory: smallDirectory, lists: { duties: [], tree: SHIPPED_TREE }, threshold: 0.1 })
  const deps = { ...city.deps, router: { current: () => Promise.resolve(router) } }
  let requests = 0
  return {
    write: (letter: object) =>
      submitMessage(city.deps)(
        people.citizen,
        SubmitMessageInput.parse({ requestId: requestId((requests += 1)), kind: 'complaint', ...letter }),
      ),
    record: (body: string) =>
      recordMessage(city.deps)(people.dispatcher, {
        requestId: requestId((requests += 1)),
        channel: 'phone',
        kind: 'complaint',
        body,
      }),
    proposed: (messageId: string) => suggestUnits(deps)({ messageId }),
    explained: (body: string) => explainRoute(deps)({ kind: 'complaint', title: '', body }),
  }
}

it('whoever a report speaks of is not proposed for it; for a complaint it is', async () => {
  const { write: submit, proposed } = proposing()
  const write = (kind: 'report' | 'help') => submit({ kind, body: '市供热公司收供热费不开票，家里不热。' })
  const help = await proposed((await write('help')).id)
  expect(help.candidates.map(({ unitId }) => unitId)).toContain('heating')
  // Neither among the candidates nor as where it would go: a report goes nowhere by itself.
  const report = await proposed((await write('report')).id)
  expect(report).toMatchObject({ unitId: null, by: 'nobody', reason: expect.stringContaining('不会自动转给任何单位') })
  expect(JSON.stringify(report)).not.toMatch(/heating|供热公司/)
})

describe('a complaint about a unit’s own people', () => {
  const body = '供热公司的工作人员态度恶劣，家里不热，催缴供热费还骂人。'
  const atTheDesk = { unitId: null, by: 'nobody', reason: expect.stringContaining('不直接转给该单位') }
  it('is not proposed to the unit that it speaks of, in a letter or a call: giving it there asks for a reason', async () => {
    const { write, record, proposed } = proposing()
    for (const { id } of [await write({ body }), await record(body)]) {
      const suggestions = await proposed(id)
      expect(suggestions).toMatchObject(atTheDesk)
      expect(suggestions.candidates.map(({ unitId }) => unitId)).not.toContain('heating')
    }
  })
  it('nor to the one that its owner chose, where the text names nobody; any other is proposed as ever', async () => {
    const { write, proposed } = proposing()
    const chosen = (addresseeId: string) =>
      write({ addresseeId, aboutUnitStaff: true, body: '家里不热，催缴供热费的人只看视频。' })
    const units = async (id: string) => (await proposed(id)).candidates.map(({ unitId }) => unitId)
    expect(await units((await chosen('heating')).id)).not.toContain('heating')
    expect(await units((await chosen('traffic')).id)).toContain('heating')
  })
  it('would go where it goes when it is sent: whoever tries its text reads the same', async () => {
    expect(await proposing().explained(body)).toMatchObject(atTheDesk)
  })
})
