import { dispatchMessage, ownershipUseCases, returnMessage, submitMessage } from '../../../cloudfunctions/messages'
import { SubmitMessageInput } from '../../../types/messages.contract'
import { openSmallCity, people, requestId } from '../../support/small-city'
import { HandledCase } from './handled-case'

/** A sub-unit gets what the unit above it assigns: it has no clock and no approver of its own (glossary: sub-unit). */
const saysWho = (field: string) => ({
  code: 'invalid_input',
  more: { fields: { [field]: expect.stringContaining('请选择东湖区') } },
})

describe('a sub-unit', () => {
  it('is given no message by the press office', async () => {
    const one = new HandledCase()
    await one.submit({ kind: 'report', body: '举报有人在路边占道收停车费，请市里核查。' })
    const give = (unitId: string) => dispatchMessage(one.city.deps)(people.dispatcher, { ...one.on(), unitId })
    await expect(give('east-street')).rejects.toMatchObject(saysWho('unitId'))
    expect(await give('east')).toMatchObject({ unitId: 'east' })
  })
  it('gets none by a ruling, is asked for no part and is not proposed', async () => {
    const one = await HandledCase.open()
    const own = ownershipUseCases(one.city.deps)
    const proposal = { ...one.on(), reason: '不属于本单位职责', proposedUnitId: 'east-street' }
    await expect(returnMessage(one.city.deps)(people.handler, proposal)).rejects.toMatchObject(
      saysWho('proposedUnitId'),
    )
    one.view = await own.contest(people.citizen, { ...one.on(), reason: '这件事归东湖街道管' })
    const ruling = { ...one.on(), upheld: true, unitId: 'east-street', reason: '由街道办理' }
    await expect(own.rule_contest(people.dispatcher, ruling)).rejects.toMatchObject(saysWho('unitId'))
    const ask = { ...one.on(), unitId: 'east-street', what: '请核实' }
    await expect(own.request_assist(people.handler, ask)).rejects.toMatchObject(saysWho('unitId'))
  })
  it('that is written to has the unit above it lead', async () => {
    const city = openSmallCity()
    const input = { requestId: requestId(1), kind: 'help', body: '楼道里的灯坏了三天。', addresseeId: 'east-street' }
    const view = await submitMessage(city.deps)(people.citizen, SubmitMessageInput.parse(input))
    expect(view).toMatchObject({ status: 'dispatched', unitId: 'east' })
    expect(view.routeReason).toContain('东湖区')
  })
})
