/** @jest-environment jsdom */
import { act, configure, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import PolicyPage from '../../src/packages/press/policy'
import { answers, beginStaffPage, signIn, tap, UNITS } from '../support/staff-page'

jest.mock('@tarojs/taro', () => jest.requireActual<{ taro: object }>('../support/page-doubles').taro)
jest.mock(
  '../../src/api/transport',
  () => jest.requireActual<{ transport: object }>('../support/page-doubles').transport,
)
/** Milliseconds: the library’s own second is a matter of the machine’s speed. */
configure({ asyncUtilTimeout: 100_000 })
beforeEach(() => beginStaffPage())

it('where somebody else changed the times of a unit first the present ones are read, and the next saving rests on them', async () => {
  signIn(['admin'])
  const policy = (version: number) => ({
    ...{ city: [], units: [{ unitId: 'heating', unitName: '市供热集团', overrides: [], version }] },
  })
  const read = jest.fn().mockResolvedValueOnce(policy(1)).mockResolvedValue(policy(2))
  const set = jest.fn().mockRejectedValueOnce(new ApiFailure('conflict')).mockResolvedValue({})
  answers({ 'messages/policy': read, 'messages/set_unit_policy': set, 'hall/list_units': () => UNITS })
  render(<PolicyPage />)
  fireEvent.click(await screen.findByRole('radio', { name: '市供热集团' }))
  tap('保存')
  await waitFor(() => expect(read).toHaveBeenCalledTimes(2))
  await act(async () => undefined)
  tap('保存')
  await waitFor(() => expect(set).toHaveBeenCalledTimes(2))
  expect(set).toHaveBeenLastCalledWith(expect.objectContaining({ version: 2 }))
})

it('a session that ran out before the times of a unit were saved is told with the way on', async () => {
  signIn(['admin'])
  answers({
    'messages/policy': () => ({ city: [], units: [] }),
    'messages/set_unit_policy': () => Promise.reject(new ApiFailure('unauthenticated')),
    'hall/list_units': () => UNITS,
  })
  render(<PolicyPage />)
  fireEvent.click(await screen.findByRole('radio', { name: '市供热集团' }))
  tap('保存')
  await screen.findByRole('button', { name: '登录' })
})
