import type { Page } from 'playwright-core'
import { type BrowsedCity, openCity, SCREENS } from './open-city'
import { thingOf } from './pages-of-the-app'

/** Every page, who looks at it, and what must stand on it when it is whole. `ID` is something that person may open there. */
export const PAGES: readonly (readonly [path: string, persona: string | undefined, shows: RegExp])[] = [
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
export const TARGETS = { standard: 44, elder: 60 } as const
export const NOTHING = { barriers: [], misfits: [] }
const NOBODY = '00000000-0000-4000-8000-000000000000'

export interface PageVisits {
  /** The page opened afresh on a phone, with nothing loading any more. */
  opened(path: string, persona: string | undefined): Promise<Page>
  /** How many errors and violated policies there were so far. */
  faultsSoFar(): number
  faultsSince(before: number): readonly string[]
}

/**
 * Visits to a city of the file's own. Each persona has one session, `prepare`d when it begins, so that the browser reads the
 * program once.
 *
 * @param ids `none`: what a page should open is not looked up.
 */
export function visitPages(
  prepare: (page: Page) => Promise<unknown> = async () => undefined,
  ids?: 'none',
): PageVisits {
  let city: BrowsedCity
  beforeAll(async () => {
    city = await openCity()
  })
  afterAll(() => city.close())

  const sessions = new Map<string, Promise<Page>>()
  const begin = async (persona: string | undefined): Promise<Page> => {
    const page = await city.visit('phone', persona)
    await prepare(page)
    return page
  }
  return {
    async opened(path, persona) {
      const id = ids === 'none' ? NOBODY : path.endsWith('=ID') ? await thingOf(city.api, path, persona ?? '') : ''
      const session = sessions.get(persona ?? '') ?? begin(persona)
      sessions.set(persona ?? '', session)
      const page = await session
      await page.goto('/healthz') // away from the page before, on the same origin
      await page.setViewportSize(SCREENS.phone)
      await page.goto(`/#/${path.replace(/=ID$/, `=${id}`)}`)
      await page.getByRole('main').filter({ visible: true }).first().waitFor()
      await page
        .getByRole('status', { name: '正在打开…' })
        .filter({ visible: true })
        .first()
        .waitFor({ state: 'hidden' })
      return page
    },
    faultsSoFar: () => city.faults.length,
    faultsSince: (before) => city.faults.slice(before),
  }
}

/** What a page's screenshots are called. */
export const nameOf = (path: string, persona: string | undefined): string =>
  `${path.replace(/^(pages|packages)\//, '').replace(/\/index.*$/, '')}-${persona ?? 'guest'}`.replace(/[/:]/g, '-')
