/** @jest-environment jsdom */
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import RightsPage from '../../src/packages/rights/mine'
import { useNotice } from '../../src/state/notice.store'
import { signedInAs } from '../support/citizen-page'
import { begin, inputsOf } from '../support/page-doubles'

const mockSave = jest.fn()
jest.mock('../../src/platform/save-file', () => ({ saveTexts: (files: unknown): unknown => mockSave(files) }))

const held = {
  ...{ noticeVersion: '1', categories: [], contacts: 0, declaration: { guardianAgreed: false } },
  consents: { publicMessages: 0, identityShownMessages: 0 },
}
const part = (lists: object, html: string, nextCursor: string | null) => ({
  ...{ fileName: 'minsheng-my-data-2026-07-03', json: JSON.stringify(lists), html, nextCursor },
})
const PARTS = [
  part({ accountId: 'c', messages: [1, 2] }, '<html>', 'two'),
  part({ messages: [3], notices: ['a'] }, '<p>', 'three'),
  part({ notices: ['b'], guardian: '王大明' }, '</html>', null),
]
const open = async (exported: () => unknown) => {
  begin({ 'privacy/what_is_held': () => held, 'privacy/export_mine': exported })
  render(<RightsPage />)
  await screen.findByRole('link', { name: /导出我的信息/ })
}
const press = () => fireEvent.click(screen.getByRole('link', { name: /导出我的信息/ }))

beforeEach(() => {
  signedInAs('citizen')
  mockSave.mockReset().mockResolvedValue('saved')
  act(() => useNotice.setState({ id: 0, text: undefined }))
})

describe('a copy of one’s own data', () => {
  it('that comes in parts is put together and kept as one', async () => {
    const parts = [...PARTS]
    await open(() => parts.shift())
    press()
    await waitFor(() => expect(mockSave).toHaveBeenCalledTimes(1))
    expect(inputsOf('privacy/export_mine')).toMatchObject([{}, { cursor: 'two' }, { cursor: 'three' }])
    const whole = { accountId: 'c', messages: [1, 2, 3], notices: ['a', 'b'], guardian: '王大明' }
    expect(mockSave.mock.calls).toEqual([
      [
        [
          { name: 'minsheng-my-data-2026-07-03.html', type: 'text/html', text: '<html>\n<p>\n</html>' },
          {
            ...{ name: 'minsheng-my-data-2026-07-03.json', type: 'application/json' },
            text: JSON.stringify(whole, null, 2),
          },
        ],
      ],
    ])
  })

  it('is not kept in part: where one does not come the page says so, and the next press begins anew', async () => {
    const parts: unknown[] = [PARTS[0], new ApiFailure('unavailable'), ...PARTS]
    await open(() => {
      const next = parts.shift()
      return next instanceof Error ? Promise.reject(next) : next
    })
    press()
    await screen.findByRole('alert')
    expect(mockSave).not.toHaveBeenCalled()
    press()
    await waitFor(() => expect(mockSave).toHaveBeenCalledTimes(1))
  })

  it('that the device did not keep is not asked for again, there is one a day', async () => {
    mockSave.mockResolvedValueOnce('refused')
    await open(() => PARTS[2])
    press()
    await waitFor(() => expect(mockSave).toHaveBeenCalledTimes(1))
    await waitFor(() => expect(useNotice.getState().text).toMatch(/没有复制成功/))
    press()
    await waitFor(() => expect(mockSave).toHaveBeenCalledTimes(2))
    expect(inputsOf('privacy/export_mine')).toHaveLength(1)
  })
})
