/** @jest-environment jsdom */
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import HallPage from '../../src/pages/hall'
import UnitsPage from '../../src/pages/hall/units'
import { useNotice } from '../../src/state/notice.store'
import { useSession } from '../../src/state/session.store'
import { PATIENCE_MS } from '../../src/state/use-place'
import { signedInAs } from '../support/citizen-page'
import { deferred } from '../support/deferred'
import { begin, comeBack, goAway, inputsOf, journeys } from '../support/page-doubles'

beforeEach(() => signedInAs('citizen'))

describe('发布厅', () => {
  const account = { name: '示范供水', platform: 'wechat', introduction: '停水通知' }
  const hall = {
    city: { name: '示范市', hotline: '12345' },
    items: [{ id: 'water', name: '市水务局', kind: 'department', account }],
  }

  it('follows a unit also while it is not known which are followed', async () => {
    begin({
      'hall/hall': () => hall,
      'hall/list_following': () => Promise.reject(new ApiFailure('offline')),
      'hall/follow': () => ({ following: true }),
    })
    render(<HallPage />)
    fireEvent.click(await screen.findByRole('button', { name: '关注市水务局' }))
    await waitFor(() => expect(useNotice.getState().text).toBe('已关注，下次打开时排在前面'))
    expect(inputsOf('hall/follow')).toEqual([{ unitId: 'water', following: true }])
  })

  it('lists the units also while it is not known who looks', async () => {
    begin({ 'hall/hall': () => hall })
    act(() => useSession.setState({ status: 'starting', me: undefined, knownId: undefined }))
    render(<HallPage />)
    await screen.findByText('示范供水')
  })

  it('follows two units one right after the other, each by itself', async () => {
    const [water, heating] = [deferred<object>(), deferred<object>()]
    begin({
      'hall/hall': () => ({ ...hall, items: [...hall.items, { ...hall.items[0], id: 'heating', name: '市供热集团' }] }),
      'hall/list_following': () => ({ unitIds: [] }),
      'hall/follow': ({ unitId }: { unitId: string }) => (unitId === 'water' ? water : heating).promise,
    })
    render(<HallPage />)
    fireEvent.click(await screen.findByRole('button', { name: '关注市水务局' }))
    fireEvent.click(screen.getByRole('button', { name: '关注市供热集团' }))
    expect(inputsOf('hall/follow')).toHaveLength(2)
    await act(async () => water.resolve({ following: true }))
    await act(async () => heating.resolve({ following: true }))
    expect(screen.getByRole('button', { name: '取消关注市水务局' })).toBeDefined()
    expect(screen.getByRole('button', { name: '取消关注市供热集团' })).toBeDefined()
  })

  it('follows both of two units whose answers come at the same moment', async () => {
    const both = deferred<object>()
    begin({
      'hall/hall': () => ({ ...hall, items: [...hall.items, { ...hall.items[0], id: 'heating', name: '市供热集团' }] }),
      'hall/list_following': () => ({ unitIds: [] }),
      'hall/follow': () => both.promise,
    })
    render(<HallPage />)
    fireEvent.click(await screen.findByRole('button', { name: '关注市水务局' }))
    fireEvent.click(screen.getByRole('button', { name: '关注市供热集团' }))
    await act(async () => both.resolve({ following: true }))
    expect(screen.getByRole('button', { name: '取消关注市水务局' })).toBeDefined()
    expect(screen.getByRole('button', { name: '取消关注市供热集团' })).toBeDefined()
  })

  describe('with two units, the second of which is followed', () => {
    const two = { ...hall, items: [...hall.items, { ...hall.items[0], id: 'heating', name: '市供热集团' }] }
    afterEach(() => jest.useRealTimers())
    const units = (): (string | null)[] =>
      screen.getAllByRole('button', { name: /关注市/ }).map((button) => button.getAttribute('aria-label'))

    it('shows it first, and moves nothing while one more is followed', async () => {
      begin({
        'hall/hall': () => two,
        'hall/list_following': () => ({ unitIds: ['heating'] }),
        'hall/follow': () => ({ following: true }),
      })
      render(<HallPage />)
      fireEvent.click(await screen.findByRole('button', { name: '关注市水务局' }))
      await screen.findByRole('button', { name: '取消关注市水务局' })
      expect(units()).toEqual(['取消关注市供热集团', '取消关注市水务局'])
    })

    it.each([
      ['nothing was followed before', []],
      ['another one was', ['water']],
    ])('shows it first to whoever comes back to the tab after following it, also where %s', async (_what, before) => {
      let unitIds: string[] = before
      begin({
        'hall/hall': () => two,
        'hall/list_following': () => ({ unitIds }),
        'hall/follow': ({ unitId }: { unitId: string }) => {
          unitIds = unitIds.includes(unitId) ? unitIds.filter((id) => id !== unitId) : [...unitIds, unitId]
          return { following: unitIds.includes(unitId) }
        },
      })
      render(<HallPage />)
      for (const id of before) {
        expect(id).toBe('water')
        fireEvent.click(await screen.findByRole('button', { name: '取消关注市水务局' }))
        await screen.findByRole('button', { name: '关注市水务局' })
      }
      fireEvent.click(await screen.findByRole('button', { name: '关注市供热集团' }))
      await screen.findByRole('button', { name: '取消关注市供热集团' })
      expect(units()).toEqual(['关注市水务局', '取消关注市供热集团'])
      await goAway()
      await comeBack()
      expect(units()).toEqual(['取消关注市供热集团', '关注市水务局'])
    })

    it('moves nothing when it becomes known late, and waits no longer than a person takes to aim', async () => {
      jest.useFakeTimers()
      const late = deferred<{ unitIds: string[] }>()
      begin({ 'hall/hall': () => two, 'hall/list_following': () => late.promise })
      render(<HallPage />)
      await act(() => jest.advanceTimersByTimeAsync(0))
      expect(screen.queryByRole('button', { name: /关注市/ })).toBeNull()
      await act(() => jest.advanceTimersByTimeAsync(PATIENCE_MS))
      expect(units()).toEqual(['关注市水务局', '关注市供热集团'])
      await act(async () => late.resolve({ unitIds: ['heating'] }))
      expect(units()).toEqual(['关注市水务局', '取消关注市供热集团'])
    })
  })

  it('lets citizens write to a unit of the directory, and leads no member of staff to a page that refuses them', async () => {
    begin({ 'hall/list_units': () => ({ items: [{ id: 'water', name: '市水务局', kind: 'department' }] }) })
    const { unmount } = render(<UnitsPage />)
    fireEvent.click(await screen.findByRole('link', { name: '给市水务局留言' }))
    expect(journeys.at(-1)).toBe('/pages/messages/compose/index?to=water')
    unmount()
    signedInAs('staff')
    render(<UnitsPage />)
    await screen.findByText('市水务局')
    expect(screen.queryByRole('link', { name: '给市水务局留言' })).toBeNull()
  })
  it('tells whoever does not see it what a filter leaves of the accounts and of the units', async () => {
    const outcome = (): (string | null)[] => screen.getAllByRole('status').map(({ textContent }) => textContent)
    begin({
      'hall/hall': () => hall,
      'hall/list_following': () => ({ unitIds: [] }),
      'hall/list_units': () => ({ items: [{ id: 'water', name: '市水务局', kind: 'department' }] }),
    })
    const { unmount } = render(<HallPage />)
    const find = (label: RegExp, value: string): void =>
      void fireEvent.change(screen.getByRole('searchbox', { name: label }), { target: { value } })
    await screen.findByText('示范供水')
    const before = screen.getAllByRole('status')
    find(/./, '水')
    expect(outcome()).toContain('找到1个政务号')
    find(/./, '天')
    expect(outcome()).toContain('没有找到，换个词试试。')
    expect(screen.getAllByRole('status')).toEqual(before)
    unmount()
    render(<UnitsPage />)
    await screen.findByText('市水务局')
    find(/./, '水')
    expect(outcome()).toContain('共1个')
    find(/./, '天')
    expect(outcome()).toContain('没有找到这个名称，换个说法试试。')
  })
})
