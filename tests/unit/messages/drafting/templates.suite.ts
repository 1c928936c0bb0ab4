import type { DocumentStore } from '../../../../cloudfunctions/shared/documents'
import {
  listTemplates,
  removeTemplate,
  saveTemplate,
} from '../../../../cloudfunctions/messages/drafting/reply-templates'
import { openSmallCity, people, type PersonName, type SmallCity } from '../../../support/small-city'

/** Reply templates, on any store; `open` gives an empty one. */
export function templatesSuite(open: () => Promise<DocumentStore>): void {
  let city: SmallCity
  beforeEach(async () => {
    city = openSmallCity(await open())
  })
  const save = (who: PersonName, input: Parameters<ReturnType<typeof saveTemplate>>[1]) =>
    saveTemplate(city.deps)(people[who], input)
  const titles = async (who: PersonName) =>
    (await listTemplates(city.deps)(people[who])).items.map(({ title, mayEdit }) => `${title}${mayEdit ? '*' : ''}`)
  const text = { title: '停暖检修', body: '您反映的{标题}（编号{编号}）已派人检修，最晚{期限}答复。' }

  it('belong to a unit or to the city; each sees theirs and the city’s', async () => {
    await save('liaison', { ...text, unitId: 'heating' })
    await save('chief', { title: '感谢表扬', body: '谢谢您，{单位}会继续努力。' })
    expect(await titles('handler')).toEqual(['停暖检修', '感谢表扬'])
    expect(await titles('liaison')).toEqual(['停暖检修*', '感谢表扬'])
    expect(await titles('trafficHandler')).toEqual(['感谢表扬'])
    expect(await titles('chief')).toEqual(['感谢表扬*'])
  })

  it('of a unit reach its sub-units', async () => {
    const approver = people.eastApprover
    await saveTemplate(city.deps)(approver, { ...text, unitId: 'east' })
    expect(await titles('streetHandler')).toEqual(['停暖检修'])
  })

  it('are kept by liaison and approver for the unit and by the chief for the city alone', async () => {
    await expect(save('liaison', text)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(save('liaison', { ...text, unitId: 'traffic' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(save('chief', { ...text, unitId: 'heating' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(save('handler', { ...text, unitId: 'heating' })).rejects.toMatchObject({ code: 'forbidden' })
    const { id, version } = await save('approver', { ...text, unitId: 'heating' })
    const foreign = { id, version, ...text }
    await expect(save('eastApprover', foreign)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('of the city are changed and removed by the chief alone', async () => {
    const { id, version } = await save('chief', text)
    for (const who of ['liaison', 'approver'] as const) {
      await expect(save(who, { id, version, title: '改过的', body: '改过的内容。' })).rejects.toMatchObject({
        code: 'forbidden',
      })
      await expect(removeTemplate(city.deps)(people[who], { id, version })).rejects.toMatchObject({ code: 'forbidden' })
    }
    expect(await titles('chief')).toEqual(['停暖检修*'])
  })

  it('refuse a variable that does not exist', async () => {
    await expect(save('liaison', { ...text, unitId: 'heating', body: '{姓名}您好，已收到。' })).rejects.toMatchObject({
      code: 'invalid_input',
      more: { fields: { body: expect.stringContaining('花括号') } },
    })
  })

  it('changed by two at once keep the first and show it to the second', async () => {
    const { id } = await save('liaison', { ...text, unitId: 'heating' })
    await save('approver', { id, version: 1, title: '停暖检修', body: '第二版的内容。' })
    await expect(save('liaison', { id, version: 1, title: '停暖检修', body: '别的内容。' })).rejects.toMatchObject({
      code: 'conflict',
      more: { current: { body: '第二版的内容。', version: 2 } },
    })
    await expect(removeTemplate(city.deps)(people.liaison, { id, version: 1 })).rejects.toMatchObject({
      code: 'conflict',
    })
    await removeTemplate(city.deps)(people.liaison, { id, version: 2 })
    expect(await titles('handler')).toEqual([])
  })
}
