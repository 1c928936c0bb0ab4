import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import type { MessageRow } from '../../types/messages.contract'
import { type BrowsedCity, go, keepScreenshot, openCity, seen } from './open-city'

jest.setTimeout(240_000)

let city: BrowsedCity
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

/** Every page, who looks at it, and what must stand on it when it is whole. `ID` is a message of that person. */
const PAGES: readonly (readonly [path: string, persona: string | undefined, shows: RegExp])[] = [
  ['pages/home/index', 'citizen-1', /我要留言/],
  ['pages/home/index', undefined, /找办事/],
  ['pages/messages/compose/index', 'citizen-1', /您遇到了什么事/],
  ['pages/messages/mine/index', 'citizen-1', /我的留言/],
  ['pages/messages/detail/index?id=ID', 'citizen-1', /办理进度|办理过程/],
  ['pages/services/list/index', undefined, /身份证/],
  ['pages/services/detail/index?id=id-card-replacement', undefined, /身份证/],
  ['pages/hall/index', undefined, /示范发布/],
  ['pages/hall/units/index', undefined, /市供热集团/],
  ['pages/me/index', 'citizen-1', /您好/],
  ['pages/me/sign-in/index', undefined, /市民1/],
  ['pages/me/privacy/index', undefined, /隐私说明/],
  ['pages/me/notices/index', 'citizen-1', /提醒哪些/],
  ['pages/me/notices/index', 'handler:heating', /提醒哪些/],
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
]
const MODES = {
  light: { colorScheme: 'light', elder: false },
  dark: { colorScheme: 'dark', elder: false },
  elder: { colorScheme: 'light', elder: true },
} as const

const axeSource = readFileSync(resolve('node_modules/axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
}
/** What axe finds that keeps somebody from using the page. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  const violations = await page.evaluate<Violation[]>(
    "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)",
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
}

/** A message that the persona may look at, out of the demonstration. */
async function messageOf(persona: string): Promise<string> {
  const list = persona.startsWith('citizen') ? 'messages.list_mine' : 'messages.inbox'
  const { body } = await city.api.call(persona, list, { limit: 1 })
  if (!body.ok) throw new Error(body.error.message)
  const [row] = (body.data as { items: MessageRow[] }).items
  if (row === undefined) throw new Error(`${persona} has no message in the demonstration`)
  return row.id
}

describe.each(Object.keys(MODES) as (keyof typeof MODES)[])('in %s mode', (mode) => {
  it.each(PAGES)('%s of %s is whole and without serious barriers', async (path, persona, shows) => {
    const { colorScheme, elder } = MODES[mode]
    const id = path.includes('=ID') ? await messageOf(persona ?? '') : ''
    const page = await city.visit('phone', persona, colorScheme)
    if (elder) await page.addInitScript(() => localStorage.setItem('minsheng.elder', '{"data":true}'))
    const faults = city.faults.length
    await go(page, path.replace('=ID', `=${id}`))
    await seen(page, shows)
    const name = path.replace(/^(pages|packages)\//, '').replace(/\/index.*$/, '')
    await keepScreenshot(page, `page-${name.replaceAll('/', '-')}-${(persona ?? 'guest').replace(':', '-')}-${mode}`)
    expect(await barriers(page)).toEqual([])
    // Nothing sticks out to the right of a phone.
    expect(await page.evaluate('document.scrollingElement.scrollWidth <= window.innerWidth')).toBe(true)
    expect(city.faults.slice(faults)).toEqual([])
    await page.context().close()
  })
})
