/** @jest-environment jsdom */
import { act, fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import { SetDeputyForm } from '../../src/packages/desk/deputies/set-deputy-form'
import HandlePage from '../../src/packages/desk/handle'
import CalendarPage from '../../src/packages/press/calendar'
import RulesPage from '../../src/packages/press/rules'
import { useDecision } from '../../src/packages/press/topics/topic/use-decision'
import type { MessageView } from '../../types/messages.contract'
import { answers, beginStaffPage, signIn, tap, type, view } from '../support/staff-page'

const mockFirstError = jest.fn()
jest.mock('../../src/platform/show-first-error', () => ({ showFirstError: () => void mockFirstError() }))
/** What the page says each time that it is brought into sight. */
let told: boolean[] = []
const isTold = (): boolean => screen.queryByText(/操作太快了/) !== null
beforeEach(() => {
  beginStaffPage()
  told = []
  mockFirstError.mockImplementation(() => void told.push(isTold()))
})
const refused = () => Promise.reject(new ApiFailure('rate_limited'))

describe('a refusal that stands above a long form is brought into sight once it stands there', () => {
  it('校历', async () => {
    signIn(['admin'])
    answers({ 'calendar/years': () => ({ years: [], coveredThrough: '2026-12-31' }), 'calendar/import': refused })
    render(<CalendarPage />)
    type('放假安排', '年份,2027')
    tap('检查并导入')
    await screen.findByText(/操作太快了/)
    expect(told).toEqual([true])
  })

  it('分拨规则', async () => {
    signIn(['dispatcher'])
    answers({
      'routing/list_rules': () => ({ rules: [], threshold: 0.9, version: 1, categories: [] }),
      'routing/put_rules': refused,
    })
    render(<RulesPage />)
    fireEvent.click(await screen.findByRole('radio', { name: '80%' }))
    await screen.findByText(/操作太快了/)
    expect(told).toEqual([true])
  })

  it('设代理', async () => {
    signIn([{ role: 'liaison', unitId: 'heating' }])
    answers({ 'messages/set_deputy': refused })
    const deputies = { approvers: [{ id: 'a1', name: '王局' }], candidates: [{ id: 'a2', name: '李局' }], items: [] }
    render(<SetDeputyForm unitId='heating' deputies={deputies} onSet={() => undefined} />)
    fireEvent.click(screen.getByRole('radio', { name: '李局' }))
    tap('设为代理')
    await screen.findByText(/操作太快了/)
    expect(told).toEqual([true])
  })
})

it('a decision on a topic that was refused is brought into sight', async () => {
  const { result } = renderHook(() => useDecision(refused, () => undefined))
  await act(async () => void (await result.current.run(undefined)))
  expect(result.current.failure?.code).toBe('rate_limited')
  expect(told).toHaveLength(1)
})

it('why an approval was refused is brought into sight once the question that lay over it is gone', async () => {
  beginStaffPage({ id: 'm1' })
  let covered: boolean | undefined
  mockFirstError.mockImplementation(() => void (covered = screen.queryByRole('dialog') !== null))
  signIn([{ role: 'approver', unitId: 'heating' }])
  const draft = {
    ...{ steps: ['any_approver'], approvals: [], contentHash: 'h', body: '已修好', outcome: 'solved', number: 1 },
    ...{ draftedBy: 'p2', draftedByName: '李强', promises: [], notes: [] },
  }
  const more = { status: 'awaiting_approval', allowedActions: ['approve_reply'], draft }
  answers({
    'messages/get': () => view(more as unknown as Partial<MessageView>),
    'messages/approve_reply': refused,
  })
  render(<HandlePage />)
  await screen.findByRole('button', { name: '通过' })
  tap('通过')
  tap('确认通过')
  await screen.findByText(/操作太快了/)
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(covered).toBe(false)
})
