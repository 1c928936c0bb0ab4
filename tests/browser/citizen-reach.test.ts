import { randomUUID } from 'node:crypto'
import type { Locator, Page } from 'playwright-core'
import { PATIENCE_MS } from '../../src/state/use-place'
import { type BrowsedCity, go, keepScreenshot, openCity, seen } from './open-city'
import { until } from '../support/until'

jest.setTimeout(120_000)

let city: BrowsedCity
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

const COMPOSE = 'pages/messages/compose/index'
const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: true }).filter({ visible: true })
/** What has the focus, in the words of a screen reader: its name and what is said of it beside. */
const focused = (page: Page): Promise<{ name: string; said: string; invalid: boolean }> =>
  page.evaluate(`(() => {
    const at = document.activeElement
    const group = at.closest('[role=radiogroup]') ?? at
    const said = (group.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean)
    return {
      name: at.getAttribute('aria-label') || at.textContent,
      said: said.map((id) => document.getElementById(id).textContent).join(' '),
      invalid: group.getAttribute('aria-invalid') === 'true',
    }
  })()`)
/** Holds calls up until it is released. */
async function hold(page: Page, calls: string): Promise<() => void> {
  let release = (): void => undefined
  const released = new Promise<void>((done) => (release = done))
  await page.route(calls, async (route) => {
    await released
    await route.continue().catch(() => undefined)
  })
  return release
}

it('home: nothing that a finger may be on its way to moves when the answers come late', async () => {
  const page = await city.visit('phone', 'citizen-1')
  const release = await hold(page, '**/api/**')
  await page.goto('/#/pages/home/index')
  const firm = [
    page.getByRole('searchbox', { name: '找办事' }),
    page.getByRole('link', { name: '身份证' }),
    page.getByRole('link', { name: '入学报名' }),
    button(page, /^拨打12345$/),
  ]
  const tops = (): Promise<(number | undefined)[]> =>
    Promise.all(firm.map(async (one) => (await one.boundingBox())?.y ?? undefined))
  await button(page, /^拨打12345$/).waitFor()
  const before = await tops()
  expect(before).not.toContain(undefined)
  release()
  await seen(page, '正在办理的留言')
  await page.getByRole('group', { name: /^关注/ }).first().waitFor()
  await keepScreenshot(page, 'home-late-answers')
  expect(await tops()).toEqual(before)
})

it('home: the open message stands first where it is known in time', async () => {
  const page = await city.visit('phone', 'citizen-1')
  // However slow this machine is, the answer is in time: the patience never ends.
  await page.addInitScript(`(() => {
    const timer = window.setTimeout
    window.setTimeout = (work, delay, ...rest) => (delay === ${PATIENCE_MS} ? 0 : timer(work, delay, ...rest))
  })()`)
  await go(page, 'pages/home/index')
  await seen(page, '正在办理的留言')
  const top = async (one: Locator): Promise<number> => (await one.boundingBox())?.y ?? NaN
  expect(await top(page.getByText('正在办理的留言').first())).toBeLessThan(
    await top(page.getByRole('searchbox', { name: '找办事' })),
  )
})

it('by keyboard: a group of choices is one stop, at what is chosen; the arrows choose in it', async () => {
  const page = await city.visit('desk', 'citizen-2')
  await go(page, COMPOSE)
  for (const late of [/在哪个县/, /^交给谁？/]) await button(page, late).waitFor()
  await page.getByLabel('在哪里？').focus()
  const stops: string[] = []
  for (let at = 0; at < 8; at += 1) {
    await page.keyboard.press('Tab')
    stops.push((await focused(page)).name)
  }
  // District, pin, kind, addressee, identity, public, telephone, guardian.
  expect(stops.map((name) => name.slice(0, 4))).toEqual([
    '在哪个县',
    '用我现在',
    '咨询',
    '交给谁？',
    '不让看到',
    '不公开，',
    '需要时可',
    '未满14',
  ])
  await page.getByRole('radio', { name: '咨询' }).focus()
  await page.keyboard.press('ArrowLeft')
  expect((await focused(page)).name).toBe('表扬')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Shift+Tab')
  expect((await focused(page)).name).toBe('表扬')
  expect(await page.getByRole('radio', { name: '表扬' }).getAttribute('aria-checked')).toBe('true')
})

it('what is wrong is read out with its field or its group of choices', async () => {
  const page = await city.visit('desk', 'citizen-2')
  await page.addInitScript(() => localStorage.removeItem('minsheng.draft.guest'))
  await go(page, COMPOSE)
  const field = page.getByLabel('您遇到了什么事？')
  await field.fill('')
  await field.focus()
  expect(await focused(page)).toMatchObject({ said: '说清楚时间、地点和您希望怎么解决，答复会更快。', invalid: false })
  await button(page, '提交').press('Enter')
  await page.locator('textarea:focus').waitFor()
  expect(await focused(page)).toEqual({
    name: '您遇到了什么事？',
    said: '说清楚时间、地点和您希望怎么解决，答复会更快。 请再多写几个字，至少4个字。',
    invalid: true,
  })
  await field.fill('路灯坏了三天。')
  await button(page, '提交').press('Enter')
  await page.locator('[role=radio]:focus').waitFor()
  expect(await focused(page)).toEqual({ name: '咨询', said: '请选一选这是哪类事。', invalid: true })
})

it('a search for what no item is called says so, and offers what is near as such', async () => {
  const page = await city.visit('phone', 'citizen-1')
  await go(page, 'pages/services/list/index')
  await page.getByRole('searchbox').fill('烟花爆竹许可')
  await seen(page, '没有叫这个名称的事项')
  await seen(page, '只有些字相同的事项')
  await page.getByRole('list', { name: '只有些字相同的事项' }).getByRole('link').first().waitFor()
  expect(await page.getByRole('list', { name: '查找结果' }).count()).toBe(0)
  await keepScreenshot(page, 'services-near')
  await page.getByRole('searchbox').fill('公积金')
  await page
    .getByRole('status')
    .filter({ hasText: /^找到\d+项$/ })
    .waitFor()
  expect(await page.getByText('没有叫这个名称的事项').count()).toBe(0)
})

it('in the colours that a person chose for all pages, icons and what is chosen are drawn all the same', async () => {
  const page = await city.visit('phone', 'citizen-1')
  await page.emulateMedia({ forcedColors: 'active' })
  await go(page, COMPOSE)
  await page.getByRole('radio', { name: '求助' }).click()
  const of = (one: Locator, style: string): Promise<string> =>
    one.first().evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), style)
  const ground = await of(page.locator('.page__footer').filter({ visible: true }), 'background-color')
  const back = page.getByRole('button', { name: '返回' }).filter({ visible: true }).locator('.icon')
  expect(await of(back, 'background-color')).not.toBe(ground)
  expect(await of(page.getByRole('radio', { name: '咨询' }), 'outline-style')).toBe('none')
  expect(await of(page.getByRole('radio', { name: '求助' }), 'outline-style')).toBe('solid')
  const call = page.getByRole('switch', { name: /^需要时可以打电话联系我/ })
  const knob = call.locator('.switch__knob')
  expect(await of(knob, 'background-color')).not.toBe(await of(call.locator('.switch__track'), 'background-color'))
  const off = await of(call.locator('.switch__track'), 'background-color')
  await call.click()
  expect(await of(call.locator('.switch__track'), 'background-color')).not.toBe(off)
  expect(await of(knob, 'background-color')).not.toBe(await of(call.locator('.switch__track'), 'background-color'))
  await keepScreenshot(page, 'compose-forced-colours')
})

it.each([
  ['citizen-1', COMPOSE],
  ['citizen-1', 'pages/services/detail/index?id=id-card-replacement'],
  ['handler:heating', 'packages/desk/inbox/index'],
])('four times as large, what stays in sight leaves most of the screen to %s on %s', async (persona, path) => {
  const page = await city.visit('phone', persona)
  await page.setViewportSize({ width: 320, height: 256 })
  await go(page, path)
  const covered = await page.evaluate<number>(`[...document.querySelectorAll('.page *')]
    .filter((one) => one.checkVisibility() && ['sticky', 'fixed'].includes(getComputedStyle(one).position))
    .reduce((sum, one) => sum + (one.className.includes('notice') ? 0 : one.getBoundingClientRect().height), 0)`)
  expect(covered).toBeLessThan(256 / 3)
})

it('a topic that is opened, and the list that is come back to, are told to who cannot see them', async () => {
  const page = await city.visit('phone')
  await go(page, 'pages/services/list/index')
  await button(page, /^证件办理/).press('Enter')
  await until('the name of the topic', async () => (await focused(page)).name === '证件办理')
  await button(page, '看全部主题').press('Enter')
  await until('the name of the list', async () => (await focused(page)).name === '按主题找')
})

it('a large title breaks between words, not within one', async () => {
  const page = await city.visit('phone', 'citizen-1')
  const { body } = await city.api.call('citizen-1', 'messages.list_mine', { limit: 50 })
  if (!body.ok) throw new Error(body.error.message)
  const water = (body.data as { items: { id: string; title: string }[] }).items.find(({ title }) => /水箱/.test(title))
  await go(page, `pages/messages/detail/index?id=${water?.id ?? ''}`)
  await page.getByRole('heading', { level: 2, name: water?.title ?? '' }).waitFor()
  const tree = await page.context().newCDPSession(page)
  const { nodes } = await tree.send('Accessibility.getFullAXTree')
  // Read out in one go: what only the eye needs must not become pauses.
  const spoken = nodes.filter(({ role }) => role?.value === 'heading').map(({ name }) => name?.value as unknown)
  expect(spoken).toContain(water?.title)
  for (const width of [320, 360, 390, 430]) {
    await page.setViewportSize({ width, height: 844 })
    const lines = await page.evaluate<string[]>(`(() => {
      const heading = [...document.querySelectorAll('h2')].find((one) => one.checkVisibility())
      const lines = []
      let top
      const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) {
        const text = walker.currentNode
        for (let at = 0; at < text.length; at += 1) {
          const range = document.createRange()
          range.setStart(text, at)
          range.setEnd(text, at + 1)
          const box = range.getBoundingClientRect()
          if (top === undefined || box.top > top + 8) lines.push('')
          top = box.top
          lines[lines.length - 1] += text.data[at]
        }
      }
      return lines
    })()`)
    for (const word of ['水箱', '供水', '我们', '业主', '上周', '盖子'])
      expect({ width, word, whole: lines.some((line) => line.includes(word)), lines }).toMatchObject({ whole: true })
    expect(lines.length).toBeGreaterThan(1)
    expect(lines.length).toBeLessThan(5)
  }
})

const LETTER = { kind: 'inquiry', hideIdentity: true, replyOnlyHere: true, wantsPublic: false, aboutUnitStaff: false }
type Seen = { id: string; version: number; draft?: { contentHash: string } }
async function ask<Output = Seen>(who: string, procedure: string, input: unknown): Promise<Output> {
  const { body } = await city.api.call(who, procedure, input)
  if (!body.ok) throw new Error(`${procedure}: ${body.error.message}`)
  return body.data as Output
}
/** A letter of that citizen to the heating company, and its published answer. */
async function answered(citizen: string, body: string): Promise<string> {
  const letter = { ...LETTER, body, addresseeId: 'heating', requestId: randomUUID() }
  const { id, version } = await ask(citizen, 'messages.submit', letter)
  const accepted = await ask('handler:heating', 'messages.accept', { id, version })
  const reply = { id, version: accepted.version, body: '您好！已经恢复供热，室温回到二十度。', outcome: 'solved' }
  const drafted = await ask('handler:heating', 'messages.draft_reply', reply)
  const contentHash = drafted.draft?.contentHash ?? ''
  await ask('approver:heating', 'messages.approve_reply', { id, version: drafted.version, contentHash })
  return id
}

it('a session that ran out in the middle of a rating: the page leads to signing in, and nothing chosen or typed is lost', async () => {
  const id = await answered('citizen-1', '暖气不热，室温只有十四度，家里有老人。')
  const page = await city.visit('phone')
  await go(page, 'pages/me/sign-in/index')
  await page.getByRole('link', { name: /^市民1/ }).click()
  await seen(page, '已用“市民1”登录')
  await go(page, `pages/messages/detail/index?id=${id}`)
  await page.getByRole('radio', { name: '解决了', exact: true }).click()
  await page.getByRole('radio', { name: '满意', exact: true }).click()
  await page.getByLabel('还想说什么（可以不填）').fill('很快，谢谢。')
  await page.evaluate(`localStorage.setItem('minsheng.token', JSON.stringify({ data: 'eyJhbGciOiJIUzI1NiJ9.e30.x' }))`)
  await button(page, '提交评价').click()
  await page.getByRole('alert').filter({ hasText: '登录已过期' }).getByRole('button', { name: '登录' }).click()
  await page.getByRole('link', { name: /^市民1/ }).click()
  await button(page, '提交评价').waitFor()
  await page.getByText('登录已过期').waitFor({ state: 'detached' })
  expect(await page.getByLabel('还想说什么（可以不填）').inputValue()).toBe('很快，谢谢。')
  await button(page, '提交评价').click()
  await seen(page, '您的评价')
  await seen(page, '解决了，满意')
  // The button is gone with the form: the focus stays on the page.
  expect((await focused(page)).name).toBe('留言详情')
})

it('two tabs: who signs in as somebody else in one is somebody else in the other, too', async () => {
  const one = await city.visit('phone')
  await go(one, 'pages/me/sign-in/index')
  await one.getByRole('link', { name: /^市民1/ }).click()
  await seen(one, '已用“市民1”登录')
  await go(one, COMPOSE)
  await one.getByLabel('您遇到了什么事？').fill('市民1还没写完的事。')
  const two = await one.context().newPage()
  await two.goto(`${city.url}/#/pages/me/sign-in/index`)
  await two.getByRole('link', { name: /^市民2/ }).click()
  await seen(two, '已用“市民2”登录')
  // What the first has not sent must not go out in the name of the second.
  await until('the empty field', () => one.evaluate<boolean>(`document.querySelector('textarea')?.value === ''`))
  await go(one, 'pages/me/index')
  await seen(one, '您好，市民2')
})

it('going back leads to the tab before, and does not leave the site', async () => {
  const page = await city.visit('phone', 'citizen-1')
  const title = (name: string): Promise<void> =>
    page.getByRole('heading', { level: 1, name, exact: true }).filter({ visible: true }).waitFor()
  await go(page, 'pages/home/index')
  await page.getByRole('searchbox').fill('护照')
  await page.keyboard.press('Enter')
  await title('服务')
  await page.getByRole('listitem').first().getByRole('link').click()
  await title('办事指南')
  await page.goBack()
  await title('服务')
  await page.goBack()
  await title('示范市')
  await page.getByRole('link', { name: '我的', exact: true }).filter({ visible: true }).click()
  await title('我的')
  await page.getByRole('link', { name: /^隐私说明/ }).click()
  await title('隐私说明')
  await button(page, '返回').click()
  await title('我的')
  await page.goBack()
  await title('示范市')
})

it('after a reload 返回 leads to the page before, and home only where there is none', async () => {
  const page = await city.visit('phone', 'citizen-1')
  const title = (name: string): Promise<void> =>
    page.getByRole('heading', { level: 1, name, exact: true }).filter({ visible: true }).waitFor()
  await go(page, 'pages/messages/mine/index')
  await page.getByRole('listitem').first().getByRole('link').click()
  await title('留言详情')
  await page.reload()
  await title('留言详情')
  await button(page, '返回').click()
  await title('我的留言')
  const shared = await city.visit('phone', 'citizen-1')
  await go(shared, 'pages/services/detail/index?id=passport')
  await button(shared, '返回').click()
  await shared.getByRole('heading', { level: 1, name: '示范市' }).filter({ visible: true }).waitFor()
})

it('who goes back while a letter is on its way is told that it arrived', async () => {
  const page = await city.visit('phone', 'citizen-2')
  await go(page, 'pages/home/index')
  await button(page, /^我要留言/).click()
  await page.getByLabel('您遇到了什么事？').fill('公园的长椅坏了两张，请修一修。')
  await page.getByRole('radio', { name: '建议' }).click()
  const release = await hold(page, '**/api/messages/submit')
  const sent = page.waitForRequest('**/api/messages/submit')
  await button(page, '提交').click()
  await sent
  await page.goBack()
  await button(page, /^我要留言/).waitFor()
  release()
  await page
    .getByRole('status')
    .filter({ hasText: /^已收到，编号.*前答复(（待校历）)?$/ })
    .waitFor()
})

it('on a slow line 我的 says nothing false: neither signed out nor anything to press until it is known who it is', async () => {
  const page = await city.visit('phone', 'citizen-1')
  const release = await hold(page, '**/api/identity/me')
  await page.goto('/#/pages/me/index')
  await page.getByRole('status', { name: '正在打开…' }).first().waitFor()
  expect(await page.getByText('还没有登录').count()).toBe(0)
  release()
  await seen(page, '您好，市民1')
  await page.route('**/api/identity/me', (route) => route.abort('internetdisconnected'))
  await page.reload()
  await seen(page, '没有连上网')
  expect(await page.getByText('还没有登录').count()).toBe(0)
})

it('on paper a long answer is printed whole, without what is tapped', async () => {
  const id = await answered('citizen-2', '暖气管漏水，从昨天晚上漏到现在，楼下也湿了，请尽快来修。')
  const page = await city.visit('desk', 'citizen-2')
  await go(page, `pages/messages/detail/index?id=${id}`)
  await seen(page, '您好！已经恢复供热，室温回到二十度。')
  await page.setViewportSize({ width: 794, height: 400 })
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const paper = await page.evaluate<{ long: number; page: number; ink: string }>(`(() => {
    const page = [...document.querySelectorAll('.page')].find((one) => one.checkVisibility())
    return { long: document.documentElement.scrollHeight, page: page.scrollHeight, ink: getComputedStyle(page).color }
  })()`)
  expect(paper.page).toBeGreaterThan(800)
  expect(paper.long).toBeGreaterThanOrEqual(paper.page)
  expect(paper.ink).toBe('rgb(22, 32, 44)')
  expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0)
  expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0)
})

/** What has the focus while its middle lies under a bar; empty where it is in sight. Run in the browser. */
const COVERED = `(() => {
  const at = document.activeElement
  if (at === document.body) return ''
  const { left, top, width, height } = at.getBoundingClientRect()
  const there = document.elementFromPoint(left + width / 2, top + height / 2)
  return there && (at.contains(there) || there.contains(at)) ? '' : at.getAttribute('aria-label') || at.textContent
})()`

it.each([
  ['phone', false],
  ['phone', true],
  ['desk', false],
] as const)('by keyboard: what has the focus never lies under the bars (%s, elder %s)', async (screen, elder) => {
  const covered: string[] = []
  for (const path of [COMPOSE, 'pages/hall/index', 'pages/me/index', 'pages/home/index']) {
    // Each page by itself: what had the focus on the one before is not asked about.
    const page = await city.visit(screen, 'citizen-2')
    if (elder) await page.addInitScript(() => localStorage.setItem('minsheng.elder', '{"data":true}'))
    await page.setViewportSize({ width: screen === 'phone' ? 390 : 1280, height: 600 })
    await go(page, path)
    for (const key of ['Tab', 'Shift+Tab'])
      for (let presses = 0; presses < 24; presses += 1) {
        await page.keyboard.press(key)
        const what = await page.evaluate<string>(COVERED)
        if (what !== '') covered.push(`${path} ${key}: ${what}`)
      }
  }
  expect(covered).toEqual([])
})

it('says when a text is full and what was pasted beyond did not go in', async () => {
  const page = await city.visit('phone', 'citizen-1')
  await go(page, COMPOSE)
  const field = page.getByLabel('您遇到了什么事？')
  await field.focus()
  await page.keyboard.insertText('路灯不亮。'.repeat(401))
  await page.getByRole('alert').filter({ hasText: '已写满2000字，多出的字没有写进来' }).waitFor()
  expect((await field.inputValue()).length).toBe(2000)
  await field.fill('路灯不亮。'.repeat(350))
  await seen(page, '1750 / 2000')
})

it('what is written from right to left begins on the right', async () => {
  const id = await answered('citizen-2', 'ئۆيىمىزدىكى سۇ توختاپ قالدى، قاچان كېلىدۇ؟')
  const page = await city.visit('phone', 'citizen-2')
  await go(page, `pages/messages/detail/index?id=${id}`)
  await seen(page, /^ئۆ/)
  const gaps = await page.evaluate<{ left: number; right: number }[]>(`[...document.querySelectorAll('h2, .pre')]
    .filter((one) => one.checkVisibility() && one.textContent.startsWith('ئۆ'))
    .map((one) => {
      const range = document.createRange()
      range.selectNodeContents(one)
      const [line] = [...range.getClientRects()].filter(({ width }) => width > 20)
      const box = one.getBoundingClientRect()
      return { left: line.left - box.left, right: box.right - line.right }
    })`)
  expect(gaps.length).toBe(2)
  for (const { right } of gaps) expect(right).toBeLessThan(3)
})

it('similar questions that come when the writer has gone on stand below, and move no field', async () => {
  const page = await city.visit('phone', 'citizen-1')
  let answer = (): void => undefined
  const late = new Promise<void>((done) => (answer = done))
  const item = {
    id: 'a',
    title: '小区停水怎样提前知道',
    unitName: '市供水集团',
    releasedAt: '2026-07-01T02:00:00.000Z',
  }
  const body = JSON.stringify({ ok: true, data: { items: [{ ...item, joiners: 3 }] } })
  await page.route('**/api/answers/similar', async (route) => {
    await late
    await route.fulfill({ contentType: 'application/json', body })
  })
  await go(page, COMPOSE)
  const asked = page.waitForRequest('**/api/answers/similar')
  await page.getByLabel('您遇到了什么事？').fill('小区停水没有提前通知，希望能早点知道。')
  await asked
  await page.getByRole('radio', { name: '咨询' }).click()
  const top = async (): Promise<number | undefined> =>
    (await page.getByRole('radio', { name: '咨询' }).boundingBox())?.y
  const before = await top()
  answer()
  await page.getByRole('list', { name: '别人问过的，已有答复' }).waitFor()
  expect(await top()).toBe(before)
})

it('leads back to the row that one came from, far down in a list, and shows it as it is now', async () => {
  const page = await city.visit('phone', 'citizen-1')
  const { body } = await city.api.call('citizen-1', 'messages.list_mine', { limit: 1 })
  if (!body.ok) throw new Error(body.error.message)
  const [message] = (body.data as { items: object[] }).items
  let asked: string[] = []
  let changed = ''
  await page.route('**/api/messages/list_mine', async (route) => {
    const { limit, cursor = '0' } = route.request().postDataJSON() as { limit: number; cursor?: string }
    asked.push(`${cursor}+${limit}`)
    const items = Array.from({ length: limit }, (_, at) => {
      const place = Number(cursor) + at + 1
      return { ...message, ...(place === 53 ? {} : { id: `other-${place}` }), title: `第${place}件${changed}` }
    })
    await route.fulfill({ json: { ok: true, data: { items, nextCursor: String(Number(cursor) + limit) } } })
  })
  await go(page, 'pages/messages/mine/index')
  for (const last of ['第20件', '第40件']) {
    await seen(page, last)
    await page.getByRole('button', { name: '再看一些' }).click()
  }
  const row = page.getByRole('link', { name: /第53件/ })
  await row.scrollIntoViewIfNeeded()
  const before = await row.boundingBox()
  asked = []
  changed = '，已改动'
  await row.click()
  await seen(page, '办理经过')
  await page.goBack()
  await seen(page, '第53件，已改动')
  expect(asked).toEqual(['0+50', '50+10'])
  expect(await row.boundingBox()).toEqual(before)
})
