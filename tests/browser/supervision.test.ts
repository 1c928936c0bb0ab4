import type { SupervisionRow } from '../../types/supervision.contract'
import { type BrowsedCity, go, keepScreenshot, openCity, seen } from './open-city'
import { until } from '../support/until'

jest.setTimeout(240_000)

let city: BrowsedCity
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

const drafts = async (): Promise<SupervisionRow[]> => {
  const { body } = await city.api.call('supervisor', 'supervision.list', { rung: 'overdue_notice' })
  if (!body.ok) throw new Error(body.error.message)
  return (body.data as { items: SupervisionRow[] }).items
}
/** The first tick runs beside the start: its drafts are there a moment later. */
const firstDraft = (): Promise<SupervisionRow> => until('a draft of a notice', async () => (await drafts())[0])

it('the supervisor sees what waits, signs a notice and closes it with a result; the unit reads it', async () => {
  const row = await firstDraft()
  for (const screen of ['phone', 'desk'] as const) {
    const page = await city.visit(screen, 'supervisor')
    await go(page, 'packages/press/supervision/index')
    await seen(page, /份文书待签发/)
    await keepScreenshot(page, `supervision-${screen}`)
    await go(page, `packages/press/supervision/document/index?id=${encodeURIComponent(row.id)}`)
    await seen(page, /超期催办通知书/)
    await keepScreenshot(page, `supervision-document-${screen}`)
  }

  const slower = await city.visit('phone', 'supervisor')
  await go(slower, `packages/press/supervision/document/index?id=${encodeURIComponent(row.id)}`)
  await slower.getByRole('button', { name: '签发', exact: true }).click()
  await slower.getByRole('textbox').fill('请说明原因。')

  const page = await city.visit('phone', 'supervisor')
  await go(page, `packages/press/supervision/document/index?id=${encodeURIComponent(row.id)}`)
  await page.getByRole('button', { name: '签发', exact: true }).click()
  await page.getByRole('textbox').fill('请今天到现场核实。')
  await keepScreenshot(page, 'supervision-sign')
  await page.getByRole('button', { name: '确认签发' }).click()
  await seen(page, /签发意见：请今天到现场核实。/)

  // Whoever was slower reads so, keeps the words, and is not offered what would only be refused again.
  await slower.getByRole('button', { name: '确认签发' }).click()
  await seen(slower, /这一步已经办过了/)
  expect(await slower.getByRole('textbox').inputValue()).toBe('请说明原因。')
  expect(await slower.getByRole('button', { name: '确认签发' }).count()).toBe(0)
  await keepScreenshot(slower, 'supervision-overtaken')
  await slower.getByRole('button', { name: '看这份文书' }).click()
  await seen(slower, /签发意见：请今天到现场核实。/)

  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
  expect(await page.getByText('时限清单').first().isVisible()).toBe(true)
  await keepScreenshot(page, 'supervision-print')
  await page.emulateMedia({ media: 'screen' })

  const unit = await city.visit('phone', `handler:${row.unitId ?? ''}`)
  await go(unit, `packages/desk/handle/index?id=${row.messageId}`)
  await seen(unit, /督办文书/)
  await unit
    .getByRole('link', { name: /超期催办通知书/ })
    .first()
    .click()
  await seen(unit, /请今天到现场核实/)
  await keepScreenshot(unit, 'supervision-unit')

  await page.getByRole('button', { name: '办结', exact: true }).click()
  await page.getByRole('button', { name: '确认办结' }).click()
  await seen(page, /请至少写2个字/)
  await page.getByRole('textbox').fill('单位已到场处理并答复。')
  await page.getByRole('button', { name: '确认办结' }).click()
  await seen(page, /办结：单位已到场处理并答复。/)
  expect((await drafts()).map(({ id }) => id)).not.toContain(row.id)

  await go(page, `packages/desk/handle/index?id=${row.messageId}`)
  await page.getByRole('button', { name: '写督办意见' }).click()
  await page.getByRole('textbox', { name: '意见' }).fill('请明天上午反馈进展。')
  await page.getByRole('button', { name: '发给单位' }).click()
  await page.getByRole('link', { name: /督办意见/ }).click()
  await seen(page, /请明天上午反馈进展。/)
  await keepScreenshot(page, 'supervision-instruct')

  const chief = await city.visit('desk', 'press')
  await go(chief, 'packages/press/supervision/index')
  await seen(chief, /签发和办结由督查人员负责/)
  const overview = await city.visit('phone', 'press')
  await go(overview, 'packages/press/overview/index')
  await overview.getByRole('link', { name: /督办/ }).click()
  await seen(overview, /份文书待签发|没有等着处理/)
  expect(city.faults).toEqual([])
})
