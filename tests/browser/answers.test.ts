import { type BrowsedCity, go, keepScreenshot, openCity, seen } from './open-city'

jest.setTimeout(120_000)

let city: BrowsedCity
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

const TITLE = '小区停水怎样提前知道'
const NUMBER = '0535-6699001'

it('the press office rewrites an answer, says why a published number may stand, releases it, and takes it back', async () => {
  const page = await city.visit('desk', 'press')
  await go(page, 'packages/press/answers/index')
  await seen(page, '还没有公开的答复。')
  await page.getByRole('list', { name: '可以公开的答复' }).getByRole('link').first().click()
  await page.getByLabel('标题').fill(TITLE)
  await page.getByLabel('问题').fill('小区停水为什么没有提前通知？希望以后能提前知道。')
  await page.getByLabel('答复', { exact: true }).fill(`计划停水会提前一天通知，也可拨打供水热线${NUMBER}询问。`)
  await page.getByRole('button', { name: '公开', exact: true }).click()
  await seen(page, '还有指向个人的内容，请改写：')
  await keepScreenshot(page, 'answers-found')
  await page.getByLabel(`“${NUMBER}”为什么可以写`).fill('供水热线，对外公布')
  await page.getByRole('button', { name: '公开', exact: true }).click()
  await seen(page, '已公开，合并办理的市民会收到消息')

  const released = page.getByRole('list', { name: '已公开的答复' }).getByRole('link', { name: new RegExp(TITLE) })
  await released.click()
  const sheet = page.getByRole('dialog', { name: '已公开的答复' })
  await sheet.getByText(NUMBER).waitFor()
  await sheet.getByRole('button', { name: '撤下' }).click()
  await seen(page, '请写明理由，至少2个字。')
  await keepScreenshot(page, 'answers-take-back')
  await sheet.getByLabel('撤下的理由').fill('供水热线的号码已更换')
  await sheet.getByRole('button', { name: '撤下' }).click()
  await seen(page, '还没有公开的答复。')

  const { body } = await city.api.call('citizen-1', 'answers.list', { limit: 10 })
  expect(body.ok && body.data).toMatchObject({ items: [] })
  expect(city.faults).toEqual([])
})
