/** @jest-environment jsdom */
import { act, configure, render, renderHook, screen } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import { ExportSheet } from '../../src/components/export-sheet'
import { exportsApi } from '../../src/api/exports.api'
import { TemplateForm } from '../../src/packages/desk/template-form'
import { BulkBar } from '../../src/packages/desk/inbox/bulk-bar'
import { useDecision } from '../../src/packages/press/topics/topic/use-decision'
import { DeleteMine } from '../../src/packages/rights/mine/delete-mine'
import { OwnContact } from '../../src/pages/messages/detail/own-contact'
import { useNotice } from '../../src/state/notice.store'
import type { MessageRow, ReplyTemplate } from '../../types/messages.contract'
import type { TopicDetail } from '../../types/topics.contract'
import { deferred } from '../support/deferred'
import { answers, beginStaffPage, signIn, tap, type } from '../support/staff-page'

jest.mock('@tarojs/taro', () => jest.requireActual<{ taro: object }>('../support/page-doubles').taro)
jest.mock(
  '../../src/api/transport',
  () => jest.requireActual<{ transport: object }>('../support/page-doubles').transport,
)
/** Milliseconds: the library’s own second is a matter of the machine’s speed. */
configure({ asyncUtilTimeout: 100_000 })
beforeEach(() => beginStaffPage())

const nothing = (): void => undefined
const template = { id: 't1', version: 1, title: '停暖', body: '已派人检修', mayEdit: true } as ReplyTemplate
const row = { id: 'm1', version: 1, unitId: 'heating', allowedActions: ['accept'] } as unknown as MessageRow

it.each([
  [
    'a template',
    'messages/save_reply_template',
    () => (
      <TemplateForm
        me={signIn([{ role: 'liaison', unitId: 'heating' }])}
        template={template}
        onDone={nothing}
        onBack={nothing}
      />
    ),
    () => tap('保存'),
  ],
  [
    'what is done to many',
    'messages/bulk',
    () => <BulkBar chosen={[row]} onAll={nothing} onDone={nothing} />,
    () => tap('签收1件'),
  ],
  [
    'a sheet of figures',
    'exports/overview',
    () => <ExportSheet title='导出' text='统计' make={() => exportsApi.overview({} as never)} onClose={nothing} />,
    () => tap('生成表格'),
  ],
  [
    'a contact of one’s own',
    'privacy/correct_contact',
    () => <OwnContact id='m1' />,
    () => {
      tap('更正或删除联系方式')
      type('新的联系电话或邮箱', '13800138000')
      tap('保存新的联系方式')
    },
  ],
])('who left the page before it was known is told that %s was not done', async (_what, call, page, send) => {
  const answer = deferred<object>()
  answers({ [call]: () => answer.promise })
  const { unmount } = render(page())
  send()
  unmount()
  await act(async () => answer.reject(new ApiFailure('offline')))
  expect(useNotice.getState().text).toBe('离开前提交的那一步没有办成：没有连上网。')
})

it('the same where one’s data was to be deleted', async () => {
  const answer = deferred<object>()
  const first = { confirm: 'c1', goes: [], stays: [] }
  answers({
    'privacy/delete_mine': ({ confirm }: { confirm?: string }) => (confirm === undefined ? first : answer.promise),
  })
  const { unmount } = render(<DeleteMine onDeleted={nothing} />)
  tap('删除我的信息')
  await screen.findByRole('button', { name: '确认删除' })
  tap('确认删除')
  unmount()
  await act(async () => answer.reject(new ApiFailure('timeout')))
  expect(useNotice.getState().text).toBe('离开前提交的那一步没有等到回音，请回去看看有没有办成。')
})

it('the same where something was decided about a topic: linking, merging', async () => {
  const answer = deferred<TopicDetail>()
  const { result, unmount } = renderHook(() => useDecision(() => answer.promise, nothing))
  act(() => void result.current.run(undefined))
  unmount()
  await act(async () => answer.reject(new ApiFailure('conflict')))
  expect(useNotice.getState().text).toMatch(/^离开前提交的那一步没有办成：/)
})
