/** @jest-environment jsdom */
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import SecurityPage from '../../src/packages/account/security'
import { CitizenSignIn } from '../../src/pages/me/sign-in/citizen-part'
import { EnrolmentPart } from '../../src/pages/me/sign-in/enrolment-part'
import { PersonaSignIn } from '../../src/pages/me/sign-in/personas-part'
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

describe('signing in by persona', () => {
  const units = [
    { id: 'heating', name: '市供热公司' },
    ...Array.from({ length: 10 }, (_, place) => ({ id: `bureau-${place}`, name: `市第${place}局` })),
  ]
  const open = async () => {
    begin({
      'identity/demo_personas': () => ({
        items: [
          { persona: 'citizen-1', name: '市民1', what: '写留言' },
          { persona: 'handler:heating', name: '市供热公司承办人', what: '签收' },
          { persona: 'post:mayor', name: '市长信箱负责人', what: '批示' },
          { persona: 'auditor', name: '审计员', what: '只看不改' },
        ],
        offices: [
          { office: 'handler', name: '承办人', what: '签收、办理' },
          { office: 'approver', name: '审核人', what: '审核答复' },
        ],
        units,
      }),
      'identity/demo_login': () => ({
        token: 't',
        actor: { id: 'demo-approver-bureau-9', kind: 'staff', name: '审核人', grants: [] },
      }),
    })
    act(() => useSession.setState({ status: 'signed_out', me: undefined, knownId: undefined }))
    render(<PersonaSignIn after={null} />)
    await screen.findByText('市民1')
  }
  const names = () => screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)
  const find = (value: string): void =>
    void fireEvent.change(screen.getByRole('searchbox', { name: '找单位' }), { target: { value } })

  it('has each unit once with its people, and says once what each of them does', async () => {
    await open()
    const people = screen.getByRole('group', { name: '承办单位' })
    expect(names()).toEqual(units.slice(0, 8).map(({ name }) => name))
    within(people).getByText('还有3个单位，输入名称查找。')
    expect(within(people).getAllByText(/签收、办理/)).toHaveLength(1)
    expect(within(people).getAllByRole('button', { name: /^市供热公司/ })).toHaveLength(2)
    within(screen.getByRole('group', { name: /新闻办/ })).getByText('市长信箱负责人')
    within(screen.getByRole('group', { name: '系统与审计' })).getByText('审计员')
    expect(screen.queryByText('市供热公司承办人')).toBeNull()
  })

  it('finds any unit of the city by its name, and signs in as one of its people', async () => {
    await open()
    find(' 第9 局')
    expect(names()).toEqual(['市第9局'])
    screen.getByText('找到1个单位')
    press('市第9局审核人')
    await waitFor(() => expect(useSession.getState().me?.id).toBe('demo-approver-bureau-9'))
    expect(inputsOf('identity/demo_login')).toEqual([{ persona: 'approver:bureau-9' }])
  })

  it('says that there is no such unit', async () => {
    await open()
    find('没有这个')
    screen.getByText(/^没有找到这个单位/)
    expect(screen.queryByRole('heading', { level: 3 })).toBeNull()
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
