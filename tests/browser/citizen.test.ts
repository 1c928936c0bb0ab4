import type { Locator, Page } from 'playwright-core'
import { partsOf } from '../../src/platform/words'
import { type BrowsedCity, go, keepScreenshot, openCity, seen } from './open-city'
import { until } from '../support/until'

jest.setTimeout(120_000)

let city: BrowsedCity
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

const COMPOSE = 'pages/messages/compose/index'
const field = (page: Page): Locator => page.getByLabel('您遇到了什么事？')
const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: true }).filter({ visible: true })
const focused = (page: Page): Promise<string> =>
  page.evaluate<string>(
    `(() => { const at = document.activeElement; return at.getAttribute('aria-label') || (at === document.body ? 'nothing' : at.textContent) })()`,
  )
/** Waits for the focus: it moves after the page has drawn. */
async function focusIs(page: Page, what: RegExp): Promise<void> {
  await until(`the focus on ${what.source}`, async () => what.test(await focused(page)))
}
/** As after months: the server no longer knows the token. */
const loseSession = (page: Page): Promise<void> =>
  page.evaluate(`localStorage.setItem('minsheng.token', JSON.stringify({ data: 'eyJhbGciOiJIUzI1NiJ9.e30.x' }))`)
const signIn = async (page: Page, name: string): Promise<void> => {
  await button(page, '去登录').click()
  await page.getByRole('link', { name: new RegExp(name) }).click()
}
/** The stored token of `visit` is set anew with each load: signed in by hand instead. */
async function signedInByHand(name: string): Promise<Page> {
  const page = await city.visit('phone')
  await go(page, 'pages/me/sign-in/index')
  await page.getByRole('link', { name: new RegExp(name) }).click()
  await seen(page, `已用“${name}”登录`)
  return page
}

it('a session that ran out in the middle of a submit: after signing in nothing asks for it any more', async () => {
  const page = await city.visit('phone', 'citizen-1')
  await go(page, COMPOSE)
  await field(page).fill('建议在图书馆门口加装饮水机，夏天很需要。')
  await page.getByRole('radio', { name: '建议' }).click()
  await loseSession(page)
  await button(page, '提交').click()
  await seen(page, '没有提交成功，您写的内容都还在。')
  await signIn(page, '市民1')
  await button(page, '提交').waitFor()
  await page.getByText('没有提交成功').waitFor({ state: 'detached' })
  expect(await field(page).inputValue()).toContain('饮水机')
  await button(page, '提交').click()
  await seen(page, /^编号 /)
})

it('a session that ran out before a reload: the text waits for its writer, and what is written meanwhile is not lost', async () => {
  const page = await signedInByHand('市民2')
  await go(page, COMPOSE)
  await field(page).fill('公交站的座椅坏了，老人没有地方坐。')
  await loseSession(page)
  await page.reload()
  await seen(page, '这台设备上保存着没写完的留言，由本人登录后可以接着写。')
  expect(await field(page).inputValue()).toBe('')
  await keepScreenshot(page, 'compose-waits-for-writer')
  await field(page).fill('路口的红绿灯不亮了，很危险。')
  await page.getByRole('radio', { name: '求助' }).click()
  await button(page, '提交').click()
  await signIn(page, '市民2')
  await seen(page, '您还有一份没写完的留言')
  expect(await field(page).inputValue()).toBe('路口的红绿灯不亮了，很危险。')
  await keepScreenshot(page, 'compose-earlier')
  await button(page, '接着写那一份').click()
  expect(await field(page).inputValue()).toBe('公交站的座椅坏了，老人没有地方坐。')
  await page.reload()
  await button(page, '接着写那一份').click()
  expect(await field(page).inputValue()).toBe('路口的红绿灯不亮了，很危险。')
  await button(page, '不要那一份').click()
  await page.getByText('您还有一份没写完的留言').waitFor({ state: 'detached' })
})

it('on a shared computer whoever signs out may take along what was never sent', async () => {
  const kept = (): Promise<string> => page.evaluate(`JSON.stringify(localStorage)`)
  const page = await signedInByHand('市民1')
  await go(page, COMPOSE)
  await field(page).fill('楼上半夜装修，吵得睡不着。')
  expect(await kept()).toContain('半夜装修')
  await go(page, 'pages/me/index')
  await button(page, '退出登录').click()
  await seen(page, /公用电脑/)
  await keepScreenshot(page, 'sign-out-shared')
  await button(page, '删除没写完的内容并退出').click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await kept()).not.toContain('半夜装修')
  expect(await kept()).not.toContain('minsheng.token')
})

it('on a slow line a draft is in sight before the server says who this is', async () => {
  const page = await signedInByHand('市民1')
  await go(page, COMPOSE)
  await field(page).fill('小区门口的路灯忽明忽暗。')
  let answer = (): void => undefined
  const slow = new Promise<void>((done) => (answer = done))
  await page.route('**/api/identity/me', async (route) => {
    await slow
    await route.continue()
  })
  await page.reload()
  await field(page).waitFor()
  expect(await field(page).inputValue()).toBe('小区门口的路灯忽明忽暗。')
  await field(page).fill('小区门口的路灯忽明忽暗，已经一周。')
  answer()
  await page.waitForResponse('**/api/identity/me')
  expect(await field(page).inputValue()).toBe('小区门口的路灯忽明忽暗，已经一周。')
})

it('by keyboard: a page that opens has the focus on its title, the way back leads to where one was, the receipt is read out', async () => {
  const page = await city.visit('desk', 'citizen-1')
  await go(page, 'pages/home/index')
  await button(page, /^我要留言/).focus()
  await page.keyboard.press('Enter')
  await focusIs(page, /^写留言$/)
  await button(page, '返回').press('Enter')
  await focusIs(page, /^我要留言/)
  await page.keyboard.press('Enter')
  await field(page).fill('图书馆周一能不能也开门，孩子放学想去看书。')
  await page.getByRole('radio', { name: '咨询' }).focus()
  await page.keyboard.press('ArrowRight')
  expect(await page.getByRole('radio', { name: '投诉' }).getAttribute('aria-checked')).toBe('true')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  expect(await page.getByRole('radio', { name: '表扬' }).getAttribute('aria-checked')).toBe('true')
  await button(page, '提交').press('Enter')
  await focusIs(page, /^已收到，编号.*，最晚.*前答复(（待校历）)?$/)
  await button(page, '看这条留言').press('Enter')
  await focusIs(page, /^留言详情$/)
})

it('by keyboard: a refused send leaves the focus on the button', async () => {
  const page = await city.visit('desk', 'citizen-2')
  await page.route('**/api/messages/submit', (route) => route.abort('internetdisconnected'))
  await go(page, COMPOSE)
  await field(page).fill('建议给街心公园加几张桌子。')
  await page.getByRole('radio', { name: '建议' }).click()
  await button(page, '提交').press('Enter')
  await seen(page, '网络没有连上，请连上网后再试一次。')
  await focusIs(page, /^提交$/)
})

it('my messages say which one waits for me; an unfinished answer outlives a reload, an empty one says what to do', async () => {
  const page = await city.visit('phone', 'citizen-1')
  await go(page, 'pages/messages/mine/index')
  const rows = page.getByRole('listitem')
  await rows.filter({ hasText: '请您评价' }).first().waitFor()
  await keepScreenshot(page, 'mine-waits')
  await rows.filter({ hasText: '请您补充情况' }).first().getByRole('link').click()
  await button(page, '提交补充').click()
  await seen(page, '请先写几个字，再提交。')
  await page.getByLabel('补充情况').fill('在松风路和学院路交叉口往东第三盏。')
  await page.reload()
  await button(page, '提交补充').waitFor()
  expect(await page.getByLabel('补充情况').inputValue()).toBe('在松风路和学院路交叉口往东第三盏。')
})

it('a rating without its two answers says which are missing; the day of an answered message is called by its name', async () => {
  const page = await city.visit('phone', 'citizen-1')
  await go(page, 'pages/messages/mine/index')
  await page.getByRole('listitem').filter({ hasText: '请您评价' }).first().getByRole('link').click()
  await button(page, '答复期限怎么算的').waitFor()
  await page.getByLabel('还想说什么（可以不填）').fill('水箱要每年洗。')
  await button(page, '提交评价').click()
  await seen(page, '请选一选这件事解决了没有。')
  await seen(page, '请选一选您对答复是否满意。')
  await keepScreenshot(page, 'rate-missing')
  await page.locator('[role=radio]:focus').waitFor()
  await page.getByRole('radio', { name: '解决了一部分' }).click()
  await page.getByRole('radio', { name: '基本满意' }).click()
  await button(page, '再评一评态度和速度').click()
  const speed = page.getByRole('radiogroup', { name: '办理速度' })
  await speed.getByRole('radio', { name: '不满意', exact: true }).click()
  await page.reload()
  await button(page, '提交评价').waitFor()
  expect(await page.getByLabel('还想说什么（可以不填）').inputValue()).toBe('水箱要每年洗。')
  expect(await page.getByRole('radio', { checked: true }).allTextContents()).toEqual([
    '解决了一部分',
    '基本满意',
    '不满意',
  ])
})

/** The lines as they stand, of an element whose text the browser broke. */
const LINES = `(one) => {
  const lines = []
  const walk = document.createTreeWalker(one, NodeFilter.SHOW_TEXT)
  let top
  while (walk.nextNode()) {
    const { data } = walk.currentNode
    for (let at = 0; at < data.length; at += 1) {
      const range = document.createRange()
      range.setStart(walk.currentNode, at)
      range.setEnd(walk.currentNode, at + 1)
      const box = range.getBoundingClientRect()
      if (top === undefined || box.top > top + box.height / 2) lines.push('')
      top = box.top
      lines[lines.length - 1] += data[at]
    }
  }
  return lines
}`

it('a title breaks between words, and no line of it begins with a mark, on any phone', async () => {
  const page = await city.visit('phone', 'citizen-1')
  for (const width of [390, 360, 320]) {
    await page.setViewportSize({ width, height: 844 })
    await go(page, 'pages/messages/mine/index')
    const rows = page.getByRole('list', { name: '我的留言列表' }).getByRole('listitem')
    await rows.filter({ hasText: '汀洲苑' }).getByRole('link').click()
    await page.getByRole('heading', { name: /汀洲苑/ }).waitFor()
    const lines = await page.evaluate<string[]>(
      `(${LINES})([...document.querySelectorAll('h2')].find((one) => one.checkVisibility() && one.textContent.includes('汀洲苑')))`,
    )
    const text = lines.join('')
    const ends = partsOf(text).map((_, at, parts) => parts.slice(0, at + 1).join('').length)
    const broken = lines.map((_, at) => lines.slice(0, at + 1).join('').length)
    expect(lines.length).toBeGreaterThan(1)
    expect(broken.filter((end) => !ends.includes(end))).toEqual([])
    expect(lines.filter((line) => /^[，。、；：！？…）”]/.test(line))).toEqual([])
  }
})

it('an address that leads nowhere leads home and says so, in place of an empty page', async () => {
  const page = await city.visit('phone')
  await page.goto('/#/pages/none/index')
  await seen(page, '没有这个页面，已回到首页。')
  await button(page, /^我要留言/).waitFor()
})
