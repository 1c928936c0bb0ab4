import { ApiFailure } from '../../../src/api/failure'
import { SHEET_LIMITS } from '../../../types/messages.terms'

const mockCallFunction = jest.fn()
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: { cloud: { init: () => undefined, callFunction: (call: object): unknown => mockCallFunction(call) } },
}))
/** What the build writes in: a mini program on WeChat cloud. */
Object.assign(globalThis, { MINSHENG_SERVER_URL: '', MINSHENG_CLOUD_ENV: 'city-1' })

/**
 * Text in a call of a cloud function: https://docs.cloudbase.net/en/error-code/service/EXCEED_MAX_PAYLOAD_SIZE, and the same figure in
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/functions/Cloud.callFunction.html
 */
const MOST_BYTES_A_CALL = 100_000

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

  it('carry a part of a file or of a sheet in what a call of a function takes', async () => {
    const { partBytes } = await import('../../../src/api/transport.weapp')
    const id = 'x'.repeat(100)
    const file = { id, part: 999, data: 'A'.repeat(Math.ceil(partBytes / 3) * 4) }
    const sheet = { id, sheetId: id, part: 99, of: 99, data: 'A'.repeat(SHEET_LIMITS.part) }
    for (const [procedure, input] of Object.entries({ put_part: file, upload_sheet: sheet }))
      expect([procedure, JSON.stringify({ procedure, input }).length < MOST_BYTES_A_CALL]).toEqual([procedure, true])
  })

  it('that carry too much are said to be too long: no network and no second try would help', async () => {
    const said =
      'cloud.callFunction:fail Error: data exceed max size (callId: 1585894770302); at cloud.callFunction api;'
    const { code, retryable } = await failure({ errMsg: said })
    expect([code, retryable]).toEqual(['too_large', false])
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
