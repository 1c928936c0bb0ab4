/** @jest-environment jsdom */
import { act, configure, renderHook, waitFor } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import { useAction } from '../../src/state/use-action'
import { useRequest } from '../../src/state/use-request'
import { deferred } from '../support/deferred'

/** Milliseconds: the library’s own second is a matter of the machine’s speed. */
configure({ asyncUtilTimeout: 100_000 })

let mockShow: () => void = () => undefined
let mockHide: () => void = () => undefined
jest.mock('@tarojs/taro', () => ({
  useDidHide: (run: () => void) => (mockHide = run),
  useDidShow: (run: () => void) => (mockShow = run),
}))

describe('useRequest', () => {
  it('fails with a way to try again, and then is ready', async () => {
    const read = jest
      .fn<Promise<string>, []>()
      .mockRejectedValueOnce(new ApiFailure('offline'))
      .mockResolvedValue('data')
    const { result } = renderHook(() => useRequest('key', read))
    expect(result.current.state).toBe('loading')
    await waitFor(() => expect(result.current).toMatchObject({ state: 'failed', failure: { code: 'offline' } }))
    act(() => result.current.reload())
    await waitFor(() => expect(result.current).toMatchObject({ state: 'ready', data: 'data' }))
  })

  it('drops the answer to an older question', async () => {
    const [first, second] = [deferred<string>(), deferred<string>()]
    const { result, rerender } = renderHook(
      ({ key }) => useRequest(key, () => (key === 'a' ? first : second).promise),
      {
        initialProps: { key: 'a' },
      },
    )
    rerender({ key: 'b' })
    await act(async () => second.resolve('of b'))
    await act(async () => first.resolve('of a'))
    expect(result.current).toMatchObject({ state: 'ready', data: 'of b' })
  })

  it('keeps what is shown when reading again fails', async () => {
    const read = jest
      .fn<Promise<string>, []>()
      .mockResolvedValueOnce('first')
      .mockRejectedValue(new ApiFailure('timeout'))
    const { result } = renderHook(() => useRequest('key', read))
    await waitFor(() => expect(result.current.state).toBe('ready'))
    act(() => mockShow())
    await waitFor(() => expect(result.current.failure?.code).toBe('timeout'))
    expect(result.current).toMatchObject({ state: 'ready', data: 'first' })
  })

  it('reads once when its page opens', async () => {
    const read = jest.fn(() => Promise.resolve('data'))
    const { result } = renderHook(() => useRequest('key', read))
    act(() => mockShow())
    await waitFor(() => expect(result.current.state).toBe('ready'))
    expect(read).toHaveBeenCalledTimes(1)
  })

  it('reads again the first time that somebody comes back, also where it was drawn after its page had opened', async () => {
    const read = jest.fn().mockResolvedValueOnce('before').mockResolvedValue('now')
    const { result } = renderHook(() => useRequest<string>('key', read))
    await waitFor(() => expect(result.current.data).toBe('before'))
    act(() => mockHide())
    act(() => mockShow())
    await waitFor(() => expect(result.current.data).toBe('now'))
  })

  it('asks anew when somebody comes back before the first answer', async () => {
    const first = deferred<string>()
    const read = jest.fn().mockReturnValueOnce(first.promise).mockResolvedValue('now')
    const { result } = renderHook(() => useRequest<string>('key', read))
    act(() => mockHide())
    act(() => mockShow())
    await waitFor(() => expect(result.current.data).toBe('now'))
    await act(async () => first.resolve('before'))
    expect(result.current.data).toBe('now')
  })

  it('what an action answered about something else does not take the place of what is being read', async () => {
    const second = deferred<string>()
    const { result, rerender } = renderHook(
      ({ key }) => useRequest(key, () => (key === 'a' ? Promise.resolve('of a') : second.promise)),
      { initialProps: { key: 'a' } },
    )
    await waitFor(() => expect(result.current.state).toBe('ready'))
    const { replace } = result.current as Extract<typeof result.current, { state: 'ready' }>
    rerender({ key: 'b' })
    act(() => replace('of a, changed'))
    await act(async () => second.resolve('of b'))
    expect(result.current).toMatchObject({ state: 'ready', data: 'of b' })
  })

  it('waits without asking while the key is missing', () => {
    const read = jest.fn(() => Promise.resolve('data'))
    const { result } = renderHook(() => useRequest(undefined, read))
    expect(result.current.state).toBe('loading')
    expect(read).not.toHaveBeenCalled()
  })

  it('takes no answer of an action for what it no longer shows: that is read by itself', async () => {
    const second = deferred<string>()
    const { result, rerender } = renderHook(
      ({ key }) => useRequest(key, () => (key === 'a' ? Promise.resolve('of a') : second.promise)),
      { initialProps: { key: 'a' } },
    )
    await waitFor(() => expect(result.current.state).toBe('ready'))
    const before = result.current
    rerender({ key: 'b' })
    act(() => {
      if (before.state === 'ready') before.replace('a, acted on')
    })
    await act(async () => second.resolve('of b'))
    expect(result.current).toMatchObject({ state: 'ready', data: 'of b' })
  })

  it('calls a defect of ours internal, never a raw error', async () => {
    const { result } = renderHook(() => useRequest('key', () => Promise.reject(new TypeError('x is undefined'))))
    await waitFor(() => expect(result.current).toMatchObject({ state: 'failed', failure: { code: 'internal' } }))
    expect(result.current.failure?.message).not.toContain('undefined')
  })
})

describe('useAction', () => {
  it('runs once however often it is tapped, and says what went wrong', async () => {
    const pending = deferred<string>()
    const write = jest.fn(() => pending.promise)
    const { result } = renderHook(() => useAction(write))
    act(() => {
      void result.current.run()
      void result.current.run()
    })
    expect(result.current.busy).toBe(true)
    await act(async () => pending.reject(new ApiFailure('conflict')))
    expect(write).toHaveBeenCalledTimes(1)
    expect(result.current).toMatchObject({ busy: false, failure: { code: 'conflict' } })
  })
})
