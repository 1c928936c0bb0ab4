/** @jest-environment jsdom */
import { act, configure, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import ComposePage from '../../src/pages/messages/compose'
import { emptyDraft } from '../../src/pages/messages/compose/draft'
import { chooseMedia } from '../../src/platform/media'
import { useSession } from '../../src/state/session.store'
import { fill, press, signedInAs } from '../support/citizen-page'
import { deferred } from '../support/deferred'
import { kept } from '../support/device'
import { begin, inputsOf, journeys } from '../support/page-doubles'

jest.mock('@tarojs/taro', () => jest.requireActual<{ taro: object }>('../support/page-doubles').taro)
jest.mock(
  '../../src/api/transport',
  () => jest.requireActual<{ transport: object }>('../support/page-doubles').transport,
)
jest.mock('../../src/platform/media', () => ({ chooseMedia: jest.fn() }))
/** Milliseconds: the library’s own second is a matter of the machine’s speed. */
configure({ asyncUtilTimeout: 100_000 })

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
