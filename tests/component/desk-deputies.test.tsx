/** @jest-environment jsdom */
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import DeputiesPage from '../../src/packages/desk/deputies'
import { SetDeputyForm } from '../../src/packages/desk/deputies/set-deputy-form'
import { inputsOf } from '../support/page-doubles'
import { answers, beginStaffPage, signIn, tap, UNITS } from '../support/staff-page'

beforeEach(() => beginStaffPage())

it('deputies stand below the unit that they are of, each with the year in which it ends', async () => {
  signIn([
    { role: 'liaison', unitId: 'heating' },
    { role: 'liaison', unitId: 'water' },
  ])
  const li = { approverId: 'a1', approverName: '李局', deputyId: 'a2', deputyName: '王局', now: true, mayChange: true }
  answers({
    'hall/list_units': () => UNITS,
    'messages/deputies': ({ unitId }: { unitId: string }) => ({
      items: unitId === 'water' ? [{ ...li, from: '2026-11-22', until: '2027-11-21' }] : [],
      approvers: [],
      candidates: [],
    }),
  })
  render(<DeputiesPage />)
  expect(await screen.findByRole('heading', { name: '市水务局' })).toBeDefined()
  await waitFor(() => expect(document.body.textContent).toContain('11月22日到2027年11月21日\u00a0· 正在代理'))
})

it('nobody stands in for themselves: a deputy who turns out to be the one away is no choice any more', () => {
  const [wang, li] = [
    { id: 'a1', name: '王局' },
    { id: 'a2', name: '李局' },
  ]
  const deputies = { approvers: [wang, li], candidates: [wang, li], items: [] }
  render(<SetDeputyForm unitId='heating' deputies={deputies} onSet={() => undefined} />)
  const choose = (group: string, name: string) =>
    fireEvent.click(within(screen.getByRole('radiogroup', { name: group })).getByRole('radio', { name }))
  choose('由谁代理', '李局')
  choose('谁外出', '李局')
  tap('设为代理')
  expect(inputsOf('messages/set_deputy')).toEqual([])
  expect(screen.getByText('请选择外出的人、代理人和起止日期。')).toBeDefined()
})
