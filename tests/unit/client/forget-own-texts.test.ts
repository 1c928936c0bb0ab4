import { forgetOwnTexts, keepsOwnTexts } from '../../../src/state/forget-own-texts'
import { kept } from '../../support/device'

jest.mock('@tarojs/taro', () => jest.requireActual<{ taro: object }>('../../support/device').taro)

beforeEach(() => kept.clear())

it('lets go of what one person typed, and of nothing else that the device keeps', () => {
  for (const key of [
    'minsheng.draft.u.1',
    'minsheng.draft.u.1.earlier',
    'minsheng.answer.u.1.m9',
    'minsheng.text.rate.m9',
    'minsheng.draft.u.12',
    'minsheng.draft.ux1',
    'minsheng.answer.u.2.m9',
    'minsheng.elder',
    'minsheng.token',
  ])
    kept.set(key, 'x')
  forgetOwnTexts('u.1')
  expect([...kept.keys()]).toEqual([
    'minsheng.draft.u.12',
    'minsheng.draft.ux1',
    'minsheng.answer.u.2.m9',
    'minsheng.elder',
    'minsheng.token',
  ])
})

describe('whether a device keeps words of somebody who signs out', () => {
  it.each([
    ['a letter', 'minsheng.draft.u.1', { body: '家里暖气不热' }],
    ['a telephone number alone', 'minsheng.draft.u.1', { body: ' ', contact: '13800138000' }],
    ['a letter that waits', 'minsheng.draft.u.1.earlier', { body: '先前的' }],
    ['an answer', 'minsheng.answer.u.1.m9', { body: '三楼', uploads: [] }],
    ['a comment', 'minsheng.text.rate.m9', '态度很好'],
    ['a reply of the staff', 'minsheng.reply.u.1.m9', { body: '已派人上门' }],
    ['a reason for a step that was not taken', 'minsheng.form.u.1.reject_reply.m9', '没有回答退费'],
    [
      'an answer that is being rewritten for everybody',
      'minsheng.form.u.1.release.m9',
      { title: '供热', answer: '已修好' },
    ],
    ['why a contact is to be seen', 'minsheng.form.u.1.reveal_contact.m9', { reason: '约定上门的时间' }],
    ['what a rule rests on', 'minsheng.form.u.1.approval_rule.city.complaint', { source: '办文规定第12条' }],
    ['a rule of routing', 'minsheng.form.u.1.routing_rule.new', { name: '', words: '暖气、供热' }],
    ['a table', 'minsheng.form.u.1.import_duties.city', '单位,职责'],
    ['times of a unit', 'minsheng.form.u.1.unit_policy.heating', { source: '', times: [{ source: '承诺第5条' }] }],
    ['a call that is written down', 'minsheng.record.u.1', { body: '市民来电反映' }],
  ])('%s', (_what, key, value) => {
    kept.set(key, value)
    expect(keepsOwnTexts('u.1')).toBe(true)
    forgetOwnTexts('u.1')
    expect([...kept.keys()]).toEqual([])
  })

  it.each([
    ['somebody else’s', 'minsheng.draft.u.2', { body: '家里暖气不热' }],
    ['a page that was only opened', 'minsheng.draft.u.1', { body: '', contact: '', place: '' }],
    ['a setting', 'minsheng.elder', true],
  ])('not %s', (_what, key, value) => {
    kept.set(key, value)
    expect(keepsOwnTexts('u.1')).toBe(false)
  })
})
