import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { callOver } from '../support/api-client'
import { DESK, openBrowser, openScreen, PHONE } from '../support/browser'
import { buildServerBundle, copySeededData, dataFolder, startServerProcess } from '../support/server-process'
import { until } from '../support/until'

export const SCREENS = { phone: PHONE, desk: DESK } as const
export type ScreenName = keyof typeof SCREENS

const PAGES = resolve('dist/h5')
const ARTEFACTS = resolve('artefacts/browser')
/** Far longer than any page takes on a busy machine. */
const PATIENCE_MS = 30_000

/** The demonstration city in a real server process with the built pages, and a browser to visit it. */
export interface BrowsedCity {
  readonly url: string
  readonly api: ReturnType<typeof callOver>
  readonly browser: Browser
  /** A fresh session, signed in as the persona when one is given. Errors of the page end up in `faults`. */
  visit(screen: ScreenName, persona?: string, colorScheme?: 'light' | 'dark'): Promise<Page>
  /** Uncaught errors and violated policies, by page. */
  readonly faults: readonly string[]
  close(): Promise<void>
}

/** @throws Error when the pages were not built: a missing build is a failure, not a skip. */
export async function openCity(): Promise<BrowsedCity> {
  if (!existsSync(join(PAGES, 'index.html'))) throw new Error('dist/h5 is missing: npm run build:h5')
  const folder = dataFolder()
  const pages = join(folder, 'pages')
  cpSync(PAGES, pages, { recursive: true }) // as they are now: a build beside the suite must not mix two of them
  await copySeededData(folder)
  const server = await startServerProcess(await buildServerBundle(), folder, { PAGES: pages })
  const browser = await openBrowser()
  const api = callOver(server.url)
  const contexts: BrowserContext[] = []
  const faults: string[] = []
  return {
    url: server.url,
    api,
    browser,
    faults,
    async visit(screen, persona, colorScheme = 'light') {
      const context = await openScreen(browser, SCREENS[screen], { colorScheme, baseURL: server.url })
      contexts.push(context)
      context.setDefaultTimeout(PATIENCE_MS)
      if (persona !== undefined) {
        // As Taro keeps it; signing in by hand is tested in the story.
        const token = JSON.stringify({ data: await api.tokenOf(persona) })
        await context.addInitScript(
          ([value]) => sessionStorage.getItem('seen') ?? localStorage.setItem('minsheng.token', value ?? ''),
          [token],
        )
      }
      const page = await context.newPage()
      page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`))
      page.on('console', (message) => {
        if (message.type() === 'error' && /Content Security Policy|Uncaught|Warning:/.test(message.text()))
          faults.push(`${page.url()}: ${message.text()}`)
      })
      return page
    },
    async close() {
      for (const context of contexts) await context.close()
      await browser.close()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Opens a page by its path in `app.config.ts` and waits until it has said something. */
export async function go(page: Page, path: string): Promise<void> {
  await page.goto(`/#/${path}`)
  await page.getByRole('main').first().waitFor()
  await page.waitForLoadState('networkidle')
}

/** A page slides in from the right: whether the present one stands where it belongs. Run in the browser. */
const SLID_IN = `[...document.querySelectorAll('[role=main]')].some((main) => {
  const { left, top, width } = main.getBoundingClientRect()
  return width > 0 && left >= 0 && left < innerWidth / 2 && top < innerHeight
})`

/** Keeps what the page looks like under `artefacts/browser`. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  mkdirSync(ARTEFACTS, { recursive: true })
  await until('the page to slide in', () => page.evaluate<boolean>(SLID_IN))
  await page.screenshot({ path: join(ARTEFACTS, `${name}.png`), animations: 'disabled' })
}

/** Waits until a text is in sight. Taro keeps the pages below the present one in the document, hidden. */
export const seen = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByText(text).filter({ visible: true }).first().waitFor()
