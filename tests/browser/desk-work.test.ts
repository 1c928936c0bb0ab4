import type { MessageRow } from '../../types/messages.contract'
import { type BrowsedCity, go, keepScreenshot, openCity, seen } from './open-city'

jest.setTimeout(120_000)

let city: BrowsedCity
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

const INBOX = 'packages/desk/inbox/index'
async function inbox(persona: string): Promise<MessageRow[]> {
  const { body } = await city.api.call(persona, 'messages.inbox', { limit: 50 })
  if (!body.ok) throw new Error(body.error.message)
  return (body.data as { items: MessageRow[] }).items
}

it('finds by the characters of a text, and says so when nothing is found', async () => {
  const page = await city.visit('desk', 'handler:heating')
  await go(page, INBOX)
  const search = page.getByLabel('找留言', { exact: true }).first()
  await search.fill('老人')
  await search.press('Enter')
  await seen(page, '含“老人”的留言')
  await page.getByRole('list', { name: '留言' }).getByRole('listitem').first().waitFor()
  await keepScreenshot(page, 'desk-search')
  await search.fill('绝不会有的字句')
  await search.press('Enter')
  await seen(page, '没有找到')
})

it('keeps a filter for the person, also after signing in again elsewhere', async () => {
  const page = await city.visit('desk', 'handler:heating')
  await go(page, INBOX)
  await page.getByRole('button', { name: '筛选', exact: true }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('radio', { name: '投诉' }).click()
  await sheet.getByLabel('名称').fill('只看投诉')
  await keepScreenshot(page, 'desk-filter')
  await sheet.getByRole('button', { name: '保存这个筛选' }).click()
  await seen(page, '已保存，换一台设备登录也在')
  const elsewhere = await city.visit('phone', 'handler:heating')
  await go(elsewhere, INBOX)
  await elsewhere.getByRole('radio', { name: '只看投诉' }).click()
  await elsewhere.getByRole('list', { name: '留言' }).getByRole('listitem').first().waitFor()
  await keepScreenshot(elsewhere, 'desk-filter-phone')
})

it('accepts many at once, each with its own result', async () => {
  const toAccept = (await inbox('handler:heating')).filter((row) => row.allowedActions.includes('accept'))
  expect(toAccept.length).toBeGreaterThan(1)
  const page = await city.visit('desk', 'handler:heating')
  await go(page, INBOX)
  await page.getByRole('button', { name: /待签收/ }).click()
  await page.getByRole('button', { name: '多选', exact: true }).click()
  await page.getByRole('button', { name: '全选' }).click()
  await seen(page, `已选${toAccept.length}件`)
  // Somebody else was faster with one of them: that one says why, the others are accepted.
  const taken = toAccept[0]
  await city.api.call('handler:heating', 'messages.accept', { id: taken?.id, version: taken?.version })
  await page.getByRole('button', { name: `签收${toAccept.length}件` }).click()
  await seen(page, `${toAccept.length - 1}件已办`)
  await seen(page, /1件没有办成/)
  await keepScreenshot(page, 'desk-bulk')
})

it('keeps what can be done in sight while one chooses further down, on a phone too', async () => {
  for (const screen of ['phone', 'desk'] as const) {
    const page = await city.visit(screen, 'handler:heating')
    await go(page, INBOX)
    await page.getByRole('button', { name: '多选', exact: true }).click()
    const last = page.getByRole('checkbox').last()
    await last.scrollIntoViewIfNeeded()
    await last.click()
    const bar = page.getByRole('region', { name: '多选' })
    await bar.getByText('已选1件').waitFor()
    await keepScreenshot(page, `desk-bulk-far-down-${screen}`)
    const box = await bar.boundingBox()
    expect(box?.y ?? -1).toBeGreaterThanOrEqual(0)
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(page.viewportSize()?.height ?? 0)
  }
})

it('says beside the list where to begin, and the list follows to the row that is opened', async () => {
  const page = await city.visit('desk', 'handler:heating')
  await go(page, INBOX)
  await page.getByRole('list', { name: '留言' }).getByRole('listitem').first().waitFor()
  await page.evaluate(
    `(() => { const list = document.querySelector('.panes__list'); list.scrollTop = list.scrollHeight })()`,
  )
  await page.getByRole('button', { name: '打开第一件待办' }).click()
  await page.getByRole('region', { name: '选一条留言' }).getByText('办理经过').waitFor()
  const row = page.locator('.inbox-row--on')
  const box = await row.boundingBox()
  expect(box?.y ?? -1).toBeGreaterThan(0)
  expect(box?.y ?? 0).toBeLessThan(page.viewportSize()?.height ?? 0)
})

it('is worked with the keyboard: next, open, reply, search, help; never while writing', async () => {
  const page = await city.visit('desk', 'handler:heating')
  await go(page, INBOX)
  await page.getByRole('list', { name: '留言' }).getByRole('listitem').first().waitFor()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: '键盘操作' }).waitFor()
  await keepScreenshot(page, 'desk-keys')
  await page.keyboard.press('Escape')
  const replying = (await inbox('handler:heating')).findIndex(
    (row) => row.status === 'processing' && row.allowedActions.includes('draft_reply'),
  )
  for (let n = 0; n <= replying; n += 1) await page.keyboard.press('j')
  await page.keyboard.press('r')
  const field = page.getByLabel('答复内容')
  await field.waitFor()
  await page.waitForFunction("document.activeElement?.tagName === 'TEXTAREA'")
  await page.keyboard.type('jkar/?')
  expect(await field.inputValue()).toBe('jkar/?')
  await page.evaluate('document.activeElement.blur()')
  await page.keyboard.press('/')
  await page.waitForFunction("document.activeElement?.className.includes('search-box__input')")
})

it('helps with drafting: a template fills itself, similar answers say why, the check points out', async () => {
  const template = {
    unitId: 'heating',
    title: '停暖检修',
    body: '您反映的“{标题}”（编号{编号}）已安排检修，将尽快恢复。',
  }
  await city.api.call('liaison:heating', 'messages.save_reply_template', template)
  const row = (await inbox('handler:heating')).find(
    ({ status, allowedActions }) => status === 'processing' && allowedActions.includes('draft_reply'),
  )
  const page = await city.visit('phone', 'handler:heating')
  await go(page, `packages/desk/handle/index?id=${row?.id ?? ''}`)
  await page.getByRole('button', { name: '用模板' }).click()
  await page.getByRole('button', { name: '使用：停暖检修' }).click()
  const field = page.getByLabel('答复内容')
  expect(await field.inputValue()).toContain(`编号${row?.code ?? ''}`)
  await page.getByRole('button', { name: '检查一遍' }).click()
  await seen(page, /“尽快”：写明哪天前/)
  await keepScreenshot(page, 'desk-check')
  await page.getByRole('button', { name: '看类似答复' }).click()
  await seen(page, /都提到|没有找到类似/)
  await keepScreenshot(page, 'desk-similar')
})
