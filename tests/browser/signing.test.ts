import type { Page } from 'playwright-core'
import type { MessageView } from '../../types/messages.contract'
import { type BrowsedCity, go, keepScreenshot, openCity, seen } from './open-city'

jest.setTimeout(240_000)

let city: BrowsedCity
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

const ask = async <Data>(persona: string, procedure: string, input: object): Promise<Data> => {
  const { body } = await city.api.call(persona, procedure, input)
  if (!body.ok) throw new Error(`${procedure}: ${body.error.message}`)
  return body.data as Data
}
let written = 0
/** A complaint that the heating unit has accepted and answered with a first draft. */
async function drafted(kind: 'complaint' | 'help' = 'complaint'): Promise<MessageView> {
  written += 1
  const requestId = `00000000-0000-4000-8000-${String(written).padStart(12, '0')}`
  const sent = { requestId, kind, body: `锦绣小区${written}号楼暖气不热，只有15度。`, addresseeId: 'heating' }
  const { id } = await ask<MessageView>('citizen-1', 'messages.submit', sent)
  const accepted = await ask<MessageView>('handler:heating', 'messages.accept', { id, version: 1 })
  const text = { body: '已派人上门检修，尽快恢复供热。', outcome: 'planned' }
  return ask('handler:heating', 'messages.draft_reply', { id, version: accepted.version, ...text })
}

it('a reply that came back is mended, and the leader sees what changed since', async () => {
  const { id, version } = await drafted()
  await ask('approver:heating', 'messages.reject_reply', { id, version, reason: '请写明什么时候恢复' })
  const handler = await city.visit('phone', 'handler:heating')
  await go(handler, `packages/desk/handle/index?id=${id}`)
  await seen(handler, '请写明什么时候恢复')
  await handler.getByLabel('答复内容').fill('已派人上门检修，今晚八点前恢复供热。')
  await seen(handler, /已自动保存/)
  await keepScreenshot(handler, 'signing-1-mend')

  // The same person at another desk goes on where they stopped.
  const elsewhere = await city.visit('desk', 'handler:heating')
  await go(elsewhere, `packages/desk/handle/index?id=${id}`)
  await seen(elsewhere, '已恢复上次没写完的内容。')
  expect(await elsewhere.getByLabel('答复内容').inputValue()).toBe('已派人上门检修，今晚八点前恢复供热。')
  await keepScreenshot(elsewhere, 'signing-2-restored')

  await handler.getByRole('button', { name: '送审', exact: true }).click()
  await seen(handler, '已送审')
  for (const [screen, scheme] of [
    ['phone', 'light'],
    ['desk', 'light'],
    ['phone', 'dark'],
  ] as const) {
    const leader = await city.visit(screen, 'approver:heating', scheme)
    await go(leader, `packages/desk/handle/index?id=${id}`)
    await seen(leader, /与第1稿.*被退回.*相比/)
    await seen(leader, /＋今晚八点前/)
    await keepScreenshot(leader, `signing-3-changes-${screen}-${scheme}`)
    await leader.getByRole('button', { name: '看全文' }).click()
    await seen(leader, '已派人上门检修，今晚八点前恢复供热。')
  }
})

it('a draft that changed while the leader was asked is not published, and nothing is said of a text of theirs', async () => {
  const { id, version } = await drafted()
  const leader = await city.visit('phone', 'approver:heating')
  await go(leader, `packages/desk/handle/index?id=${id}`)
  await leader.getByRole('button', { name: '通过', exact: true }).click()
  const changed = { body: '已派人上门检修，明早八点前恢复供热。', outcome: 'planned' }
  await ask('handler:heating', 'messages.draft_reply', { id, version, ...changed })
  await leader.getByRole('button', { name: '确认通过' }).click()
  await seen(leader, '刚刚有了新进展，这一步没有办成。请看过再办。')
  await seen(leader, changed.body)
  expect(await ask<MessageView>('approver:heating', 'messages.get', { id })).toMatchObject({
    status: 'awaiting_approval',
  })
})

it('on a bad line nobody is told of a stranger’s progress that was their own: what arrived is done', async () => {
  const { id } = await drafted()
  const handler = await city.visit('phone', 'handler:heating')
  await go(handler, `packages/desk/handle/index?id=${id}`)
  await handler.getByRole('button', { name: '修改答复' }).click()
  await handler.getByLabel('答复内容').fill('已派人上门检修，今晚九点前恢复供热。')
  await loseAnswers(handler, 'draft_reply')
  await handler.getByRole('button', { name: '送审', exact: true }).click()
  await seen(handler, /网络没有连上/)
  await handler.getByRole('button', { name: '送审', exact: true }).click()
  await seen(handler, '已送审')
  expect(await handler.getByText('刚刚有了新进展').count()).toBe(0)

  const leader = await city.visit('phone', 'approver:heating')
  await go(leader, `packages/desk/handle/index?id=${id}`)
  await loseAnswers(leader, 'approve_reply')
  await leader.getByRole('button', { name: '通过', exact: true }).click()
  await leader.getByRole('button', { name: '确认通过' }).click()
  await seen(leader, /网络没有连上/)
  await leader.getByRole('button', { name: '通过', exact: true }).click()
  await leader.getByRole('button', { name: '确认通过' }).click()
  await seen(leader, '已通过，市民可以看到答复了')
  expect(await leader.getByText('刚刚有了新进展').count()).toBe(0)
  expect((await ask<MessageView>('handler:heating', 'messages.get', { id })).status).toBe('replied')
})

it('on a bad line a form over the page says done as well, also where one has no part in the message any more', async () => {
  const sentBack = await drafted()
  const leader = await city.visit('phone', 'approver:heating')
  await go(leader, `packages/desk/handle/index?id=${sentBack.id}`)
  await loseAnswers(leader, 'reject_reply')
  await leader.getByRole('button', { name: '退回修改', exact: true }).click()
  const form = leader.getByRole('dialog')
  await form.getByRole('textbox').fill('请写明什么时候恢复供热')
  await form.getByRole('button', { name: '退回修改' }).click()
  await seen(leader, /网络没有连上/)
  await form.getByRole('button', { name: '退回修改' }).click()
  await seen(leader, '已退回')
  expect(await leader.getByText('刚刚有了新进展').count()).toBe(0)

  written += 1
  const requestId = `00000000-0000-4000-8000-${String(written).padStart(12, '0')}`
  const sent = { requestId, kind: 'help', body: '公交站的座椅坏了两把。', addresseeId: 'heating' }
  const { id } = await ask<MessageView>('citizen-1', 'messages.submit', sent)
  const handler = await city.visit('phone', 'handler:heating')
  await go(handler, `packages/desk/handle/index?id=${id}&action=return_to_desk`)
  await loseAnswers(handler, 'return_to_desk')
  const back = handler.getByRole('dialog')
  await back.getByRole('textbox').first().fill('公交站不归我单位管理')
  await back.getByRole('button', { name: '退回', exact: true }).click()
  await seen(handler, /网络没有连上/)
  await back.getByRole('button', { name: '退回', exact: true }).click()
  await seen(handler, '已退回')
  expect((await ask<MessageView>('dispatcher', 'messages.get', { id })).status).toBe('returned')
})

/** The first call arrives and is carried out, but its answer never comes back. */
async function loseAnswers(page: Page, procedure: string): Promise<void> {
  let first = true
  await page.route(`**/api/messages/${procedure}`, async (route) => {
    if (!first) return route.continue()
    first = false
    await route.fetch()
    await route.abort()
  })
}

it('two steps are shown on the way, where the city asks for two', async () => {
  const { version } = await ask<{ version: number }>('admin', 'messages.approval_rules', {})
  const steps = ['deputy_leader', 'chief_leader']
  const rule = { kind: 'help', steps, distinct: false, source: '贵阳：主要负责同志或分管负责同志审签' }
  await ask('admin', 'messages.set_approval_rules', { rules: [rule], version })
  const { id } = await drafted('help')
  const leader = await city.visit('phone', 'approver:heating')
  await go(leader, `packages/desk/handle/index?id=${id}`)
  await seen(leader, '第1道 分管领导')
  await seen(leader, '通过后转给下一道审签，市民还看不到。')
  await leader.getByRole('button', { name: '通过', exact: true }).click()
  await seen(leader, '已签，还需下一道审签')
  await keepScreenshot(leader, 'signing-4-steps')
  await leader.getByRole('button', { name: '通过', exact: true }).click()
  await leader.getByRole('button', { name: '确认通过' }).click()
  await seen(leader, '已通过，市民可以看到答复了')
})

it('a signed sheet publishes the reply; whoever is named can take it back', async () => {
  const { id } = await drafted()
  const handler = await city.visit('phone', 'handler:heating')
  await go(handler, `packages/desk/handle/index?id=${id}&action=publish_signed_on_paper`)
  await seen(handler, /领导已在纸上签字的/)
  const choosing = handler.waitForEvent('filechooser')
  await handler.getByRole('button', { name: '选择审签单' }).click()
  await (await choosing).setFiles({ name: '审签单.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') })
  await seen(handler, /审签单\.pdf/)
  await handler.getByRole('radio', { name: /审核人/ }).click()
  await keepScreenshot(handler, 'signing-5-paper')
  await handler.getByRole('button', { name: '上传并公布答复' }).click()
  await seen(handler, '已按线下审签公布答复')

  const leader = await city.visit('phone', 'approver:heating')
  await go(leader, `packages/desk/handle/index?id=${id}`)
  await seen(leader, /线下审签：.*前可以撤回/)
  await keepScreenshot(leader, 'signing-6-named')
  await leader.getByRole('button', { name: '更多操作' }).click()
  await leader.getByText('撤回线下审签', { exact: true }).click()
  await leader.getByRole('textbox').fill('公布的内容与我签字的不一致')
  await leader.getByRole('button', { name: '撤回审签', exact: true }).last().click()
  await seen(leader, '已撤回，退回承办人更正')

  const citizen = await city.visit('phone', 'citizen-1')
  await go(citizen, `pages/messages/detail/index?id=${id}`)
  await seen(citizen, /正在更正，会重新答复您/)
  await keepScreenshot(citizen, 'signing-7-corrected')
})

it('an approver names a deputy, who signs meanwhile', async () => {
  const { id } = await drafted()
  for (const screen of ['phone', 'desk'] as const) {
    const leader = await city.visit(screen, 'approver:heating')
    await go(leader, 'packages/desk/deputies/index')
    await seen(leader, '设代理')
    await keepScreenshot(leader, `signing-8-deputies-${screen}`)
  }
  const leader = await city.visit('phone', 'approver:heating')
  await go(leader, 'packages/desk/deputies/index')
  await leader.getByRole('radio', { name: /联络员/ }).click()
  await leader.getByRole('button', { name: '设为代理' }).click()
  await seen(leader, /联络员代理/)
  await keepScreenshot(leader, 'signing-9-deputy')
  const deputy = await city.visit('phone', 'liaison:heating')
  await go(deputy, `packages/desk/handle/index?id=${id}`)
  await deputy.getByRole('button', { name: '通过', exact: true }).click()
  await deputy.getByRole('button', { name: '确认通过' }).click()
  await seen(deputy, '已通过，市民可以看到答复了')
})

it('who signs is set for a unit; whoever came first is shown, and what was typed stays', async () => {
  const admin = await city.visit('desk', 'admin')
  await go(admin, 'packages/press/signing/index')
  await admin.getByRole('radio', { name: '某个单位' }).click()
  await admin.getByRole('searchbox').fill('市公交')
  await admin.getByRole('radio', { name: '市公交集团' }).click()
  await seen(admin, '这个单位的审核人')
  await admin.getByRole('link', { name: /^建议：/ }).click()
  await admin.getByRole('radio', { name: '两道：先分管领导，后主要领导' }).click()
  await admin.getByRole('switch', { name: /三个不同的人/ }).click()
  await admin.getByRole('button', { name: '保存', exact: true }).click()
  await seen(admin, '请写明依据，至少2个字')
  await admin.getByRole('textbox', { name: '依据' }).fill('集团审签制度第3条')
  const { version } = await ask<{ version: number }>('admin', 'messages.approval_rules', {})
  const rule = { kind: 'suggestion', steps: ['chief_leader'], distinct: false, source: '市办通知' }
  await ask('admin', 'messages.set_approval_rules', { version, rules: [rule] })
  await admin.getByRole('button', { name: '保存', exact: true }).click()
  await seen(admin, /这里现在是“主要领导签”/)
  expect(await admin.getByRole('textbox', { name: '依据' }).inputValue()).toBe('集团审签制度第3条')
  await keepScreenshot(admin, 'signing-10-conflict')
  await admin.getByRole('button', { name: '保存', exact: true }).click()
  await seen(admin, /^建议：两道：先分管领导，后主要领导/)
  await seen(admin, '本单位规定，依据：集团审签制度第3条')
  await keepScreenshot(admin, 'signing-11-rules')
})

it('no page broke on the way', () => expect(city.faults).toEqual([]))
