import { demoDirectory, demoDuties } from '../../../cloudfunctions/demo'
import { toDirectory } from '../../../cloudfunctions/hall'
import { measureUnits, SHIPPED_TREE, UNLEARNT } from '../../../cloudfunctions/routing'
import { answeringUnit, fieldOf } from '../../../cloudfunctions/routing/domain/answering-unit'
import { stretchFor } from '../../../cloudfunctions/routing/domain/stretch'

const directory = toDirectory({ ...demoDirectory, version: 1 })
const { units } = directory.document

describe('who answered', () => {
  it.each([
    ['您好！学位已经安排。感谢您对教育局工作的关心和支持！', 'education', true],
    ['经市交警支队现场查看，信号灯已修复。', 'traffic', true],
    ['如有疑问请联系区住建局，电话0000。', 'housing', true],
    ['您好，城管队员已到现场劝离摊贩。', 'city-management', false],
  ])('%s', (reply, unitId, signed) => expect(answeringUnit(reply, units)).toEqual({ unitId, signed }))
  it.each([
    '您好，来信收悉，正在办理。',
    '住建局、城管局、教育局三家已会商。',
    '',
    '😀',
    '感谢您对住建局和教育局工作的支持！',
  ])('nobody, or several: %j', (reply) => expect(answeringUnit(reply, units)).toBeNull())
  it('knows the fields in which cities are arranged differently', () => {
    expect(fieldOf('市公安局交通警察支队')).toBe(fieldOf('市公安局'))
    expect(fieldOf('市档案馆')).toBe('市档案馆')
  })
})

describe('measuring how units are found', () => {
  const lists = { duties: demoDuties, tree: SHIPPED_TREE }
  const measured = (texts: readonly { title: string; body: string; reply: string }[]) =>
    measureUnits({ directory, lists, model: UNLEARNT }, texts, '2026-07-03T01:00:00.000Z')
  const school = { title: '', body: '孩子上小学学区怎么划，学位够不够', reply: '感谢您对教育局工作的支持！' }

  it('says how many go right from which confidence on, and chooses by the target', () => {
    const { signed } = measured([...Array.from({ length: 30 }, () => school), { ...school, reply: '收悉。' }])
    expect(signed).toMatchObject({ texts: 30, sameUnit: 1, chosen: 0.5, measures: { accuracy: 1 } })
    const wrong = { ...school, reply: '感谢您对民政局工作的支持！' }
    expect(measured(Array.from({ length: 30 }, () => wrong)).signed).toMatchObject({ sameUnit: 0, chosen: null })
  })
  it('is not troubled by nothing', () => {
    expect(measured([]).named).toMatchObject({ texts: 0, chosen: null })
  })
  it('lets further words of a long letter count less', () => {
    expect(stretchFor(0)).toBe(1)
    expect(stretchFor(8)).toBe(1)
    expect(stretchFor(80)).toBeGreaterThan(5)
  })
})
