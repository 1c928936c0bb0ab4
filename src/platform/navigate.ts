import Taro, { useRouter } from '@tarojs/taro'
import { PAGES, type PageName, TABS, type TabName } from './routes'

type Params = Record<string, string>

const withParams = (path: string, params: Params = {}): string => {
  const query = Object.entries(params).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return query.length ? `${path}?${query.join('&')}` : path
}

/** WeChat opens at most ten pages on top of each other (https://developers.weixin.qq.com/miniprogram/dev/api/route/wx.navigateTo.html). */
const MOST_PAGES = 10

/** A page that was tapped for counts as being on its way so long at most, milliseconds: then it can be tapped for again. */
const ON_ITS_WAY_MS = 3000
let onItsWay: string | undefined
/** A page is in sight. */
export const pageShown = (): void => {
  onItsWay = undefined
}

/**
 * Opens a page on top of this one; on top of ten, in place of this one, where WeChat would open nothing. Tapped twice
 * while it is on its way it opens once: else going back from it leads to itself.
 */
export const openPage = (page: PageName, params?: Params): void => {
  const url = withParams(PAGES[page], params)
  if (url === onItsWay) return
  onItsWay = url
  setTimeout(() => {
    if (onItsWay === url) pageShown()
  }, ON_ITS_WAY_MS)
  if (process.env.TARO_ENV === 'weapp' && Taro.getCurrentPages().length >= MOST_PAGES) replacePage(page, params)
  else void Taro.navigateTo({ url })
}

/** Opens a page in place of this one: going back leads to the page before. */
export const replacePage = (page: PageName, params?: Params): void => {
  void Taro.redirectTo({ url: withParams(PAGES[page], params) })
}

/**
 * Changes to a tab. In a browser going back from it leads to the tab before, as people know it there: Taro would put the
 * new one in its place, and going back left the site.
 */
export const openTab = (tab: TabName): void => {
  const url = TABS[tab]
  if (process.env.TARO_ENV === 'h5' && onTab()) void Taro.navigateTo({ url })
  else void Taro.switchTab({ url })
}

const onTab = (): boolean => {
  const pages = Taro.getCurrentPages()
  const route = pages[pages.length - 1]?.route ?? ''
  return Object.values(TABS).some((tab) => tab === `/${route.replace(/^\//, '')}`)
}

/**
 * Opens the workbench as a tab of its own. WeChat allows tabs in the main package only, and the workbench must not
 * weigh on every citizen's download: so it starts a new page stack, which is what changing a tab does.
 */
export const openDesk = (): void => {
  void Taro.reLaunch({ url: PAGES.desk })
}

/** Back, or home when this page was the first one (a shared link). */
export const goBack = (): void => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else if (cameFromHere()) window.history.back()
  else openTab('home')
}

/** After a reload Taro knows of no page before; the browser still does. The router counts its entries in their state. */
const cameFromHere = (): boolean => {
  if (process.env.TARO_ENV !== 'h5') return false
  const { idx } = (window.history.state ?? {}) as { idx?: number }
  return idx !== undefined && idx > 0
}

/** One parameter of this page's address, decoded; `undefined` when absent. */
export const useParam = (name: string): string | undefined => {
  const value = useRouter().params[name]
  if (value === undefined || value === '') return undefined
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
