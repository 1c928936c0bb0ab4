/** @jest-environment jsdom */
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import { SupervisionDecision } from '../../src/components/staff'
import SupervisionDocumentPage from '../../src/packages/press/supervision/document'
import { useNotice } from '../../src/state/notice.store'
import { inputsOf } from '../support/page-doubles'
import { answers, beginStaffPage, signIn, tap, type, view } from '../support/staff-page'

beforeEach(() => beginStaffPage())

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

it('an extension that came after somebody else’s change rests on the present message the next time', async () => {
  beginStaffPage({ id: 'd1' })
  signIn(['supervisor'])
  let version = 3
  answers({
    'supervision/get': () => ({
      ...{ id: 'd1', messageId: 'm1', version: 1, form: 'overdue_notice', state: 'signed', code: '20260706-ABCDEF' },
      ...{ title: '超期催办通知书', addressee: '市供热集团', paragraphs: [], internal: false, unitName: '市供热集团' },
      ...{ kind: 'help', dueOn: '2026-07-13', createdAt: '2026-07-14T01:00:00.000Z', allowedActions: [] },
    }),
    'messages/get': () => view({ version, allowedActions: ['grant_extension'] }),
    'messages/grant_extension': () => {
      version = 4
      throw new ApiFailure('conflict')
    },
  })
  render(<SupervisionDocumentPage />)
  await screen.findByRole('button', { name: '准予延期' })
  tap('准予延期')
  fireEvent.click(screen.getByRole('radio', { name: '5个工作日' }))
  type('延期理由', '管道开挖须等路面解冻')
  tap('确认延期')
  await waitFor(() => expect(inputsOf('messages/get')).toHaveLength(2))
  await screen.findByText(/刚刚有了新的进展/)
  tap('确认延期')
  await waitFor(() => expect(inputsOf('messages/grant_extension')).toHaveLength(2))
  expect(inputsOf('messages/grant_extension')[1]).toMatchObject({ version: 4, workingDays: 5 })
})
