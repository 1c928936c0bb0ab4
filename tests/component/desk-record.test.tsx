/** @jest-environment jsdom */
import { fireEvent, render, screen } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import RecordPage from '../../src/packages/desk/record'
import { inputsOf } from '../support/page-doubles'
import { answers, beginStaffPage, signIn, tap, type, view } from '../support/staff-page'

const mockFirstError = jest.fn()
jest.mock('../../src/platform/show-first-error', () => ({ showFirstError: () => void mockFirstError() }))
beforeEach(() => beginStaffPage())

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
    answers({ 'messages/record': record })
    render(<RecordPage />)
    fill()
    tap('登记')
    await screen.findByRole('button', { name: '看已登记的那条' })
    tap('作为新的一条登记')
    await screen.findByText(/^编号/)
    const [first, second] = inputsOf('messages/record') as { requestId: string; body: string }[]
    expect(second?.requestId).not.toBe(first?.requestId)
    expect(second?.body).toBe('路灯坏了三天')
  })
})
