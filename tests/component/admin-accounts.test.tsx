/** @jest-environment jsdom */
import { configure, fireEvent, render, screen, within } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import AccountPage from '../../src/packages/admin/account'
import AccountsPage from '../../src/packages/admin/accounts'
import type { Role } from '../../types/wire.contract'
import { answers, beginStaffPage, signIn } from '../support/staff-page'

jest.mock('@tarojs/taro', () => jest.requireActual<{ taro: object }>('../support/page-doubles').taro)
jest.mock(
  '../../src/api/transport',
  () => jest.requireActual<{ transport: object }>('../support/page-doubles').transport,
)
/** Milliseconds: the library’s own second is a matter of the machine’s speed. */
configure({ asyncUtilTimeout: 100_000 })
beforeEach(() => beginStaffPage())

it('where somebody else changed an account first it is shown as it is now, with the sentence that says so', async () => {
  signIn(['admin'])
  beginStaffPage({ id: 's1' })
  const account = (revision: number, role: Role) => ({
    ...{ id: 's1', name: '赵明', loginName: 'zhaoming', revision, sessions: 0, isOwn: false, disabled: false },
    ...{ passwordSet: true, authenticatorSet: true, wechatBound: false },
    grants: [{ role, unitId: 'heating', where: '市供热集团' }],
  })
  const current = account(5, 'approver')
  const disable = jest.fn().mockRejectedValue(new ApiFailure('conflict', { current, message: '账号刚刚被改过。' }))
  answers({ 'identity/get_account': () => account(4, 'handler'), 'identity/end_sessions': disable })
  render(<AccountPage />)
  fireEvent.click(await screen.findByRole('button', { name: '全部下线' }))
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '全部下线' }))
  expect(await screen.findByText('账号刚刚被改过。')).toBeDefined()
  expect(screen.getByRole('listitem').textContent).toContain('审核人')
})

it('a page of accounts that does not come is told, with the way to try again', async () => {
  signIn(['admin'])
  const account = { id: 's1', name: '赵明', loginName: 'zhaoming', grants: [], disabled: false }
  const list = jest
    .fn()
    .mockResolvedValueOnce({ items: [account], nextCursor: 'next' })
    .mockRejectedValue(new ApiFailure('offline'))
  answers({ 'identity/list_accounts': list })
  render(<AccountsPage />)
  fireEvent.click(await screen.findByRole('button', { name: '再看一些' }))
  expect(await screen.findByText('请检查网络，连上后再试一次。')).toBeDefined()
})

it('a page of accounts on which nobody fits leads on to the next one', async () => {
  signIn(['admin'])
  const list = jest
    .fn()
    .mockResolvedValueOnce({ items: [], nextCursor: 'next' })
    .mockResolvedValue({ items: [], nextCursor: null })
  answers({ 'identity/list_accounts': list })
  render(<AccountsPage />)
  fireEvent.click(await screen.findByRole('button', { name: '再看一些' }))
  expect(await screen.findByText('没有找到这样的账号')).toBeDefined()
})
