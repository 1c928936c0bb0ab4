/** @jest-environment jsdom */
import { act, renderHook } from '@testing-library/react'
import { filesApi } from '../../src/api/files.api'
import { useReplyFiles } from '../../src/packages/desk/use-reply-files'
import { chooseMedia } from '../../src/platform/media'
import type { MessageView } from '../../types/messages.contract'
import { kept } from '../support/device'

jest.mock('@tarojs/taro', () => jest.requireActual<{ taro: object }>('../support/device').taro)
jest.mock('../../src/api/files.api', () => ({
  filesApi: { begin: jest.fn(), putPart: jest.fn(), finish: jest.fn(), remove: jest.fn() },
}))
jest.mock('../../src/platform/media', () => ({ chooseMedia: jest.fn() }))
const api = filesApi as unknown as Record<'begin' | 'putPart' | 'finish' | 'remove', jest.Mock>

const draftOf = (...ids: string[]) =>
  ({ draft: { files: ids.map((id) => ({ id, kind: 'image', name: `图${id}` })) } }) as unknown as MessageView
const open = (view?: MessageView) =>
  renderHook(({ shown }) => useReplyFiles('p1', 'm1', shown), { initialProps: { shown: view } })
const choose = async (hook: ReturnType<typeof open>, kind: 'image' | 'document', name = '') => {
  const read = () => Promise.resolve('AAAA')
  ;(chooseMedia as jest.Mock).mockResolvedValue({ chosen: [{ kind, bytes: 3, name, preview: '', read }] })
  await act(async () => hook.result.current.uploads.add(kind))
}

describe('files of the reply that is being written', () => {
  beforeEach(() => {
    kept.clear()
    let uploads = 0
    api.begin.mockReset().mockImplementation(async () => ({ id: `new-${(uploads += 1)}`, parts: 1, missing: [0] }))
    for (const each of [api.putPart, api.finish, api.remove]) each.mockReset().mockResolvedValue({})
  })

  it('are those of the draft and what was added, each with a name; a PDF is called as on the device', async () => {
    const hook = open(draftOf('a'))
    await choose(hook, 'image')
    await choose(hook, 'document', '施工通告.PDF')
    const [old, picture] = hook.result.current.items
    if (old === undefined || picture === undefined) throw new Error('two are there')
    act(() => hook.result.current.rename(old, '  修好的路面 '))
    expect(hook.result.current.toSend()).toEqual({
      files: [
        { id: 'a', name: '修好的路面' },
        { id: 'new-1', name: '第2张图片' },
        { id: 'new-2', name: '施工通告' },
      ],
    })
    expect([hook.result.current.uploads.free('image'), hook.result.current.uploads.free('document')]).toEqual([7, 2])
    expect(hook.result.current.uploads.free('video')).toBe(0)
  })

  it('keep what was typed of a picture of the draft', () => {
    const first = open(draftOf('a'))
    const [picture] = first.result.current.items
    if (picture === undefined) throw new Error('one is there')
    act(() => first.result.current.rename(picture, '修好的路面'))
    first.unmount()
    const second = open(draftOf('a'))
    expect(second.result.current.items.map(({ name }) => name)).toEqual(['修好的路面'])
    act(() => second.result.current.clear())
    expect(kept.size).toBe(0)
  })

  it('are gone where the page was left while the reply was on its way', async () => {
    const hook = open()
    await choose(hook, 'image')
    expect(kept.size).toBe(1)
    hook.unmount()
    hook.result.current.clear()
    expect(kept.size).toBe(0)
  })

  it('are found again when the page is opened anew, and gone when the reply was sent', async () => {
    const first = open(draftOf('a', 'b'))
    await choose(first, 'image')
    const [a] = first.result.current.items
    if (a !== undefined) act(() => first.result.current.remove(a))
    first.unmount()
    const again = open(draftOf('a', 'b'))
    expect(again.result.current.blocked).toContain('还没有传完') // the server is asked whether it still has it
    await act(async () => undefined)
    expect(api.finish).toHaveBeenCalledTimes(2)
    expect(again.result.current.toSend()).toEqual({
      files: [
        { id: 'b', name: '图b' },
        { id: 'new-1', name: '第2张图片' },
      ],
    })
    // One of the draft is freed with the next draft; one that was only uploaded goes at once.
    expect(api.remove).not.toHaveBeenCalled()
    const [, added] = again.result.current.items
    if (added !== undefined) act(() => again.result.current.remove(added))
    expect(api.remove).toHaveBeenCalledWith({ id: 'new-1' })
    act(() => again.result.current.clear())
    expect([...kept.keys()]).toEqual([])
    again.rerender({ shown: draftOf('b') })
    expect(again.result.current.toSend()).toEqual({ files: [{ id: 'b', name: '图b' }] })
  })

  it('say nothing where there are none, and hold the reply back while one is on its way or failed', async () => {
    const hook = open()
    expect(hook.result.current.toSend()).toEqual({})
    api.putPart.mockRejectedValue(new Error('no line'))
    await choose(hook, 'image')
    expect(hook.result.current.blocked).toContain('没有传上')
    const [failed] = hook.result.current.items
    if (failed !== undefined) act(() => hook.result.current.remove(failed))
    expect([hook.result.current.blocked, kept.size]).toEqual([undefined, 0])
  })
})
