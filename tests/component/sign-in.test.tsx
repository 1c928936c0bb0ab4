/** @jest-environment jsdom */
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import SecurityPage from '../../src/packages/account/security'
import { CitizenSignIn } from '../../src/pages/me/sign-in/citizen-part'
import { EnrolmentPart } from '../../src/pages/me/sign-in/enrolment-part'
import { useSession } from '../../src/state/session.store'
import { deferred } from '../support/deferred'
import { begin, calls, comeBack, goAway, inputsOf, journeys } from '../support/page-doubles'

jest.mock('qrcode', () => ({ toDataURL: () => Promise.resolve('data:,') }))

const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name })
const press = (name: string | RegExp): void => void fireEvent.click(button(name))
const nothing = (): void => undefined

describe('the authenticator', () => {
  const open = (answer: () => unknown) => {
    begin({ 'identity/start_enrolment': answer })
    return render(<EnrolmentPart ticket='ticket-1' onDone={nothing} onStartOver={nothing} />)
  }

  it('keeps the secret that is shown when the person comes back from putting it in', async () => {
    let made = 0
    open(() => ({ secret: `SECRET${(made += 1)}`, uri: 'otpauth://totp/x' }))
    await screen.findByText('SECR ET1')
    await comeBack()
    await comeBack()
    expect(inputsOf('identity/start_enrolment')).toHaveLength(1)
    screen.getByText('SECR ET1')
  })

  it('is asked for once more where nothing was shown yet', async () => {
    let line: 'down' | 'up' = 'down'
    open(() => (line === 'down' ? Promise.reject(new ApiFailure('offline')) : { secret: 'SECRET', uri: 'otpauth://x' }))
    await screen.findByText('没有连上网')
    line = 'up'
    press('再试一次')
    await screen.findByText('SECR ET')
  })
})

describe('a code by text message', () => {
  beforeEach(() => jest.useFakeTimers())
  afterEach(() => jest.useRealTimers())
  const phone = (value: string): void =>
    void fireEvent.change(screen.getByRole('textbox', { name: '手机号' }), { target: { value } })
  const open = async () => {
    begin({ 'identity/request_sms_code': () => ({ resendAfterSeconds: 60 }) })
    render(<CitizenSignIn ways={['sms']} />)
    phone('13800138000')
    press('获取验证码')
    await act(() => jest.advanceTimersByTimeAsync(0))
  }

  it('can be asked for again after a minute of the clock, also where the timers stood still meanwhile', async () => {
    await open()
    expect(button('60秒后可以再发').disabled).toBe(true)
    await act(() => jest.advanceTimersByTimeAsync(10_000))
    expect(button('50秒后可以再发').disabled).toBe(true)
    jest.setSystemTime(Date.now() + 60_000)
    await act(() => jest.advanceTimersByTimeAsync(1_000))
    expect(button('获取验证码').disabled).toBe(false)
  })

  it.each(['138 0013 8000', '+86 138 0013 8000', '008613800138000', '１３８００１３８０００'])(
    'goes to a number as phones fill it in and people write it: %s',
    async (typed) => {
      await open()
      jest.setSystemTime(Date.now() + 60_000)
      await act(() => jest.advanceTimersByTimeAsync(1_000))
      phone(typed)
      press('获取验证码')
      await act(() => jest.advanceTimersByTimeAsync(0))
      expect(inputsOf('identity/request_sms_code')[1]).toEqual({ phone: '13800138000' })
    },
  )

  it.each(['138001380001', '02112345678'])('says what is wrong with a number that is none: %s', async (typed) => {
    await open()
    phone(typed)
    screen.getByText('手机号是11位数字，以1开头，请检查。')
    press('获取验证码')
    expect(inputsOf('identity/request_sms_code')).toHaveLength(1)
  })

  it('says what is missing to whoever asks for it, or signs in, too early', async () => {
    begin({ 'identity/request_sms_code': () => ({ resendAfterSeconds: 60 }) })
    render(<CitizenSignIn ways={['sms']} />)
    phone('138')
    expect(screen.queryByRole('alert')).toBeNull()
    press('获取验证码')
    screen.getByText('手机号是11位数字，以1开头，请检查。')
    phone('13800138000')
    expect(screen.queryByRole('alert')).toBeNull()
    press('登录')
    screen.getByText(/^请填写短信里的6位数字/)
    expect(calls).toEqual([])
  })

  it('goes at once to a number that was mistyped before', async () => {
    await open()
    phone('13800138001')
    press('获取验证码')
    await act(() => jest.advanceTimersByTimeAsync(0))
    expect(inputsOf('identity/request_sms_code')).toEqual([{ phone: '13800138000' }, { phone: '13800138001' }])
  })
})

describe('signing in while the person goes elsewhere', () => {
  const actor = { id: 'citizen-1', kind: 'citizen', name: '市民', grants: [] }
  const signingIn = () => {
    const answer = deferred<object>()
    begin({ 'identity/sms_login': () => answer.promise })
    act(() => useSession.setState({ status: 'signed_out', me: undefined, knownId: undefined }))
    const page = render(<CitizenSignIn ways={['sms']} />)
    fireEvent.change(screen.getByRole('textbox', { name: '手机号' }), { target: { value: '13800138000' } })
    fireEvent.change(screen.getByRole('textbox', { name: '短信验证码' }), { target: { value: '123456' } })
    press('登录')
    return { ...page, answered: () => act(async () => answer.resolve({ token: 't', actor })) }
  }

  it('takes nobody from the page that they went back to', async () => {
    const { unmount, answered } = signingIn()
    unmount()
    await answered()
    expect(useSession.getState().me?.id).toBe('citizen-1')
    expect(journeys).toEqual([])
  })

  it('leads on when they come back from the page that they looked at', async () => {
    const { answered } = signingIn()
    await goAway()
    await answered()
    expect(journeys).toEqual([])
    await comeBack()
    expect(journeys).toEqual(['/pages/home/index'])
    await comeBack()
    expect(journeys).toHaveLength(1)
  })
})

describe('登录与安全', () => {
  const session = (id: string, current: boolean) => ({
    ...{ id, device: id, current, startedAt: '2026-07-06T01:00:00.000Z', seenAt: '2026-07-06T02:00:00.000Z' },
  })
  beforeEach(async () => {
    begin({
      'identity/my_sessions': () => ({ items: [session('电脑', true), session('手机', false)] }),
      'identity/end_session': () => Promise.reject(new ApiFailure('unavailable')),
      'identity/end_everywhere': () => Promise.reject(new ApiFailure('unavailable')),
    })
    const me = { id: 'staff-1', kind: 'staff', name: '承办人', grants: [] } as const
    act(() => useSession.setState({ status: 'signed_in', me: { ...me, grants: [] }, failure: undefined }))
    render(<SecurityPage />)
    await screen.findByRole('button', { name: '下线：手机' })
  })

  it('says so when a device could not be signed out', async () => {
    press('下线：手机')
    await screen.findByText(/系统正在恢复/)
  })

  it('says so when not all could be, and stays signed in', async () => {
    press('全部下线')
    fireEvent.click(screen.getAllByRole('button', { name: '全部下线' }).at(-1) as HTMLElement)
    await screen.findByText(/系统正在恢复/)
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(useSession.getState().status).toBe('signed_in')
  })
})
