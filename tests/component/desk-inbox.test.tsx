/** @jest-environment jsdom */
import { act, configure, fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import { BulkBar } from '../../src/packages/desk/inbox/bulk-bar'
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

it('why one thing was not done with many messages is not said of the next', async () => {
  signIn(['dispatcher'])
  answers({ 'messages/bulk': () => Promise.reject(new ApiFailure('rate_limited')) })
  const row = {
    id: 'a',
    version: 1,
    unitId: 'heating',
    allowedActions: ['remind', 'dispatch'],
  } as unknown as MessageRow
  render(<BulkBar chosen={[row]} onAll={() => undefined} onDone={() => undefined} />)
  tap('催办1件')
  fireEvent.click(screen.getByRole('button', { name: '催办' }))
  await screen.findByText(/操作太快了/)
  tap('关闭')
  tap('转办1件')
  await waitFor(() => expect(screen.getByRole('dialog', { name: '转办1件' })).toBeDefined())
  expect(screen.queryByText(/操作太快了/)).toBeNull()
})
