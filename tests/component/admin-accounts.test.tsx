/** @jest-environment jsdom */
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import { ACCOUNTS_COPY } from '../../src/copy/accounts'
import AccountPage from '../../src/packages/admin/account'
import AccountsPage from '../../src/packages/admin/accounts'
import OpenAccountPage from '../../src/packages/admin/open'
import type { Role } from '../../types/wire.contract'
import { comeBack, inputsOf } from '../support/page-doubles'
import { answers, beginStaffPage, signIn, tap } from '../support/staff-page'

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

describe('roles that are being changed while the account is read again', () => {
  const grant = (role: Role) => ({ role, unitId: 'heating', where: '市供热集团' })
  const saved = async (now: { grants: object[]; sessions: number }) => {
    signIn(['admin'])
    beginStaffPage({ id: 's1' })
    let account = {
      ...{ id: 's1', name: '赵明', loginName: 'zhaoming', revision: 4, sessions: 1, isOwn: false, disabled: false },
      ...{ passwordSet: true, authenticatorSet: true, wechatBound: false },
      grants: [grant('handler'), grant('approver'), grant('liaison')] as object[],
    }
    answers({
      'identity/get_account': () => account,
      'identity/set_grants': () => Promise.reject(new ApiFailure('offline')),
    })
    render(<AccountPage />)
    fireEvent.click(await screen.findByRole('button', { name: /^去掉.*承办人/ }))
    account = { ...account, ...now, revision: 5 }
    await comeBack()
    tap('保存角色')
    await waitFor(() => expect(inputsOf('identity/set_grants')).toHaveLength(1))
    return inputsOf('identity/set_grants')[0]
  }

  it('give nobody back what a colleague has withdrawn meanwhile: the server refuses them', async () => {
    expect(await saved({ grants: [grant('handler'), grant('liaison')], sessions: 1 })).toMatchObject({ revision: 4 })
  })

  it('stay as they were chosen where a colleague was first, beside those that hold now, and are saved over them then', async () => {
    signIn(['admin'])
    beginStaffPage({ id: 's1' })
    const account = {
      ...{ id: 's1', name: '赵明', loginName: 'zhaoming', revision: 4, sessions: 1, isOwn: false, disabled: false },
      ...{ passwordSet: true, authenticatorSet: true, wechatBound: false },
      grants: [grant('handler'), grant('approver')],
    }
    const current = { ...account, revision: 5, grants: [grant('approver'), grant('liaison')] }
    answers({
      'identity/get_account': () => account,
      'identity/set_grants': () => Promise.reject(new ApiFailure('conflict', { current })),
    })
    render(<AccountPage />)
    fireEvent.click(await screen.findByRole('button', { name: /^去掉.*承办人/ }))
    tap('保存角色')
    expect((await screen.findByRole('alert')).textContent).toBe(
      ACCOUNTS_COPY.changedMeanwhile('市供热集团\u00a0· 审核人、市供热集团\u00a0· 联络员'),
    )
    expect(screen.queryByRole('button', { name: /^去掉.*联络员/ })).toBeNull()
    tap('保存角色')
    await waitFor(() => expect(inputsOf('identity/set_grants')).toHaveLength(2))
    const chosen = [{ role: 'approver', unitId: 'heating' }]
    expect(inputsOf('identity/set_grants')).toMatchObject([
      { revision: 4, grants: chosen },
      { revision: 5, grants: chosen },
    ])
  })

  it('go on from the account as it is where something else of it changed', async () => {
    const grants = [grant('handler'), grant('approver'), grant('liaison')]
    expect(await saved({ grants, sessions: 0 })).toMatchObject({ revision: 5 })
  })
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

it('of more units than are listed it is said that the others can be found by their names', async () => {
  signIn(['admin'])
  const units = Array.from({ length: 42 }, (_, at) => ({ id: `u${at}`, name: `第${at}局` }))
  answers({ 'identity/list_places': () => ({ units, posts: [] }) })
  render(<OpenAccountPage />)
  fireEvent.click(screen.getByRole('button', { name: '添加角色' }))
  fireEvent.click(screen.getByRole('radio', { name: '承办人' }))
  expect(await screen.findByText('先列前30个，输入名称可以找到其他的。')).toBeDefined()
  fireEvent.change(screen.getByLabelText('输入单位名称'), { target: { value: '41' } })
  expect(screen.queryByText(/^先列前/)).toBeNull()
})
