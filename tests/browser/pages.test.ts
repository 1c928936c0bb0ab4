import { keepScreenshot, SCREENS, seen } from './open-city'
import { barriers, misfits } from './page-checks'
import { nameOf, NOTHING, PAGES, TARGETS, visitPages } from './page-visits'
import { pagesOfTheApp } from './pages-of-the-app'

jest.setTimeout(240_000)

const visits = visitPages()

it('looks at every page that the app has', () => {
  const looked = new Set(PAGES.map(([path]) => path.replace(/\?.*$/, '')))
  expect(pagesOfTheApp().filter((page) => !looked.has(page))).toEqual([])
})

it.each(PAGES)('%s of %s is whole and without serious barriers: phone, dark, desk', async (path, persona, shows) => {
  const faults = visits.faultsSoFar()
  const page = await visits.opened(path, persona)
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
  expect(visits.faultsSince(faults)).toEqual([])
})
