import { randomUUID } from 'node:crypto'
import type { Page, Route } from 'playwright-core'
import sharp from 'sharp'
import type { MessageRow } from '../../types/messages.contract'
import { type BrowsedCity, go, keepScreenshot, openCity, seen } from './open-city'
import { until } from '../support/until'

jest.setTimeout(120_000)

let city: BrowsedCity
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

const SUBMIT = '**/api/messages/submit'
const submit = (page: Page) => page.getByRole('button', { name: '提交', exact: true }).click()
const field = (page: Page) => page.getByLabel('您遇到了什么事？')
const requestIdOf = (route: Route) => (route.request().postDataJSON() as { requestId: string }).requestId

async function write(page: Page, body: string): Promise<void> {
  await go(page, 'pages/messages/compose/index')
  await field(page).fill(body)
  await page.getByRole('radio', { name: '建议' }).click()
}
/** How many of the person's messages carry these words. */
async function received(persona: string, words: string): Promise<number> {
  const { body } = await city.api.call(persona, 'messages.list_mine', { limit: 50 })
  if (!body.ok) throw new Error(body.error.message)
  return (body.data as { items: MessageRow[] }).items.filter((row) => row.excerpt.includes(words)).length
}

it('offline: says so, keeps the text also over a reload, and sends the same request when the line is back', async () => {
  const page = await city.visit('phone', 'citizen-1')
  const sent: string[] = []
  await page.route(SUBMIT, (route) => {
    sent.push(requestIdOf(route))
    return route.abort('internetdisconnected')
  })
  const body = '建议在东湖公园南门加设无障碍坡道，轮椅进不去。'
  await write(page, body)
  await submit(page)
  await seen(page, '网络没有连上，请连上网后再试一次。')
  await keepScreenshot(page, 'compose-offline')
  expect(await field(page).inputValue()).toBe(body)

  await page.reload()
  await page.getByRole('button', { name: '提交', exact: true }).waitFor()
  expect(await field(page).inputValue()).toBe(body)
  await submit(page)
  await seen(page, '网络没有连上，请连上网后再试一次。')

  await page.unroute(SUBMIT)
  page.on('request', (request) => {
    if (request.url().endsWith('/messages/submit'))
      sent.push((request.postDataJSON() as { requestId: string }).requestId)
  })
  await submit(page)
  await seen(page, /^编号 /)
  expect(sent).toHaveLength(3)
  expect(new Set(sent).size).toBe(1)
  expect(await received('citizen-1', '无障碍坡道')).toBe(1)
})

it('an answer that got lost makes no second message', async () => {
  const page = await city.visit('phone', 'citizen-2')
  let lost = 0
  await page.route(SUBMIT, async (route) => {
    lost += 1
    await route.fetch() // it arrives; only the answer does not come back
    await route.abort('connectionreset')
  })
  await write(page, '建议把菜市场的营业时间贴在门口，方便老人。')
  await submit(page)
  await seen(page, '网络没有连上，请连上网后再试一次。')
  expect(lost).toBe(1)
  expect(await received('citizen-2', '菜市场的营业时间')).toBe(1)
  await page.unroute(SUBMIT)
  await submit(page)
  await seen(page, /^编号 /)
  expect(await received('citizen-2', '菜市场的营业时间')).toBe(1)
})

it('the database away for a moment: the sentence of the server, the text stays', async () => {
  const page = await city.visit('phone', 'citizen-1')
  await page.route(SUBMIT, (route) =>
    route.fulfill({
      status: 503,
      contentType: 'application/json',
      body: JSON.stringify({
        ok: false,
        error: {
          code: 'unavailable',
          message: '系统暂时连接不上，请过几秒钟再试一次。',
          traceId: 't',
        },
      }),
    }),
  )
  await write(page, '建议给公交站加装座椅。')
  await submit(page)
  await seen(page, /系统暂时连接不上/)
  expect(await field(page).inputValue()).toBe('建议给公交站加装座椅。')
})

it('tapped twice it is one message', async () => {
  const page = await city.visit('phone', 'citizen-2')
  await write(page, '建议延长图书馆周末的开放时间。')
  await page.getByRole('button', { name: '提交', exact: true }).dblclick()
  await seen(page, /^编号 /)
  expect(await received('citizen-2', '图书馆周末')).toBe(1)
})

it('words of danger show 110, 119 and 120 while they are typed, and again when it is received', async () => {
  const page = await city.visit('phone', 'citizen-1')
  const sentence = page.getByText('有危险请立即拨打110/119/120')
  await go(page, 'pages/messages/compose/index')
  await field(page).fill('楼道里有味道，')
  expect(await sentence.count()).toBe(0)
  await field(page).fill('楼道里有味道，可能是燃气泄漏了')
  await sentence.waitFor()
  await keepScreenshot(page, 'compose-danger')
  await page.getByRole('radio', { name: '求助' }).click()
  await submit(page)
  await seen(page, /^编号 /)
  await sentence.filter({ visible: true }).first().waitFor()
})

it('what is missing is said at its place, and nothing is sent', async () => {
  const page = await city.visit('phone', 'citizen-1')
  let calls = 0
  page.on('request', (request) => {
    if (request.url().endsWith('/messages/submit')) calls += 1
  })
  await go(page, 'pages/messages/compose/index')
  await field(page).fill('路')
  await submit(page)
  await seen(page, '请再多写几个字，至少4个字。')
  await seen(page, '请选一选这是哪类事。')
  expect(calls).toBe(0)
})

it('a report offers no choice of unit', async () => {
  const page = await city.visit('phone', 'citizen-1')
  await go(page, 'pages/messages/compose/index')
  await page.getByRole('button', { name: /^交给谁？/ }).waitFor()
  await page.getByRole('radio', { name: '举报' }).click()
  await page
    .getByText(/举报由市政府新闻办和督查部门保密受理/)
    .first()
    .waitFor()
  expect(await page.getByRole('button', { name: /^交给谁？/ }).count()).toBe(0)
})

it('a district and a pin go along, survive a reload, and the pin can be taken away again', async () => {
  const page = await city.visit('phone', 'citizen-1')
  await page.context().grantPermissions(['geolocation'])
  await page.context().setGeolocation({ latitude: 36.123456, longitude: 120.5 })
  await write(page, '建议在河边步道加几盏路灯，晚上太黑。')
  await page.getByRole('button', { name: /在哪个县市区/ }).click()
  await keepScreenshot(page, 'compose-district')
  await page.getByRole('dialog').getByRole('link', { name: '示范高新区' }).click()
  await page.getByRole('button', { name: '用我现在的位置' }).click()
  await seen(page, '已标出位置（北纬36.12346，东经120.5）')
  await page.reload()
  await seen(page, '已标出位置（北纬36.12346，东经120.5）')
  await seen(page, '示范高新区')
  await keepScreenshot(page, 'compose-where')
  await page.getByRole('button', { name: '去掉位置' }).click()
  await page.getByRole('button', { name: '用我现在的位置' }).click()
  await seen(page, /已标出位置/)
  const sent = page.waitForRequest(SUBMIT)
  await submit(page)
  expect((await sent).postDataJSON()).toMatchObject({ location: { latitude: 36.12346, longitude: 120.5 } })
  await seen(page, /^编号 /)
  await page.getByRole('button', { name: '看这条留言' }).click()
  await seen(page, '地点：示范高新区')
  await seen(page, '已在地图上标出位置')
})

it('a refused position is said in one sentence and the message can be sent without it', async () => {
  const page = await city.visit('phone', 'citizen-2')
  // As a browser answers where the person said no; without a window it would never answer.
  await page.addInitScript('navigator.geolocation.getCurrentPosition = (done, failed) => failed({ code: 1 })')
  await write(page, '建议在河边步道加几张长椅，走累了能歇。')
  await page.getByRole('button', { name: '用我现在的位置' }).click()
  await seen(page, /浏览器没有允许使用位置.*或直接写明路名/)
  await submit(page)
  await seen(page, /^编号 /)
})

it('what is missing is brought into view, the first of it with the cursor in it', async () => {
  const page = await city.visit('phone', 'citizen-1')
  await go(page, 'pages/messages/compose/index')
  await page.getByRole('switch', { name: '需要时可以打电话联系我' }).scrollIntoViewIfNeeded()
  await submit(page)
  await seen(page, '还差一点就能提交，请看标红的地方。')
  await page.locator('textarea:focus').waitFor()
  const { y } = (await field(page).boundingBox()) ?? { y: -1 }
  expect(y).toBeGreaterThan(0)

  await field(page).fill('建议在东湖公园南门加设无障碍坡道，轮椅进不去。')
  await submit(page)
  await page.locator('[role=radio]:focus').waitFor()
  await page.context().close()
})

it('pictures outlive a reload with the text: those that the city has go with the message, one that is gone says so', async () => {
  const page = await city.visit('phone', 'citizen-1')
  await write(page, '建议把河边步道坏了的路灯修好，晚上看不清路。')
  const buffer = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#884422' } })
    .jpeg()
    .toBuffer()
  const ids: string[] = []
  page.on('response', async (response) => {
    if (!response.url().endsWith('/files/finish')) return
    const { data } = (await response.json()) as { data?: { id: string } }
    if (data) ids.push(data.id)
  })
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '添加照片' }).click()
  await (
    await choosing
  ).setFiles(['1.jpg', '2.jpg'].map((name) => ({ name, mimeType: 'image/jpeg', buffer: Buffer.from(buffer) })))
  await page.getByText('已上传', { exact: true }).nth(1).waitFor()
  await until('both answers', () => ids.length === 2)

  // One goes as the city removes what was never sent; the other is still there.
  const [id = ''] = ids
  await city.api.call('citizen-1', 'files.remove', { id })
  await page.reload()
  await seen(page, '上次添加的，已上传')
  // The picture itself is in sight again.
  await page.locator('.uploads__preview').waitFor()
  const width = await page.evaluate<number>(
    `(async (image) => (await image.decode(), image.naturalWidth))(document.querySelector('.uploads__preview'))`,
  )
  expect(width).toBeGreaterThan(0)
  await seen(page, /这张照片已经不在了/)
  await keepScreenshot(page, 'compose-pictures-after-reload')
  await submit(page)
  await seen(page, '有照片或视频没有传上，请重新上传或删除')
  await page.getByRole('button', { name: '删除第1张照片' }).click()
  await submit(page)
  await seen(page, /^编号 /)
  const { body } = await city.api.call('citizen-1', 'messages.list_mine', { limit: 1 })
  const [row] = body.ok ? (body.data as { items: MessageRow[] }).items : []
  const message = await city.api.call('citizen-1', 'messages.get', { id: row?.id ?? '' })
  expect(message.body).toMatchObject({ ok: true, data: { attachments: [{ id: ids[1] }] } })
})

it('an answer to a unit’s question outlives a reload, words and picture, and is forgotten once it is sent', async () => {
  const ask = async (persona: string, procedure: string, input: unknown) => {
    const { body } = await city.api.call(persona, procedure, input)
    if (!body.ok) throw new Error(`${procedure}: ${body.error.message}`)
    return body.data as { id: string; version: number }
  }
  const { id } = await ask('citizen-1', 'messages.submit', {
    requestId: randomUUID(),
    kind: 'help',
    body: '家里暖气不热，请派人来看看。',
    addresseeId: 'heating',
  })
  await ask('handler:heating', 'messages.accept', { id, version: 1 })
  await ask('handler:heating', 'messages.ask', { id, version: 2, question: '请拍一张阀门的照片，写明楼层。' })
  const page = await city.visit('phone', 'citizen-1')
  await go(page, `pages/messages/detail/index?id=${id}`)
  await seen(page, '请拍一张阀门的照片，写明楼层。')
  await page.getByRole('textbox').fill('我家在三楼，阀门在厨房。')
  const buffer = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#336699' } })
    .jpeg()
    .toBuffer()
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '添加照片' }).click()
  await (await choosing).setFiles({ name: '1.jpg', mimeType: 'image/jpeg', buffer })
  await page.getByText('已上传', { exact: true }).waitFor()

  await page.reload()
  await seen(page, '上次添加的，已上传')
  expect(await page.getByRole('textbox').inputValue()).toBe('我家在三楼，阀门在厨房。')
  await page.getByRole('button', { name: '提交补充' }).click()
  await seen(page, '已收到您的补充')
  const { body } = await city.api.call('citizen-1', 'messages.get', { id })
  expect(body).toMatchObject({ ok: true, data: { status: 'processing', attachments: [{ kind: 'image' }] } })
  const left = await page.evaluate<string[]>(`Object.keys(localStorage).filter((key) => key.includes('${id}'))`)
  expect(left).toEqual([])
})
