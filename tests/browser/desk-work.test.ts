import { randomUUID } from 'node:crypto'
import type { Locator } from 'playwright-core'
import type { MessageRow } from '../../types/messages.contract'
import { type BrowsedCity, go, keepScreenshot, openCity, seen } from './open-city'
import { until } from '../support/until'

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
  await page.getByRole('status').filter({ hasText: '没有含“绝不会有的字句”的留言' }).waitFor()
  // Another list is not what the words pick: they do not stay above it.
  await page.getByRole('button', { name: /待签收/ }).click()
  await until('the words to go', async () => (await search.inputValue()) === '')
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
  // What is chosen is what the list shows: not before the tile's own rows stand there.
  const rows = page.getByRole('list', { name: '留言' }).getByRole('listitem')
  await until('the rows of the tile', async () => (await rows.count()) === toAccept.length)
  await page.getByRole('button', { name: '多选', exact: true }).click()
  await page.getByRole('button', { name: '全选' }).click()
  await seen(page, `已选${toAccept.length}件`)
  // One of them is not as it was any more: that one says why, the others are accepted.
  const taken = toAccept[0]
  const reminder = { id: taken?.id, version: taken?.version, note: '请今天签收' }
  expect((await city.api.call('dispatcher', 'messages.remind', reminder)).status).toBe(200)
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
  await page.getByRole('region', { name: '办理' }).getByText('办理经过').waitFor()
  const row = page.locator('.inbox-row--on')
  await until('the row in sight', () => inSight(row))
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
  await page.locator('textarea:focus').waitFor()
  await page.keyboard.type('jkar/?')
  expect(await field.inputValue()).toBe('jkar/?')
  await page.evaluate('document.activeElement.blur()')
  await page.keyboard.press('/')
  await page.locator('.search-box__input:focus').waitFor()
})

it('the reply of the next message has the cursor, not that of the one which stood there before', async () => {
  const page = await city.visit('desk', 'handler:heating')
  await go(page, INBOX)
  await page.getByRole('list', { name: '留言' }).getByRole('listitem').first().waitFor()
  const rows = (await inbox('handler:heating')).map(({ status }) => status === 'processing')
  const [first, second] = rows.flatMap((may, at) => (may ? [at] : []))
  if (first === undefined || second === undefined) throw new Error('two messages can be answered')
  const stepTo = async (steps: number) => {
    for (let step = 0; step < steps; step += 1) await page.keyboard.press('j')
    await page.keyboard.press('r')
    await page.locator('textarea:focus').waitFor()
  }
  await stepTo(first + 1)
  await page.evaluate('document.activeElement.blur()')
  await stepTo(second - first)
  await page.keyboard.type('jkax')
  expect(await page.getByLabel('答复内容').inputValue()).toBe('jkax')
  expect(await page.locator('.inbox-row--on').getAttribute('data-testid')).toBe(
    `row-${(await inbox('handler:heating'))[second]?.id ?? ''}`,
  )
})

it('a dispatcher gives letter after letter to its unit by the keyboard alone, and goes on where the last one stood', async () => {
  const page = await city.visit('desk', 'dispatcher')
  await go(page, INBOX)
  await page
    .getByRole('button', { name: /待转办/ })
    .first()
    .click()
  const rows = page.locator('.inbox-row')
  await rows.first().waitFor()
  const titles = () => page.locator('.inbox-row__headline').allInnerTexts()
  const before = await titles()
  expect(before.length).toBeGreaterThan(2)
  await page.evaluate('document.activeElement.blur()')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('d')
  await page.getByRole('dialog', { name: '转办给哪个单位' }).waitFor()
  await page.getByRole('radiogroup', { name: '建议承办单位' }).waitFor()
  const focused = () =>
    page.evaluate<string>(
      `(document.activeElement?.getAttribute('aria-label') ?? '') + '|' + (document.activeElement?.innerText ?? '')`,
    )
  /** Tabs until the wanted name has the focus; how many it took. */
  const tabTo = async (name: RegExp): Promise<number> => {
    for (let tabs = 1; tabs <= 20; tabs += 1) {
      await page.keyboard.press('Tab')
      if (name.test(await focused())) return tabs
    }
    throw new Error(`not reached within 20 steps: ${name.source}`)
  }
  await tabTo(/^选择/)
  await page.keyboard.press('Enter')
  expect(await tabTo(/\|转办$/)).toBeLessThan(8)
  await page.keyboard.press('Enter')
  await seen(page, '已转办')
  await rows.nth(before.length - 1).waitFor({ state: 'detached' })
  await page.keyboard.press('j')
  expect(await page.locator('.inbox-row--here .inbox-row__headline').innerText()).toBe(before[2])
})

it('two people answer one message: the second reads what changed, keeps what was typed, and goes on from there', async () => {
  const submitted = await city.api.call('citizen-2', 'messages.submit', {
    requestId: randomUUID(),
    kind: 'help',
    body: '楼道暖气管漏水两天了，请安排人来看看。',
    addresseeId: 'heating',
  })
  if (!submitted.body.ok) throw new Error(submitted.body.error.message)
  const { id, version } = submitted.body.data as { id: string; version: number }
  const on = async (procedure: string, input: object) => {
    const { body } = await city.api.call('handler:heating', procedure, { id, ...input })
    if (!body.ok) throw new Error(body.error.message)
    return body.data as { version: number }
  }
  const accepted = await on('messages.accept', { version })
  for (const screen of ['phone', 'desk'] as const) {
    const page = await city.visit(screen, 'handler:heating')
    await go(page, `packages/desk/handle/index?id=${id}`)
    const own = `经查是换热站阀门故障，今晚八点前修好（${screen}），有问题请打86001234。`
    const text = page.getByLabel('答复内容')
    if (screen === 'desk') await page.getByRole('button', { name: '修改答复' }).click()
    await text.fill(own)
    await page.getByRole('radio', { name: '部分解决' }).click()
    const { version: present } = screen === 'phone' ? accepted : await on('messages.get', {})
    const theirs = `同事先写好的答复，在${screen}之前送审。`
    await on('messages.draft_reply', { version: present, body: theirs, outcome: 'solved' })
    await page.getByRole('button', { name: '送审', exact: true }).click()
    const told = page.getByRole('alert').filter({ hasText: '刚刚有了新进展，您写的内容还在' })
    await told.getByText(theirs).waitFor()
    expect(await inSight(told)).toBe(true)
    await keepScreenshot(page, `desk-conflict-${screen}`)
    expect(await text.inputValue()).toBe(own)
    await page.getByRole('button', { name: '送审', exact: true }).click()
    await seen(page, '已送审')
    const { draft } = (await on('messages.get', {})) as unknown as { draft: { body: string } }
    expect(draft.body).toBe(own)
  }
})

/** Its upper edge lies within the window. */
const inSight = async (what: Locator): Promise<boolean> => {
  const [box, screen] = [await what.boundingBox(), what.page().viewportSize()]
  return box !== null && screen !== null && box.y >= 0 && box.y < screen.height
}

it('a reply without its outcome brings the question for it into view', async () => {
  const page = await city.visit('phone', 'handler:heating')
  const row = (await inbox('handler:heating')).find((one) => one.status === 'processing')
  await go(page, `packages/desk/handle/index?id=${row?.id ?? ''}`)
  await page.getByLabel('答复内容').fill('已经修好，谢谢您的反映。')
  await page.evaluate('window.scrollTo(0, 0)')
  await page.getByRole('button', { name: '送审', exact: true }).click()
  const missing = page.locator('.field__error:visible').first()
  await missing.waitFor()
  expect(await inSight(missing)).toBe(true)
})

it('each line of the overview opens the list it counts', async () => {
  const { body } = await city.api.call('press', 'insight.now', {})
  if (!body.ok) throw new Error(body.error.message)
  const { queues } = body.data as { queues: { queue: string; waiting: number }[] }
  const waiting = queues.find(({ queue }) => queue === 'call_back')?.waiting ?? 0
  expect(waiting).toBeGreaterThan(0)
  for (const screen of ['phone', 'desk'] as const) {
    const page = await city.visit(screen, 'press')
    await go(page, 'packages/press/overview/index')
    await page
      .getByRole('list', { name: '新闻办待办' })
      .getByRole('link', { name: /回访核实/ })
      .click()
    await seen(page, '正在看：回访核实')
    const rows = page.getByRole('list', { name: '留言' }).last().getByRole('listitem')
    await rows.first().waitFor()
    expect(await rows.count()).toBe(waiting)
    await keepScreenshot(page, `desk-line-of-the-overview-${screen}`)
    await page.getByRole('button', { name: '返回' }).filter({ visible: true }).click()
    await page.getByRole('heading', { name: '全市办理情况' }).filter({ visible: true }).waitFor()
  }
})

it('where a line is narrow its arrow stands behind its number, as where there is room', async () => {
  const page = await city.visit('phone', 'press')
  await page.setViewportSize({ width: 320, height: 640 })
  await go(page, 'packages/press/overview/index')
  const line = page.getByRole('list', { name: '新闻办待办' }).getByRole('link').first()
  const [number, arrow] = [line.locator('.row__value'), line.locator('.icon').last()]
  const [begins, ends] = [(await arrow.boundingBox())?.x ?? 0, await number.boundingBox()]
  expect(begins).toBeGreaterThan((ends?.x ?? 0) + (ends?.width ?? 0))
})

it('on paper the overview keeps the bars of its charts, which are grounds that browsers leave out', async () => {
  const page = await city.visit('desk', 'press')
  await go(page, 'packages/press/overview/index')
  await page.getByRole('list', { name: '各类型收到的件数' }).waitFor()
  await page.emulateMedia({ media: 'print' })
  await keepScreenshot(page, 'overview-print')
  const kept = await page.evaluate<string[]>(
    `[...document.querySelectorAll('.bars__bar')].map((bar) => getComputedStyle(bar).printColorAdjust)`,
  )
  expect(new Set(kept)).toEqual(new Set(['exact']))
})

it('the overview says once that the line is down, and one press tries all of it again', async () => {
  const page = await city.visit('phone', 'press')
  await page.route('**/api/insight/**', (route) => route.abort())
  await go(page, 'packages/press/overview/index')
  await page.getByRole('alert').first().waitFor()
  expect(await page.getByRole('alert').count()).toBe(1)
  await page.unroute('**/api/insight/**')
  await page.getByRole('button', { name: '再试一次' }).click()
  await seen(page, /今日收到/)
  await seen(page, '办得怎么样')
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

it('a session that ran out in the middle of a form: signing in again leads back to it, with what was typed', async () => {
  const page = await city.visit('desk', 'admin')
  await go(page, 'packages/press/calendar/index')
  const table = page.getByRole('textbox', { name: '放假安排' })
  await table.fill('年份,2027')
  await page.evaluate(`localStorage.setItem('minsheng.token', JSON.stringify({ data: 'eyJhbGciOiJIUzI1NiJ9.e30.x' }))`)
  await page.getByRole('button', { name: '检查并导入' }).click()
  await page.getByRole('alert').filter({ hasText: '您写的内容都还在' }).getByRole('button', { name: '登录' }).click()
  await page.getByRole('list', { name: '系统与审计' }).getByRole('link').first().click()
  await table.waitFor()
  expect(await table.inputValue()).toBe('年份,2027')
})
