/** @jest-environment jsdom */
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import DutiesPage from '../../src/packages/press/duties'
import RulesPage from '../../src/packages/press/rules'
import { deferred } from '../support/deferred'
import { kept } from '../support/device'
import { inputsOf } from '../support/page-doubles'
import { answers, beginStaffPage, signIn, tap, type, UNITS } from '../support/staff-page'

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

describe('a rule of routing that was not saved', () => {
  const rule = (more: object = {}) => ({
    ...{ id: 'r1', name: '供热', unitId: 'heating', unitName: '市供热集团', when: { words: ['暖气'] }, enabled: true },
    ...more,
  })
  const begin = (rules: readonly object[]) => {
    signIn(['dispatcher'])
    const put = jest.fn().mockResolvedValue({ rules, threshold: 0.9, version: 2, categories: [] })
    const list = jest.fn(() => ({ rules, threshold: 0.9, version: 1, categories: [] }))
    answers({ 'routing/list_rules': list, 'routing/put_rules': put, 'hall/list_units': () => UNITS })
    return { put, list, page: render(<RulesPage />) }
  }
  const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }))
  const words = () => screen.getByLabelText<HTMLInputElement>('提到这些词').value
  const formsKept = () => [...kept.keys()].filter((key) => key.startsWith('minsheng.form.'))

  it('outlives the page, a new one too, and is forgotten once it is saved or given up', async () => {
    const first = begin([rule()])
    await press('修改：供热')
    type('提到这些词', '暖气、停暖')
    first.page.unmount()
    const { put, page } = begin([rule()])
    await press('修改：供热')
    expect(words()).toBe('暖气、停暖')
    tap('保存规则')
    await waitFor(() => expect(put).toHaveBeenCalledTimes(1))
    expect(inputsOf('routing/put_rules').at(-1)).toMatchObject({
      rules: [{ id: 'r1', when: { words: ['暖气', '停暖'] } }],
    })
    await waitFor(() => expect(formsKept()).toEqual([]))
    await press('添加规则')
    type('提到这些词', '路灯')
    page.unmount()
    begin([rule()])
    await press('添加规则')
    expect(words()).toBe('路灯')
    tap('取消')
    expect(formsKept()).toEqual([])
  })

  it('is not put over a rule that a colleague has changed since; while it is open that is said, with how it stands', async () => {
    const first = begin([rule()])
    await press('修改：供热')
    type('提到这些词', '暖气、停暖')
    first.page.unmount()
    const { put, list } = begin([rule({ when: { words: ['热力'] } })])
    await press('修改：供热')
    expect(words()).toBe('热力')
    type('提到这些词', '热力、停暖')
    put.mockRejectedValueOnce(new ApiFailure('conflict'))
    list.mockReturnValue({ rules: [rule({ when: { words: ['锅炉'] } })], threshold: 0.9, version: 2, categories: [] })
    tap('保存规则')
    expect(await screen.findByText(/有人刚改过这条规则，现在是“供热：转市供热集团（提到“锅炉”）”/)).toBeDefined()
    expect(words()).toBe('热力、停暖')
  })

  it('is not taken for a new one where it was saved and only the answer was lost', async () => {
    const first = begin([])
    await press('添加规则')
    type('规则名称', '路灯')
    const [key = ''] = formsKept()
    const { id } = kept.get(key) as { id: string }
    first.page.unmount()
    begin([rule({ id, name: '路灯' })])
    await press('添加规则')
    expect(screen.getByLabelText<HTMLInputElement>('规则名称').value).toBe('')
  })
})

it('a table that was not taken is kept, and forgotten once it was', async () => {
  signIn(['chief'])
  const send = jest
    .fn()
    .mockRejectedValueOnce(new ApiFailure('invalid_input', { fields: { '2': '第2行没有单位' } }))
    .mockResolvedValue({ items: [], units: [] })
  answers({ 'routing/list_duties': () => ({ items: [], units: [] }), 'routing/import_duties': send })
  const page = render(<DutiesPage />)
  const text = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: /职责|表/ })
  fireEvent.change(await text(), { target: { value: '单位,职责\n,供热' } })
  fireEvent.click(screen.getByRole('button', { name: /导入/ }))
  await screen.findByText(/第2行没有单位/)
  page.unmount()
  render(<DutiesPage />)
  expect((await text()).value).toBe('单位,职责\n,供热')
  fireEvent.click(screen.getByRole('button', { name: /导入/ }))
  await waitFor(() => expect(send).toHaveBeenCalledTimes(2))
  await waitFor(() => expect([...kept.keys()].filter((key) => key.startsWith('minsheng.form.'))).toEqual([]))
})
