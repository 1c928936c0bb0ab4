/** @jest-environment jsdom */
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import { RELEASE_COPY } from '../../src/copy/answers'
import ReleasePage from '../../src/packages/press/answers'
import { ReleaseForm } from '../../src/packages/press/answers/release-form'
import { comeBack, inputsOf, journeys } from '../support/page-doubles'
import { answers, beginStaffPage, signIn, tap } from '../support/staff-page'

beforeEach(() => beginStaffPage())

it('an answer that is being rewritten for everybody outlives leaving the page, as long as the message is the same', async () => {
  signIn(['chief'])
  let version = 4
  answers({
    'answers/propose': () => ({ version, title: '停暖', question: '家里停暖', answer: '已修好', findings: [] }),
  })
  const form = <ReleaseForm messageId='m1' onClose={() => undefined} />
  const first = render(form)
  await screen.findByDisplayValue('已修好')
  fireEvent.change(screen.getByDisplayValue('已修好'), { target: { value: '换热站阀门已更换，供热恢复。' } })
  first.unmount()
  const second = render(form)
  expect(await screen.findByDisplayValue('换热站阀门已更换，供热恢复。')).toBeDefined()
  second.unmount()
  version = 5
  render(form)
  expect(await screen.findByDisplayValue('已修好')).toBeDefined()
})

describe('a proposal that is read again while somebody rewrites it', () => {
  const proposed = { version: 4, title: '停暖了怎么办', question: '家里停暖', answer: '周五前修好', findings: [] }
  const released = async (now: Partial<typeof proposed>) => {
    signIn(['chief'])
    let proposal = proposed
    answers({
      'answers/propose': () => proposal,
      'answers/check': () => ({ findings: [] }),
      'answers/release': () => Promise.reject(new ApiFailure('conflict')),
    })
    render(<ReleaseForm messageId='m1' onClose={() => undefined} />)
    fireEvent.change(await screen.findByDisplayValue('周五前修好'), { target: { value: '周五以前修好。' } })
    proposal = { ...proposed, ...now }
    await comeBack()
    tap('公开')
    await waitFor(() => expect(inputsOf('answers/release')).toHaveLength(1))
    return inputsOf('answers/release')[0]
  }

  it('is released as made from the answer that it was made from, so that the server refuses it over another one', async () => {
    expect(await released({ version: 5, answer: '阀门已更换' })).toMatchObject({ version: 4, answer: '周五以前修好。' })
  })

  it('is read again where the message went on just now, so that the next press rests on what one was told', async () => {
    signIn(['chief'])
    const propose = jest
      .fn()
      .mockReturnValueOnce(proposed)
      .mockReturnValue({ ...proposed, version: 5 })
    answers({
      'answers/propose': propose,
      'answers/check': () => ({ findings: [] }),
      'answers/release': () => Promise.reject(new ApiFailure('conflict')),
    })
    render(<ReleaseForm messageId='m1' onClose={() => undefined} />)
    fireEvent.change(await screen.findByDisplayValue('周五前修好'), { target: { value: '周五以前修好。' } })
    tap('公开')
    await screen.findByText(/您写的内容都还在/)
    expect(propose).toHaveBeenCalledTimes(2)
    tap('公开')
    await waitFor(() => expect(inputsOf('answers/release')).toHaveLength(2))
    expect(inputsOf('answers/release')).toMatchObject([{ version: 4 }, { version: 5, answer: '周五以前修好。' }])
  })

  it('says so where the answer itself is another one by now', async () => {
    await released({ version: 5, answer: '阀门已更换' })
    await screen.findByText(RELEASE_COPY.redone)
  })

  it('is released over the same answer, whatever else has happened to the message', async () => {
    expect(await released({ version: 5 })).toMatchObject({ version: 5, answer: '周五以前修好。' })
  })
})

it('every answer that may become public can be reached', async () => {
  signIn(['chief'])
  const one = (at: number) => ({
    messageId: `m${at}`,
    code: `2026-${at}`,
    kind: 'help',
    title: `停暖${at}`,
    waiting: 0,
  })
  answers({
    'answers/candidates': ({ cursor }: { cursor?: string }) =>
      cursor === undefined ? { items: [one(1)], nextCursor: 'next' } : { items: [one(2)], nextCursor: null },
  })
  render(<ReleasePage />)
  await screen.findByText('停暖1')
  fireEvent.click(await screen.findByRole('button', { name: '再看一些' }))
  expect(await screen.findByText('停暖2')).toBeDefined()
})

it('of a try that failed before nothing is said when the next one fails for another reason', async () => {
  signIn(['chief'])
  const check = jest.fn().mockResolvedValueOnce({ findings: [] }).mockRejectedValue(new ApiFailure('unauthenticated'))
  answers({
    'answers/propose': () => ({
      version: 4,
      title: '停暖了怎么办',
      question: '家里停暖',
      answer: '已修好',
      findings: [],
    }),
    'answers/check': check,
    'answers/release': () => Promise.reject(new ApiFailure('offline')),
  })
  render(<ReleaseForm messageId='m1' onClose={() => undefined} />)
  fireEvent.change(await screen.findByDisplayValue('已修好'), { target: { value: '换热站阀门已更换。' } })
  tap('公开')
  await screen.findByText(/网络没有连上/)
  tap('公开')
  await waitFor(() => expect(check).toHaveBeenCalledTimes(2))
  await screen.findByRole('button', { name: '登录' })
  expect(screen.queryByText(/网络没有连上/)).toBeNull()
})

it('an answer to be rewritten opens as a page of its own, so that going back leads to its row', async () => {
  signIn(['chief'])
  const one = { messageId: 'm1', code: '2026-1', kind: 'help', title: '停暖1', waiting: 0 }
  answers({ 'answers/candidates': () => ({ items: [one], nextCursor: null }) })
  render(<ReleasePage />)
  fireEvent.click(await screen.findByRole('link', { name: /停暖1/ }))
  expect(journeys.at(-1)).toBe('/packages/press/answers/index?id=m1')
  expect(screen.getByText('停暖1')).toBeDefined()
})
