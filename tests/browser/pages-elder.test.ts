import { keepScreenshot, SCREENS, seen } from './open-city'
import { barriers, misfits, smallLetters } from './page-checks'
import { nameOf, NOTHING, PAGES, TARGETS, visitPages } from './page-visits'

jest.setTimeout(240_000)

/** px: the smallest letters of the elder mode (18 dp, 适老化). */
const ELDER_LETTERS = 18
/** px: the narrowest phone in use; also what a desk shows at 400 % (WCAG 1.4.10). */
const NARROW = { width: 320, height: 640 } as const

const visits = visitPages((page) => page.addInitScript(() => localStorage.setItem('minsheng.elder', '{"data":true}')))

describe('in elder mode', () => {
  it.each(PAGES)('%s of %s has larger targets and fits, on a phone and on a desk', async (path, persona, shows) => {
    const faults = visits.faultsSoFar()
    const page = await visits.opened(path, persona)
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
    expect(visits.faultsSince(faults)).toEqual([])
  })
})
