/** @jest-environment jsdom */
import { act, render, screen } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import { Failed, Form, More, Refusal } from '../../src/components'
import { PresentState } from '../../src/packages/desk/present-state'
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

describe('why something was not done', () => {
  it.each([
    ['offline', null, '网络没有连上，请连上网后再试一次。', '网络没有连上，请连上网后再试一次。您写的内容都还在。'],
    ['timeout', null, '网络太慢，没有等到回音，请再试一次。', '网络太慢，没有等到回音，请再试一次。您写的内容都还在。'],
    ['rate_limited', null, '操作太快了，请过一会儿再试。', '操作太快了，请过一会儿再试。您写的内容都还在。'],
    ['internal', '系统出了问题。', '系统出了问题。', '系统出了问题。您写的内容都还在。'],
    [
      'unauthenticated',
      null,
      '登录已过期。重新登录后可以接着办。登录',
      '登录已过期。重新登录后可以接着办。您写的内容都还在。登录',
    ],
    [
      'unavailable',
      '系统暂时连接不上，请过几秒钟再试一次。',
      '系统暂时连接不上，请过几秒钟再试一次。',
      '系统暂时连接不上，请过几秒钟再试一次。您写的内容都还在。',
    ],
    [
      'conflict',
      '这份文书刚刚有了新情况，请核对后再操作',
      '这份文书刚刚有了新情况，请核对后再操作',
      '这份文书刚刚有了新情况，请核对后再操作。您写的内容都还在。',
    ],
    ['not_found', '没有找到。', '没有找到。', '没有找到。'],
  ] as const)('speaks of a text that is kept only where one is written: %s', (code, message, tapped, filledIn) => {
    const failure = new ApiFailure(code, message === null ? {} : { message })
    const said = (shown: JSX.Element): string | null => {
      const { unmount } = render(shown)
      const { textContent } = screen.getByRole('alert')
      unmount()
      return textContent
    }
    expect(said(<Refusal failure={failure} />)).toBe(tapped)
    const inForm = (more: { tapped?: boolean }) => (
      <Form sending={false}>
        <Refusal failure={failure} {...more} />
      </Form>
    )
    expect([said(inForm({})), said(inForm({ tapped: true }))]).toEqual([filledIn, tapped])
  })

  it.each([
    ['a reply that is being written', {}, '系统暂时连接不上。您写的内容都还在。'],
    ['a step that was only tapped', { wroteNothing: true }, '系统暂时连接不上。'],
  ])('is told beside %s, where neither stands in a form', (_where, more, told) => {
    render(
      <PresentState failure={new ApiFailure('unavailable', { message: '系统暂时连接不上。' })} id='m1' {...more} />,
    )
    expect(screen.getByRole('alert').textContent).toBe(told)
  })

  it('is told in its own words where it has any', () => {
    render(<Refusal failure={new ApiFailure('offline', { message: '文件没有取到，请再点一次。' })} />)
    expect(screen.getByRole('alert').textContent).toBe('文件没有取到，请再点一次。')
  })
})
