/** @jest-environment jsdom */
import type { DeadlineReceipt } from '../../types/messages.contract'
import { RECEIPT_COPY } from '../../src/copy/receipt'
import { until } from '../support/until'
import { byText, startMiniProgram, tap } from '../support/weapp'
import { CITIZEN, rowIn, viewIn } from './weapp.matter'

const replied = {
  ...{ status: 'replied', citizenStatus: 'replied', version: 5 },
  allowedActions: ['rate'],
} as const satisfies Parameters<typeof rowIn>[0]
const row = rowIn(replied)
const view = viewIn(replied, {
  reply: {
    body: '已抢修，室温20度。',
    outcome: 'solved',
    publishedAt: '2026-07-08T02:00:00.000Z',
    unitName: '市供热集团',
  },
})
const receipt: DeadlineReceipt = {
  id: 'm-1',
  code: view.code,
  startedOn: '2026-07-06',
  dueOn: view.replyDueOn,
  calendarSettled: true,
  allowanceWorkingDays: 5,
  countedWorkingDays: 2,
  pausedWorkingDays: 0,
  days: [{ on: '2026-07-07', counts: true, why: 'counted', ahead: false }],
  extensions: [],
  hops: [],
}

describe('the messages of a citizen in the built mini program', () => {
  const program = startMiniProgram({
    'identity/me': () => CITIZEN,
    'messages/list_mine': () => ({ items: [row], nextCursor: null }),
    'messages/get': () => view,
    'messages/receipt': () => receipt,
    'messages/contact_reads': () => ({ items: [] }),
    'messages/rate': () => ({ ...view, citizenStatus: 'closed', status: 'closed', allowedActions: [], version: 6 }),
  })
  const sent = (procedure: string) => program.calls.filter(({ data }) => data.procedure === procedure)
  let page: HTMLElement

  it('lists what was written, with its status, and opens one', async () => {
    const list = await program.open('pages/messages/mine/index')
    tap(await until('the row', () => byText(list, view.title)))
    await until('the way to it', () =>
      program.journeys.some((way) => way.includes('/pages/messages/detail/index?id=m-1')),
    )
    expect(list.textContent).toContain('已答复')
  })

  it('shows the reply and, at a tap, how the due day was counted', async () => {
    page = await program.open('pages/messages/detail/index', { id: 'm-1' })
    await until('the reply', () => page.textContent?.includes('已抢修，室温20度。'))
    expect(sent('receipt')).toHaveLength(0)
    tap(await until('the receipt’s button', () => byText(page, RECEIPT_COPY.openAnswered)))
    await until('the ledger', () => page.textContent?.includes('5个工作日'))
  })

  it('sends a rating with the version that was read', async () => {
    tap(await until('solved', () => byText(page, '解决了')))
    tap(await until('satisfied', () => byText(page, '满意')))
    await until('both chips', () => page.querySelectorAll('[class*="chip--on"]').length === 2)
    tap(await until('the button', () => byText(page, '提交评价')))
    await until('the call', () => sent('rate').length)
    expect(sent('rate')[0]?.data.input).toEqual({ id: 'm-1', version: 5, solved: 'yes', satisfaction: 4 })
  })
})
