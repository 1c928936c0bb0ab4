/** @jest-environment jsdom */
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import ComposePage from '../../src/pages/messages/compose'
import { emptyDraft } from '../../src/pages/messages/compose/draft'
import { Received } from '../../src/pages/messages/compose/received'
import { chooseMedia } from '../../src/platform/media'
import { useSession } from '../../src/state/session.store'
import type { MessageView } from '../../types/messages.contract'
import { fill, press, signedInAs } from '../support/citizen-page'
import { deferred } from '../support/deferred'
import { kept } from '../support/device'
import { begin, inputsOf, journeys } from '../support/page-doubles'

jest.mock('../../src/platform/media', () => ({ chooseMedia: jest.fn() }))

beforeEach(() => signedInAs('citizen'))

describe('写留言', () => {
  const open = (submit: () => unknown = () => Promise.reject(new ApiFailure('offline'))) => {
    begin({ 'messages/submit': submit, 'answers/similar': () => ({ items: [] }) })
    render(<ComposePage />)
    fill('您遇到了什么事？', '路口的红绿灯不亮了。')
    fireEvent.click(screen.getByRole('radio', { name: '求助' }))
  }

  it('asks for a number from whoever wants to be called, and sends without one when they do not', async () => {
    open()
    fireEvent.click(screen.getByRole('switch', { name: /^需要时可以打电话联系我/ }))
    press('提交')
    await screen.findByText(/^请留下电话或邮箱/)
    expect(inputsOf('messages/submit')).toEqual([])
    fireEvent.click(screen.getByRole('switch', { name: /^需要时可以打电话联系我/ }))
    press('提交')
    await waitFor(() => expect(inputsOf('messages/submit')).toEqual([expect.objectContaining({ replyOnlyHere: true })]))
  })

  it('brings what the server refused into view, with its sentence', async () => {
    open(() => Promise.reject(new ApiFailure('invalid_input', { fields: { contact: '请填写手机号、座机号或邮箱。' } })))
    fireEvent.click(screen.getByRole('switch', { name: /^需要时可以打电话联系我/ }))
    fill('联系电话或邮箱', '138')
    press('提交')
    expect((await screen.findAllByText('请填写手机号、座机号或邮箱。')).length).toBeGreaterThan(0)
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: '联系电话或邮箱' })))
  })

  it('says what is wrong where no field of the page can say it: a unit that is gone', async () => {
    const gone = '没有找到这个单位或信箱，请重新选择“交给谁”'
    open(() =>
      Promise.reject(
        new ApiFailure('invalid_input', { message: '有一处填写不符合要求。', fields: { addresseeId: gone } }),
      ),
    )
    press('提交')
    await screen.findByText(gone)
  })

  it('stands still while it is being sent: no word is typed that is not in it, and no other text is taken up', async () => {
    const sent = deferred<object>()
    const earlier = { ...emptyDraft(), body: '小区门口的窨井盖坏了。' }
    begin({ 'messages/submit': () => sent.promise, 'answers/similar': () => ({ items: [] }) })
    kept.set('minsheng.draft.citizen-1.earlier', earlier)
    render(<ComposePage />)
    fill('您遇到了什么事？', '路口的红绿灯不亮了。')
    fireEvent.click(screen.getByRole('radio', { name: '求助' }))
    press('提交')
    const body = screen.getByRole('textbox', { name: '您遇到了什么事？' })
    expect(body).toHaveProperty('readOnly', true)
    fireEvent.click(screen.getByRole('radio', { name: '咨询' }))
    expect(screen.getByRole('radio', { name: '求助' }).getAttribute('aria-checked')).toBe('true')
    press(/^接着写/)
    expect(body).toHaveProperty('value', '路口的红绿灯不亮了。')
    await act(async () => sent.reject(new ApiFailure('offline')))
    expect(body).toHaveProperty('readOnly', false)
  })
})

it('a place that is found after the message has gone brings no draft of it back', async () => {
  let found: (position: object) => void = () => undefined
  const geolocation = { getCurrentPosition: (then: typeof found) => (found = then) }
  Object.defineProperty(navigator, 'geolocation', { configurable: true, value: geolocation })
  const sent = { id: 'm-1', code: '20260706-ABCDEF', kind: 'help', replyDueOn: '2026-07-13', calendarSettled: true }
  begin({ 'messages/submit': () => sent, 'answers/similar': () => ({ items: [] }) })
  render(<ComposePage />)
  fill('您遇到了什么事？', '路口的红绿灯不亮了。')
  fireEvent.click(screen.getByRole('radio', { name: '求助' }))
  press('用我现在的位置')
  press('提交')
  await waitFor(() => expect(kept.has('minsheng.draft.citizen-1')).toBe(false))
  await act(async () => found({ coords: { latitude: 30.1, longitude: 120.1 } }))
  expect(kept.has('minsheng.draft.citizen-1')).toBe(false)
})

describe('写留言 opened by a link that says to whom', () => {
  const water = { id: 'water', name: '市水务局', kind: 'unit', unitId: 'water', unitName: '市水务局' }
  const open = (
    listAddressees: () => unknown,
    to = 'water',
    submit: () => unknown = () => new Promise(() => undefined),
  ) => {
    begin(
      { 'messages/submit': submit, 'answers/similar': () => ({ items: [] }), 'hall/list_addressees': listAddressees },
      { to, name: '市长本人' },
    )
    render(<ComposePage />)
    fill('您遇到了什么事？', '路口的红绿灯不亮了。')
    fireEvent.click(screen.getByRole('radio', { name: '求助' }))
  }
  const chosen = (name: string) => screen.findByRole('button', { name: new RegExp(`^交给谁？，${name}`) })

  it('shows the name of the directory and no other, and nobody before it is known', async () => {
    const answer = deferred<object>()
    open(() => answer.promise)
    await chosen('正在查找要写给的单位…')
    press('提交')
    await screen.findByText(/^还不知道要写给哪个单位/)
    expect(inputsOf('messages/submit')).toEqual([])
    await act(async () => answer.resolve({ items: [water] }))
    await chosen('市水务局')
    expect(document.body.textContent).not.toContain('市长本人')
    expect(inputsOf('hall/list_addressees')).toEqual([{ also: 'water' }])
    press('提交')
    await waitFor(() =>
      expect(inputsOf('messages/submit')).toEqual([expect.objectContaining({ addresseeId: 'water' })]),
    )
  })

  it('says that it could not be looked up, and looks again', async () => {
    let online = false
    open(() => (online ? { items: [water] } : Promise.reject(new ApiFailure('offline'))))
    await chosen('还没有查到要写给哪个单位')
    expect(document.body.textContent).not.toContain('市长本人')
    online = true
    screen.getByRole('button', { name: '再查一次' }).focus()
    press('再查一次')
    const picker = await chosen('市水务局')
    await waitFor(() => expect(document.activeElement).toBe(picker))
  })

  it.each([
    ['is not in the directory', () => ({ items: [water] })],
    ['no directory can have', () => Promise.reject(new ApiFailure('invalid_input'))],
  ])('is written to nobody in particular where the link names what %s', async (_what, list) => {
    open(list, 'mayor')
    await screen.findByText(/^没有找到要写给的单位/)
    await chosen('不清楚，请帮我转')
    press('提交')
    await waitFor(() => expect(inputsOf('messages/submit')).toHaveLength(1))
    expect(inputsOf('messages/submit')[0]).not.toHaveProperty('addresseeId')
  })

  it('lets whoever cannot wait choose for themselves', async () => {
    const answer = deferred<object>()
    open(() => answer.promise)
    fireEvent.click(await chosen('正在查找要写给的单位…'))
    fireEvent.click(screen.getByRole('link', { name: /^不清楚，请帮我转/ }))
    await act(async () => answer.resolve({ items: [water] }))
    await chosen('不清楚，请帮我转')
    press('提交')
    await waitFor(() => expect(inputsOf('messages/submit')).toHaveLength(1))
    expect(inputsOf('messages/submit')[0]).not.toHaveProperty('addresseeId')
  })
})

describe('写留言 with a kept text that says to whom', () => {
  const open = (items: readonly object[]) => {
    begin({
      'messages/submit': () => new Promise(() => undefined),
      'answers/similar': () => ({ items: [] }),
      'hall/list_addressees': () => ({ items }),
    })
    const addressee = { id: 'water', name: '市长本人' }
    kept.set('minsheng.draft.citizen-1', { ...emptyDraft(), kind: 'help', body: '路口的红绿灯不亮了。', addressee })
    render(<ComposePage />)
  }
  const chosen = (name: string) => screen.findByRole('button', { name: new RegExp(`^交给谁？，${name}`) })

  it('shows the name of the directory, not the one that an older link left in it', async () => {
    open([{ id: 'water', name: '市水务局', kind: 'unit', unitId: 'water', unitName: '市水务局' }])
    expect(document.body.textContent).not.toContain('市长本人')
    await chosen('市水务局')
    expect(kept.get('minsheng.draft.citizen-1')).toMatchObject({ addressee: { id: 'water', name: '市水务局' } })
  })

  it('is written to nobody in particular where the directory does not have it any more, and says so', async () => {
    open([])
    await screen.findByText(/^没有找到要写给的单位/)
    await chosen('不清楚，请帮我转')
    press('提交')
    await waitFor(() => expect(inputsOf('messages/submit')).toHaveLength(1))
    expect(inputsOf('messages/submit')[0]).not.toHaveProperty('addresseeId')
  })
})

it.each(['offline', 'timeout', 'unauthenticated', 'conflict', 'internal', 'forbidden'] as const)(
  'says once that nothing is lost when it could not be sent (%s)',
  async (code) => {
    begin({ 'messages/submit': () => Promise.reject(new ApiFailure(code)), 'answers/similar': () => ({ items: [] }) })
    render(<ComposePage />)
    fill('您遇到了什么事？', '路口的红绿灯不亮了。')
    fireEvent.click(screen.getByRole('radio', { name: '求助' }))
    press('提交')
    expect((await screen.findByRole('alert')).textContent?.match(/还在|保留/g)).toHaveLength(1)
  },
)

describe('写留言 with a picture before anybody signed in', () => {
  it('leads to signing in, sends the picture then, and the message with it', async () => {
    let signedIn = false
    const read = () => Promise.resolve('AAAA')
    const chosen = [{ kind: 'image', bytes: 3, name: '', preview: '', read }]
    ;(chooseMedia as jest.Mock).mockResolvedValue({ chosen })
    begin({
      'answers/similar': () => ({ items: [] }),
      'files/begin_upload': () =>
        signedIn ? { id: 'file-1', parts: 1, missing: [0] } : Promise.reject(new ApiFailure('unauthenticated')),
      'files/put_part': () => ({ missing: [] }),
      'files/finish': () => ({ id: 'file-1', kind: 'image' }),
      'messages/submit': () => Promise.reject(new ApiFailure('offline')),
    })
    act(() => useSession.setState({ status: 'signed_out', me: undefined, knownId: undefined }))
    render(<ComposePage />)
    fill('您遇到了什么事？', '路口的红绿灯不亮了。')
    fireEvent.click(screen.getByRole('radio', { name: '求助' }))
    press('添加照片')
    await screen.findByRole('button', { name: '重新上传' })
    press('提交')
    fireEvent.click(await screen.findByRole('button', { name: '去登录' }))
    expect([journeys.at(-1), inputsOf('messages/submit')]).toEqual(['/pages/me/sign-in/index', []])
    signedIn = true
    signedInAs('citizen')
    await screen.findByText('已上传')
    expect(screen.queryByRole('button', { name: '去登录' })).toBeNull()
    press('提交')
    await waitFor(() =>
      expect(inputsOf('messages/submit')).toEqual([expect.objectContaining({ attachmentIds: ['file-1'] })]),
    )
  })
})

describe('已收到', () => {
  const message = {
    ...{ id: 'm-1', code: '20261228-ABCDEF', replyDueOn: '2027-01-05', overdue: false, urgent: false },
    ...{ routeReason: '因提到“停水”，转交市水务局；依据职责第3条', routeClause: { number: 3, text: '负责公共供水' } },
  }
  const show = (calendarSettled: boolean) =>
    render(<Received message={{ ...message, calendarSettled } as unknown as MessageView} />)

  it('says the day of the promise, and cites the clause once', () => {
    show(true)
    screen.getByRole('group', { name: '已收到，编号20261228-ABCDEF，最晚1月5日前答复' })
    screen.getByText('因提到“停水”，转交市水务局；依据职责第3条：负责公共供水')
    expect(screen.queryByText(/可能会调整/)).toBeNull()
  })

  it('says what 待校历 means: the day may still move', () => {
    show(false)
    screen.getByText('放假安排公布后，答复期限可能会调整。')
  })
})
