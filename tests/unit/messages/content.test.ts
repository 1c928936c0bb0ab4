import { codeOf, contentHash, excerptOf, titleFrom } from '../../../cloudfunctions/messages/domain/content'

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
