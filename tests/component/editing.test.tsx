/** @jest-environment jsdom */
import { act, renderHook } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import { messagesApi } from '../../src/api/messages.api'
import { useEditing } from '../../src/packages/desk/use-editing'
import { useSession } from '../../src/state/session.store'

jest.mock('@tarojs/taro', () => jest.requireActual<{ taro: object }>('../support/device').taro)
jest.mock('../../src/api/messages.api', () => ({
  messagesApi: { holdEditing: jest.fn(), releaseEditing: jest.fn() },
}))
const api = messagesApi as unknown as { holdEditing: jest.Mock; releaseEditing: jest.Mock }

describe('a composer that is open', () => {
  const start = jest.fn().mockResolvedValue(undefined)
  beforeEach(() => {
    jest.useFakeTimers()
    start.mockClear()
    useSession.setState({ start })
    api.releaseEditing.mockResolvedValue({})
    api.holdEditing.mockReset().mockResolvedValue({ others: [] })
  })
  afterEach(() => jest.useRealTimers())
  const minute = () => act(async () => void (await jest.advanceTimersByTimeAsync(60_000)))

  it('says every minute that somebody may be writing, and asks who this is once the session has ended', async () => {
    const { unmount } = renderHook(() => useEditing('m1', true))
    await minute()
    expect(api.holdEditing).toHaveBeenCalledTimes(2)
    expect(start).not.toHaveBeenCalled()
    api.holdEditing.mockRejectedValue(new ApiFailure('unauthenticated'))
    await minute()
    expect(start).toHaveBeenCalledTimes(1)
    unmount()
    await minute()
    expect(api.holdEditing).toHaveBeenCalledTimes(3)
  })

  it.each(['offline', 'timeout', 'not_found', 'unavailable'] as const)('asks nobody for %s', async (code) => {
    api.holdEditing.mockRejectedValue(new ApiFailure(code))
    renderHook(() => useEditing('m1', true))
    await minute()
    expect(start).not.toHaveBeenCalled()
  })
})
