/** @jest-environment jsdom */
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import { LinkSheet } from '../../src/packages/press/topics/topic/link-sheet'
import type { TopicDetail } from '../../types/topics.contract'
import { inputsOf } from '../support/page-doubles'
import { answers, beginStaffPage, signIn, tap, type } from '../support/staff-page'

beforeEach(() => beginStaffPage())

const TITLE = '夜间值班电话13800138000公布'
const TOPIC = { id: 't1', label: '锦绣新城：搅拌站', revision: 2, links: [] } as unknown as TopicDetail

it('what points to a person in an article’s title stands only with a reason, said before anybody is told', async () => {
  signIn(['chief'])
  const say = '里面有手机号，发出后会泄露个人信息，请删去或改写。'
  const link = jest
    .fn()
    .mockRejectedValueOnce(new ApiFailure('invalid_input', { fields: { title: say } }))
    .mockResolvedValue(TOPIC)
  answers({
    'topics/preview_link': () => ({
      ...{ looked: 3, more: false, tells: 3, told: 0, ended: 0, revision: 2 },
      findings: [{ kind: 'mobile', start: 6, end: 17 }],
    }),
    'topics/link': link,
  })
  const onLinked = jest.fn()
  render(<LinkSheet topic={TOPIC} onLinked={onLinked} onNow={() => undefined} onClose={() => undefined} />)
  fireEvent.click(screen.getByRole('radio', { name: '文章' }))
  type('文章标题', TITLE)
  type('网址', 'https://example.gov.cn/notice.html')
  tap('下一步')
  expect(await screen.findByText('标题：手机号“13800138000”')).toBeDefined()
  expect(inputsOf('topics/preview_link')[0]).toMatchObject({ title: TITLE })
  tap('关联并告知')
  expect(await screen.findByText(say)).toBeDefined()
  expect(inputsOf('topics/link')[0]).toMatchObject({ dismissals: [] })
  await waitFor(() => expect(inputsOf('topics/preview_link')).toHaveLength(2))
  type('“13800138000”为什么可以写', '对外公布的值班电话')
  tap('关联并告知')
  await waitFor(() => expect(onLinked).toHaveBeenCalledWith(TOPIC))
  expect(inputsOf('topics/link')[1]).toMatchObject({
    title: TITLE,
    dismissals: [{ kind: 'mobile', start: 6, end: 17, reason: '对外公布的值班电话' }],
  })
})
