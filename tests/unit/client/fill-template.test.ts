import { fillTemplate } from '../../../src/packages/desk/fill-template'
import { TEMPLATE_VARIABLES, variablesIn } from '../../../types/messages.drafting.terms'
import type { MessageView } from '../../../types/messages.contract'

const view = {
  code: '20260703-ABCDEF',
  title: '暖气不热',
  kind: 'complaint',
  unitName: '市供热公司',
  submittedAt: '2026-07-03T16:30:00.000Z', // already the 4th in Shanghai
  replyDueOn: '2026-07-10',
  calendarSettled: true,
} as MessageView

it('fills every variable of a template from the message, as Shanghai reads its days', () => {
  const template = TEMPLATE_VARIABLES.map((name) => `{${name}}`).join('，')
  expect(fillTemplate(template, view, '2026-07-06')).toBe(
    '20260703-ABCDEF，暖气不热，投诉，市供热公司，7月4日，7月10日，7月6日',
  )
  expect(variablesIn(template)).toEqual([...TEMPLATE_VARIABLES])
})

it('puts in what a citizen wrote as it was written', () => {
  const odd = { ...view, title: '补贴$$200，$&，{期限}' }
  expect(fillTemplate('您反映的{标题}', odd, '2026-07-06')).toBe('您反映的补贴$$200，$&，{期限}')
})

it('leaves what is no variable as it stands, and fills one as often as it stands', () => {
  expect(fillTemplate('{编号}与{编号}，{别的}', view, '2026-07-06')).toBe('20260703-ABCDEF与20260703-ABCDEF，{别的}')
})
