/** @jest-environment jsdom */
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import SigningRulesPage from '../../src/packages/press/signing'
import { useNotice } from '../../src/state/notice.store'
import { MESSAGE_KINDS } from '../../types/messages.terms'
import { deferred } from '../support/deferred'
import { kept } from '../support/device'
import { comeBack, inputsOf } from '../support/page-doubles'
import { answers, beginStaffPage, signIn, tap, type } from '../support/staff-page'

beforeEach(() => beginStaffPage())

/** The rules of a city that has set none. @param complaints steps of what somebody has set for complaints since */
const rulesOf = (version: number, complaints: readonly string[] = []) => ({
  rules: MESSAGE_KINDS.map((kind) =>
    kind === 'complaint' && complaints.length > 0
      ? { kind, steps: complaints, distinct: false, source: '市政府令第8号', origin: 'city' }
      : { kind, steps: ['any_approver'], distinct: false, source: '', origin: 'default' },
  ),
  workingHours: { periods: [{ from: '09:00', until: '17:00' }], source: '', origin: 'default' },
  quietHours: { from: '22:00', until: '07:00' },
  version,
})

let now = rulesOf(1)
const open = async (set: () => unknown = () => now) => {
  signIn(['admin'])
  answers({ 'messages/approval_rules': () => now, 'messages/set_approval_rules': set })
  const page = render(<SigningRulesPage />)
  await screen.findByText(/^投诉：/)
  return page
}
beforeEach(() => void (now = rulesOf(1)))

const rule = (kind: string): void => void fireEvent.click(screen.getByText(new RegExp(`^${kind}：`)))
const BASIS = '依据'
const basis = (): HTMLInputElement => screen.getByLabelText(BASIS)
const isChosen = (name: string): boolean => screen.getByRole('radio', { name }).getAttribute('aria-checked') === 'true'

it('a rule that is being set is there again when its panel is, for that kind only, until it was saved', async () => {
  await open()
  rule('投诉')
  fireEvent.click(screen.getByRole('radio', { name: '两道：先分管领导，后主要领导' }))
  type(BASIS, '办文规定第12条')
  tap('关闭')
  rule('咨询')
  expect(basis().value).toBe('')
  tap('关闭')
  rule('投诉')
  expect([basis().value, isChosen('两道：先分管领导，后主要领导')]).toEqual(['办文规定第12条', true])
  tap('保存')
  await waitFor(() => expect(inputsOf('messages/set_approval_rules')).toHaveLength(1))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect([...kept.keys()].filter((key) => key.startsWith('minsheng.form.'))).toEqual([])
})

it('what was chosen under another rule is not put over the one that somebody has set since', async () => {
  const first = await open()
  rule('投诉')
  type(BASIS, '办文规定第12条')
  first.unmount()
  now = rulesOf(2, ['chief_leader'])
  await open()
  rule('投诉')
  expect([basis().value, isChosen('主要领导签')]).toEqual(['市政府令第8号', true])
})

it('whoever fills in a rule is told that somebody has set it meanwhile, as soon as the page reads it', async () => {
  await open()
  rule('投诉')
  type(BASIS, '办文规定第12条')
  now = rulesOf(2, ['chief_leader'])
  await comeBack()
  await screen.findByText(/^有人刚改过审签规定，这里现在是“主要领导签”/)
  expect(basis().value).toBe('办文规定第12条')
})

it('hours that are being written are there again when their panel is, until they were saved', async () => {
  await open()
  fireEvent.click(screen.getByText('09:00到17:00'))
  type('第1段从几点', '8:30')
  type(BASIS, '市政府办公室通知')
  tap('关闭')
  fireEvent.click(screen.getByText('09:00到17:00'))
  expect([screen.getByLabelText('第1段从几点'), basis()].map((field) => (field as HTMLInputElement).value)).toEqual([
    '8:30',
    '市政府办公室通知',
  ])
  tap('保存')
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect([...kept.keys()].filter((key) => key.startsWith('minsheng.form.'))).toEqual([])
})

it('who left the page before it was known is told that the rule was not saved', async () => {
  const answer = deferred<object>()
  const page = await open(() => answer.promise)
  rule('投诉')
  type(BASIS, '办文规定第12条')
  tap('保存')
  page.unmount()
  await act(async () => answer.reject(new ApiFailure('offline')))
  expect(useNotice.getState().text).toBe('离开前提交的那一步没有办成：没有连上网。')
})
