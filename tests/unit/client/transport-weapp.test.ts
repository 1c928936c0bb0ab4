import { ApiFailure } from '../../../src/api/failure'

const mockCallFunction = jest.fn()
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: { cloud: { init: () => undefined, callFunction: (call: object): unknown => mockCallFunction(call) } },
}))
/** What the build writes in: a mini program on WeChat cloud. */
Object.assign(globalThis, { MINSHENG_SERVER_URL: '', MINSHENG_CLOUD_ENV: 'city-1' })

const failure = async (thrown: unknown): Promise<ApiFailure> => {
  mockCallFunction.mockRejectedValue(thrown)
  const { send } = await import('../../../src/api/transport.weapp')
  const caught: unknown = await send('messages', 'submit', {}).catch((error: unknown) => error)
  if (!(caught instanceof ApiFailure)) throw new Error('expected a failure')
  return caught
}

describe('calls of the mini program to WeChat cloud', () => {
  it('name the function and carry nothing about the caller', async () => {
    mockCallFunction.mockResolvedValue({ result: { ok: true, data: { id: 'm-1' } } })
    const { send } = await import('../../../src/api/transport.weapp')
    await expect(send('messages', 'get', { id: 'm-1' })).resolves.toEqual({ id: 'm-1' })
    expect(mockCallFunction).toHaveBeenLastCalledWith({
      name: 'messages',
      data: { procedure: 'get', input: { id: 'm-1' } },
    })
  })

  it('are given up when nothing answers: a page that waits says so, and the call may be tried again', async () => {
    jest.useFakeTimers()
    try {
      mockCallFunction.mockReturnValue(new Promise(() => undefined))
      const { send } = await import('../../../src/api/transport.weapp')
      const ended = send('exports', 'inbox', {}).catch((error: unknown) => error)
      // A function may take 20 seconds: none of its answers is given up.
      await jest.advanceTimersByTimeAsync(20_000)
      expect(await Promise.race([ended, Promise.resolve('waits')])).toBe('waits')
      await jest.advanceTimersByTimeAsync(10_000)
      expect(await Promise.race([ended, Promise.resolve('waits')])).toMatchObject({ code: 'timeout', retryable: true })
      mockCallFunction.mockResolvedValue({ result: { ok: true, data: 1 } })
      await expect(send('exports', 'inbox', {})).resolves.toBe(1)
      expect(jest.getTimerCount()).toBe(0)
    } finally {
      jest.useRealTimers()
    }
  })

  it.each([
    [{ errMsg: 'cloud.callFunction:fail request:fail' }, 'offline'],
    [new Error('Failed to fetch'), 'offline'],
    [{ errMsg: 'cloud.callFunction:fail timeout' }, 'timeout'],
    // As they were met: the function's own time, its end by an error, a code alone, too many at once.
    [
      new Error('cloud.callFunction:fail Error: errCode: -504003  | errMsg: Invoking task timed out after 3 seconds'),
      'timeout',
    ],
    [
      {
        errCode: -404011,
        errMsg: 'cloud.callFunction:fail requestID 1cb6, cloud function service error code -504002, error message x',
      },
      'unavailable',
    ],
    [{ errCode: -404012, errMsg: 'cloud.callFunction:fail' }, 'timeout'],
    [{ errCode: -501004, errMsg: 'cloud.callFunction:fail' }, 'unavailable'],
    [new Error('errCode: -501000 | errMsg: FunctionName parameter could not be found'), 'unavailable'],
  ])('read %o as %s: nobody with a network is told to look for one', async (thrown, code) => {
    const { code: read, retryable, message } = await failure(thrown)
    expect([read, retryable]).toEqual([code, true])
    expect(message).toMatch(/[一-龥]/)
  })
})
