import type { Page } from 'playwright-core'
import { type BrowsedCity, keepScreenshot, openCity, SCREENS, seen } from './open-city'
import { barriers, misfits, smallLetters } from './page-checks'
import { pagesOfTheApp, thingOf } from './pages-of-the-app'
import { until } from '../support/until'

jest.setTimeout(240_000)

let city: BrowsedCity
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

/** Every page, who looks at it, and what must stand on it when it is whole. `ID` is something that person may open there. */
const PAGES: readonly (readonly [path: string, persona: string | undefined, shows: RegExp])[] = [
  ['pages/home/index', 'citizen-1', /我要留言/],
  ['pages/home/index', undefined, /找办事/],
  ['pages/messages/compose/index', 'citizen-1', /您遇到了什么事/],
  ['pages/messages/mine/index', 'citizen-1', /我的留言/],
  ['pages/messages/detail/index?id=ID', 'citizen-1', /办理经过/],
  ['pages/services/list/index', undefined, /身份证/],
  ['pages/services/detail/index?id=id-card-replacement', undefined, /身份证/],
  ['pages/hall/index', undefined, /示范发布/],
  ['pages/hall/units/index', undefined, /市供热集团/],
  ['pages/me/index', 'citizen-1', /您好/],
  ['pages/me/sign-in/index', undefined, /市民1/],
  ['pages/me/privacy/index', undefined, /隐私说明/],
  ['pages/me/notices/index', 'citizen-1', /提醒哪些/],
  ['pages/me/notices/index', 'handler:heating', /提醒哪些/],
  ['packages/press/signing/index', 'admin', /全市的审签规定/],
  ['packages/press/policy/index', 'admin', /全市统一的期限/],
  ['packages/desk/inbox/index', 'handler:heating', /待签收/],
  ['packages/desk/inbox/index', 'dispatcher', /待转办/],
  ['packages/desk/handle/index?id=ID', 'handler:heating', /办理经过/],
  ['packages/desk/handle/index?id=ID', 'dispatcher', /办理经过/],
  ['packages/desk/record/index', 'dispatcher', /来自哪里/],
  ['packages/press/overview/index', 'press', /今日收到/],
  ['packages/press/calendar/index', 'admin', /放假安排已知到/],
  ['packages/audit/log/index', 'auditor', /条等待封存|没有等待封存的记录/],
  ['packages/press/supervision/index', 'supervisor', /份文书待签发|没有等着处理的文书/],
  ['pages/home/index', 'handler:heating', /打开工作台/],
  ['pages/messages/mine/index', undefined, /请先登录/],
  ['packages/account/bind/index', 'citizen-1', /绑定码/],
  ['packages/account/security/index', 'handler:heating', /登录/],
  ['packages/admin/accounts/index', 'admin', /工作人员账号/],
  ['packages/admin/account/index?id=ID', 'admin', /变更记录/],
  ['packages/admin/open/index', 'admin', /登录名/],
  ['packages/answers/detail/index?id=ID', 'citizen-1', /我也遇到/],
  ['packages/rights/mine/index', 'citizen-1', /系统保存了什么/],
  ['packages/rights/guardian/index', 'citizen-1', /我未满14周岁/],
  ['packages/desk/inbox/index', 'approver:heating', /待我审核/],
  ['packages/desk/drafts/index?id=ID', 'handler:heating', /历次拟稿/],
  ['packages/desk/deputies/index', 'approver:heating', /已设的代理/],
  ['packages/press/supervision/document/index?id=ID', 'supervisor', /催办|督办/],
  ['packages/press/answers/index', 'press', /可以公开的答复/],
  ['packages/press/topics/index', 'press', /至少三人反映才算话题/],
  ['packages/press/topics/topic/index?id=ID', 'press', /每天收到多少件/],
  ['packages/press/rules/index', 'press', /自动转办的把握/],
  ['packages/press/duties/index', 'press', /市教育局/],
]

/** px: the smallest side of what is tapped; the larger one is the elder mode's (design.md, 适老化). */
const TARGETS = { standard: 44, elder: 60 } as const
/** px: the smallest letters of the elder mode (18 dp, 适老化). */
const ELDER_LETTERS = 18
/** px: the narrowest phone in use; also what a desk shows at 400 % (WCAG 1.4.10). */
const NARROW = { width: 320, height: 640 } as const

type Mode = 'standard' | 'elder' | 'offline'
const visits = new Map<string, Promise<Page>>()

/** One session for each persona and mode, so that the browser reads the program once. */
function visitOf(persona: string | undefined, mode: Mode): Promise<Page> {
  const key = `${persona ?? ''} ${mode}`
  const visit = visits.get(key) ?? begin(persona, mode)
  visits.set(key, visit)
  return visit
}
async function begin(persona: string | undefined, mode: Mode): Promise<Page> {
  const page = await city.visit('phone', persona)
  if (mode === 'elder') await page.addInitScript(() => localStorage.setItem('minsheng.elder', '{"data":true}'))
  if (mode === 'offline') await page.route(/\/api\/(?!identity\/me)/, (route) => route.abort())
  return page
}

/** The page opened afresh in that session, on a phone, with nothing loading any more. */
async function opened(path: string, persona: string | undefined, mode: Mode): Promise<Page> {
  const nobody = '00000000-0000-4000-8000-000000000000'
  const id = mode === 'offline' ? nobody : path.endsWith('=ID') ? await thingOf(city.api, path, persona ?? '') : ''
  const page = await visitOf(persona, mode)
  await page.goto('/healthz') // away from the page before, on the same origin
  await page.setViewportSize(SCREENS.phone)
  await page.goto(`/#/${path.replace(/=ID$/, `=${id}`)}`)
  await page.getByRole('main').filter({ visible: true }).first().waitFor()
  await page.getByRole('status', { name: '正在打开…' }).filter({ visible: true }).first().waitFor({ state: 'hidden' })
  return page
}

const nameOf = (path: string, persona: string | undefined): string =>
  `${path.replace(/^(pages|packages)\//, '').replace(/\/index.*$/, '')}-${persona ?? 'guest'}`.replace(/[/:]/g, '-')

it('looks at every page that the app has', () => {
  const looked = new Set(PAGES.map(([path]) => path.replace(/\?.*$/, '')))
  expect(pagesOfTheApp().filter((page) => !looked.has(page))).toEqual([])
})

const NOTHING = { barriers: [], misfits: [] }

it.each(PAGES)('%s of %s is whole and without serious barriers: phone, dark, desk', async (path, persona, shows) => {
  const faults = city.faults.length
  const page = await opened(path, persona, 'standard')
  await seen(page, shows)
  await keepScreenshot(page, `page-${nameOf(path, persona)}-phone`)
  const phone = { barriers: await barriers(page), misfits: await misfits(page, TARGETS.standard) }

  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await barriers(page, 'color-contrast')

  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(SCREENS.desk)
  await seen(page, shows)
  await keepScreenshot(page, `page-${nameOf(path, persona)}-desk`)
  const desk = { barriers: await barriers(page), misfits: await misfits(page, TARGETS.standard) }

  expect({ phone, dark, desk }).toEqual({ phone: NOTHING, dark: [], desk: NOTHING })
  expect(city.faults.slice(faults)).toEqual([])
})

describe('in elder mode', () => {
  it.each(PAGES)('%s of %s has larger targets and fits, on a phone and on a desk', async (path, persona, shows) => {
    const faults = city.faults.length
    const page = await opened(path, persona, 'elder')
    await seen(page, shows)
    await keepScreenshot(page, `page-${nameOf(path, persona)}-elder`)
    const phone = {
      ...{ barriers: await barriers(page), misfits: await misfits(page, TARGETS.elder) },
      small: await smallLetters(page, ELDER_LETTERS),
    }
    await page.setViewportSize(NARROW)
    const narrow = await misfits(page, TARGETS.elder)
    // A browser that makes the letters alone twice as large (WCAG 1.4.4), on the narrowest phone.
    await page.evaluate(`document.querySelectorAll('.page').forEach(({ style }) => style.setProperty('--fs', '2'))`)
    const large = await misfits(page, TARGETS.elder)
    await page.evaluate(`document.querySelectorAll('.page').forEach(({ style }) => style.setProperty('--fs', '1.3'))`)
    await page.setViewportSize(SCREENS.desk)
    await seen(page, shows)
    const desk = await misfits(page, TARGETS.elder)
    expect({ phone, narrow, large, desk }).toEqual({
      phone: { ...NOTHING, small: [] },
      narrow: [],
      large: [],
      desk: [],
    })
    expect(city.faults.slice(faults)).toEqual([])
  })
})

describe('without the network', () => {
  const rows = PAGES.filter(([path, persona], at) => persona && PAGES.findIndex(([same]) => same === path) === at)

  it.each(rows)('%s of %s stands, loads nothing for ever, and has a way on', async (path, persona) => {
    const faults = city.faults.length
    const page = await opened(path, persona, 'offline')
    await keepScreenshot(page, `page-${nameOf(path, persona)}-offline`)
    // What had to be read first says that it could not; a form stands as ever.
    const ways = page.getByRole('main').locator('button, input, textarea').filter({ visible: true })
    const said = page.getByRole('main').getByText('隐私').filter({ visible: true })
    await until('a way on', async () => (await ways.count()) + (await said.count()) > 0)
    expect(await misfits(page, TARGETS.standard)).toEqual([])
    expect(city.faults.slice(faults)).toEqual([])
  })
})
