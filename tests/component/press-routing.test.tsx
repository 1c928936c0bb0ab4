/** @jest-environment jsdom */
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import DutiesPage from '../../src/packages/press/duties'
import RulesPage from '../../src/packages/press/rules'
import { deferred } from '../support/deferred'
import { inputsOf } from '../support/page-doubles'
import { answers, beginStaffPage, signIn } from '../support/staff-page'

beforeEach(() => beginStaffPage())
afterEach(() => jest.useRealTimers())

it('a duty list was imported on the day that Shanghai wrote', async () => {
  jest.useFakeTimers({ now: new Date('2026-07-10T01:00:00.000Z'), advanceTimers: true })
  signIn([{ role: 'handler', unitId: 'heating' }])
  answers({
    'routing/list_duties': () => ({
      ...{ items: [], units: [{ unitId: 'heating', unitName: '市供热集团', clauses: 2 }] },
      importedAt: '2026-07-08T22:30:00.000Z',
    }),
  })
  render(<DutiesPage />)
  await waitFor(() => expect(document.body.textContent).toContain('7月9日导入'))
})

it('where somebody else changed the rules of routing first the present ones are read, and the next saving rests on them', async () => {
  signIn(['dispatcher'])
  const book = (version: number) => ({ rules: [], threshold: 0.9, version, categories: [] })
  const read = jest.fn().mockResolvedValueOnce(book(1)).mockResolvedValue(book(2))
  const put = jest.fn().mockRejectedValueOnce(new ApiFailure('conflict')).mockResolvedValue(book(3))
  answers({ 'routing/list_rules': read, 'routing/put_rules': put })
  render(<RulesPage />)
  fireEvent.click(await screen.findByRole('radio', { name: '80%' }))
  await waitFor(() => expect(read).toHaveBeenCalledTimes(2))
  await act(async () => undefined)
  fireEvent.click(screen.getByRole('radio', { name: '80%' }))
  await waitFor(() => expect(put).toHaveBeenCalledTimes(2))
  expect(put).toHaveBeenLastCalledWith(expect.objectContaining({ version: 2 }))
})

it('a rule keeps its switch while it is being saved: the keyboard stays on it', async () => {
  signIn(['dispatcher'])
  const rule = { ...{ id: 'r1', name: '供热', unitId: 'heating', unitName: '市供热集团' }, when: {}, enabled: true }
  const saved = deferred<object>()
  answers({
    'routing/list_rules': () => ({ rules: [rule], threshold: 0.9, version: 1, categories: [] }),
    'routing/put_rules': () => saved.promise,
  })
  render(<RulesPage />)
  const toggle = await screen.findByRole('switch')
  fireEvent.click(toggle)
  await waitFor(() => expect(inputsOf('routing/put_rules')).toHaveLength(1))
  expect(toggle.isConnected).toBe(true)
  expect(toggle.getAttribute('aria-disabled')).toBe('true')
  const off = { ...rule, enabled: false }
  await act(async () => saved.resolve({ rules: [off], threshold: 0.9, version: 2, categories: [] }))
  expect(toggle.getAttribute('aria-checked')).toBe('false')
})

it('which rule is changed, moved or removed is named, on the buttons and before it goes', async () => {
  signIn(['dispatcher'])
  const rule = (id: string, name: string) => ({
    ...{ id, name, unitId: 'heating', unitName: '市供热集团' },
    ...{ when: {}, enabled: true },
  })
  answers({
    'routing/list_rules': () => ({
      ...{ rules: [rule('r1', '供热'), rule('r2', '路灯')], threshold: 0.9 },
      ...{ version: 1, categories: [] },
    }),
  })
  render(<RulesPage />)
  fireEvent.click(await screen.findByRole('button', { name: '删除：路灯' }))
  expect(within(screen.getByRole('dialog')).getByText('路灯')).toBeDefined()
  expect(screen.getByRole('button', { name: '下移：供热' })).toBeDefined()
})

it('of a table with more faults than are listed the others are counted', async () => {
  signIn(['chief'])
  const fields = Object.fromEntries(Array.from({ length: 23 }, (_, at) => [`${at + 2}`, `第${at + 2}行没有单位`]))
  answers({
    'routing/list_duties': () => ({ items: [], units: [] }),
    'routing/import_duties': () => Promise.reject(new ApiFailure('invalid_input', { fields })),
  })
  render(<DutiesPage />)
  fireEvent.click(await screen.findByRole('button', { name: /导入/ }))
  expect(await screen.findByText('另有3处不对，改好这些后再提交，会接着列出。')).toBeDefined()
})
