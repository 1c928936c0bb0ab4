import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import type { MessageView } from '../../types/messages.contract'
import { readWorkbook, textsOf } from '../unit/exports/exports.city'
import { type BrowsedCity, go, keepScreenshot, openCity, seen } from './open-city'
import { barriers } from './page-checks'

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
const inElderMode = async (page: Page): Promise<void> =>
  void (await page.addInitScript(() => localStorage.setItem('minsheng.elder', '{"data":true}')))

it.each(['phone', 'desk'] as const)(
  'on a %s, what the list shows is saved as a sheet under one’s name',
  async (screen) => {
    const page = await city.visit(screen, screen === 'phone' ? 'handler:heating' : 'liaison:heating')
    await go(page, 'packages/desk/inbox/index')
    await page.getByRole('button', { name: '导出', exact: true }).click()
    await seen(page, /表格上有您的姓名/)
    await keepScreenshot(page, `exports-1-asked-${screen}`)
    expect(await barriers(page)).toEqual([])
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: '生成表格' }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toMatch(/^留言导出-\d{8}-\d{4}-[0-9a-z]{10}\.xlsx$/)
    const sheet = (await readWorkbook(readFileSync(await download.path()))).worksheets[0]
    const rows = textsOf(sheet)
    expect(rows[0]?.[0]).toMatch(/导出人：.+市供热.+追溯码/)
    expect(rows.length).toBeGreaterThan(4)
    await seen(page, /已生成，共\d+件/)
    await keepScreenshot(page, `exports-2-made-${screen}`)
    const again = page.waitForEvent('download')
    await page.getByRole('button', { name: '保存或打开表格' }).click()
    expect((await again).suggestedFilename()).toBe(download.suggestedFilename())
  },
)

it('a sheet that could not be fetched is still there for another try', async () => {
  const page = await city.visit('phone', 'approver:heating', 'dark')
  await inElderMode(page)
  await go(page, 'packages/desk/inbox/index')
  await page.route('**/files?**', (route) => route.abort())
  await page.getByRole('button', { name: '导出', exact: true }).click()
  await page.getByRole('button', { name: '生成表格' }).click()
  await seen(page, '表格没有取到，请检查网络后再点一次。')
  await keepScreenshot(page, 'exports-4-not-fetched-elder-dark')
  await page.unroute('**/files?**')
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: '保存或打开表格' }).click()
  expect((await downloading).suggestedFilename()).toMatch(/\.xlsx$/)
})

it('tells in a sentence why there are no more sheets this minute', async () => {
  const page = await city.visit('phone', 'press')
  await go(page, 'packages/press/overview/index')
  for (let n = 0; n < 3; n += 1) await ask('press', 'exports.overview', { from: '2026-07-01', to: '2026-07-03' })
  await page.getByRole('button', { name: '导出', exact: true }).click()
  await page.getByRole('button', { name: '生成表格' }).click()
  await seen(page, /一分钟内最多导出3次/)
  await keepScreenshot(page, 'exports-3-refused')
})

it('a filter keeps the status with the rest', async () => {
  for (const [screen, elder] of [
    ['phone', false],
    ['desk', false],
    ['phone', true],
  ] as const) {
    const page = await city.visit(screen, 'handler:heating', elder ? 'dark' : 'light')
    if (elder) await inElderMode(page)
    await go(page, 'packages/desk/inbox/index')
    await page.getByRole('button', { name: '筛选', exact: true }).click()
    await seen(page, '办到哪一步')
    await keepScreenshot(page, `filters-1-${screen}${elder ? '-elder-dark' : ''}`)
    expect(await barriers(page)).toEqual([])
    await page.getByRole('radiogroup', { name: '办到哪一步' }).getByRole('radio', { name: '已办结' }).click()
    await page.getByRole('button', { name: '看结果' }).click()
    await seen(page, '已办结')
    await keepScreenshot(page, `filters-2-${screen}${elder ? '-elder-dark' : ''}`)
  }
})

it('a citizen finds their own messages by one character, and is told when there are none', async () => {
  const requestId = '00000000-0000-4000-8000-000000000901'
  await ask('citizen-1', 'messages.submit', {
    requestId,
    kind: 'help',
    body: '翠竹苑七号楼的路灯坏了。',
    addresseeId: 'heating',
  })
  for (const [screen, elder] of [
    ['phone', false],
    ['desk', false],
    ['phone', true],
  ] as const) {
    const name = `${screen}${elder ? '-elder-dark' : ''}`
    const page = await city.visit(screen, 'citizen-1', elder ? 'dark' : 'light')
    if (elder) await inElderMode(page)
    await go(page, 'pages/messages/mine/index')
    const box = page.getByLabel('找我的留言').filter({ visible: true }).first()
    await keepScreenshot(page, `mine-1-all-${name}`)
    await box.fill('竹')
    await page.getByRole('button', { name: '查找' }).click()
    await seen(page, '我的留言里含“竹”的')
    await seen(page, /翠竹苑七号楼/)
    await keepScreenshot(page, `mine-2-found-${name}`)
    expect(await barriers(page)).toEqual([])
    await box.fill('龘')
    await page.getByRole('button', { name: '查找' }).click()
    await seen(page, '没有找到')
    await keepScreenshot(page, `mine-3-none-${name}`)
    await page.route('**/api/messages/search', (route) => route.abort())
    await box.fill('灯')
    await page.getByRole('button', { name: '查找' }).click()
    await seen(page, '没有连上网')
    await keepScreenshot(page, `mine-4-failed-${name}`)
    await page.getByRole('button', { name: '看全部' }).click()
    await seen(page, '我要留言')
  }
})

it('every saved draft is listed, and any two are compared', async () => {
  const requestId = '00000000-0000-4000-8000-000000000902'
  const body = '锦绣小区九号楼暖气不热，只有15度。'
  const { id } = await ask<MessageView>('citizen-1', 'messages.submit', {
    requestId,
    kind: 'help',
    body,
    addresseeId: 'heating',
  })
  let { version } = await ask<MessageView>('handler:heating', 'messages.accept', { id, version: 1 })
  const texts = [
    '已派人上门检修，尽快恢复供热。',
    '已派人上门检修，今晚八点前恢复供热。',
    '已更换循环泵，今晚八点前恢复供热，请稍候。',
  ]
  for (const text of texts) {
    const drafted = await ask<MessageView>('handler:heating', 'messages.draft_reply', {
      id,
      version,
      body: text,
      outcome: 'planned',
    })
    const reason = '请写明什么时候恢复'
    version = (
      await ask<MessageView>('approver:heating', 'messages.reject_reply', { id, version: drafted.version, reason })
    ).version
  }
  for (const [screen, elder] of [
    ['phone', false],
    ['desk', false],
    ['phone', true],
  ] as const) {
    const name = `${screen}${elder ? '-elder-dark' : ''}`
    const page = await city.visit(screen, 'approver:heating', elder ? 'dark' : 'light')
    if (elder) await inElderMode(page)
    await go(page, `packages/desk/handle/index?id=${id}`)
    await page.getByRole('button', { name: '历次拟稿' }).click()
    await seen(page, '第2稿到第3稿改了什么')
    await seen(page, '共3稿')
    await keepScreenshot(page, `versions-1-${name}`)
    expect(await barriers(page)).toEqual([])
    await page.getByRole('radiogroup', { name: '拿这一稿' }).getByRole('radio', { name: '第1稿' }).click()
    await seen(page, '第1稿到第3稿改了什么')
    await page.getByRole('radiogroup', { name: '和这一稿比' }).getByRole('radio', { name: '第1稿' }).click()
    await seen(page, '已派人上门检修，尽快恢复供热。')
    await keepScreenshot(page, `versions-2-whole-${name}`)
  }
  const none = await ask<MessageView>('citizen-1', 'messages.submit', {
    requestId: '00000000-0000-4000-8000-000000000903',
    kind: 'help',
    body,
    addresseeId: 'heating',
  })
  const page = await city.visit('phone', 'handler:heating')
  await go(page, `packages/desk/drafts/index?id=${none.id}`)
  await seen(page, '还没有拟稿')
  await keepScreenshot(page, 'versions-3-empty')
  await go(page, 'packages/desk/drafts/index?id=nothing')
  await seen(page, /没有打开|没有找到/)
  await keepScreenshot(page, 'versions-4-failed')
})

it('public answers stand among the similar ones, with a sign of their own', async () => {
  const { items } = await ask<{ items: { messageId: string }[] }>('press', 'answers.candidates', { limit: 1 })
  const proposed = await ask<{ messageId: string; version: number; title: string; question: string; answer: string }>(
    'press',
    'answers.propose',
    { messageId: items[0]?.messageId ?? '' },
  )
  const { messageId, version, title, question, answer } = proposed
  await ask('press', 'answers.release', { messageId, version, title, question, answer })
  const asked = { requestId: '00000000-0000-4000-8000-000000000904', kind: 'help', addresseeId: 'heating' }
  const { id } = await ask<MessageView>('citizen-1', 'messages.submit', { ...asked, body: `${title}。${question}` })
  await ask('handler:heating', 'messages.accept', { id, version: 1 })
  for (const screen of ['phone', 'desk'] as const) {
    const page = await city.visit(screen, 'handler:heating')
    await go(page, `packages/desk/handle/index?id=${id}`)
    await page.getByRole('button', { name: '看类似答复' }).click()
    await seen(page, '公开答复')
    await keepScreenshot(page, `similar-${screen}`)
  }
})

it('no page threw and no policy was violated', () => expect(city.faults).toEqual([]))
