import type { Locator, Page } from 'playwright-core'
import { type BrowsedCity, go, keepScreenshot, openCity, type ScreenName, seen } from './open-city'

jest.setTimeout(240_000)

let city: BrowsedCity
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

const ANSWER = '您好，我们已上门测温并清洗过滤器，现在室温20度。如仍不热，请再留言。'

/** Finds a row in the list that is open, page by page. */
async function findRow(page: Page, words: string): Promise<Locator> {
  const row = page.getByRole('listitem').filter({ hasText: words })
  const more = page.getByRole('button', { name: '再看一些' })
  await page.getByRole('list', { name: '留言' }).waitFor()
  while ((await row.count()) === 0 && (await more.count()) > 0) {
    await more.click()
    await page.waitForLoadState('networkidle')
  }
  return row
}

/** One story a screen; each step keeps what it looked like. */
describe.each(['phone', 'desk'] as const)('on a %s', (screen: ScreenName) => {
  const house = screen === 'phone' ? '3号楼' : '5号楼'
  const place = `听涛街道锦绣小区${house}`
  const body = `我家在${place}，家里暖气不热，只有15度，请尽快来看看。`
  const keep = (page: Page, step: string) => keepScreenshot(page, `story-${screen}-${step}`)
  let citizen: Page

  it('a citizen writes, signs in on the way without losing a word, and learns by when', async () => {
    citizen = await city.visit(screen)
    await go(citizen, 'pages/home/index')
    await keep(citizen, '01-home')
    await citizen.getByRole('button', { name: /我要留言/ }).click()
    await citizen.getByLabel('您遇到了什么事？').fill(body)
    await citizen.getByLabel('在哪里？').fill(place)
    await citizen.getByRole('radio', { name: '求助' }).click()
    await keep(citizen, '02-compose')
    await citizen.getByRole('button', { name: '提交', exact: true }).click()
    await seen(citizen, '登录后就能提交。')
    await citizen.getByRole('button', { name: '去登录' }).click()
    await citizen.getByRole('link', { name: /^市民1/ }).click()
    await citizen.getByRole('button', { name: '提交', exact: true }).waitFor()
    expect(await citizen.getByLabel('您遇到了什么事？').inputValue()).toBe(body)
    await citizen.getByRole('button', { name: '提交', exact: true }).click()
    await seen(citizen, /^编号 \d{8}-[2-9A-HJ-NP-Z]{6}$/)
    await seen(citizen, /最晚.*前答复/)
    await seen(citizen, /转交市供热集团/)
    await keep(citizen, '03-received')
    await citizen.getByRole('button', { name: '看这条留言' }).click()
    await seen(citizen, body)
    await keep(citizen, '04-waiting')
  })

  it('the handler accepts on the row, answers, and sends it to the leader; nobody outside reads it yet', async () => {
    const handler = await city.visit(screen, 'handler:heating')
    await go(handler, 'packages/desk/inbox/index')
    await handler.getByRole('button', { name: /待签收/ }).click()
    await (await findRow(handler, place)).first().waitFor()
    await keep(handler, '05-inbox')
    await handler.getByRole('button', { name: new RegExp(`^签收：.*${house}`) }).click()
    await seen(handler, '已签收')
    if (screen === 'phone') {
      await handler.getByRole('radio', { name: '办理中' }).click()
      const row = await findRow(handler, place)
      await row.getByRole('button', { name: /写答复/ }).click()
    }
    await handler.getByLabel('答复内容').fill(ANSWER)
    await handler.getByRole('radio', { name: '已解决' }).click()
    await keep(handler, '06-answer')
    await handler.getByRole('button', { name: '送审', exact: true }).click()
    await seen(handler, '已送审')

    await citizen.reload()
    await seen(citizen, body)
    expect(await citizen.getByText(ANSWER).count()).toBe(0)
  })

  it('the leader reads question and reply and approves', async () => {
    const leader = await city.visit(screen, 'approver:heating')
    await go(leader, 'packages/desk/inbox/index')
    const waiting = await findRow(leader, place)
    await waiting.getByRole('button', { name: /^审核/ }).click()
    await seen(leader, ANSWER)
    await seen(leader, body)
    await keep(leader, '07-approve')
    await leader.getByRole('button', { name: '通过', exact: true }).click()
    // One tap more before a citizen reads it; on a keyboard Enter says yes, and Escape leaves all as it was.
    await seen(leader, '通过并答复市民？')
    await leader.keyboard.press('Escape')
    await leader.getByRole('dialog').waitFor({ state: 'detached' })
    await leader.getByRole('button', { name: '通过', exact: true }).click()
    await seen(leader, /办理结果：已解决。市民马上就能看到/)
    await keep(leader, '07-approve-sure')
    if (screen === 'desk') await leader.keyboard.press('Enter')
    else await leader.getByRole('button', { name: '确认通过' }).click()
    await seen(leader, '已通过，市民可以看到答复了')
  })

  it('the citizen reads it and says whether it helped; the press office sees the city', async () => {
    await citizen.reload()
    await seen(citizen, ANSWER)
    await keep(citizen, '08-answered')
    await citizen.getByRole('radio', { name: '解决了', exact: true }).click()
    const content = citizen.getByRole('radiogroup', { name: '您对答复满意吗？' })
    await content.getByRole('radio', { name: '非常满意', exact: true }).click()
    await citizen.getByRole('button', { name: '提交评价' }).click()
    await seen(citizen, '谢谢您的评价')
    await seen(citizen, '已办结')
    await keep(citizen, '09-rated')

    const press = await city.visit(screen, 'press')
    await go(press, 'packages/press/overview/index')
    await seen(press, /今日收到\d+件/)
    await seen(press, '按时答复率')
    await keep(press, '10-overview')
    expect(city.faults).toEqual([])
  })
})
