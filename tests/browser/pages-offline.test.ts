import { until } from '../support/until'
import { keepScreenshot } from './open-city'
import { misfits } from './page-checks'
import { nameOf, PAGES, TARGETS, visitPages } from './page-visits'

jest.setTimeout(240_000)

const visits = visitPages((page) => page.route(/\/api\/(?!identity\/me)/, (route) => route.abort()), 'none')

describe('without the network', () => {
  const rows = PAGES.filter(([path, persona], at) => persona && PAGES.findIndex(([same]) => same === path) === at)

  it.each(rows)('%s of %s stands, loads nothing for ever, and has a way on', async (path, persona) => {
    const faults = visits.faultsSoFar()
    const page = await visits.opened(path, persona)
    await keepScreenshot(page, `page-${nameOf(path, persona)}-offline`)
    // What had to be read first says that it could not; a form stands as ever.
    const ways = page.getByRole('main').locator('button, input, textarea').filter({ visible: true })
    const said = page.getByRole('main').getByText('隐私').filter({ visible: true })
    await until('a way on', async () => (await ways.count()) + (await said.count()) > 0)
    expect(await misfits(page, TARGETS.standard)).toEqual([])
    expect(visits.faultsSince(faults)).toEqual([])
  })
})
