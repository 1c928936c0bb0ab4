/** @jest-environment jsdom */
import { configure, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { SupervisionDecision } from '../../src/components/staff'
import { useNotice } from '../../src/state/notice.store'
import { beginStaffPage, signIn, tap } from '../support/staff-page'

jest.mock('@tarojs/taro', () => jest.requireActual<{ taro: object }>('../support/page-doubles').taro)
jest.mock(
  '../../src/api/transport',
  () => jest.requireActual<{ transport: object }>('../support/page-doubles').transport,
)
/** Milliseconds: the library’s own second is a matter of the machine’s speed. */
configure({ asyncUtilTimeout: 100_000 })
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
