/** @jest-environment jsdom */
import { fireEvent, render, screen } from '@testing-library/react'
import AnswerPage from '../../src/packages/answers/detail'
import { press, signedInAs } from '../support/citizen-page'
import { begin, calls, inputsOf } from '../support/page-doubles'

beforeEach(() => signedInAs('citizen'))

describe('公开答复', () => {
  const answer = {
    ...{ id: 'a1', title: '停水怎样提前知道', question: '为什么没有通知？', answer: '提前一天通知。' },
    ...{
      unitName: '市水务局',
      releasedAt: '2026-07-06T01:00:00.000Z',
      joiners: 2,
      mine: { joined: true, rated: false },
    },
  }
  const open = async () => {
    begin({ 'answers/get_mine': () => answer, 'answers/rate': () => answer }, { id: 'a1' })
    render(<AnswerPage />)
    await screen.findByRole('button', { name: '提交评价' })
  }

  it('says of a rating that is sent too early what is missing, and sends nothing', async () => {
    await open()
    press('提交评价')
    screen.getByText('请选一选这件事解决了没有。')
    screen.getByText('请选一选您对答复是否满意。')
    fireEvent.click(screen.getByRole('radio', { name: '解决了' }))
    expect(screen.queryByText('请选一选这件事解决了没有。')).toBeNull()
    press('提交评价')
    expect(inputsOf('answers/rate')).toEqual([])
    fireEvent.click(screen.getByRole('radio', { name: '满意' }))
    press('提交评价')
    expect(inputsOf('answers/rate')).toEqual([{ id: 'a1', solved: 'yes', satisfaction: 4 }])
    await screen.findByRole('button', { name: '提交评价' })
  })

  it('asks nothing where the link does not say which, and leads back', async () => {
    begin({})
    render(<AnswerPage />)
    await screen.findByText(/没有找到/)
    // In the title bar, and below the sentence in place of 再试一次.
    expect(screen.getAllByRole('button', { name: '返回' })).toHaveLength(2)
    expect(calls).toEqual([])
  })
})
