/** @jest-environment jsdom */
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import { MESSAGE_COPY } from '../../src/copy/messages'
import MessagePage from '../../src/pages/messages/detail'
import { useNotice } from '../../src/state/notice.store'
import type { MessageView } from '../../types/messages.contract'
import { fill, press, signedInAs } from '../support/citizen-page'
import { deferred } from '../support/deferred'
import { kept } from '../support/device'
import { begin, calls, comeBack, inputsOf, journeys } from '../support/page-doubles'

beforeEach(() => signedInAs('citizen'))

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
  const open = (more: Partial<MessageView>, told: Parameters<typeof begin>[0] = {}) => {
    begin(
      {
        'messages/get': () => ({ ...view, ...more }),
        'messages/contact_reads': () => ({ items: [] }),
        'privacy/correct_contact': ({ contact }: { contact: string }) => ({ held: contact !== '' }),
        ...told,
      },
      { id: 'm-1' },
    )
    render(<MessagePage />)
    return screen.findByRole('heading', { name: '路灯不亮' })
  }

  it('leads to the list of messages where the link does not say which', async () => {
    begin({})
    render(<MessagePage />)
    await screen.findByRole('heading', { name: '没有选要看哪一件' })
    press('去列表里选')
    expect(journeys).toEqual(['/pages/messages/mine/index'])
    expect(calls).toEqual([])
  })

  it('cites the clause by which it was transferred', async () => {
    await open({ routeClause: { number: 3, text: '负责公共供水' } })
    screen.getByText('因提到“停水”，转交市水务局。职责第3条：负责公共供水')
  })

  it.each([
    [{}, '最晚7月9日反馈'],
    [{ unsettled: true as const }, '最晚7月9日（待校历）反馈'],
    [{ late: true as const }, '原定最晚7月9日反馈，还没有收到'],
  ])('says until when another unit helps, and once that day has passed that it is late: %j', async (more, words) => {
    const task = { id: 'assist-1', unitId: 'road', unitName: '市公路局', dueOn: '2026-07-09', mine: false }
    const hops = [{ unitId: 'water', unitName: '市水务局', from: '2026-07-06' }]
    await open({ hops, assists: [{ ...task, requestedAt: view.submittedAt, state: 'open', ...more }] })
    expect(document.body.textContent).toContain(words)
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

  it('names a public answer to the matter as it stands now, and says when it was taken back', async () => {
    const topicAnswers = ['stands', 'gone'].map((answerId) => ({ at: view.submittedAt, title: '公开答复', answerId }))
    await open(
      { topicAnswers },
      {
        'answers/get_mine': ({ id }: { id: string }) => {
          if (id === 'gone') throw new ApiFailure('not_found')
          return { id, title: '和平路何时恢复供水' }
        },
      },
    )
    await screen.findByText('和平路何时恢复供水')
    await screen.findByText('这条统一答复已撤下。')
    expect(screen.queryByText('公开答复')).toBeNull()
    press('看统一答复')
    expect(journeys).toEqual(['/packages/answers/detail/index?id=stands'])
  })

  it('leads to the public answer also while it cannot be asked for', async () => {
    await open(
      { topicAnswers: [{ at: view.submittedAt, title: '公开答复', answerId: 'a1' }] },
      {
        'answers/get_mine': () => {
          throw new ApiFailure('offline')
        },
      },
    )
    await waitFor(() => expect(inputsOf('answers/get_mine')).toEqual([{ id: 'a1' }]))
    expect(screen.queryByText('这条统一答复已撤下。')).toBeNull()
    press('看统一答复')
    expect(journeys).toEqual(['/packages/answers/detail/index?id=a1'])
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

  it('shows 110, 119 and 120 the moment that an answer to a question speaks of danger to life', async () => {
    const question = { text: '几号楼？', askedAt: '2026-07-07T01:00:00.000Z', resumesOn: '2026-07-14' }
    const asked = { status: 'awaiting_citizen', question, allowedActions: ['supplement'], attachments: [] }
    await open(asked as unknown as Partial<MessageView>)
    fill(MESSAGE_COPY.supplement, '三号楼，线头还在')
    expect(screen.queryByRole('alert')).toBeNull()
    fill(MESSAGE_COPY.supplement, '三号楼，线头还在漏电')
    expect(screen.getByRole('alert').textContent).toBe('有危险请立即拨打110/119/120')
  })

  it('keeps the answer to a question as it was sent until the server has it', async () => {
    const sent = deferred<object>()
    const question = { text: '几号楼？', askedAt: '2026-07-07T01:00:00.000Z', resumesOn: '2026-07-14' }
    const asked = { status: 'awaiting_citizen', question, allowedActions: ['supplement'], attachments: [] }
    await open(asked as unknown as Partial<MessageView>, { 'messages/supplement': () => sent.promise })
    const words = screen.getByRole('textbox', { name: MESSAGE_COPY.supplement })
    fireEvent.change(words, { target: { value: '3号楼。' } })
    press(MESSAGE_COPY.supplementSend)
    await waitFor(() => expect(words).toHaveProperty('readOnly', true))
    await act(async () => sent.reject(new ApiFailure('offline')))
    expect(words).toMatchObject({ readOnly: false, value: '3号楼。' })
  })

  describe('where it went on while something was written', () => {
    const question = { text: '几号楼？', askedAt: '2026-07-07T01:00:00.000Z', resumesOn: '2026-07-14' }
    const asked = { status: 'awaiting_citizen', question, allowedActions: ['supplement'], attachments: [] }
    const goneOn = { ...view, version: 2, status: 'processing' } as MessageView
    const whole = '3号楼二单元，从上周二晚上开始。'
    const openAsked = (more: Partial<MessageView>) => {
      let refused = false
      return open(asked as unknown as Partial<MessageView>, {
        'messages/get': () => (refused ? { ...goneOn, ...more } : { ...view, ...asked }),
        'messages/supplement': () => {
          refused = true
          throw new ApiFailure('invalid_state')
        },
      })
    }

    it('says that the answer came too late, and shows it until its writer has no more use for it', async () => {
      await openAsked({})
      fill(MESSAGE_COPY.supplement, whole)
      press(MESSAGE_COPY.supplementSend)
      await screen.findByText(MESSAGE_COPY.unsent)
      expect(screen.getByRole('alert').textContent).toBe(MESSAGE_COPY.overtaken)
      screen.getByText(whole)
      press(MESSAGE_COPY.unsentDrop)
      expect(screen.queryByText(whole)).toBeNull()
      expect([...kept.keys()].filter((key) => key.startsWith('minsheng.answer'))).toEqual([])
    })

    it('does not call unsent what has arrived', async () => {
      await openAsked({ supplements: [{ body: whole, at: view.submittedAt }] })
      fill(MESSAGE_COPY.supplement, ` ${whole}`)
      press(MESSAGE_COPY.supplementSend)
      await screen.findByText(MESSAGE_COPY.overtaken)
      expect(screen.queryByText(MESSAGE_COPY.unsent)).toBeNull()
      await waitFor(() => expect([...kept.keys()].filter((key) => key.startsWith('minsheng.answer'))).toEqual([]))
    })

    it('shows a comment that was typed before the message closed', async () => {
      let closed = false
      const told = {
        'messages/get': () => ({ ...view, status: 'replied', allowedActions: closed ? [] : ['rate'] }),
      }
      await open({}, told)
      fill(MESSAGE_COPY.comment, '第二天又坏了。')
      closed = true
      await comeBack()
      await screen.findByText(MESSAGE_COPY.unsent)
      screen.getByText('第二天又坏了。')
    })
  })
})
