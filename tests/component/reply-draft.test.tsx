/** @jest-environment jsdom */
import { act, renderHook } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import { messagesApi } from '../../src/api/messages.api'
import { useReplyDraft } from '../../src/packages/desk/use-reply-draft'
import type { MessageView, WorkingDraftView } from '../../types/messages.contract'
import { kept } from '../support/device'

jest.mock('@tarojs/taro', () => jest.requireActual<{ taro: object }>('../support/device').taro)
jest.mock('../../src/api/messages.api', () => ({
  messagesApi: { workingDraft: jest.fn(), saveWorkingDraft: jest.fn() },
}))
const api = messagesApi as unknown as { workingDraft: jest.Mock; saveWorkingDraft: jest.Mock }

const view = { id: 'm1', allowedActions: ['draft_reply'] } as unknown as MessageView
const copy = (version: number, body: string): WorkingDraftView => ({
  ...{ version, body, interim: false, savedAt: '2026-07-03T01:00:00.000Z' },
})
const text = (body: string) => ({ body, outcome: undefined, interim: false })
const open = async () => {
  const hook = renderHook(() => useReplyDraft('p1', view))
  await act(async () => undefined)
  return hook
}
const pause = (ms = 2_000) => act(async () => void (await jest.advanceTimersByTimeAsync(ms)))

describe('a reply being written', () => {
  beforeEach(() => {
    jest.useFakeTimers()
    kept.clear()
    api.workingDraft.mockReset().mockResolvedValue({ draft: null })
    api.saveWorkingDraft
      .mockReset()
      .mockImplementation(({ version, body }: WorkingDraftView) => Promise.resolve(copy(version + 1, body)))
  })
  afterEach(() => jest.useRealTimers())

  it('goes to the device with each stroke and to the server at a pause', async () => {
    const { result } = await open()
    act(() => result.current.edit(text('已派')))
    act(() => result.current.edit(text('已派人')))
    expect([...kept.values()]).toContainEqual(text('已派人'))
    expect(api.saveWorkingDraft).not.toHaveBeenCalled()
    await pause()
    expect(api.saveWorkingDraft).toHaveBeenCalledTimes(1)
    expect(api.saveWorkingDraft).toHaveBeenCalledWith({ id: 'm1', version: 0, body: '已派人', interim: false })
    expect(result.current.savedAt).toBeDefined()
  })
  it('comes back from the server on another device', async () => {
    api.workingDraft.mockResolvedValue({ draft: copy(4, '电脑上写的') })
    const { result } = await open()
    expect(result.current).toMatchObject({ text: { body: '电脑上写的' }, restored: true })
    act(() => result.current.edit(text('电脑上写的，再加一句')))
    await pause()
    expect(api.saveWorkingDraft).toHaveBeenCalledWith(expect.objectContaining({ version: 4 }))
  })
  it('shows both where both were changed, and goes on from what the person chose', async () => {
    kept.set('minsheng.reply.p1.m1', text('手机上写的'))
    kept.set('minsheng.reply-version.p1.m1', 1)
    api.workingDraft.mockResolvedValue({ draft: copy(3, '电脑上写的') })
    const { result } = await open()
    expect(result.current).toMatchObject({ text: { body: '手机上写的' }, elsewhere: { body: '电脑上写的' } })
    act(() => result.current.choose('both'))
    expect(result.current.text.body).toBe('手机上写的\n\n电脑上写的')
    expect(result.current.elsewhere).toBeUndefined()
    await pause()
    expect(api.saveWorkingDraft).toHaveBeenCalledWith(expect.objectContaining({ version: 3 }))
  })
  it('shows the other text when a saving meets it, and stops writing over it', async () => {
    api.saveWorkingDraft.mockRejectedValueOnce(new ApiFailure('conflict', { current: copy(2, '电脑上写的') }))
    const { result } = await open()
    act(() => result.current.edit(text('手机上写的')))
    await pause()
    expect(result.current).toMatchObject({ text: { body: '手机上写的' }, elsewhere: { body: '电脑上写的' } })
    act(() => result.current.edit(text('手机上接着写')))
    await pause(60_000)
    expect(api.saveWorkingDraft).toHaveBeenCalledTimes(1)
    act(() => result.current.choose('theirs'))
    expect(result.current.text.body).toBe('电脑上写的')
  })
  it('stays on the device while offline, and is tried again by itself', async () => {
    api.workingDraft.mockRejectedValue(new ApiFailure('offline'))
    api.saveWorkingDraft.mockRejectedValueOnce(new ApiFailure('offline'))
    const { result } = await open()
    act(() => result.current.edit(text('断网时写的')))
    await pause()
    expect(result.current.savedAt).toBeUndefined()
    await pause(15_000)
    expect(api.saveWorkingDraft).toHaveBeenCalledTimes(2)
    expect(result.current.savedAt).toBeDefined()
  })
  it('is not tried again once its page was left: by then it may be sent, and somebody else signed in', async () => {
    let refuse: (error: ApiFailure) => void = () => undefined
    api.saveWorkingDraft.mockReturnValueOnce(new Promise((_, reject) => (refuse = reject)))
    const { result, unmount } = await open()
    act(() => result.current.edit(text('断网时写的')))
    await pause()
    unmount()
    await act(async () => refuse(new ApiFailure('offline')))
    await pause(60_000)
    expect(api.saveWorkingDraft).toHaveBeenCalledTimes(1)
    expect([...kept.values()]).toContainEqual(text('断网时写的'))
  })
  it('keeps what was typed before the server had answered, beside the other text', async () => {
    let answer: (answer: { draft: WorkingDraftView | null }) => void = () => undefined
    api.workingDraft.mockReturnValue(new Promise((resolve) => (answer = resolve)))
    const { result } = await open()
    act(() => result.current.edit(text('刚刚写的')))
    await act(async () => answer({ draft: copy(4, '电脑上写的') }))
    expect(result.current).toMatchObject({ text: { body: '刚刚写的' }, elsewhere: { body: '电脑上写的' } })
    await pause(60_000)
    expect(api.saveWorkingDraft).not.toHaveBeenCalled()
    act(() => result.current.choose('mine'))
    await pause()
    expect(api.saveWorkingDraft).toHaveBeenCalledWith(expect.objectContaining({ version: 4, body: '刚刚写的' }))
  })
  it('is saved only once it is known what the server holds', async () => {
    let answer: (answer: { draft: WorkingDraftView | null }) => void = () => undefined
    api.workingDraft.mockReturnValue(new Promise((resolve) => (answer = resolve)))
    const { result } = await open()
    act(() => result.current.edit(text('写得比网络快')))
    await pause(10_000)
    expect(api.saveWorkingDraft).not.toHaveBeenCalled()
    await act(async () => answer({ draft: null }))
    await pause()
    expect(api.saveWorkingDraft).toHaveBeenCalledTimes(1)
    expect(result.current.elsewhere).toBeUndefined()
  })
  it('takes a choice that was made while it was being saved up as well', async () => {
    let saved: (copy: WorkingDraftView) => void = () => undefined
    api.saveWorkingDraft.mockReturnValueOnce(new Promise((resolve) => (saved = resolve)))
    const { result } = await open()
    act(() => result.current.edit(text('已修好')))
    await pause()
    act(() => result.current.edit({ ...text('已修好'), outcome: 'solved' }))
    await pause()
    await act(async () => saved(copy(1, '已修好')))
    await pause()
    expect(api.saveWorkingDraft).toHaveBeenLastCalledWith(expect.objectContaining({ version: 1, outcome: 'solved' }))
  })
  it('starts anew from the draft as it stands, once it was sent: a colleague may have changed it since', async () => {
    const { result, rerender } = renderHook(({ shown }) => useReplyDraft('p1', shown), {
      initialProps: { shown: view },
    })
    await act(async () => undefined)
    act(() => result.current.edit(text('我送审的')))
    await act(async () => result.current.settle())
    act(() => result.current.drop())
    const changed = { ...view, draft: { body: '同事改过的', outcome: 'solved', interim: false } }
    rerender({ shown: changed as unknown as MessageView })
    expect(result.current.text).toMatchObject({ body: '同事改过的', outcome: 'solved' })
    expect(result.current.restored).toBe(false)
  })
  it('is sent with no saving under way or to come', async () => {
    const { result } = await open()
    act(() => result.current.edit(text('送审的')))
    await act(async () => result.current.settle())
    act(() => result.current.drop())
    await pause(60_000)
    expect(api.saveWorkingDraft).not.toHaveBeenCalled()
    expect(kept.size).toBe(0)
  })
})
