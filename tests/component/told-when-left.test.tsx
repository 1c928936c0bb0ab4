/** @jest-environment jsdom */
import { act, fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import { ExportSheet } from '../../src/components/export-sheet'
import { exportsApi } from '../../src/api/exports.api'
import { TwoPersonsPart } from '../../src/packages/desk/contact-part'
import DeputiesPage from '../../src/packages/desk/deputies'
import { SetDeputyForm } from '../../src/packages/desk/deputies/set-deputy-form'
import { TemplateForm } from '../../src/packages/desk/template-form'
import { BulkBar } from '../../src/packages/desk/inbox/bulk-bar'
import PolicyPage from '../../src/packages/press/policy'
import RulesPage from '../../src/packages/press/rules'
import { DraftPart } from '../../src/packages/press/topics/topic/draft-part'
import { useDecision } from '../../src/packages/press/topics/topic/use-decision'
import { DeleteMine } from '../../src/packages/rights/mine/delete-mine'
import { OwnContact } from '../../src/pages/messages/detail/own-contact'
import { useNotice } from '../../src/state/notice.store'
import type { MessageRow, MessageView, ReplyTemplate } from '../../types/messages.contract'
import type { TopicDetail } from '../../types/topics.contract'
import { deferred } from '../support/deferred'
import { inputsOf } from '../support/page-doubles'
import { answers, type Answers, beginStaffPage, signIn, tap, type, UNITS, view } from '../support/staff-page'

beforeEach(() => beginStaffPage())

const nothing = (): void => undefined
const template = { id: 't1', version: 1, title: '停暖', body: '已派人检修', mayEdit: true } as ReplyTemplate
const row = { id: 'm1', version: 1, unitId: 'heating', allowedActions: ['accept'] } as unknown as MessageRow

const twoPersons = view({ contact: { access: 'two_persons' } } as Partial<MessageView>)
const staff = (roles: Parameters<typeof signIn>[0], page: JSX.Element): JSX.Element => {
  signIn(roles)
  return page
}
const pressOnce = (name: string) => async (): Promise<void> =>
  void fireEvent.click(await screen.findByRole('button', { name }))
const deputies = {
  approvers: [{ id: 'a1', name: '李局' }],
  candidates: [{ id: 'a2', name: '王局' }],
  items: [
    {
      ...{ approverId: 'a1', approverName: '李局', deputyId: 'a2', deputyName: '王局', now: true, mayChange: true },
      ...{ from: '2026-07-06', until: '2026-07-12' },
    },
  ],
}
const topic = {
  ...{ id: 't1', may: { draft: true } },
  draft: { number: 1, body: '本周供热类留言比上周多，集中在城东。', byName: '王芳', at: '2026-07-06T01:00:00.000Z' },
} as unknown as TopicDetail

it.each<[what: string, call: string, page: () => JSX.Element, send: () => unknown, more?: Answers]>([
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
  [
    'asking for a name with grounds',
    'messages/request_identity',
    () => <TwoPersonsPart view={twoPersons} />,
    async () => {
      await screen.findByLabelText('理由')
      type('理由', '涉及人身安全，须核实报警人')
      tap('申请核实身份')
    },
    { 'messages/identity_request': () => ({ state: 'none', mayRequest: true }) },
  ],
  [
    'letting a name be seen',
    'messages/approve_identity',
    () => <TwoPersonsPart view={twoPersons} />,
    pressOnce('批准核实'),
    { 'messages/identity_request': () => ({ state: 'requested', mayApprove: true }) },
  ],
  [
    'reading a name',
    'messages/read_identity',
    () => <TwoPersonsPart view={twoPersons} />,
    pressOnce('查看身份'),
    { 'messages/identity_request': () => ({ state: 'approved', mayRead: true }) },
  ],
  [
    'the times of a unit',
    'messages/set_unit_policy',
    () => staff(['admin'], <PolicyPage />),
    async () => {
      fireEvent.click(await screen.findByRole('radio', { name: '市供热集团' }))
      tap('保存')
    },
    { 'messages/policy': () => ({ city: [], units: [] }), 'hall/list_units': () => UNITS },
  ],
  [
    'the rules of routing',
    'routing/put_rules',
    () => staff(['dispatcher'], <RulesPage />),
    async () => void fireEvent.click(await screen.findByRole('radio', { name: '80%' })),
    { 'routing/list_rules': () => ({ rules: [], threshold: 0.9, version: 1, categories: [] }) },
  ],
  [
    'setting a deputy',
    'messages/set_deputy',
    () => <SetDeputyForm unitId='heating' deputies={deputies} onSet={nothing} />,
    () => {
      fireEvent.click(screen.getByRole('radio', { name: '王局' }))
      tap('设为代理')
    },
  ],
  [
    'ending a deputy',
    'messages/end_deputy',
    () => staff([{ role: 'liaison', unitId: 'heating' }], <DeputiesPage />),
    pressOnce('取消代理：李局'),
    { 'messages/deputies': () => deputies },
  ],
  [
    'the report on a topic',
    'topics/save_draft',
    () => <DraftPart topic={topic} onSaved={nothing} />,
    () => tap('保存'),
  ],
])('who left the page before it was known is told that %s was not done', async (_what, call, page, send, more = {}) => {
  const answer = deferred<object>()
  answers({ [call]: () => answer.promise, ...more })
  const { unmount } = render(page())
  await send()
  await waitFor(() => expect(inputsOf(call)).toHaveLength(1))
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
