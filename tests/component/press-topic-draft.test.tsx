/** @jest-environment jsdom */
import { render, screen, waitFor } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import { TOPICS_COPY } from '../../src/copy/topics'
import { DraftPart } from '../../src/packages/press/topics/topic/draft-part'
import type { TopicDetail } from '../../types/topics.contract'
import { inputsOf } from '../support/page-doubles'
import { answers, beginStaffPage, signIn, tap, type } from '../support/staff-page'

beforeEach(() => beginStaffPage())

const draftOf = (number: number, body: string) => ({ number, body, byName: '李四', at: '2026-07-06T01:00:00.000Z' })
const topicWith = (draft: ReturnType<typeof draftOf> | null): TopicDetail =>
  ({ id: 't1', draft, may: { draft: true } }) as unknown as TopicDetail

it('who was overtaken reads the draft of a colleague beside their own, until it is saved', async () => {
  signIn(['chief'])
  const theirs = draftOf(2, '同事写的一稿，数字不同。')
  const saved = jest
    .fn()
    .mockRejectedValueOnce(new ApiFailure('conflict', { current: theirs }))
    .mockResolvedValue({})
  answers({ 'topics/save_draft': saved })
  const { rerender } = render(
    <DraftPart topic={topicWith(draftOf(1, '第一稿的全部内容。'))} onSaved={() => undefined} />,
  )
  type(TOPICS_COPY.draftLabel, '我写的一稿，写了很久。')
  tap(TOPICS_COPY.save)
  await screen.findByRole('alert')
  rerender(<DraftPart topic={topicWith(theirs)} onSaved={() => undefined} />)
  screen.getByText(theirs.body)
  type(TOPICS_COPY.draftLabel, '我写的一稿，写了很久，又改了。')
  screen.getByText(theirs.body)
  tap(TOPICS_COPY.save)
  await waitFor(() => expect(screen.queryByText(theirs.body, { ignore: 'textarea' })).toBeNull())
  expect(inputsOf('topics/save_draft')).toMatchObject([{ number: 1 }, { number: 2 }])
})

it('only asked for, a first draft that did not come speaks of no text', async () => {
  signIn(['chief'])
  answers({ 'topics/propose_draft': () => Promise.reject(new ApiFailure('offline')) })
  render(<DraftPart topic={topicWith(null)} onSaved={() => undefined} />)
  tap(TOPICS_COPY.propose)
  expect((await screen.findByRole('alert')).textContent).not.toContain('还在')
})
