import type { NoticeView } from '../../types/notifications.contract'
import type { SupervisionRow } from '../../types/supervision.contract'
import { type BrowsedCity, go, keepScreenshot, openCity, seen } from './open-city'
import { until } from '../support/until'

jest.setTimeout(240_000)

let city: BrowsedCity
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

async function ask<Data>(persona: string, procedure: string, input: object): Promise<Data> {
  const { body } = await city.api.call(persona, procedure, input)
  if (!body.ok) throw new Error(body.error.message)
  return body.data as Data
}
it('a handler sees what is new, opens the message behind it, marks the rest as read and silences a kind', async () => {
  // What the relay and the first tick bring comes a moment after the start.
  const notice = await until('a notice that is not read', async () => {
    const { items } = await ask<{ items: NoticeView[] }>('handler:heating', 'notifications.list_mine', {})
    return items.find(({ read }) => !read)
  })
  const page = await city.visit('phone', 'handler:heating')
  await go(page, 'packages/desk/inbox/index')
  await page.getByRole('button', { name: /消息，\d+\+?条未读/ }).click()
  await seen(page, notice.title)
  await keepScreenshot(page, 'notices-phone')
  await page
    .getByRole('link', { name: new RegExp(notice.text.slice(0, 20)) })
    .filter({ visible: true })
    .first()
    .click()
  await seen(page, /办理经过/)
  await page.goBack()
  await page.getByRole('button', { name: '全部标为已读' }).click()
  await seen(page, '已全部标为已读')
  expect(await page.evaluate(`document.activeElement.textContent`)).toBe('消息')
  // Timer and relay may bring further ones meanwhile: those are new.
  const { items } = await ask<{ items: NoticeView[] }>('handler:heating', 'notifications.list_mine', { limit: 50 })
  expect(items.filter(({ at, read }) => at <= notice.at && !read)).toEqual([])
  expect(items.filter(({ at }) => at <= notice.at).length).toBeGreaterThan(1)
  await page.getByRole('switch', { name: '新到留言' }).click()
  await until('the silenced kind', async () => {
    const { muted } = await ask<{ muted: string[] }>('handler:heating', 'notifications.settings', {})
    return muted.includes('assigned')
  })
  // The colleague's marks are the colleague's
  const { count } = await ask<{ count: number }>('liaison:heating', 'notifications.unread_count', {})
  expect(count).toBeGreaterThan(0)
  expect(city.faults).toEqual([])
})

it('the supervisor extends a promise on the page of its document', async () => {
  const row = await until('a message that may be extended', async () => {
    const list = { state: 'sent', rung: 'reminder', limit: 50 }
    const { items } = await ask<{ items: SupervisionRow[] }>('supervisor', 'supervision.list', list)
    for (const item of items) {
      const view = await ask<{ allowedActions: string[] }>('supervisor', 'messages.get', { id: item.messageId })
      if (view.allowedActions.includes('grant_extension')) return item
    }
    // In the quiet hours no reminder is sent: an instruction opens a document on any message.
    const inbox = await ask<{ items: { id: string; allowedActions: string[] }[] }>('supervisor', 'messages.inbox', {})
    const open = inbox.items.find(({ allowedActions }) => allowedActions.includes('grant_extension'))
    if (open === undefined) return undefined
    return ask<SupervisionRow>('supervisor', 'supervision.instruct', { messageId: open.id, body: '请说明进展。' })
  })
  const page = await city.visit('phone', 'supervisor')
  await go(page, `packages/press/supervision/document/index?id=${encodeURIComponent(row.id)}`)
  await page.getByRole('button', { name: '准予延期' }).click()
  await seen(page, /市民会看到理由/)
  await page.getByText('5个工作日', { exact: true }).filter({ visible: true }).click()
  await page.getByRole('textbox', { name: '延期理由' }).fill('管道开挖须等路面解冻。')
  await keepScreenshot(page, 'supervision-extend')
  await page.getByRole('button', { name: '确认延期' }).click()
  await seen(page, /已延期，最晚/)
  await page.getByRole('button', { name: '准予延期' }).first().waitFor({ state: 'detached' })
  const view = await ask<{ timeline: { what: string }[] }>('supervisor', 'messages.get', { id: row.messageId })
  expect(view.timeline.map(({ what }) => what)).toContain('extended')
  expect(city.faults).toEqual([])
})

it('an administrator gives a unit a shorter time, and reads the source of every number', async () => {
  const page = await city.visit('desk', 'admin')
  await go(page, 'packages/press/policy/index')
  await page.getByRole('searchbox').fill('供热')
  await page.getByRole('radio', { name: '市供热集团' }).click()
  await page.getByRole('textbox', { name: '几个工作日' }).fill('9')
  await page.getByRole('textbox', { name: '依据' }).fill('本单位服务承诺制度第5条')
  await page.getByRole('button', { name: '加上这一条' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await seen(page, /不能长于全市的期限/)
  await page.getByRole('button', { name: /^删去/ }).click()
  await page.getByRole('textbox', { name: '几个工作日' }).fill('2')
  await page.getByRole('textbox', { name: '依据' }).fill('本单位服务承诺制度第5条')
  await page.getByRole('button', { name: '加上这一条' }).click()
  await page.getByRole('button', { name: '保存' }).click()
  await seen(page, /正在办理的不变/)
  await seen(page, '市供热集团：所有类型答复 2个工作日')
  await keepScreenshot(page, 'policy-desk')
  expect(city.faults).toEqual([])
})
