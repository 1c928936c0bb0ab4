import { readOutgoing } from '../../cloudfunctions/runtime/outgoing'
import { readTemplates } from '../../cloudfunctions/runtime/templates'
import { MovedClock } from '../support/small-city'

const clock = new MovedClock()
const GOOD = '{"citizen_answer":{"id":"abcDEF_1234567890","fields":{"code":"character_string1","at":"time2"}}}'

describe('the templates of a city', () => {
  it('are read from one setting', () => {
    expect(readTemplates({ WECHAT_TEMPLATES: GOOD })).toEqual({
      citizen_answer: { id: 'abcDEF_1234567890', fields: { code: 'character_string1', at: 'time2' } },
    })
    expect(readTemplates({})).toBeNull()
    expect(readOutgoing({}, clock)).toBeUndefined()
    const own = readOutgoing({ WECHAT_TEMPLATES: GOOD, WECHAT_APPID: 'wx1', WECHAT_SECRET: 's' }, clock)
    expect(Object.keys(own?.templates ?? {})).toEqual(['citizen_answer'])
  })

  it.each([
    ['no JSON', '{'],
    ['an unknown name', '{"other":{"id":"abcDEF_1234567890","fields":{}}}'],
    ['no id', '{"citizen_answer":{"fields":{}}}'],
    ['a field that WeChat does not have', '{"citizen_answer":{"id":"abcDEF_1234567890","fields":{"code":"正文"}}}'],
    ['a fact that never leaves the house', '{"citizen_answer":{"id":"abcDEF_1234567890","fields":{"body":"thing1"}}}'],
  ])('are refused with a sentence: %s', (_what, text) =>
    expect(() => readTemplates({ WECHAT_TEMPLATES: text })).toThrow('WECHAT_TEMPLATES'),
  )

  it('need the app that they belong to', () =>
    expect(() => readOutgoing({ WECHAT_TEMPLATES: GOOD }, clock)).toThrow('WECHAT_APPID'))
})
