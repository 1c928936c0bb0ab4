/** @jest-environment jsdom */
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import HandlePage from '../../src/packages/desk/handle'
import RecordPage from '../../src/packages/desk/record'
import SupervisionDocumentPage from '../../src/packages/press/supervision/document'
import GuardianPage from '../../src/packages/rights/guardian'
import { useSession } from '../../src/state/session.store'
import type { ActorView } from '../../types/identity.contract'
import type { SupervisionDocumentView } from '../../types/supervision.contract'
import { deferred } from '../support/deferred'
import { inputsOf, journeys } from '../support/page-doubles'
import { answers, beginStaffPage, tap, type, view } from '../support/staff-page'

/** One device: somebody signs in where somebody else was, in this tab or in another one. */
const becomes = (id: string, kind: ActorView['kind'], grants: ActorView['grants'] = []) =>
  act(async () => {
    const me: ActorView = { id, kind, name: id, grants }
    useSession.setState({ status: 'signed_in', me, knownId: id, failure: undefined })
  })

it('监护人: whoever has gone back already is not taken back once more when it is saved', async () => {
  beginStaffPage()
  const saved = deferred<object>()
  answers({ 'privacy/my_declaration': () => ({}), 'privacy/declare_age': () => saved.promise })
  await becomes('first', 'citizen')
  const { unmount } = render(<GuardianPage />)
  fireEvent.click(await screen.findByRole('button', { name: '保存' }))
  unmount()
  await act(async () => saved.resolve({}))
  expect(journeys).toEqual([])
})

describe('a page that stays open while somebody else signs in on the device', () => {
  it('监护人: shows the next citizen neither whom the one before named nor what they had declared', async () => {
    beginStaffPage()
    const declaration = jest
      .fn()
      .mockResolvedValueOnce({ under14: true, guardianAgreed: true })
      .mockResolvedValue({ under14: true, guardianAgreed: false })
    answers({ 'privacy/my_declaration': declaration })
    await becomes('first', 'citizen')
    render(<GuardianPage />)
    await screen.findByText('监护人已同意')
    type('监护人姓名', '李建国')
    type('监护人联系方式', '13800138000')
    await becomes('second', 'citizen')
    const name = await screen.findByLabelText<HTMLInputElement>('监护人姓名')
    expect(name.value).toBe('')
    expect(screen.getByLabelText<HTMLInputElement>('监护人联系方式').value).toBe('')
    expect(screen.queryByText('监护人已同意')).toBeNull()
    expect(declaration).toHaveBeenCalledTimes(2)
  })

  it('办理: does not hand the reply that one handler was writing to the next', async () => {
    beginStaffPage({ id: 'm1' })
    answers({
      'messages/get': () => view({ allowedActions: ['draft_reply'] }),
      'messages/working_draft': () => ({ draft: null }),
    })
    const handler = [{ role: 'handler' as const, unitId: 'heating' }]
    await becomes('first', 'staff', handler)
    render(<HandlePage />)
    const written = (): HTMLTextAreaElement => screen.getByRole('textbox', { name: /答复/ })
    await waitFor(written)
    fireEvent.change(written(), { target: { value: '已派人检修' } })
    await becomes('second', 'staff', handler)
    await waitFor(() => expect(inputsOf('messages/get')).toHaveLength(2))
    await waitFor(written)
    expect(written().value).toBe('')
  })

  it('登记: what one was recording is not the next one’s', async () => {
    beginStaffPage()
    const liaison = [{ role: 'liaison' as const, unitId: 'heating' }]
    await becomes('first', 'staff', liaison)
    render(<RecordPage />)
    type('内容', '路灯坏了三天')
    await becomes('second', 'staff', liaison)
    expect(screen.getByLabelText<HTMLTextAreaElement>('内容').value).toBe('')
  })

  it('督办文书: a decision that one was writing is not the next one’s', async () => {
    beginStaffPage({ id: 'd1' })
    const document = {
      ...{ id: 'd1', messageId: 'm1', version: 1, form: 'overdue_notice', state: 'draft', code: '20260706-ABCDEF' },
      ...{ title: '超期催办通知书', addressee: '市供热集团', paragraphs: [], internal: false, unitName: '市供热集团' },
      ...{ kind: 'help', dueOn: '2026-07-13', createdAt: '2026-07-14T01:00:00.000Z', allowedActions: ['sign'] },
    } as unknown as SupervisionDocumentView
    answers({ 'supervision/get': () => document, 'messages/get': () => view() })
    await becomes('first', 'staff', [{ role: 'supervisor' }])
    render(<SupervisionDocumentPage />)
    await screen.findByRole('button', { name: '签发' })
    tap('签发')
    type('签发意见（选填）', '请今天到现场核实')
    await becomes('second', 'staff', [{ role: 'supervisor' }])
    expect(screen.queryByDisplayValue('请今天到现场核实')).toBeNull()
  })
})
