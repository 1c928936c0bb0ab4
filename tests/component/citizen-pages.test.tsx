/** @jest-environment jsdom */
import { act, configure, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import HallPage from '../../src/pages/hall'
import UnitsPage from '../../src/pages/hall/units'
import ComposePage from '../../src/pages/messages/compose'
import MessagePage from '../../src/pages/messages/detail'
import ServiceGuidePage from '../../src/pages/services/detail'
import ServicesPage from '../../src/pages/services/list'
import { chooseMedia } from '../../src/platform/media'
import { useNotice } from '../../src/state/notice.store'
import { useSearch } from '../../src/state/search.store'
import { useSession } from '../../src/state/session.store'
import type { MessageView } from '../../types/messages.contract'
import { begin, calls, comeBack, inputsOf, journeys } from '../support/page-doubles'

jest.mock('@tarojs/taro', () => jest.requireActual<{ taro: object }>('../support/page-doubles').taro)
jest.mock(
  '../../src/api/transport',
  () => jest.requireActual<{ transport: object }>('../support/page-doubles').transport,
)
jest.mock('../../src/platform/media', () => ({ chooseMedia: jest.fn() }))
jest.mock('qrcode', () => ({ toDataURL: () => Promise.resolve('data:,') }))
/** Milliseconds: the library’s own second is a matter of the machine’s speed. */
configure({ asyncUtilTimeout: 100_000 })

const signedInAs = (kind: 'citizen' | 'staff'): void =>
  act(() =>
    useSession.setState({
      ...{ status: 'signed_in', knownId: `${kind}-1`, failure: undefined },
      me: { id: `${kind}-1`, kind, name: kind, grants: kind === 'staff' ? [{ role: 'handler', unitId: 'water' }] : [] },
    }),
  )
beforeEach(() => {
  signedInAs('citizen')
  act(() => useNotice.setState({ text: undefined }))
})
const press = (name: string | RegExp): void => void fireEvent.click(screen.getByRole('button', { name }))
const fill = (label: string, value: string): void =>
  void fireEvent.change(screen.getByRole('textbox', { name: label }), { target: { value } })

describe('找办事', () => {
  const row = { id: 'passport', name: '普通护照', topic: 'documents', unitName: '市公安局', summary: '办护照' }
  const open = () => {
    begin({ 'services/list': () => ({ items: [row] }), 'services/search': () => ({ items: [row] }) })
    act(() => useSearch.setState({ words: '护照' }))
    return render(<ServicesPage />)
  }

  it('takes over what was typed on the home page', async () => {
    open()
    await screen.findByText('找到1项')
    expect(inputsOf('services/search')).toEqual([{ query: '护照' }])
  })

  it('shows all of them to whoever asks for all, whatever was searched for or opened before', async () => {
    open()
    await screen.findByText('找到1项')
    act(() => useSearch.getState().setWords(''))
    await screen.findByRole('heading', { name: '按主题找' })
    expect(screen.getByRole('searchbox', { name: '找办事' })).toHaveProperty('value', '')
    press(/^证件办理/)
    await screen.findByRole('heading', { name: '证件办理' })
    act(() => useSearch.getState().setWords(''))
    await screen.findByRole('heading', { name: '按主题找' })
  })

  it('says of a guide without an address that it is not found, in place of loading for ever', async () => {
    begin({})
    render(<ServiceGuidePage />)
    await screen.findByText(/没有找到/)
    expect(calls).toEqual([])
  })
})

describe('a row that is tapped twice before its page is there', () => {
  it('opens it once, and again when one has come back', async () => {
    const row = { id: 'passport', name: '普通护照', topic: 'documents', unitName: '市公安局', summary: '办护照' }
    begin({ 'services/list': () => ({ items: [row] }) })
    render(<ServicesPage />)
    const link = await screen.findByRole('link', { name: /^普通护照/ })
    fireEvent.click(link)
    fireEvent.click(link)
    expect(journeys).toEqual(['/pages/services/detail/index?id=passport'])
    await comeBack()
    fireEvent.click(link)
    expect(journeys).toHaveLength(2)
  })
})

describe('发布厅', () => {
  const account = { name: '示范供水', platform: 'wechat', introduction: '停水通知' }
  const hall = {
    city: { name: '示范市', hotline: '12345' },
    items: [{ id: 'water', name: '市水务局', kind: 'department', account }],
  }

  it('follows a unit also while it is not known which are followed', async () => {
    begin({
      'hall/hall': () => hall,
      'hall/list_following': () => Promise.reject(new ApiFailure('offline')),
      'hall/follow': () => ({ following: true }),
    })
    render(<HallPage />)
    fireEvent.click(await screen.findByRole('button', { name: '关注市水务局' }))
    await waitFor(() => expect(useNotice.getState().text).toBe('已关注'))
    expect(inputsOf('hall/follow')).toEqual([{ unitId: 'water', following: true }])
  })

  it('lets citizens write to a unit of the directory, and leads no member of staff to a page that refuses them', async () => {
    begin({ 'hall/list_units': () => ({ items: [{ id: 'water', name: '市水务局', kind: 'department' }] }) })
    const { unmount } = render(<UnitsPage />)
    fireEvent.click(await screen.findByRole('link', { name: '给市水务局留言' }))
    expect(journeys.at(-1)).toContain('/pages/messages/compose/index?to=water')
    unmount()
    signedInAs('staff')
    render(<UnitsPage />)
    await screen.findByText('市水务局')
    expect(screen.queryByRole('link', { name: '给市水务局留言' })).toBeNull()
  })
})

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

describe('留言详情', () => {
  const view: MessageView = {
    ...{ id: 'm-1', code: '20260706-ABCDEF', kind: 'help', channel: 'app', title: '路灯不亮', body: '路灯不亮。' },
    ...{ status: 'dispatched', citizenStatus: 'dispatched', unitId: 'water', unitName: '市水务局' },
    ...{ submittedAt: '2026-07-06T01:00:00.000Z', replyDueOn: '2026-07-13', calendarSettled: true },
    ...{ overdue: false, urgent: false, hideIdentity: true, replyOnlyHere: true, wantsPublic: false, version: 1 },
    ...{ hops: [], assists: [], supplements: [], earlierReplies: [], interimReplies: [], promises: [] },
    ...{ instructions: [], restricted: false, allowedActions: [] },
    timeline: [
      { what: 'submitted', at: '2026-07-06T01:00:00.000Z' },
      { what: 'dispatched', at: '2026-07-06T01:00:00.000Z', unitName: '市水务局', note: '因提到“停水”，转交市水务局' },
    ],
  }
  const open = (more: Partial<MessageView>) => {
    begin(
      {
        'messages/get': () => ({ ...view, ...more }),
        'messages/contact_reads': () => ({ items: [] }),
        'privacy/correct_contact': ({ contact }: { contact: string }) => ({ held: contact !== '' }),
      },
      { id: 'm-1' },
    )
    render(<MessagePage />)
    return screen.findByRole('heading', { name: '路灯不亮' })
  }

  it('cites the clause by which it was transferred', async () => {
    await open({ routeClause: { number: 3, text: '负责公共供水' } })
    screen.getByText('因提到“停水”，转交市水务局。职责第3条：负责公共供水')
  })

  it('says why nobody has it yet', async () => {
    const { unitId: _id, unitName: _name, ...desk } = view
    await open({
      ...desk,
      ...{ unitId: undefined, unitName: undefined, status: 'pending_dispatch', citizenStatus: 'submitted' },
      routeReason: '需要人工判断由哪个单位办理，市政府新闻办将在1个工作日内转办',
      timeline: view.timeline.slice(0, 1),
    })
    screen.getByText(/将在1个工作日内转办$/)
  })

  it('lists a unit twice that had it twice on one day', async () => {
    const errors = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    const hop = { unitId: 'water', unitName: '市水务局', from: '2026-07-06', until: '2026-07-06' }
    await open({ hops: [hop, { ...hop, unitId: 'power', unitName: '市供电公司' }, { ...hop, until: undefined }] })
    expect(screen.getAllByText('市水务局')).toHaveLength(2)
    expect(errors.mock.calls).toEqual([])
    errors.mockRestore()
  })

  it('deletes a contact by a button that says so, and by no other', async () => {
    await open({})
    press('更正或删除联系方式')
    expect(screen.queryByRole('button', { name: /^保存/ })).toBeNull()
    fill('新的联系电话或邮箱', '13800138000')
    press('保存新的联系方式')
    await waitFor(() => expect(useNotice.getState().text).toBe('联系方式已更正'))
    press('更正或删除联系方式')
    press('删除联系方式')
    await waitFor(() => expect(useNotice.getState().text).toBe('联系方式已删除'))
    expect(inputsOf('privacy/correct_contact')).toEqual([
      { id: 'm-1', contact: '13800138000' },
      { id: 'm-1', contact: '' },
    ])
  })
})
