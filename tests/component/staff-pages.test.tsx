/** @jest-environment jsdom */
import { act, configure, fireEvent, render, renderHook, screen, waitFor, within } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import { ActionSheet } from '../../src/packages/desk/action-sheet'
import { ContactPart } from '../../src/packages/desk/contact-part'
import DeputiesPage from '../../src/packages/desk/deputies'
import { SetDeputyForm } from '../../src/packages/desk/deputies/set-deputy-form'
import { DraftingHelp } from '../../src/packages/desk/drafting-help'
import { DraftFindings } from '../../src/packages/desk/draft-findings'
import { FilterSheet } from '../../src/packages/desk/inbox/filter-sheet'
import { useAccepting } from '../../src/packages/desk/inbox/use-accepting'
import RecordPage from '../../src/packages/desk/record'
import { TemplateForm } from '../../src/packages/desk/template-form'
import { UnitPicker } from '../../src/packages/desk/unit-picker'
import { useHandling } from '../../src/packages/desk/use-handling'
import AccountPage from '../../src/packages/admin/account'
import AccountsPage from '../../src/packages/admin/accounts'
import AuditLogPage from '../../src/packages/audit/log'
import ReleasePage from '../../src/packages/press/answers'
import { ReleaseForm } from '../../src/packages/press/answers/release-form'
import DutiesPage from '../../src/packages/press/duties'
import PolicyPage from '../../src/packages/press/policy'
import RulesPage from '../../src/packages/press/rules'
import { Failed } from '../../src/components'
import { SupervisionDecision } from '../../src/components/staff'
import { useNotice } from '../../src/state/notice.store'
import { useSession } from '../../src/state/session.store'
import type { ActorView } from '../../types/identity.contract'
import type { MessageRow, MessageView, ReplyTemplate } from '../../types/messages.contract'
import type { Role } from '../../types/wire.contract'

/** Milliseconds: the library’s own second is a matter of the machine’s speed. */
configure({ asyncUtilTimeout: 100_000 })

const mockStorage = new Map<string, unknown>()
const mockParams: Record<string, string> = {}
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  useDidShow: () => undefined,
  useDidHide: () => undefined,
  useRouter: () => ({ params: mockParams }),
  default: {
    getStorageSync: (key: string) => mockStorage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void mockStorage.set(key, value),
    removeStorageSync: (key: string) => void mockStorage.delete(key),
    getSystemInfoSync: () => ({}),
  },
}))
const mockFirstError = jest.fn()
jest.mock('../../src/platform/show-first-error', () => ({ showFirstError: () => void mockFirstError() }))
jest.mock('../../src/platform/pick-file', () => ({
  pickFile: () => Promise.resolve({ name: '审签单.pdf', bytes: 3, base64: 'AAAA' }),
  openFile: () => Promise.resolve(),
}))
const mockSend = jest.fn<Promise<unknown>, [procedure: string, input: unknown]>()
jest.mock('../../src/api/transport', () => ({
  signsInBy: 'token',
  send: (module: string, procedure: string, input: unknown) => mockSend(`${module}.${procedure}`, input),
}))

type Answers = Record<string, (input: never) => unknown>
/** What the server answers, by procedure; whatever is not named here is an empty list. */
const answers = (given: Answers): void => {
  mockSend.mockImplementation(async (procedure, input) => {
    const answer = given[procedure]
    return answer === undefined ? { items: [], nextCursor: null, others: [] } : answer(input as never)
  })
}
const calls = (procedure: string): unknown[] =>
  mockSend.mock.calls.filter(([called]) => called === procedure).map(([, input]) => input)

/** Answers when told to. */
function deferred<Value>() {
  let resolve: (value: Value) => void = () => undefined
  let reject: (error: unknown) => void = () => undefined
  const promise = new Promise<Value>((yes, no) => ([resolve, reject] = [yes, no]))
  return { promise, resolve, reject }
}

const signIn = (roles: readonly (Role | { role: Role; unitId: string })[]): ActorView => {
  const grants = roles.map((one) => (typeof one === 'string' ? { role: one } : one))
  const me: ActorView = { id: 'p1', kind: 'staff', name: '王芳', grants, unitName: '市供热集团' }
  useSession.setState({ status: 'signed_in', me, knownId: me.id, failure: undefined })
  return me
}
const view = (more: Partial<MessageView> = {}): MessageView =>
  ({
    ...{ id: 'm1', version: 3, code: '20260706-ABCDEF', kind: 'help', status: 'processing', channel: 'app' },
    ...{ title: '停暖', body: '停暖了。', allowedActions: [], timeline: [], assists: [], promises: [] },
    ...{ supplements: [], instructions: [], interimReplies: [], earlierReplies: [], unitId: 'heating' },
    ...more,
  }) as unknown as MessageView
const type = (label: string, value: string): void => {
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
}
const tap = (name: string | RegExp): void => {
  fireEvent.click(screen.getByRole('button', { name }))
}
/** All that is on its way has arrived, also behind fake timers. */
const settled = () => act(async () => void (await jest.advanceTimersByTimeAsync(0)))

beforeEach(() => {
  mockStorage.clear()
  for (const name of Object.keys(mockParams)) delete mockParams[name]
  mockSend.mockReset()
  mockFirstError.mockReset()
  useNotice.setState({ id: 0, text: undefined })
  answers({})
})
afterEach(() => jest.useRealTimers())

const UNITS = {
  items: [
    { id: 'heating', name: '市供热集团', kind: 'bureau' },
    { id: 'water', name: '市水务局', kind: 'bureau' },
  ],
}
const clausesOf = (unitId: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...{ id: `${unitId}-${at + 1}`, unitId, number: at + 1, text: `${unitId}的第${at + 1}项` },
    ...{ unitName: unitId, category: '城乡建设', topics: [], keywords: [], aliases: [], districts: [] },
  }))

describe('a form over the page', () => {
  const sheet = (action: Parameters<typeof ActionSheet>[0]['action'], shown = view()) => (
    <ActionSheet
      action={action}
      view={shown}
      busy={false}
      failure={undefined}
      onSend={(call) => void call()}
      onClose={() => undefined}
    />
  )
  beforeEach(() => void signIn([{ role: 'handler', unitId: 'heating' }, 'dispatcher']))

  it('keeps what was typed when it is closed and opened again', async () => {
    const { rerender } = render(sheet('reject_reply'))
    type('修改意见', '没有回答退费的问题')
    rerender(sheet(undefined))
    rerender(sheet('reject_reply'))
    expect(screen.getByLabelText<HTMLTextAreaElement>('修改意见').value).toBe('没有回答退费的问题')
    rerender(sheet(undefined))
    rerender(sheet('reject_reply', view({ id: 'm2' })))
    expect(screen.getByLabelText<HTMLTextAreaElement>('修改意见').value).toBe('')
  })

  it('cites no clause of a unit that was chosen before', async () => {
    answers({
      'hall.list_units': () => UNITS,
      'routing.suggestions': () => ({ candidates: [] }),
      'routing.list_duties': ({ unitId }: { unitId: string }) => ({ items: clausesOf(unitId, 2), units: [] }),
      'messages.adjudicate': () => view(),
    })
    render(sheet('adjudicate'))
    fireEvent.click(await screen.findByRole('radio', { name: '市供热集团' }))
    fireEvent.click(await screen.findByRole('radio', { name: /heating的第2项/ }))
    tap('由哪个单位办理：市供热集团')
    fireEvent.click(await screen.findByRole('radio', { name: '市水务局' }))
    await screen.findByRole('radio', { name: /water的第1项/ })
    type('裁定依据', '供水管网归水务部门')
    tap('作出裁定')
    await waitFor(() => expect(calls('messages.adjudicate')).toHaveLength(1))
    expect(calls('messages.adjudicate')[0]).toEqual({
      id: 'm1',
      version: 3,
      unitId: 'water',
      reason: '供水管网归水务部门',
    })
  })

  it('offers every clause of a long list', async () => {
    answers({
      'hall.list_units': () => UNITS,
      'routing.suggestions': () => ({ candidates: [] }),
      'routing.list_duties': ({ unitId }: { unitId: string }) => ({ items: clausesOf(unitId, 15), units: [] }),
    })
    render(sheet('adjudicate'))
    fireEvent.click(await screen.findByRole('radio', { name: '市水务局' }))
    expect(await screen.findAllByRole('radio', { name: /water的第/ })).toHaveLength(12)
    tap('再看其余3条')
    expect(screen.getAllByRole('radio', { name: /water的第/ })).toHaveLength(15)
  })

  it('lets go of a unit that need not be chosen', async () => {
    answers({ 'hall.list_units': () => UNITS })
    const chosen = jest.fn()
    render(<UnitPicker label='哪个单位' value='water' onChange={chosen} />)
    fireEvent.click(await screen.findByRole('button', { name: '哪个单位：市水务局' }))
    expect(chosen).toHaveBeenCalledWith(undefined)
  })

  it('tells what is wrong, not only that something is', () => {
    const failure = new ApiFailure('invalid_input', {
      message: '有内容填写得不对，请按提示改好后再提交。',
      fields: { workingDays: '延长后仍早于今天，请延长更多天。' },
    })
    render(
      <ActionSheet
        action='grant_extension'
        view={view()}
        busy={false}
        failure={failure}
        onSend={() => undefined}
        onClose={() => undefined}
      />,
    )
    expect(screen.getByRole('alert').textContent).toBe('延长后仍早于今天，请延长更多天。')
  })

  it('asks of the explanation to the citizen as much as the server does', () => {
    render(sheet('propose_decline'))
    fireEvent.click(screen.getByRole('radio', { name: '已进入诉讼' }))
    type('给市民的说明', '不受理')
    tap('报请审定')
    expect(screen.getByText('至少写4个字。')).toBeDefined()
    expect(calls('messages.propose_decline')).toEqual([])
  })

  it('publishes nothing by a sheet that was still on its way when the form was closed', async () => {
    const part = deferred<object>()
    answers({
      'messages.paper_signers': () => ({ items: [{ id: 'a1', name: '李局', level: 'chief_leader' }] }),
      'messages.upload_sheet': () => part.promise,
    })
    const draft = { steps: ['any_approver'], approvals: [], contentHash: 'h', body: '已修好', outcome: 'solved' }
    const shown = view({ draft } as unknown as Partial<MessageView>)
    const { rerender } = render(sheet('publish_signed_on_paper', shown))
    fireEvent.click(await screen.findByRole('radio', { name: /李局/ }))
    tap('选择审签单')
    await screen.findByText(/审签单\.pdf/)
    tap('上传并公布答复')
    await waitFor(() => expect(calls('messages.upload_sheet')).toHaveLength(1))
    rerender(sheet(undefined, shown))
    await act(async () => part.resolve({}))
    expect(calls('messages.publish_signed_on_paper')).toEqual([])
  })
})

describe('one message under the hands of one person', () => {
  const open = async (given: Answers, more: Partial<MessageView> = {}) => {
    const me = signIn([{ role: 'handler', unitId: 'heating' }])
    answers({
      'messages.get': () => view({ allowedActions: ['draft_reply', 'ask'], ...more }),
      'messages.working_draft': () => ({ draft: null }),
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
    const { result, props } = await open({ 'messages.inbox': inbox })
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
    const { result, props, unmount } = await open({ 'messages.inbox': () => inbox.promise })
    act(() => void result.current.goOn())
    unmount()
    await act(async () => inbox.resolve({ items: [], nextCursor: null }))
    expect(props.onNext).not.toHaveBeenCalled()
    expect(props.onLeave).not.toHaveBeenCalled()
  })

  it('is busy from the tap on, also while a copy of the text is still being saved, and sends once', async () => {
    const saved = deferred<object>()
    const { result } = await open({
      'messages.save_working_draft': () => saved.promise,
      'messages.draft_reply': () => view({ status: 'awaiting_approval' }),
    })
    jest.useFakeTimers()
    act(() => result.current.reply.edit({ body: '已派人上门检修', outcome: 'solved', interim: false }))
    await act(async () => void (await jest.advanceTimersByTimeAsync(2_000)))
    expect(calls('messages.save_working_draft')).toHaveLength(1)
    act(() => {
      void result.current.send(false)
      void result.current.send(false)
    })
    expect(result.current.busy).toBe(true)
    expect(calls('messages.draft_reply')).toEqual([])
    saved.resolve({ version: 1, body: '已派人上门检修', savedAt: '2026-07-03T01:00:00.000Z' })
    await settled()
    expect(calls('messages.draft_reply')).toHaveLength(1)
    expect(result.current).toMatchObject({ busy: false, editing: false })
  })

  it('holds no tick on a promise of a draft that has been changed since', async () => {
    const draft = { steps: ['any_approver'], approvals: [], contentHash: 'first', body: '周五修好', outcome: 'planned' }
    let contentHash = 'first'
    const get = () => view({ draft: { ...draft, contentHash } } as unknown as Partial<MessageView>)
    const { result } = await open({ 'messages.get': get })
    act(() => result.current.tick(0))
    expect(result.current.ticked).toEqual([0])
    contentHash = 'second'
    act(() => result.current.request.reload())
    await waitFor(() => expect(result.current.view?.draft?.contentHash).toBe('second'))
    expect(result.current.ticked).toEqual([])
  })

  it('forgets the words of a step that was taken', async () => {
    mockStorage.set('minsheng.form.p1.ask.m1', '几号楼？')
    const { result } = await open({ 'messages.ask': () => view({ status: 'awaiting_citizen' }) })
    act(() => result.current.openForm('ask'))
    await act(async () => {
      await result.current.perform(() => Promise.resolve(view({ status: 'awaiting_citizen' })), '已请市民补充')
    })
    expect([...mockStorage.keys()]).not.toContain('minsheng.form.p1.ask.m1')
  })
})

it('rows are accepted beside each other, each busy by itself', async () => {
  const [first, second] = [deferred<object>(), deferred<object>()]
  answers({ 'messages.accept': ({ id }: { id: string }) => (id === 'a' ? first : second).promise })
  const { result } = renderHook(() => useAccepting())
  const row = (id: string) => ({ id, version: 1 }) as MessageRow
  let accepted: Promise<boolean[]> = Promise.resolve([])
  act(() => void (accepted = Promise.all([row('a'), row('b'), row('a')].map(result.current.accept))))
  expect([result.current.isBusy('a'), result.current.isBusy('b')]).toEqual([true, true])
  await act(async () => first.resolve({}))
  expect([result.current.isBusy('a'), result.current.isBusy('b')]).toEqual([false, true])
  await act(async () => second.reject(new ApiFailure('conflict')))
  expect(await accepted).toEqual([true, false, false])
  expect(result.current.failure?.code).toBe('conflict')
})

it('a contact stands there for its ten minutes, whatever this device takes for the time', async () => {
  signIn([{ role: 'handler', unitId: 'heating' }])
  // Of a device whose clock is an hour ahead.
  const visibleUntil = new Date(Date.now() - 50 * 60_000).toISOString()
  answers({
    'messages.reveal_contact': () => ({ contact: '13800138000', visibleUntil, watermark: '王芳', leftToday: 19 }),
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

describe('what a check found in a reply', () => {
  it('is asked for at a pause in typing, and never shown at places of another text', async () => {
    jest.useFakeTimers()
    answers({
      'messages.check_draft': ({ body }: { body: string }) => ({
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
    expect(calls('messages.check_draft')).toHaveLength(2)
  })

  it('says nothing of a text that was changed since', async () => {
    signIn([{ role: 'handler', unitId: 'heating' }])
    answers({ 'messages.check_reply': () => ({ notes: [], promises: [] }) })
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

describe('a template', () => {
  const template = { id: 't1', version: 1, title: '停暖', body: '已派人检修', mayEdit: true } as ReplyTemplate

  it('is for each of the units that somebody keeps them for, once and by its name', async () => {
    answers({ 'hall.list_units': () => UNITS })
    const both = ['liaison', 'approver'] as const
    const me = signIn([...both.map((role) => ({ role, unitId: 'heating' })), { role: 'liaison', unitId: 'water' }])
    render(<TemplateForm me={me} template={undefined} onDone={() => undefined} onBack={() => undefined} />)
    await screen.findByRole('radio', { name: '给市水务局用' })
    expect(screen.getAllByRole('radio').map((chip) => chip.textContent)).toEqual(['给市供热集团用', '给市水务局用'])
  })

  it('that somebody else changed first is shown, and the next saving rests on it', async () => {
    const me = signIn([{ role: 'liaison', unitId: 'heating' }])
    const theirs = { ...template, version: 2, body: '同事改过的内容' }
    const save = jest
      .fn()
      .mockRejectedValueOnce(new ApiFailure('conflict', { current: theirs }))
      .mockResolvedValue(theirs)
    answers({ 'messages.save_reply_template': save })
    render(<TemplateForm me={me} template={template} onDone={() => undefined} onBack={() => undefined} />)
    type('模板内容', '已派人检修，今晚八点前恢复')
    tap('保存')
    await screen.findByText(/同事改过的内容/)
    tap('保存')
    await waitFor(() => expect(save).toHaveBeenCalledTimes(2))
    expect(save).toHaveBeenLastCalledWith(expect.objectContaining({ version: 2, body: '已派人检修，今晚八点前恢复' }))
  })
})

it('deputies stand below the unit that they are of, each with the year in which it ends', async () => {
  signIn([
    { role: 'liaison', unitId: 'heating' },
    { role: 'liaison', unitId: 'water' },
  ])
  const li = { approverId: 'a1', approverName: '李局', deputyId: 'a2', deputyName: '王局', now: true, mayChange: true }
  answers({
    'hall.list_units': () => UNITS,
    'messages.deputies': ({ unitId }: { unitId: string }) => ({
      items: unitId === 'water' ? [{ ...li, from: '2026-11-22', until: '2027-11-21' }] : [],
      approvers: [],
      candidates: [],
    }),
  })
  render(<DeputiesPage />)
  expect(await screen.findByRole('heading', { name: '市水务局' })).toBeDefined()
  await waitFor(() => expect(document.body.textContent).toContain('11月22日到2027年11月21日 · 正在代理'))
})

it('nobody stands in for themselves: a deputy who turns out to be the one away is no choice any more', () => {
  const [wang, li] = [
    { id: 'a1', name: '王局' },
    { id: 'a2', name: '李局' },
  ]
  const deputies = { approvers: [wang, li], candidates: [wang, li], items: [] }
  render(<SetDeputyForm unitId='heating' deputies={deputies} onSet={() => undefined} />)
  const choose = (group: string, name: string) =>
    fireEvent.click(within(screen.getByRole('radiogroup', { name: group })).getByRole('radio', { name }))
  choose('由谁代理', '李局')
  choose('谁外出', '李局')
  tap('设为代理')
  expect(calls('messages.set_deputy')).toEqual([])
  expect(screen.getByText('请选择外出的人、代理人和起止日期。')).toBeDefined()
})

describe('登记留言', () => {
  const fill = (): void => {
    fireEvent.click(screen.getByRole('radio', { name: '电话' }))
    fireEvent.click(screen.getByRole('radio', { name: '投诉' }))
    type('内容', '路灯坏了三天')
  }
  beforeEach(() => void signIn(['dispatcher']))

  it('brings what is missing into sight', () => {
    render(<RecordPage />)
    tap('登记')
    expect(mockFirstError).toHaveBeenCalledTimes(1)
    expect(screen.getByText('请选择来自哪里。')).toBeDefined()
  })

  it('after a lost answer and a change leads to what was recorded, or records the text as another one', async () => {
    const record = jest
      .fn()
      .mockRejectedValueOnce(new ApiFailure('conflict', { current: { id: 'm7', code: '20260706-ABCDEF' } }))
      .mockResolvedValue(view({ id: 'm8' }))
    answers({ 'messages.record': record })
    render(<RecordPage />)
    fill()
    tap('登记')
    await screen.findByRole('button', { name: '看已登记的那条' })
    tap('作为新的一条登记')
    await screen.findByText(/已登记，编号/)
    const [first, second] = calls('messages.record') as { requestId: string; body: string }[]
    expect(second?.requestId).not.toBe(first?.requestId)
    expect(second?.body).toBe('路灯坏了三天')
  })
})

it('a duty list was imported on the day that Shanghai wrote', async () => {
  jest.useFakeTimers({ now: new Date('2026-07-10T01:00:00.000Z'), advanceTimers: true })
  signIn([{ role: 'handler', unitId: 'heating' }])
  answers({
    'routing.list_duties': () => ({
      ...{ items: [], units: [{ unitId: 'heating', unitName: '市供热集团', clauses: 2 }] },
      importedAt: '2026-07-08T22:30:00.000Z',
    }),
  })
  render(<DutiesPage />)
  await waitFor(() => expect(document.body.textContent).toContain('7月9日导入'))
})

describe('somebody else was first', () => {
  it('with the rules of routing: the present ones are read, and the next saving rests on them', async () => {
    signIn(['dispatcher'])
    const book = (version: number) => ({ rules: [], threshold: 0.9, version, categories: [] })
    const read = jest.fn().mockResolvedValueOnce(book(1)).mockResolvedValue(book(2))
    const put = jest.fn().mockRejectedValueOnce(new ApiFailure('conflict')).mockResolvedValue(book(3))
    answers({ 'routing.list_rules': read, 'routing.put_rules': put })
    render(<RulesPage />)
    fireEvent.click(await screen.findByRole('radio', { name: '80%' }))
    await waitFor(() => expect(read).toHaveBeenCalledTimes(2))
    await act(async () => undefined)
    fireEvent.click(screen.getByRole('radio', { name: '80%' }))
    await waitFor(() => expect(put).toHaveBeenCalledTimes(2))
    expect(put).toHaveBeenLastCalledWith(expect.objectContaining({ version: 2 }))
  })

  it('a rule keeps its switch while it is being saved: the keyboard stays on it', async () => {
    signIn(['dispatcher'])
    const rule = { ...{ id: 'r1', name: '供热', unitId: 'heating', unitName: '市供热集团' }, when: {}, enabled: true }
    const saved = deferred<object>()
    answers({
      'routing.list_rules': () => ({ rules: [rule], threshold: 0.9, version: 1, categories: [] }),
      'routing.put_rules': () => saved.promise,
    })
    render(<RulesPage />)
    const toggle = await screen.findByRole('switch')
    fireEvent.click(toggle)
    await waitFor(() => expect(calls('routing.put_rules')).toHaveLength(1))
    expect(toggle.isConnected).toBe(true)
    const off = { ...rule, enabled: false }
    await act(async () => saved.resolve({ rules: [off], threshold: 0.9, version: 2, categories: [] }))
    expect(toggle.getAttribute('aria-checked')).toBe('false')
  })

  it('with the times of a unit: the present ones are read, and the next saving rests on them', async () => {
    signIn(['admin'])
    const policy = (version: number) => ({
      ...{ city: [], units: [{ unitId: 'heating', unitName: '市供热集团', overrides: [], version }] },
    })
    const read = jest.fn().mockResolvedValueOnce(policy(1)).mockResolvedValue(policy(2))
    const set = jest.fn().mockRejectedValueOnce(new ApiFailure('conflict')).mockResolvedValue({})
    answers({ 'messages.policy': read, 'messages.set_unit_policy': set, 'hall.list_units': () => UNITS })
    render(<PolicyPage />)
    fireEvent.click(await screen.findByRole('link', { name: /市供热集团/ }))
    tap('保存')
    await waitFor(() => expect(read).toHaveBeenCalledTimes(2))
    await act(async () => undefined)
    tap('保存')
    await waitFor(() => expect(set).toHaveBeenCalledTimes(2))
    expect(set).toHaveBeenLastCalledWith(expect.objectContaining({ version: 2 }))
  })

  it('with an account: it is shown as it is now, with the sentence that says so', async () => {
    signIn(['admin'])
    mockParams['id'] = 's1'
    const account = (revision: number, role: Role) => ({
      ...{ id: 's1', name: '赵明', loginName: 'zhaoming', revision, sessions: 0, isOwn: false, disabled: false },
      ...{ passwordSet: true, authenticatorSet: true, wechatBound: false },
      grants: [{ role, unitId: 'heating', where: '市供热集团' }],
    })
    const current = account(5, 'approver')
    const disable = jest.fn().mockRejectedValue(new ApiFailure('conflict', { current, message: '账号刚刚被改过。' }))
    answers({ 'identity.get_account': () => account(4, 'handler'), 'identity.end_sessions': disable })
    render(<AccountPage />)
    fireEvent.click(await screen.findByRole('button', { name: '全部下线' }))
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '全部下线' }))
    expect(await screen.findByText('账号刚刚被改过。')).toBeDefined()
    expect(screen.getByRole('listitem').textContent).toContain('审核人')
  })
})

it('a list that is asked for in a way that cannot be answered says why', () => {
  const failure = new ApiFailure('invalid_input', {
    message: '有内容填写得不对。',
    fields: { words: '请至少写一个字。' },
  })
  render(<Failed failure={failure} onRetry={() => undefined} />)
  expect(screen.getByText('请至少写一个字。')).toBeDefined()
})

it('筛选 opens with what the list shows', async () => {
  const me = signIn(['dispatcher'])
  const saved = { items: [], ready: true, busy: false, failure: undefined, save: () => Promise.resolve(true) }
  const chosen = jest.fn()
  render(
    <FilterSheet
      me={me}
      saved={saved}
      filter={{ by: 'where', where: { kinds: ['complaint'], urgent: true }, status: 'processing' }}
      onChoose={chosen}
      onClose={() => undefined}
    />,
  )
  tap('看结果')
  expect(chosen).toHaveBeenCalledWith({
    by: 'where',
    where: { kinds: ['complaint'], urgent: true },
    status: 'processing',
  })
  await act(async () => undefined)
})

it('a page of accounts that does not come is told, with the way to try again', async () => {
  signIn(['admin'])
  const account = { id: 's1', name: '赵明', loginName: 'zhaoming', grants: [], disabled: false }
  const list = jest
    .fn()
    .mockResolvedValueOnce({ items: [account], nextCursor: 'next' })
    .mockRejectedValue(new ApiFailure('offline'))
  answers({ 'identity.list_accounts': list })
  render(<AccountsPage />)
  fireEvent.click(await screen.findByRole('button', { name: '看更多' }))
  expect(await screen.findByText(/网络没有连上/)).toBeDefined()
})

it('a page of accounts on which nobody fits leads on to the next one', async () => {
  signIn(['admin'])
  const list = jest
    .fn()
    .mockResolvedValueOnce({ items: [], nextCursor: 'next' })
    .mockResolvedValue({ items: [], nextCursor: null })
  answers({ 'identity.list_accounts': list })
  render(<AccountsPage />)
  fireEvent.click(await screen.findByRole('button', { name: '看更多' }))
  expect(await screen.findByText('没有找到这样的账号')).toBeDefined()
})

it('the same search of the log again reads what was added since', async () => {
  signIn(['auditor'])
  answers({ 'audit.status': () => ({ seals: 0, entries: 0, unsealed: 0 }) })
  render(<AuditLogPage />)
  await waitFor(() => expect(calls('audit.search')).toHaveLength(1))
  tap('查找')
  await waitFor(() => expect(calls('audit.search')).toHaveLength(2))
})

it('an answer that is being rewritten for everybody outlives leaving the page, as long as the message is the same', async () => {
  signIn(['chief'])
  let version = 4
  answers({
    'answers.propose': () => ({ version, title: '停暖', question: '家里停暖', answer: '已修好', findings: [] }),
  })
  const form = <ReleaseForm messageId='m1' onClose={() => undefined} />
  const first = render(form)
  await screen.findByDisplayValue('已修好')
  fireEvent.change(screen.getByDisplayValue('已修好'), { target: { value: '换热站阀门已更换，供热恢复。' } })
  first.unmount()
  const second = render(form)
  expect(await screen.findByDisplayValue('换热站阀门已更换，供热恢复。')).toBeDefined()
  second.unmount()
  version = 5
  render(form)
  expect(await screen.findByDisplayValue('已修好')).toBeDefined()
})

it('every answer that may become public can be reached', async () => {
  signIn(['chief'])
  const one = (at: number) => ({
    messageId: `m${at}`,
    code: `2026-${at}`,
    kind: 'help',
    title: `停暖${at}`,
    waiting: 0,
  })
  answers({
    'answers.candidates': ({ cursor }: { cursor?: string }) =>
      cursor === undefined ? { items: [one(1)], nextCursor: 'next' } : { items: [one(2)], nextCursor: null },
  })
  render(<ReleasePage />)
  await screen.findByText('停暖1')
  fireEvent.click(await screen.findByRole('button', { name: '再看一些' }))
  expect(await screen.findByText('停暖2')).toBeDefined()
})

it('a decision of supervision keeps its words until they have been sent', async () => {
  signIn(['supervisor'])
  const decide = (
    <SupervisionDecision
      about='d1'
      decision='close'
      send={() => Promise.resolve({} as never)}
      onDecided={() => undefined}
      onClose={() => undefined}
    />
  )
  const words = (): HTMLTextAreaElement => screen.getByRole('textbox')
  const first = render(decide)
  fireEvent.change(words(), { target: { value: '单位已答复市民' } })
  first.unmount()
  const second = render(decide)
  expect(words().value).toBe('单位已答复市民')
  tap('确认办结')
  await waitFor(() => expect(useNotice.getState().text).toBe('已办结'))
  second.unmount()
  render(decide)
  expect(words().value).toBe('')
})
