/** @jest-environment jsdom */
import { act, fireEvent, render, screen } from '@testing-library/react'
import GuardianPage from '../../src/packages/rights/guardian'
import { fill, press, signedInAs } from '../support/citizen-page'
import { begin, inputsOf } from '../support/page-doubles'

beforeEach(() => signedInAs('citizen'))

it('监护人: says below each field what is missing of it, and sends nothing before all of it is there', async () => {
  begin({
    'privacy/my_declaration': () => ({ under14: true, guardianAgreed: false }),
    'privacy/declare_age': () => ({ under14: true, guardianAgreed: true }),
  })
  render(<GuardianPage />)
  await screen.findByRole('textbox', { name: '监护人姓名' })
  fill('监护人联系方式', '13800138000')
  press('保存')
  screen.getByText('请填写监护人的姓名。')
  screen.getByText('请监护人阅读隐私说明后打开这个开关。')
  expect(screen.queryByText(/请填写监护人的电话/)).toBeNull()
  fill('监护人姓名', '李建国')
  fill('监护人联系方式', '')
  screen.getByText('请填写监护人的电话或邮箱。')
  expect(screen.queryByText('请填写监护人的姓名。')).toBeNull()
  fill('监护人联系方式', '13800138000')
  press('保存')
  expect(inputsOf('privacy/declare_age')).toEqual([])
  fireEvent.click(screen.getByRole('switch', { name: /我是监护人/ }))
  await act(async () => press('保存'))
  expect(inputsOf('privacy/declare_age')).toEqual([
    { under14: true, guardian: { name: '李建国', contact: '13800138000', agrees: true } },
  ])
})
