/** @jest-environment jsdom */
import { until } from '../support/until'
import { byText, startMiniProgram, tap, type } from '../support/weapp'
import { HANDLER, rowIn, viewIn } from './weapp.matter'

const row = rowIn(
  {
    ...{ status: 'dispatched', citizenStatus: 'processing', version: 3 },
    allowedActions: ['accept', 'assign', 'return_to_desk'],
  },
  { urgent: true },
)
const view = viewIn({
  ...{ status: 'processing', citizenStatus: 'processing', version: 3 },
  allowedActions: ['assign', 'ask', 'draft_reply'],
})

describe('the workbench of the built mini program', () => {
  const program = startMiniProgram({
    'identity/me': () => HANDLER,
    'messages/inbox_counts': () => ({
      dueToday: 1,
      overdue: 0,
      toAccept: 1,
      toApprove: 0,
      toDispatch: 0,
      toCallBack: 0,
    }),
    'messages/inbox': () => ({ items: [row], nextCursor: null }),
    'messages/accept': () => view,
    'messages/get': () => view,
    'exports/inbox': () => ({
      id: 'abc',
      name: '留言导出.xlsx',
      rows: 1,
      cut: 'none',
      until: '2026-07-06T01:30:00.000Z',
    }),
    'exports/address': () => ({ url: 'https://files.example/sheet', name: '留言导出.xlsx', until: view.submittedAt }),
    'messages/draft_reply': () => ({
      ...view,
      status: 'awaiting_approval',
      allowedActions: ['draft_reply'],
      version: 4,
    }),
  })
  let inbox: HTMLElement
  const sent = (procedure: string) => program.calls.filter(({ data }) => data.procedure === procedure)

  it('shows the tiles, and what waits with its words, its due day and its action', async () => {
    const page = await program.open('packages/desk/inbox/index')
    inbox = page
    await until('the row', () => page.textContent?.includes('和平路小区停暖，家里只有14度。'))
    for (const words of ['今天到期', '已超期', '待签收', '待我审核', '紧急', '20260706-ABCDEF', '已转办'])
      expect(page.textContent).toContain(words)
    const accept = await until('签收', () => byText(page, '签收'))
    tap(accept)
    await until('the call', () => sent('accept').length)
    expect(sent('accept')[0]).toMatchObject({ name: 'messages', data: { input: { id: 'm-1', version: 3 } } })
  })

  it('makes a sheet of what the list shows, and opens it with WeChat’s own viewer', async () => {
    tap(await until('导出', () => byText(inbox, '导出')))
    tap(await until('生成表格', () => byText(inbox, '生成表格')))
    await until('the viewer', () => program.journeys.includes('openDocument wxfile://tmp_1 as xlsx'))
    expect(program.journeys).toContain('downloadFile https://files.example/sheet')
    expect(sent('address')[0]).toMatchObject({ name: 'exports', data: { input: { id: 'abc' } } })
    await until('what was made', () => inbox.textContent?.includes('已生成，共1件'))
  })

  it('sends a reply with its outcome and the version that was read', async () => {
    const page = await program.open('packages/desk/handle/index', { id: 'm-1' })
    const area = await until('the reply', () => page.querySelector('wx-textarea'))
    type(area, '已抢修，今晚恢复供暖。')
    tap(await until('the outcome', () => byText(page, '已解决')))
    await until('the chosen outcome', () => page.querySelector('[class*="chip--on"]'))
    tap(await until('送审', () => byText(page, '送审')))
    await until('the call', () => sent('draft_reply').length)
    expect(sent('draft_reply')[0]?.data.input).toEqual({
      id: 'm-1',
      version: 3,
      body: '已抢修，今晚恢复供暖。',
      outcome: 'solved',
      interim: false,
    })
  })
})
