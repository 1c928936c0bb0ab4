/** @jest-environment jsdom */
import { render, screen } from '@testing-library/react'
import AccountPage from '../../src/packages/admin/account'
import DraftsPage from '../../src/packages/desk/drafts'
import HandlePage from '../../src/packages/desk/handle'
import SupervisionDocumentPage from '../../src/packages/press/supervision/document'
import TopicPage from '../../src/packages/press/topics/topic'
import { calls } from '../support/page-doubles'
import { beginStaffPage, signIn } from '../support/staff-page'

beforeEach(() => beginStaffPage())

describe('a page of one thing that was opened without saying which', () => {
  it.each([
    ['历次拟稿', DraftsPage, 'chief'],
    ['办理', HandlePage, 'dispatcher'],
    ['话题', TopicPage, 'chief'],
    ['督办文书', SupervisionDocumentPage, 'supervisor'],
    ['账号', AccountPage, 'admin'],
  ] as const)('%s says so and leads to its list; of a missing right it speaks to others', async (_, Opened, role) => {
    signIn([role])
    const { unmount } = render(<Opened />)
    await screen.findByRole('heading', { name: '没有选要看哪一件' })
    screen.getByRole('button', { name: '去列表里选' })
    expect(calls).toEqual([])
    unmount()
    signIn(['auditor'])
    render(<Opened />)
    expect(screen.queryByRole('heading', { name: '没有选要看哪一件' })).toBeNull()
  })
})
