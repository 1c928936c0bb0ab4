import { toMessage } from '../../cloudfunctions/notifications/subscription-message'
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

describe('a message as WeChat takes it', () => {
  const facts = {
    code: 'A'.repeat(40),
    unit: '市'.repeat(12),
    status: '已经答复了您',
    at: '2026-07-03T01:05:00.000Z',
    tip: '𠮷'.repeat(25),
  }
  const sent = (fields: object, template: 'citizen_answer' | 'staff_task' = 'citizen_answer') =>
    toMessage({ messageId: 'm/1', template, facts }, { id: 'template-1', fields }, 'openid-1')

  it('holds no value that is longer than its field: longer ones are refused as 47003', () => {
    const { data } = sent({ code: 'character_string1', unit: 'name2', status: 'phrase3', tip: 'thing4' })
    expect(data).toEqual({
      character_string1: 'A'.repeat(32),
      name2: '市'.repeat(10),
      phrase3: '已经答复了',
      // Counted by characters, none of them cut in half.
      thing4: '𠮷'.repeat(20),
    })
  })

  it('says a moment as the fields of time do, and cuts no field that has no such limit', () => {
    expect(sent({ at: 'time1', code: 'number2' }).data).toEqual({ time1: '2026年7月3日 09:05', number2: facts.code })
  })

  it('opens the citizen’s page, or the workbench, on its message', () => {
    expect(sent({})).toMatchObject({
      openId: 'openid-1',
      templateId: 'template-1',
      page: 'pages/messages/detail/index?id=m%2F1',
    })
    expect(sent({}, 'staff_task').page).toBe('packages/desk/handle/index?id=m%2F1')
  })
})
