/** @jest-environment jsdom */
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import { UnitPicker } from '../../src/components/staff'
import { ActionSheet } from '../../src/packages/desk/action-sheet'
import type { MessageView } from '../../types/messages.contract'
import { deferred } from '../support/deferred'
import { inputsOf } from '../support/page-doubles'
import { answers, beginStaffPage, clausesOf, signIn, tap, type, UNITS, view } from '../support/staff-page'

jest.mock('../../src/platform/pick-file', () => ({
  pickFile: () => Promise.resolve({ name: '审签单.pdf', bytes: 3, base64: 'AAAA' }),
  openFile: () => Promise.resolve(),
}))
const mockShown = jest.fn()
jest.mock('../../src/platform/show-first-error', () => ({
  ...jest.requireActual<object>('../../src/platform/show-first-error'),
  showFirstErrorOfSheet: () => void mockShown(),
}))
beforeEach(() => beginStaffPage())

describe('a form over the page', () => {
  const sheet = (action: Parameters<typeof ActionSheet>[0]['action'], shown = view()) => (
    <ActionSheet
      action={action}
      view={shown}
      busy={false}
      failure={undefined}
      onSend={(call) => void call().catch(() => undefined)}
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

  it('brings into view what is missing, also where the words are there', async () => {
    answers({ 'hall/list_units': () => UNITS, 'routing/suggestions': () => ({ candidates: [] }) })
    render(sheet('adjudicate'))
    await screen.findByRole('radio', { name: '市供热集团' })
    type('裁定依据', '供水管网归水务部门')
    mockShown.mockClear()
    tap('作出裁定')
    await screen.findByText('请选择单位。')
    expect(mockShown).toHaveBeenCalledTimes(1)
    expect(inputsOf('messages/adjudicate')).toEqual([])
  })

  it('cites no clause of a unit that was chosen before', async () => {
    answers({
      'hall/list_units': () => UNITS,
      'routing/suggestions': () => ({ candidates: [] }),
      'routing/list_duties': ({ unitId }: { unitId: string }) => ({ items: clausesOf(unitId, 2), units: [] }),
      'messages/adjudicate': () => view(),
    })
    render(sheet('adjudicate'))
    fireEvent.click(await screen.findByRole('radio', { name: '市供热集团' }))
    fireEvent.click(await screen.findByRole('radio', { name: /heating的第2项/ }))
    tap('由哪个单位办理：市供热集团')
    fireEvent.click(await screen.findByRole('radio', { name: '市水务局' }))
    await screen.findByRole('radio', { name: /water的第1项/ })
    type('裁定依据', '供水管网归水务部门')
    tap('作出裁定')
    await waitFor(() => expect(inputsOf('messages/adjudicate')).toHaveLength(1))
    expect(inputsOf('messages/adjudicate')[0]).toEqual({
      id: 'm1',
      version: 3,
      unitId: 'water',
      reason: '供水管网归水务部门',
    })
  })

  it('offers every clause of a long list', async () => {
    answers({
      'hall/list_units': () => UNITS,
      'routing/suggestions': () => ({ candidates: [] }),
      'routing/list_duties': ({ unitId }: { unitId: string }) => ({ items: clausesOf(unitId, 15), units: [] }),
    })
    render(sheet('adjudicate'))
    fireEvent.click(await screen.findByRole('radio', { name: '市水务局' }))
    expect(await screen.findAllByRole('radio', { name: /water的第/ })).toHaveLength(12)
    tap('再看其余3条')
    expect(screen.getAllByRole('radio', { name: /water的第/ })).toHaveLength(15)
  })

  it('lets go of a unit that need not be chosen', async () => {
    answers({ 'hall/list_units': () => UNITS })
    const chosen = jest.fn()
    render(<UnitPicker label='哪个单位' value='water' onChange={chosen} />)
    fireEvent.click(await screen.findByRole('button', { name: '哪个单位：市水务局' }))
    expect(chosen).toHaveBeenCalledWith(undefined)
  })

  it('keeps the focus at the unit that was chosen, whose list a press opens again', async () => {
    answers({ 'hall/list_units': () => UNITS })
    const picker = (value: string | undefined) => (
      <UnitPicker open label='承办单位' value={value} onChange={() => undefined} />
    )
    const { rerender } = render(picker(undefined))
    fireEvent.click(await screen.findByRole('radio', { name: '市水务局' }))
    rerender(picker('water'))
    const chosen = await screen.findByRole('button', { name: '承办单位：市水务局' })
    await waitFor(() => expect(document.activeElement).toBe(chosen))
    expect(chosen.getAttribute('aria-expanded')).toBe('false')
    fireEvent.click(chosen)
    expect(chosen.getAttribute('aria-expanded')).toBe('true')
    expect(screen.getByRole('radio', { name: '市供热集团' })).toBeDefined()
  })

  it('stands still while it is being sent', () => {
    const form = (busy: boolean) => (
      <ActionSheet
        action='request_extension'
        view={view()}
        busy={busy}
        failure={undefined}
        onSend={() => undefined}
        onClose={() => undefined}
      />
    )
    const { rerender } = render(form(true))
    fireEvent.click(screen.getByRole('radio', { name: '5个工作日' }))
    expect(screen.getByRole('radio', { name: '5个工作日' }).getAttribute('aria-checked')).toBe('false')
    expect(screen.getByLabelText('申请理由')).toHaveProperty('readOnly', true)
    rerender(form(false))
    fireEvent.click(screen.getByRole('radio', { name: '5个工作日' }))
    expect(screen.getByRole('radio', { name: '5个工作日' }).getAttribute('aria-checked')).toBe('true')
    expect(screen.getByLabelText('申请理由')).toHaveProperty('readOnly', false)
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
    expect(inputsOf('messages/propose_decline')).toEqual([])
  })

  it('asks for an opinion on 不予受理 only of who refuses it', () => {
    const decline = {
      ground: 'litigation',
      body: '已在法院审理，不再受理。',
      channel: '市中级人民法院',
      contentHash: 'h',
    }
    answers({ 'messages/decide_decline': () => Promise.reject(new ApiFailure('offline')) })
    render(sheet('decide_decline', view({ decline } as unknown as Partial<MessageView>)))
    tap('同意，告知市民')
    expect(screen.queryByText(/^至少写/)).toBeNull()
    tap('不同意，继续办理')
    expect(screen.getByText(/^至少写/)).toBeDefined()
    expect(inputsOf('messages/decide_decline')).toEqual([expect.objectContaining({ approved: true })])
  })

  it('sends a sheet for the text that was signed, also where another one came meanwhile', async () => {
    answers({
      'messages/paper_signers': () => ({ items: [{ id: 'a1', name: '李局', level: 'chief_leader' }] }),
      'messages/upload_sheet': () => ({}),
      'messages/publish_signed_on_paper': () => Promise.reject(new ApiFailure('conflict')),
    })
    const draft = { steps: ['any_approver'], approvals: [], contentHash: 'signed', body: '已修好', outcome: 'solved' }
    const shown = (contentHash: string) => view({ draft: { ...draft, contentHash } } as unknown as Partial<MessageView>)
    const { rerender } = render(sheet('publish_signed_on_paper', shown('signed')))
    fireEvent.click(await screen.findByRole('radio', { name: /李局/ }))
    tap('选择审签单')
    await screen.findByText(/审签单\.pdf/)
    rerender(sheet('publish_signed_on_paper', shown('newer')))
    tap('上传并公布答复')
    await waitFor(() => expect(inputsOf('messages/publish_signed_on_paper')).toHaveLength(1))
    expect(inputsOf('messages/publish_signed_on_paper')[0]).toMatchObject({ contentHash: 'signed' })
  })

  it('publishes nothing by a sheet that was still on its way when the form was closed', async () => {
    const part = deferred<object>()
    answers({
      'messages/paper_signers': () => ({ items: [{ id: 'a1', name: '李局', level: 'chief_leader' }] }),
      'messages/upload_sheet': () => part.promise,
    })
    const draft = { steps: ['any_approver'], approvals: [], contentHash: 'h', body: '已修好', outcome: 'solved' }
    const shown = view({ draft } as unknown as Partial<MessageView>)
    const { rerender } = render(sheet('publish_signed_on_paper', shown))
    fireEvent.click(await screen.findByRole('radio', { name: /李局/ }))
    tap('选择审签单')
    await screen.findByText(/审签单\.pdf/)
    tap('上传并公布答复')
    await waitFor(() => expect(inputsOf('messages/upload_sheet')).toHaveLength(1))
    rerender(sheet(undefined, shown))
    await act(async () => part.resolve({}))
    expect(inputsOf('messages/publish_signed_on_paper')).toEqual([])
  })
})
