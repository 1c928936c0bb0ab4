/** @jest-environment jsdom */
import { act, configure, renderHook, waitFor } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import { filesApi } from '../../src/api/files.api'
import { chooseMedia } from '../../src/platform/media'
import { keptOf, type KeptUpload, useUploads } from '../../src/state/use-uploads'
import { FILE_LIMITS, type FileKind } from '../../types/files.terms'

jest.mock('../../src/api/files.api', () => ({
  filesApi: { begin: jest.fn(), putPart: jest.fn(), finish: jest.fn(), remove: jest.fn() },
}))
jest.mock('../../src/api/transport', () => ({ partBytes: 180_000 }))
jest.mock('../../src/platform/media', () => ({ chooseMedia: jest.fn() }))
/** Milliseconds: the library’s own second is a matter of the machine’s speed. */
configure({ asyncUtilTimeout: 100_000 })
const api = filesApi as unknown as Record<'begin' | 'putPart' | 'finish' | 'remove', jest.Mock>

const PARTS = 7
/** A city that keeps parts, over a line that a test holds up or breaks. */
function openCity() {
  const kept = new Set<number>()
  const held: { part: number; go: (error?: Error) => void }[] = []
  let holding = false
  let most = 0
  api.begin.mockReset().mockImplementation(() => {
    const missing = Array.from({ length: PARTS }, (_, part) => part).filter((part) => !kept.has(part))
    return Promise.resolve({ id: 'file-1', parts: PARTS, missing })
  })
  api.putPart.mockReset().mockImplementation(({ part }: { part: number }) => {
    if (!holding) {
      kept.add(part)
      return Promise.resolve({ missing: [] })
    }
    return new Promise((yes, no) => {
      const go = (error?: Error): void => {
        if (error !== undefined) return no(error)
        kept.add(part)
        yes({ missing: [] })
      }
      most = Math.max(most, held.push({ part, go }))
    })
  })
  api.finish.mockReset().mockResolvedValue({ id: 'file-1', kind: 'image' })
  api.remove.mockReset().mockResolvedValue({})
  const choose = (bytes: number, kind: FileKind = 'image') =>
    (chooseMedia as jest.Mock).mockResolvedValue({
      chosen: [{ kind, bytes, name: '', preview: '', read: () => Promise.resolve('AAAA') }],
    })
  choose(PARTS * FILE_LIMITS.partBytes)
  return {
    kept,
    choose,
    hold: (on: boolean) => (holding = on),
    /** Lets so many held parts arrive, or fail. */
    let: (count: number, error?: Error) => act(async () => held.splice(0, count).forEach(({ go }) => go(error))),
    onTheWay: () => held.length,
    most: () => most,
  }
}
const open = (present: readonly { kind: FileKind }[] = []) => renderHook(() => useUploads(present))
const reopen = (kept: readonly KeptUpload[]) => renderHook(() => useUploads([], 'perMessage', kept))
const start = (hook: ReturnType<typeof open>) => act(async () => void hook.result.current.add('image'))

describe('pictures on their way', () => {
  it('go up three parts at a time, and say how far they are', async () => {
    const city = openCity()
    city.hold(true)
    const hook = open()
    await start(hook)
    expect(city.onTheWay()).toBe(3)
    await city.let(3)
    expect(hook.result.current.all[0]).toMatchObject({ state: 'uploading', share: 3 / PARTS })
    expect([hook.result.current.ids, hook.result.current.blocked]).toEqual([[], expect.stringContaining('还没有传完')])
    await city.let(3)
    await city.let(1)
    await waitFor(() => expect(hook.result.current.all[0]).toMatchObject({ state: 'done', share: 1 }))
    expect([city.most(), hook.result.current.ids, hook.result.current.blocked]).toEqual([3, ['file-1'], undefined])
  })

  it('are cut as the server says, where the upload was begun in other parts', async () => {
    openCity()
    const read = jest.fn((..._slice: number[]) => Promise.resolve('AAAA'))
    const each = FILE_LIMITS.cloudPartBytes
    api.begin.mockResolvedValue({ id: 'file-1', parts: 2, missing: [0, 1], partBytes: each })
    const chosen = [{ kind: 'image', bytes: 100_000, name: '', preview: '', read }]
    ;(chooseMedia as jest.Mock).mockResolvedValue({ chosen })
    const hook = open()
    await start(hook)
    await waitFor(() => expect(hook.result.current.all[0]?.state).toBe('done'))
    expect(api.begin).toHaveBeenCalledWith(expect.objectContaining({ partBytes: FILE_LIMITS.partBytes }))
    expect(read.mock.calls).toEqual([
      [0, each],
      [each, each],
    ])
  })

  it('go on after a failure with what is missing, and begin nothing more meanwhile', async () => {
    const city = openCity()
    city.hold(true)
    const hook = open()
    await start(hook)
    await city.let(1)
    await city.let(1, new ApiFailure('offline'))
    expect(hook.result.current.all[0]).toMatchObject({ state: 'failed', refused: false })
    await city.let(2)
    expect([city.onTheWay(), hook.result.current.blocked]).toEqual([0, expect.stringContaining('没有传上')])
    const arrived = city.kept.size
    city.hold(false)
    const before = api.putPart.mock.calls.length
    await act(async () => hook.result.current.retry(hook.result.current.all[0] as never))
    await waitFor(() => expect(hook.result.current.all[0]?.state).toBe('done'))
    expect(api.putPart.mock.calls.length - before).toBe(PARTS - arrived)
    const ids = api.begin.mock.calls.map(([{ requestId }]: [{ requestId: string }]) => requestId)
    expect(new Set(ids).size).toBe(1)
  })

  it('stop when they are taken back, and leave nothing behind', async () => {
    const city = openCity()
    city.hold(true)
    const hook = open()
    await start(hook)
    await act(async () => hook.result.current.remove(hook.result.current.all[0] as never))
    await city.let(3)
    expect(city.onTheWay()).toBe(0)
    expect(api.finish).not.toHaveBeenCalled()
    expect(api.remove).toHaveBeenCalledWith({ id: 'file-1' })
    expect([hook.result.current.all, hook.result.current.blocked]).toEqual([[], undefined])
  })

  it('offer no second try for what was refused for what it is', async () => {
    const city = openCity()
    api.finish.mockRejectedValue(new ApiFailure('invalid_input', { fields: { id: '请换一张' } }))
    const hook = open()
    await start(hook)
    await waitFor(() => expect(hook.result.current.all[0]).toMatchObject({ failure: '请换一张', refused: true }))
    city.choose(FILE_LIMITS.image.bytes + 1)
    await start(hook)
    expect(hook.result.current.all[1]).toMatchObject({ state: 'failed', refused: true })
    expect(api.begin).toHaveBeenCalledTimes(1)
  })

  it('wait for the person to sign in, and go up then', async () => {
    const city = openCity()
    api.begin.mockRejectedValueOnce(new ApiFailure('unauthenticated'))
    const hook = open()
    await start(hook)
    expect(hook.result.current).toMatchObject({ signedOut: true, ids: [], all: [{ state: 'failed', refused: false }] })
    await act(async () => hook.result.current.retrySignedOut())
    await waitFor(() => expect(hook.result.current).toMatchObject({ signedOut: false, ids: ['file-1'] }))
    expect(city.kept.size).toBe(PARTS)
  })

  it('are not sent in the name of another person who signed in', async () => {
    openCity()
    api.begin.mockRejectedValueOnce(new ApiFailure('unauthenticated'))
    const hook = open()
    await start(hook)
    const { restore, retrySignedOut } = hook.result.current
    await act(async () => {
      restore([], true)
      retrySignedOut()
    })
    expect([hook.result.current.all, api.begin.mock.calls.length]).toEqual([[], 1])
  })

  it('count those that the message has already', () => {
    openCity()
    const { result } = open([...Array.from({ length: 8 }, () => ({ kind: 'image' }) as const), { kind: 'video' }])
    expect([result.current.free('image'), result.current.free('video')]).toEqual([1, 0])
  })
})

describe('pictures of an earlier visit', () => {
  const kept = (more: Partial<KeptUpload> = {}): KeptUpload => ({
    ...{ requestId: 'request-1', kind: 'image', bytes: 5, name: '' },
    ...more,
  })

  it('come back as they were, without being sent again, and are kept on', async () => {
    const city = openCity()
    const first = open()
    await start(first)
    await waitFor(() => expect(first.result.current.all[0]?.state).toBe('done'))
    const before = keptOf(first.result.current.all)
    api.begin.mockClear()
    city.hold(true)
    const second = reopen(JSON.parse(JSON.stringify(before)) as KeptUpload[])
    expect(keptOf(second.result.current.all)).toEqual(before)
    await waitFor(() => expect(second.result.current.all[0]).toMatchObject({ state: 'done', before: true }))
    expect([second.result.current.ids, second.result.current.blocked, api.begin.mock.calls]).toEqual([
      ['file-1'],
      undefined,
      [],
    ])
    expect(keptOf(second.result.current.all)).toEqual(before)
    expect(second.result.current.free('image')).toBe(8)
  })

  it('say so where one is gone or never arrived whole, and keep the message until it is taken back', async () => {
    openCity()
    api.finish.mockRejectedValue(new ApiFailure('not_found'))
    const { result } = reopen([kept({ id: 'file-9' }), kept({ requestId: 'request-2', kind: 'video' })])
    await waitFor(() => expect(result.current.all[0]).toMatchObject({ state: 'failed', refused: true }))
    expect(result.current.all.map(({ failure }) => failure)).toEqual([
      expect.stringContaining('这张照片已经不在了'),
      expect.stringContaining('这段视频上次没有传完'),
    ])
    expect([result.current.ids, result.current.blocked]).toEqual([[], expect.stringContaining('没有传上')])
    for (const upload of result.current.all) await act(async () => result.current.remove(upload))
    expect([result.current.all, result.current.blocked]).toEqual([[], undefined])
  })

  it('are looked for once more after a broken line', async () => {
    openCity()
    api.finish.mockRejectedValueOnce(new ApiFailure('offline'))
    const { result } = reopen([kept({ id: 'file-1' })])
    await waitFor(() => expect(result.current.all[0]).toMatchObject({ state: 'failed' }))
    expect(result.current.all[0]?.refused).toBeUndefined()
    await act(async () => result.current.retry(result.current.all[0] as never))
    await waitFor(() => expect(result.current.ids).toEqual(['file-1']))
  })

  it('of a message whose answer was lost go with it once more', async () => {
    openCity()
    api.finish.mockRejectedValue(new ApiFailure('invalid_state'))
    const { result } = reopen([kept({ id: 'file-1' })])
    await waitFor(() => expect(result.current.ids).toEqual(['file-1']))
  })

  it('give way to those of the person who came after', async () => {
    openCity()
    const { result } = reopen([kept({ id: 'file-1' })])
    await waitFor(() => expect(result.current.ids).toEqual(['file-1']))
    await act(async () => result.current.restore([kept({ requestId: 'request-2', id: 'file-2' })], true))
    await waitFor(() => expect(result.current.ids).toEqual(['file-2']))
    await act(async () => result.current.restore([kept({ requestId: 'request-2', id: 'file-2' })], false))
    expect(result.current.all).toHaveLength(1)
  })
})
