/** @jest-environment jsdom */
import { act, configure, renderHook, waitFor } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import { type PageAsked, usePages } from '../../src/state/use-pages'
import { deferred } from '../support/deferred'

/** Milliseconds: the library’s own second is a matter of the machine’s speed. */
configure({ asyncUtilTimeout: 100_000 })

jest.mock('@tarojs/taro', () => ({ useDidHide: () => undefined, useDidShow: () => undefined }))

describe('usePages', () => {
  /** A list of the rows 1 to `last`; its cursor is the last row that was read. */
  const listOf = (last: () => number, most = 50) =>
    jest.fn(({ limit, cursor = '0' }: PageAsked) => {
      const from = Number(cursor) + 1
      const to = Math.min(from - 1 + Math.min(limit, most), last())
      const items = Array.from({ length: to - from + 1 }, (_, at) => from + at)
      return Promise.resolve({ items, nextCursor: to < last() ? String(to) : null })
    })
  const rowsTo = (last: number): number[] => Array.from({ length: last }, (_, at) => at + 1)
  /** Opened, and read on as often as told. */
  const open = async (read: ReturnType<typeof listOf>, times: number) => {
    const hook = renderHook(({ key }) => usePages(key, read), { initialProps: { key: 'all' } })
    await waitFor(() => expect(hook.result.current.request.state).toBe('ready'))
    for (let time = 0; time < times; time += 1) await act(() => hook.result.current.more?.() ?? Promise.resolve())
    read.mockClear()
    return hook
  }
  const reload = async ({ result }: Awaited<ReturnType<typeof open>>) => {
    await act(async () => result.current.request.reload())
    await waitFor(() => expect(result.current.request).toMatchObject({ refreshing: false }))
  }

  it('adds the next page, until there is none', async () => {
    const { result } = await open(
      listOf(() => 30),
      1,
    )
    expect(result.current.request.data).toEqual(rowsTo(30))
    expect(result.current.more).toBeUndefined()
  })

  it('is read anew as far as it was shown, in as few pages as the server allows', async () => {
    let last = 70
    const read = listOf(() => last)
    const hook = await open(read, 2)
    expect(hook.result.current.request.data).toEqual(rowsTo(60))
    last = 75
    await reload(hook)
    expect(hook.result.current.request.data).toEqual(rowsTo(60))
    expect(read.mock.calls).toEqual([[{ limit: 50 }], [{ limit: 10, cursor: '50' }]])
    await act(() => hook.result.current.more?.() ?? Promise.resolve())
    expect(hook.result.current.request.data).toEqual(rowsTo(75))
  })

  it('asks no more often than before for rows that are gone', async () => {
    const read = listOf(() => 1000, 5)
    const hook = await open(read, 2)
    expect(hook.result.current.request.data).toEqual(rowsTo(15))
    read.mockImplementation(({ cursor = '0' }) => Promise.resolve({ items: [], nextCursor: `${cursor}+` }))
    await reload(hook)
    expect(read).toHaveBeenCalledTimes(3)
  })

  it('begins with the first page of another list', async () => {
    const read = listOf(() => 70)
    const { result, rerender } = await open(read, 2)
    rerender({ key: 'some' })
    await waitFor(() => expect(result.current.request.data).toEqual(rowsTo(20)))
    expect(read.mock.calls).toEqual([[{ limit: 20 }]])
  })

  it('loses no page that was asked for while it was being read anew', async () => {
    const read = listOf(() => 70)
    const { result } = await open(read, 1)
    const answer = read.getMockImplementation()
    const fresh = deferred<undefined>()
    read.mockImplementationOnce(async (page) => {
      await fresh.promise
      return answer?.(page) ?? { items: [], nextCursor: null }
    })
    act(() => result.current.request.reload())
    await act(() => result.current.more?.() ?? Promise.resolve())
    expect(result.current.request.data).toEqual(rowsTo(60))
    await act(async () => fresh.resolve(undefined))
    await waitFor(() => expect(result.current.request).toMatchObject({ refreshing: false }))
    expect(result.current.request.data).toEqual(rowsTo(60))
  })

  it('keeps what is shown when one of its pages cannot be read anew', async () => {
    const read = listOf(() => 70)
    const hook = await open(read, 2)
    read.mockImplementation(({ cursor }) =>
      cursor ? Promise.reject(new ApiFailure('offline')) : Promise.resolve({ items: rowsTo(50), nextCursor: '50' }),
    )
    await reload(hook)
    expect(hook.result.current.request).toMatchObject({ data: rowsTo(60), failure: { code: 'offline' } })
  })
})

describe('usePages, when the next page cannot be read', () => {
  const open = async () => {
    const read = jest.fn(({ cursor }: PageAsked) =>
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
        usePages(key, ({ cursor }) => (cursor ? later.promise : Promise.resolve({ items: [1], nextCursor: 'next' }))),
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
