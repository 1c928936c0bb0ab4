/** @jest-environment jsdom */
import { act, configure, render, renderHook } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import { FilterSheet } from '../../src/packages/desk/inbox/filter-sheet'
import { useAccepting } from '../../src/packages/desk/inbox/use-accepting'
import type { MessageRow } from '../../types/messages.contract'
import { deferred } from '../support/deferred'
import { answers, beginStaffPage, signIn, tap } from '../support/staff-page'

jest.mock('@tarojs/taro', () => jest.requireActual<{ taro: object }>('../support/page-doubles').taro)
jest.mock(
  '../../src/api/transport',
  () => jest.requireActual<{ transport: object }>('../support/page-doubles').transport,
)
/** Milliseconds: the library’s own second is a matter of the machine’s speed. */
configure({ asyncUtilTimeout: 100_000 })
beforeEach(() => beginStaffPage())

it('rows are accepted beside each other, each busy by itself', async () => {
  const [first, second] = [deferred<object>(), deferred<object>()]
  answers({ 'messages/accept': ({ id }: { id: string }) => (id === 'a' ? first : second).promise })
  const { result } = renderHook(() => useAccepting())
  const row = (id: string) => ({ id, version: 1 }) as MessageRow
  let accepted: Promise<boolean[]> = Promise.resolve([])
  act(() => void (accepted = Promise.all([row('a'), row('b'), row('a')].map(result.current.accept))))
  expect([result.current.isBusy('a'), result.current.isBusy('b')]).toEqual([true, true])
  await act(async () => first.resolve({}))
  expect([result.current.isBusy('a'), result.current.isBusy('b')]).toEqual([false, true])
  await act(async () => second.reject(new ApiFailure('conflict')))
  expect(await accepted).toEqual([true, false, false])
  expect(result.current.failure?.code).toBe('conflict')
})

it('筛选 opens with what the list shows', async () => {
  const me = signIn(['dispatcher'])
  const saved = { items: [], ready: true, busy: false, failure: undefined, save: () => Promise.resolve(true) }
  const chosen = jest.fn()
  render(
    <FilterSheet
      me={me}
      saved={saved}
      filter={{ by: 'where', where: { kinds: ['complaint'], urgent: true }, status: 'processing' }}
      onChoose={chosen}
      onClose={() => undefined}
    />,
  )
  tap('看结果')
  expect(chosen).toHaveBeenCalledWith({
    by: 'where',
    where: { kinds: ['complaint'], urgent: true },
    status: 'processing',
  })
  await act(async () => undefined)
})
