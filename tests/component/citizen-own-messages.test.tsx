/** @jest-environment jsdom */
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import HomePage from '../../src/pages/home'
import MyMessagesPage from '../../src/pages/messages/mine'
import { press, signedInAs } from '../support/citizen-page'
import { begin, comeBack } from '../support/page-doubles'

jest.mock('qrcode', () => ({ toDataURL: () => Promise.resolve('data:,') }))

beforeEach(() => signedInAs('citizen'))

describe('首页', () => {
  const row = {
    ...{ id: 'm-1', code: '20260706-ABCDEF', kind: 'help', title: '路灯不亮', status: 'processing', version: 1 },
    ...{ citizenStatus: 'processing', replyDueOn: '2026-07-09', calendarSettled: true, overdue: false },
    ...{ workingDaysLeft: 2, allowedActions: [] as string[] },
  }
  let items: unknown[] = []
  const open = async () => {
    begin({ 'messages/list_mine': () => ({ items, nextCursor: null }), 'hall/hall': () => ({ items: [] }) })
    render(<HomePage />)
    await screen.findByRole('searchbox', { name: '找办事' })
  }
  const searchStandsBefore = (heading: string): boolean =>
    Boolean(
      screen.getByRole('searchbox', { name: '找办事' }).compareDocumentPosition(screen.getByText(heading)) &
      Node.DOCUMENT_POSITION_FOLLOWING,
    )

  it('moves nothing that was in sight for a message that is only found when one comes back', async () => {
    items = []
    await open()
    items = [row]
    await comeBack()
    await screen.findByText('正在办理的留言')
    expect(searchStandsBefore('正在办理的留言')).toBe(true)
  })

  it('shows the open message first where it is known from the start, and keeps it there', async () => {
    items = [row]
    await open()
    expect(searchStandsBefore('正在办理的留言')).toBe(false)
    await comeBack()
    expect(searchStandsBefore('正在办理的留言')).toBe(false)
  })

  it('does not call a message under way that is answered and waits for its rating', async () => {
    items = [{ ...row, status: 'replied', citizenStatus: 'replied', allowedActions: ['rate'] }]
    await open()
    screen.getByText('等您评价的留言')
    expect(screen.queryByText('正在办理的留言')).toBeNull()
  })
})

describe('the days left of a message that waits for its writer', () => {
  const row = {
    ...{ id: 'm-1', code: '20260706-ABCDEF', kind: 'help', title: '路灯不亮', status: 'awaiting_citizen', version: 1 },
    ...{ citizenStatus: 'processing', replyDueOn: '2026-07-09', calendarSettled: true, workingDaysLeft: 2 },
    ...{ allowedActions: ['supplement'], overdue: false },
  }
  const open = async (item: object, Page: typeof HomePage) => {
    begin({ 'messages/list_mine': () => ({ items: [item], nextCursor: null }), 'hall/hall': () => ({ items: [] }) })
    render(<Page />)
    await screen.findByText('请您补充情况')
  }

  it.each([HomePage, MyMessagesPage])('are not read as the days for answering: %p', async (Page) => {
    await open(row, Page)
    expect(screen.queryByText('还有2个工作日')).toBeNull()
  })

  it.each([HomePage, MyMessagesPage])('say as ever that it is late: %p', async (Page) => {
    await open({ ...row, overdue: true, workingDaysLeft: -1 }, Page)
    screen.getByText('已超期1个工作日')
  })
})

describe('我的留言', () => {
  it('tells screen readers what came of a search, also that nothing did', async () => {
    const row = {
      ...{ id: 'm-1', code: '20260706-ABCDEF', kind: 'help', title: '路灯不亮', status: 'processing', version: 1 },
      ...{ citizenStatus: 'processing', replyDueOn: '2026-07-09', calendarSettled: true, workingDaysLeft: 2 },
      ...{ allowedActions: [] },
    }
    begin({
      'messages/list_mine': () => ({ items: [row], nextCursor: null }),
      'messages/search': ({ words }: { words: string }) => ({ items: words === '路灯' ? [row] : [], nextCursor: null }),
    })
    render(<MyMessagesPage />)
    await screen.findByText('路灯不亮')
    const heard = (words: string) => waitFor(() => expect(screen.getAllByRole('status')[0]?.textContent).toBe(words))
    await heard('')
    const seek = (value: string): void => {
      fireEvent.change(screen.getByRole('searchbox', { name: '找我的留言' }), { target: { value } })
      press('查找')
    }
    seek('路灯')
    await heard('我的留言里含“路灯”的')
    seek('红绿灯')
    await heard('我的留言里没有含“红绿灯”的')
  })
})
