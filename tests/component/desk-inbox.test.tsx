/** @jest-environment jsdom */
import { act, fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import InboxPage from '../../src/packages/desk/inbox'
import { BulkBar } from '../../src/packages/desk/inbox/bulk-bar'
import { FilterSheet } from '../../src/packages/desk/inbox/filter-sheet'
import { useAccepting } from '../../src/packages/desk/inbox/use-accepting'
import type { MessageRow } from '../../types/messages.contract'
import { deferred } from '../support/deferred'
import { comeBack, goAway, inputsOf } from '../support/page-doubles'
import { answers, beginStaffPage, signIn, tap, view } from '../support/staff-page'

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

describe('签收 from the list of a desk', () => {
  const row = (id: string) => ({
    ...view({ status: 'dispatched', allowedActions: ['accept'] }),
    ...{ id, title: `停暖${id}`, excerpt: `停暖${id}`, opening: '停暖了。', overdue: false, workingDaysLeft: 2 },
  })
  const open = async () => {
    window.matchMedia = () =>
      ({ matches: true, addEventListener: () => undefined, removeEventListener: () => undefined }) as never
    signIn([{ role: 'handler', unitId: 'heating' }])
    const accepted = deferred<object>()
    answers({
      'messages/working_draft': () => ({ draft: null }),
      'messages/inbox': () => ({ items: [row('a'), row('b')], nextCursor: null }),
      'messages/inbox_counts': () => ({ unaccepted: 2, dueToday: 0, overdue: 0 }),
      'messages/get': ({ id }: { id: string }) => view({ id, title: `停暖${id}` }),
      'messages/accept': () => accepted.promise,
    })
    render(<InboxPage />)
    const button = await screen.findByRole('button', { name: /^签收：.*停暖a/ })
    return { button, answered: () => act(async () => accepted.resolve({})) }
  }
  const read = () => inputsOf('messages/get').map((input) => (input as { id: string }).id)

  it('opens what was accepted beside it', async () => {
    const { button, answered } = await open()
    fireEvent.click(button)
    await answered()
    await waitFor(() => expect(read()).toEqual(['a']))
  })

  it('opens nothing over what was opened since', async () => {
    const { button, answered } = await open()
    fireEvent.click(button)
    fireEvent.click(screen.getByRole('link', { name: /停暖b/ }))
    await answered()
    await waitFor(() => expect(inputsOf('messages/inbox')).toHaveLength(2))
    expect(read()).toEqual(['b'])
  })

  it('is done by its key only while the list is in sight', async () => {
    await open()
    fireEvent.keyDown(document.body, { key: 'j' })
    await goAway()
    fireEvent.keyDown(document.body, { key: 'a' })
    expect(inputsOf('messages/accept')).toEqual([])
    await comeBack()
    fireEvent.keyDown(document.body, { key: 'a' })
    expect(inputsOf('messages/accept')).toEqual([expect.objectContaining({ id: 'a' })])
  })
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
