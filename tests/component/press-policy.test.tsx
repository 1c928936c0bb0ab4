/** @jest-environment jsdom */
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import PolicyPage from '../../src/packages/press/policy'
import { useSession } from '../../src/state/session.store'
import { kept } from '../support/device'
import { comeBack, inputsOf } from '../support/page-doubles'
import { answers, beginStaffPage, signIn, tap, type, UNITS } from '../support/staff-page'

beforeEach(() => beginStaffPage())

it('where somebody else changed the times of a unit first the present ones are read, and the next saving rests on them', async () => {
  signIn(['admin'])
  const policy = (version: number) => ({
    ...{ city: [], units: [{ unitId: 'heating', unitName: '市供热集团', overrides: [], version }] },
  })
  const read = jest.fn().mockResolvedValueOnce(policy(1)).mockResolvedValue(policy(2))
  const set = jest.fn().mockRejectedValueOnce(new ApiFailure('conflict')).mockResolvedValue({})
  answers({ 'messages/policy': read, 'messages/set_unit_policy': set, 'hall/list_units': () => UNITS })
  render(<PolicyPage />)
  fireEvent.click(await screen.findByRole('radio', { name: '市供热集团' }))
  tap('保存')
  await waitFor(() => expect(read).toHaveBeenCalledTimes(2))
  await act(async () => undefined)
  tap('保存')
  await waitFor(() => expect(set).toHaveBeenCalledTimes(2))
  expect(set).toHaveBeenLastCalledWith(expect.objectContaining({ version: 2 }))
})

it('the times that a colleague has saved since are not replaced unseen, however often the page is read again', async () => {
  signIn(['admin'])
  let version = 1
  answers({
    'messages/policy': () => ({
      city: [],
      units: [{ unitId: 'heating', unitName: '市供热集团', overrides: [], version }],
    }),
    'messages/set_unit_policy': () => Promise.reject(new ApiFailure('conflict')),
    'hall/list_units': () => UNITS,
  })
  render(<PolicyPage />)
  fireEvent.click(await screen.findByRole('radio', { name: '市供热集团' }))
  version = 2
  await comeBack()
  tap('保存')
  await waitFor(() => expect(inputsOf('messages/set_unit_policy')).toHaveLength(1))
  expect(inputsOf('messages/set_unit_policy')[0]).toMatchObject({ version: 1 })
})

it('a contact that is owed on the day of submission is not called one of a day', async () => {
  signIn(['admin'])
  const steps = [
    { step: 'urgent_contact', amount: 1, counts: 'calendar_days', source: '当日24时前' },
    { step: 'silence', amount: 7, counts: 'calendar_days', source: '本系统默认' },
  ]
  answers({
    'messages/policy': () => ({ city: [{ kind: 'complaint', steps }], units: [] }),
    'hall/list_units': () => UNITS,
  })
  render(<PolicyPage />)
  await screen.findByText('当天')
  screen.getByText('7日')
})

it('what is wrong with each line is said, not only that something is', async () => {
  signIn(['admin'])
  const fields = { 'overrides.0': '答复不能慢于全市的5个工作日。', 'overrides.1': '这一条写了两次。' }
  answers({
    'messages/policy': () => ({ city: [], units: [] }),
    'messages/set_unit_policy': () => Promise.reject(new ApiFailure('invalid_input', { fields })),
    'hall/list_units': () => UNITS,
  })
  render(<PolicyPage />)
  fireEvent.click(await screen.findByRole('radio', { name: '市供热集团' }))
  tap('保存')
  expect((await screen.findByRole('alert')).textContent).toBe(Object.values(fields).join(''))
})

it('a session that ran out before the times of a unit were saved is told with the way on', async () => {
  signIn(['admin'])
  answers({
    'messages/policy': () => ({ city: [], units: [] }),
    'messages/set_unit_policy': () => Promise.reject(new ApiFailure('unauthenticated')),
    'hall/list_units': () => UNITS,
  })
  render(<PolicyPage />)
  fireEvent.click(await screen.findByRole('radio', { name: '市供热集团' }))
  tap('保存')
  await screen.findByRole('button', { name: '登录' })
})

it('a time that was written and not added is asked for before the times of a unit are saved', async () => {
  signIn(['admin'])
  const set = jest.fn().mockResolvedValue({})
  answers({
    'messages/policy': () => ({ city: [], units: [] }),
    'messages/set_unit_policy': set,
    'hall/list_units': () => UNITS,
  })
  render(<PolicyPage />)
  fireEvent.click(await screen.findByRole('radio', { name: '市供热集团' }))
  type('几个工作日', '3')
  type('依据', '本单位服务承诺制度第5条')
  tap('保存')
  const asked = await screen.findByText(/上面写的一条还没有加上/)
  expect(set).not.toHaveBeenCalled()
  tap('加上这一条')
  expect(asked.isConnected).toBe(false)
  tap('保存')
  await waitFor(() => expect(set).toHaveBeenCalledTimes(1))
  expect(set).toHaveBeenCalledWith(
    expect.objectContaining({ overrides: [{ step: 'reply', workingDays: 3, source: '本单位服务承诺制度第5条' }] }),
  )
})

describe('times of a unit that were not saved', () => {
  const heating = (version: number, source = '服务承诺') => ({
    ...{ unitId: 'heating', unitName: '市供热集团', version },
    overrides: [{ step: 'reply', workingDays: 3, source }],
  })
  const water = { unitId: 'water', unitName: '市水务局', version: 1, overrides: [] }
  const begin = (units: readonly object[]) => {
    signIn(['admin'])
    const set = jest.fn().mockResolvedValue(heating(2, '本单位制度第5条'))
    answers({
      'messages/policy': () => ({ city: [], units }),
      'messages/set_unit_policy': set,
      'hall/list_units': () => UNITS,
    })
    const choose = async (name = '市供热集团') => fireEvent.click(await screen.findByRole('radio', { name }))
    return { set, choose, page: render(<PolicyPage />) }
  }
  const formsKept = () => [...kept.keys()].filter((key) => key.startsWith('minsheng.form.'))

  it('outlive the page, by unit, and are forgotten once they are saved', async () => {
    const first = begin([heating(1), water])
    await first.choose()
    fireEvent.click(screen.getAllByRole('radio', { name: '投诉' }).at(-1) ?? document.body)
    type('几个工作日', '2')
    type('依据', '本单位制度第5条')
    first.page.unmount()
    const other = begin([heating(1), water])
    await other.choose('市水务局')
    expect(screen.getByLabelText<HTMLInputElement>('依据').value).toBe('')
    other.page.unmount()
    const { set, choose } = begin([heating(1), water])
    await choose()
    expect(screen.getByLabelText<HTMLInputElement>('依据').value).toBe('本单位制度第5条')
    tap('加上这一条')
    expect(screen.getByText('上面的改动还没有保存。')).toBeDefined()
    tap('保存')
    await waitFor(() => expect(set).toHaveBeenCalledTimes(1))
    expect(set).toHaveBeenCalledWith(
      expect.objectContaining({
        version: 1,
        overrides: [
          { step: 'reply', workingDays: 3, source: '服务承诺' },
          { step: 'reply', kind: 'complaint', workingDays: 2, source: '本单位制度第5条' },
        ],
      }),
    )
    await screen.findByText(/^已保存/)
    expect(formsKept()).toEqual([])
  })

  it('are not put over times that a colleague has saved since, nor shown to another person', async () => {
    const first = begin([heating(1)])
    await first.choose()
    type('依据', '本单位制度第5条')
    first.page.unmount()
    const second = begin([heating(2, '新的承诺')])
    await second.choose()
    expect(screen.getByLabelText<HTMLInputElement>('依据').value).toBe('')
    expect(screen.getAllByText(/新的承诺/).length).toBeGreaterThan(0)
    second.page.unmount()
    const third = begin([heating(1)])
    act(() => useSession.setState({ me: { ...signIn(['admin']), id: 'p2' }, knownId: 'p2' }))
    await third.choose()
    expect(screen.getByLabelText<HTMLInputElement>('依据').value).toBe('')
  })
})
