/** @jest-environment jsdom */
import { configure, render, waitFor } from '@testing-library/react'
import AuditLogPage from '../../src/packages/audit/log'
import { inputsOf } from '../support/page-doubles'
import { answers, beginStaffPage, signIn, tap } from '../support/staff-page'

jest.mock('@tarojs/taro', () => jest.requireActual<{ taro: object }>('../support/page-doubles').taro)
jest.mock(
  '../../src/api/transport',
  () => jest.requireActual<{ transport: object }>('../support/page-doubles').transport,
)
/** Milliseconds: the library’s own second is a matter of the machine’s speed. */
configure({ asyncUtilTimeout: 100_000 })
beforeEach(() => beginStaffPage())

it('the same search of the log again reads what was added since', async () => {
  signIn(['auditor'])
  answers({ 'audit/status': () => ({ seals: 0, entries: 0, unsealed: 0 }) })
  render(<AuditLogPage />)
  await waitFor(() => expect(inputsOf('audit/search')).toHaveLength(1))
  tap('查找')
  await waitFor(() => expect(inputsOf('audit/search')).toHaveLength(2))
})
