/** @jest-environment jsdom */
import { act, configure, renderHook, waitFor } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import { useAction } from '../../src/state/use-action'
import { usePages } from '../../src/state/use-pages'
import { useRequest } from '../../src/state/use-request'

/** Milliseconds: the library’s own second is a matter of the machine’s speed. */
configure({ asyncUtilTimeout: 100_000 })

let mockShow: () => void = () => undefined
jest.mock('@tarojs/taro', () => ({ useDidShow: (run: () => void) => (mockShow = run) }))

/** Answers when told to, in whatever order. */
function deferred<Value>() {
  let resolve: (value: Value) => void = () => undefined
  let reject: (error: unknown) => void = () => undefined
  const promise = new Promise<Value>((yes, no) => ([resolve, reject] = [yes, no]))
  return { promise, resolve, reject }
}

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
    act(() => mockShow()) // the first showing is the opening itself
    act(() => mockShow())
    await waitFor(() => expect(result.current.failure?.code).toBe('timeout'))
    expect(result.current).toMatchObject({ state: 'ready', data: 'first' })
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

describe('usePages', () => {
  it('adds the next page, and starts over with a fresh first page', async () => {
    const read = jest.fn((cursor: string | undefined) =>
      Promise.resolve(cursor ? { items: [3], nextCursor: null } : { items: [1, 2], nextCursor: 'after 2' }),
    )
    const { result } = renderHook(() => usePages('key', read))
    await waitFor(() => expect(result.current.request.data).toEqual([1, 2]))
    await act(() => result.current.more?.() ?? Promise.resolve())
    expect(result.current.request.data).toEqual([1, 2, 3])
    expect(result.current.more).toBeUndefined()
    act(() => result.current.request.reload())
    await waitFor(() => expect(result.current.request.data).toEqual([1, 2]))
  })
})

describe('usePages, when the next page cannot be read', () => {
  const open = async () => {
    const read = jest.fn((cursor: string | undefined) =>
      cursor ? Promise.reject(new ApiFailure('offline')) : Promise.resolve({ items: [1, 2], nextCursor: 'after 2' }),
    )
    const hook = renderHook(({ key }) => usePages(key, read), { initialProps: { key: 'all' } })
    await waitFor(() => expect(hook.result.current.request.data).toEqual([1, 2]))
    await act(() => hook.result.current.more?.() ?? Promise.resolve())
    return { ...hook, read }
  }

  it('says so below what is shown, and reads it at the next try', async () => {
    const { result, read } = await open()
    expect(result.current).toMatchObject({ request: { data: [1, 2] }, moreFailure: { code: 'offline' } })
    read.mockResolvedValue({ items: [3], nextCursor: 'after 3' })
    await act(() => result.current.more?.() ?? Promise.resolve())
    expect(result.current).toMatchObject({ request: { data: [1, 2, 3] }, moreFailure: undefined })
  })

  it('does not say it of another list, nor of the same one read anew', async () => {
    const { result, rerender } = await open()
    act(() => result.current.request.reload())
    await waitFor(() => expect(result.current.moreFailure).toBeUndefined())
    await act(() => result.current.more?.() ?? Promise.resolve())
    expect(result.current.moreFailure).toBeDefined()
    rerender({ key: 'some' })
    await waitFor(() => expect(result.current.request.state).toBe('ready'))
    expect(result.current.moreFailure).toBeUndefined()
  })
})

describe('a list that was changed for another one', () => {
  it('neither waits for the next page of the one before, nor tells what went wrong with it', async () => {
    const later = deferred<{ items: number[]; nextCursor: null }>()
    const { result, rerender } = renderHook(
      ({ key }) =>
        usePages(key, (cursor) => (cursor ? later.promise : Promise.resolve({ items: [1], nextCursor: 'next' }))),
      { initialProps: { key: 'a' } },
    )
    await waitFor(() => expect(result.current.more).toBeDefined())
    act(() => void result.current.more?.())
    expect(result.current.loadingMore).toBe(true)
    rerender({ key: 'b' })
    await waitFor(() => expect(result.current.request.data).toEqual([1]))
    expect(result.current.loadingMore).toBe(false)
    await act(async () => later.reject(new ApiFailure('offline')))
    expect(result.current).toMatchObject({ loadingMore: false, moreFailure: undefined })
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
