/** @jest-environment jsdom */
import { act, render, screen } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import { Failed, More, Refusal } from '../../src/components'
import { beginStaffPage, signIn } from '../support/staff-page'

beforeEach(() => beginStaffPage())

it('a list that is asked for in a way that cannot be answered says why', () => {
  const failure = new ApiFailure('invalid_input', {
    message: '有内容填写得不对。',
    fields: { words: '请至少写一个字。' },
  })
  render(<Failed failure={failure} onRetry={() => undefined} />)
  expect(screen.getByText('请至少写一个字。')).toBeDefined()
})

it('the next page of a list that did not come speaks of the line, not of a text that nobody wrote', () => {
  const pages = { more: undefined, loadingMore: false, moreFailure: new ApiFailure('offline') }
  render(<More pages={pages} words='再看一些' />)
  expect(screen.getByText('请检查网络，连上后再试一次。')).toBeDefined()
})

describe('a refusal beside a form', () => {
  const refused = (failure: ApiFailure) => render(<Refusal failure={failure} fields={['reason']} />)

  it('says nothing where a field says all of it', () => {
    refused(new ApiFailure('invalid_input', { fields: { reason: '请写明理由。' } }))
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('says what no field beside it can say', () => {
    refused(new ApiFailure('invalid_input', { fields: { reason: '请写明理由。', purpose: '请选择用途。' } }))
    expect(screen.getByRole('alert').textContent).toBe('请选择用途。')
  })

  it('leads to signing in where the session ran out, until somebody did', () => {
    signIn(['handler'])
    refused(new ApiFailure('unauthenticated'))
    expect(screen.getByRole('button', { name: '登录' })).toBeDefined()
    act(() => void signIn(['handler']))
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('leads nobody to signing in for what is wrong in a field', () => {
    refused(new ApiFailure('unauthenticated', { fields: { password: '现在的密码不对。' } }))
    expect(screen.getByRole('alert').textContent).toBe('现在的密码不对。')
  })
})
