/** @jest-environment jsdom */
import { render, waitFor } from '@testing-library/react'
import AuditLogPage from '../../src/packages/audit/log'
import { inputsOf } from '../support/page-doubles'
import { answers, beginStaffPage, signIn, tap } from '../support/staff-page'

beforeEach(() => beginStaffPage())

it('the same search of the log again reads what was added since', async () => {
  signIn(['auditor'])
  answers({ 'audit/status': () => ({ seals: 0, entries: 0, unsealed: 0 }) })
  render(<AuditLogPage />)
  await waitFor(() => expect(inputsOf('audit/search')).toHaveLength(1))
  tap('查找')
  await waitFor(() => expect(inputsOf('audit/search')).toHaveLength(2))
})
