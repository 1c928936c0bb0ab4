/** @jest-environment jsdom */
import { act, fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import { ContactPart, TwoPersonsPart } from '../../src/packages/desk/contact-part'
import { DraftFindings } from '../../src/packages/desk/draft-findings'
import { DraftingHelp } from '../../src/packages/desk/drafting-help'
import { useHandling } from '../../src/packages/desk/use-handling'
import { useNotice } from '../../src/state/notice.store'
import type { MessageView } from '../../types/messages.contract'
import { deferred } from '../support/deferred'
import { kept } from '../support/device'
import { inputsOf } from '../support/page-doubles'
import { answers, type Answers, beginStaffPage, settled, signIn, tap, type, view } from '../support/staff-page'

beforeEach(() => beginStaffPage())
afterEach(() => jest.useRealTimers())

describe('one message under the hands of one person', () => {
  const open = async (given: Answers, more: Partial<MessageView> = {}) => {
    const me = signIn([{ role: 'handler', unitId: 'heating' }])
    answers({
      'messages/get': () => view({ allowedActions: ['draft_reply', 'ask'], ...more }),
      'messages/working_draft': () => ({ draft: null }),
      ...given,
    })
    const props = { me, id: 'm1', onChanged: jest.fn(), onNext: jest.fn(), onLeave: jest.fn() }
    const hook = renderHook(() => useHandling(props))
    await waitFor(() => expect(hook.result.current.view).toBeDefined())
    return { ...hook, props }
  }

  it('does not say that nothing is left when it could not be read what is', async () => {
    const inbox = jest
      .fn()
      .mockRejectedValueOnce(new ApiFailure('offline'))
      .mockResolvedValue({ items: [], nextCursor: null })
    const { result, props } = await open({ 'messages/inbox': inbox })
    await act(() => result.current.goOn())
    expect(props.onLeave).not.toHaveBeenCalled()
    expect(useNotice.getState().text).toBeUndefined()
    expect(result.current.failure?.code).toBe('offline')
    await act(() => result.current.goOn())
    expect(useNotice.getState().text).toBe('没有下一件了')
    expect(props.onLeave).toHaveBeenCalledTimes(1)
  })

  it('leads nobody away who went elsewhere meanwhile', async () => {
    const inbox = deferred<object>()
    const { result, props, unmount } = await open({ 'messages/inbox': () => inbox.promise })
    act(() => void result.current.goOn())
    unmount()
    await act(async () => inbox.resolve({ items: [], nextCursor: null }))
    expect(props.onNext).not.toHaveBeenCalled()
    expect(props.onLeave).not.toHaveBeenCalled()
  })

  it('is busy from the tap on, also while a copy of the text is still being saved, and sends once', async () => {
    const saved = deferred<object>()
    const { result } = await open({
      'messages/save_working_draft': () => saved.promise,
      'messages/draft_reply': () => view({ status: 'awaiting_approval' }),
    })
    jest.useFakeTimers()
    act(() => result.current.reply.edit({ body: '已派人上门检修', outcome: 'solved', interim: false }))
    await act(async () => void (await jest.advanceTimersByTimeAsync(2_000)))
    expect(inputsOf('messages/save_working_draft')).toHaveLength(1)
    act(() => {
      void result.current.send(false)
      void result.current.send(false)
    })
    expect(result.current.busy).toBe(true)
    expect(inputsOf('messages/draft_reply')).toEqual([])
    saved.resolve({ version: 1, body: '已派人上门检修', savedAt: '2026-07-03T01:00:00.000Z' })
    await settled()
    expect(inputsOf('messages/draft_reply')).toHaveLength(1)
    expect(result.current).toMatchObject({ busy: false, editing: false })
  })

  it('holds no tick on a promise of a draft that has been changed since', async () => {
    const draft = { steps: ['any_approver'], approvals: [], contentHash: 'first', body: '周五修好', outcome: 'planned' }
    let contentHash = 'first'
    const get = () => view({ draft: { ...draft, contentHash } } as unknown as Partial<MessageView>)
    const { result } = await open({ 'messages/get': get })
    act(() => result.current.tick(0))
    expect(result.current.ticked).toEqual([0])
    contentHash = 'second'
    act(() => result.current.request.reload())
    await waitFor(() => expect(result.current.view?.draft?.contentHash).toBe('second'))
    expect(result.current.ticked).toEqual([])
  })

  it('asks for no yes to a text that came while the question stood there', async () => {
    const draft = { steps: ['any_approver'], approvals: [], contentHash: 'first', body: '周五修好', outcome: 'planned' }
    let contentHash = 'first'
    const more = { status: 'awaiting_approval', allowedActions: ['approve_reply'] }
    const get = () => view({ ...more, draft: { ...draft, contentHash } } as unknown as Partial<MessageView>)
    const { result } = await open({ 'messages/get': get })
    act(() => result.current.approve())
    expect(result.current.confirming).toBe(true)
    contentHash = 'second'
    act(() => result.current.request.reload())
    await waitFor(() => expect(result.current.view?.draft?.contentHash).toBe('second'))
    expect(result.current.confirming).toBe(false)
  })

  it('forgets the words of a step that was taken', async () => {
    kept.set('minsheng.form.p1.ask.m1', '几号楼？')
    const { result } = await open({ 'messages/ask': () => view({ status: 'awaiting_citizen' }) })
    act(() => result.current.openForm('ask'))
    await act(async () => {
      await result.current.perform(() => Promise.resolve(view({ status: 'awaiting_citizen' })), '已请市民补充')
    })
    expect([...kept.keys()]).not.toContain('minsheng.form.p1.ask.m1')
  })
})

it('a contact stands there for its ten minutes, whatever this device takes for the time', async () => {
  signIn([{ role: 'handler', unitId: 'heating' }])
  // Of a device whose clock is an hour ahead.
  const visibleUntil = new Date(Date.now() - 50 * 60_000).toISOString()
  answers({
    'messages/reveal_contact': () => ({ contact: '13800138000', visibleUntil, watermark: '王芳', leftToday: 19 }),
  })
  jest.useFakeTimers()
  render(<ContactPart view={view({ contact: { access: 'reveal' } } as Partial<MessageView>)} />)
  tap('查看联系方式')
  type('理由', '约定上门检修的时间')
  tap('查看并留下记录')
  await settled()
  expect(screen.getByText('13800138000')).toBeDefined()
  await act(async () => void (await jest.advanceTimersByTimeAsync(9 * 60_000)))
  expect(screen.getByText('13800138000')).toBeDefined()
  await act(async () => void (await jest.advanceTimersByTimeAsync(61_000)))
  expect(screen.queryByText('13800138000')).toBeNull()
})

it('a contact that may not be seen is spoken of to whoever may ask instead, and to nobody else', () => {
  const contact: MessageView['contact'] = { access: 'ask_instead', held: true }
  const asking = render(<ContactPart view={view({ contact, allowedActions: ['ask'] })} />)
  screen.getByText('不能查看联系方式，需要了解情况请用“请市民补充”。')
  asking.unmount()
  const { container } = render(<ContactPart view={view({ contact, allowedActions: [] })} />)
  expect(container.textContent).toBe('')
})

describe('why somebody’s contact or name is to be seen', () => {
  const reason = (label: string) => screen.getByLabelText<HTMLTextAreaElement>(label).value
  const contactOf = (id: string) => (
    <ContactPart view={view({ id, contact: { access: 'reveal' } } as Partial<MessageView>)} />
  )

  it('is there again when one comes back to the message, and to no other, until it was sent', async () => {
    signIn([{ role: 'handler', unitId: 'heating' }])
    const shown = { contact: '13800138000', visibleUntil: '2026-07-06T02:00:00.000Z', watermark: '王芳', leftToday: 19 }
    answers({ 'messages/reveal_contact': () => shown })
    const page = render(contactOf('m1'))
    tap('查看联系方式')
    type('理由', '约定上门检修的时间')
    page.rerender(contactOf('m2'))
    if (screen.queryByRole('dialog') === null) tap('查看联系方式')
    expect(reason('理由')).toBe('')
    page.unmount()
    render(contactOf('m1'))
    tap('查看联系方式')
    expect(reason('理由')).toBe('约定上门检修的时间')
    tap('查看并留下记录')
    await screen.findByText('13800138000')
    expect([...kept.keys()].filter((key) => key.startsWith('minsheng.form.'))).toEqual([])
    tap('查看联系方式')
    expect(reason('理由')).toBe('')
  })

  it('is kept for the two persons as well', async () => {
    signIn(['chief'])
    const none = { state: 'none', mayRequest: true, mayApprove: false, mayRead: false }
    answers({
      'messages/identity_request': () => none,
      'messages/request_identity': () => ({ ...none, state: 'requested', mayRequest: false }),
    })
    const part = (
      <TwoPersonsPart view={view({ contact: { access: 'two_persons' } } as unknown as Partial<MessageView>)} />
    )
    const page = render(part)
    fireEvent.change(await screen.findByRole('textbox'), { target: { value: '涉嫌诬告，需要核实' } })
    page.unmount()
    render(part)
    expect(await screen.findByRole('textbox')).toHaveProperty('value', '涉嫌诬告，需要核实')
    tap(/^申请/)
    await waitFor(() => expect(screen.queryByRole('textbox')).toBeNull())
    expect([...kept.keys()].filter((key) => key.startsWith('minsheng.form.'))).toEqual([])
  })

  it('that was not taken is told to whoever left the page before it was known', async () => {
    signIn([{ role: 'handler', unitId: 'heating' }])
    const answer = deferred<object>()
    answers({ 'messages/reveal_contact': () => answer.promise })
    const page = render(contactOf('m1'))
    tap('查看联系方式')
    type('理由', '约定上门检修的时间')
    tap('查看并留下记录')
    page.unmount()
    await act(async () => answer.reject(new ApiFailure('timeout')))
    expect(useNotice.getState().text).toBe('离开前提交的那一步没有等到回音，请回去看看有没有办成。')
  })
})

describe('what a check found in a reply', () => {
  it('is asked for at a pause in typing, and never shown at places of another text', async () => {
    jest.useFakeTimers()
    answers({
      'messages/check_draft': ({ body }: { body: string }) => ({
        findings: [
          { kind: 'mobile', start: body.indexOf('13'), end: body.indexOf('13') + 11, refused: true, dismissible: true },
        ],
      }),
    })
    const of = (body: string) => <DraftFindings id='m1' body={body} dismissals={[]} onDismiss={() => undefined} />
    const { rerender } = render(of('请打13800138000'))
    await settled()
    expect(screen.getByLabelText('“13800138000”为什么可以写')).toBeDefined()
    for (const body of ['您请打13800138000', '您好请打13800138000', '您好，请打13800138000']) rerender(of(body))
    expect(screen.queryByText(/为什么可以写/)).toBeNull()
    await act(async () => void (await jest.advanceTimersByTimeAsync(1_000)))
    expect(screen.getByLabelText('“13800138000”为什么可以写')).toBeDefined()
    expect(inputsOf('messages/check_draft')).toHaveLength(2)
  })

  it('says nothing of a text that was changed since', async () => {
    signIn([{ role: 'handler', unitId: 'heating' }])
    answers({ 'messages/check_reply': () => ({ notes: [], promises: [] }) })
    const of = (body: string) => (
      <DraftingHelp view={view()} text={{ body, outcome: 'solved', interim: false }} onEdit={() => undefined} />
    )
    const { rerender } = render(of('已修好，电话86001234。'))
    tap('检查一遍')
    expect(await screen.findByText('没有发现要提醒的地方。')).toBeDefined()
    rerender(of('尽快办理。'))
    expect(screen.queryByText('没有发现要提醒的地方。')).toBeNull()
  })
})
