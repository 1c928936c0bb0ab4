import { ApiFailure } from '../../../src/api/failure'
import { writeToken } from '../../../src/api/token'
import { send } from '../../../src/api/transport.h5'
import { kept } from '../../support/device'

jest.mock('@tarojs/taro', () => jest.requireActual<{ taro: object }>('../../support/device').taro)

const answer = (status: number, body: string): Response => new Response(body, { status })
const refused = async (): Promise<ApiFailure> => {
  const failure: unknown = await send('messages', 'submit', {}).catch((error: unknown) => error)
  if (!(failure instanceof ApiFailure)) throw new Error('expected a refusal')
  return failure
}

describe('calls from the browser', () => {
  const fetched = jest.spyOn(globalThis, 'fetch')
  beforeEach(() => {
    fetched.mockReset()
    kept.clear()
  })
  afterAll(() => fetched.mockRestore())

  it('posts JSON to the same origin and answers the data of the envelope', async () => {
    fetched.mockResolvedValue(answer(200, '{"ok":true,"data":{"id":"m-1"}}'))
    await expect(send('messages', 'get', { id: 'm-1' })).resolves.toEqual({ id: 'm-1' })
    const [url, options] = fetched.mock.calls[0] ?? []
    expect(url).toBe('/api/messages/get')
    expect(options).toMatchObject({ method: 'POST', body: '{"id":"m-1"}' })
    expect(options?.headers).not.toHaveProperty('Authorization')
  })

  it('carries the session token once there is one', async () => {
    writeToken('token-1')
    fetched.mockResolvedValue(answer(200, '{"ok":true,"data":{}}'))
    await send('identity', 'me', {})
    expect(fetched.mock.calls[0]?.[1]?.headers).toMatchObject({ Authorization: 'Bearer token-1' })
  })

  it('an act that was done before, its answer lost, is answered by where it led', async () => {
    const error = { code: 'conflict', message: '已经办好了', traceId: 't', current: { id: 'm-1' }, doneBefore: true }
    fetched.mockResolvedValue(answer(409, JSON.stringify({ ok: false, error })))
    await expect(send('messages', 'accept', {})).resolves.toEqual({ id: 'm-1' })
  })

  it('keeps what the server said: code, sentence, fields and the present view', async () => {
    const error = { code: 'conflict', message: '之前已收到', traceId: 't', current: { id: 'm-1' } }
    fetched.mockResolvedValue(answer(409, JSON.stringify({ ok: false, error })))
    await expect(refused()).resolves.toMatchObject({ code: 'conflict', message: '之前已收到', current: { id: 'm-1' } })
  })

  it('says of wrong fields what is wrong, not only that something is', async () => {
    const error = {
      code: 'invalid_input',
      message: '有内容填写得不对',
      traceId: 't',
      fields: { addresseeId: '没有找到这个单位' },
    }
    fetched.mockResolvedValue(answer(400, JSON.stringify({ ok: false, error })))
    await expect(refused()).resolves.toMatchObject({ message: '没有找到这个单位', fields: error.fields })
  })

  it.each([
    [502, '<html>Bad Gateway</html>', 'unavailable'],
    [413, 'too large', 'too_large'],
  ])('reads a gateway’s %i page as %s', async (status, body, code) => {
    fetched.mockResolvedValue(answer(status, body))
    const failure = await refused()
    expect(failure.code).toBe(code)
    expect(failure.message).toMatch(/[一-龥]/)
  })

  it('says offline when nothing was reached', async () => {
    fetched.mockRejectedValue(new TypeError('Failed to fetch'))
    const failure = await refused()
    expect(failure).toMatchObject({ code: 'offline', retryable: true })
    expect(failure.onWriting).toContain('都还在')
  })

  it('gives up after 15 seconds', async () => {
    jest.useFakeTimers()
    fetched.mockImplementation(
      (_url, options) =>
        new Promise((_done, reject) => {
          options?.signal?.addEventListener('abort', () => reject(new Error('aborted')))
        }),
    )
    const failure = refused()
    await jest.advanceTimersByTimeAsync(15_000)
    await expect(failure).resolves.toMatchObject({ code: 'timeout' })
    jest.useRealTimers()
  })
})
