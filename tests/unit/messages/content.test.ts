import { codeOf, contentHash, excerptOf, titleFrom } from '../../../cloudfunctions/messages/domain/content'
import { fc } from '../../support/property'

describe('the content of a message', () => {
  it.each([
    ['领导好，课后服务能不能延长到六点半？', '课后服务能不能延长到六点半'],
    ['您好！菜市场缺斤短两，买三斤只有二斤四两。', '菜市场缺斤短两，买三斤只有二斤四两'],
    ['尊敬的王局长：您好！路灯坏了三天。', '路灯坏了三天'],
    ['路灯坏了。没人修。', '路灯坏了'],
    ['你好，', '你好，'],
    ['你们单位的电话打不通', '你们单位的电话打不通'],
    ['好心人捡到一个书包', '好心人捡到一个书包'],
  ])('makes a title that says the matter: %s → %s', (body, title) => {
    expect(titleFrom(body)).toBe(title)
  })
  it.each([
    // cut at thirty characters they would end in 物业一, 没办, 线路K
    [
      '听涛花园三号楼的电梯停用已经整整有一个多月零两个星期物业一直说在等配件',
      '听涛花园三号楼的电梯停用已经整整有一个多月零两个星期物业…',
    ],
    [
      '小区门口的共享单车每天早晚高峰期间乱停乱放全部堵在通道上没办法通行',
      '小区门口的共享单车每天早晚高峰期间乱停乱放全部堵在通道上…',
    ],
    [
      '建议把从火车站到大学城方向晚上九点以后的末班公共汽车线路K12延长到十点半',
      '建议把从火车站到大学城方向晚上九点以后的末班公共汽车线路…',
    ],
    ['菜市场缺斤短两，买三斤只有二斤四两，找老板理论还被骂了一顿真是气人', '菜市场缺斤短两，买三斤只有二斤四两…'],
  ])('stops a title that is too long after a clause or a whole word: %s', (body, title) => {
    expect(titleFrom(body)).toBe(title)
  })
  it('never makes a title longer than thirty characters, nor of almost nothing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'电梯，、坏了一12 K“（😀'), minLength: 31, maxLength: 80 }),
        (body) => {
          const title = [...titleFrom(body)]
          expect(title.length).toBeLessThanOrEqual(30)
          if (title.at(-1) === '…') expect(title.length).toBeGreaterThanOrEqual(15)
        },
      ),
    )
  })
  it('clips without halving a character', () => {
    expect(titleFrom('😀'.repeat(40))).toBe(`${'😀'.repeat(29)}…`)
    expect([...excerptOf('字'.repeat(100))]).toHaveLength(60)
  })
  it('gives a code of the day and six readable characters, the same for the same id', () => {
    expect(codeOf('m1', '2026-11-21')).toMatch(/^20261121-[2-9A-HJ-NP-Z]{6}$/)
    expect(codeOf('m1', '2026-11-21')).toBe(codeOf('m1', '2026-11-21'))
    expect(codeOf('m2', '2026-11-21')).not.toBe(codeOf('m1', '2026-11-21'))
  })
  it('hashes text and outcome together, and an interim reply apart', () => {
    expect(contentHash('a', 'solved')).not.toBe(contentHash('a', 'planned'))
    expect(contentHash('a', 'solved')).not.toBe(contentHash('a', 'solved', true))
  })
})
