/** @jest-environment jsdom */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { until } from '../support/until'
import { byText, startMiniProgram, tap, wordsOf } from '../support/weapp'
import { CITIZEN, rowIn } from './weapp.matter'

const row = rowIn({ status: 'processing', citizenStatus: 'processing', version: 2, allowedActions: [] })

describe('the home page of the built mini program', () => {
  const program = startMiniProgram({
    'identity/me': () => CITIZEN,
    'messages/list_mine': () => ({ items: [row], nextCursor: null }),
    'hall/hall': () => ({
      city: {
        name: '示范市',
        hotline: '12345',
        account: { name: '示范发布', platform: 'wechat', introduction: '政务发布', originalId: 'gh_test' },
      },
      items: [],
    }),
  })
  let page: HTMLElement

  beforeAll(async () => {
    page = await program.open('pages/home/index')
    await until('the open message', () => wordsOf(page).includes('最晚7月9日答复'))
  })

  it('knows the person by the platform and asks for what it shows, without a token', () => {
    const called = program.calls.map(({ name, data }) => `${name}.${data.procedure}`)
    expect(called).toEqual(expect.arrayContaining(['identity.me', 'hall.hall', 'messages.list_mine']))
    expect(JSON.stringify(program.calls)).not.toMatch(/token|authorization/i)
  })

  it('sends names and roles for screen readers, and its templates carry them', () => {
    const [instance] = getCurrentPages() as unknown as { data: object }[]
    const sent = JSON.stringify(instance?.data)
    expect(sent).toContain('主要栏目')
    expect(sent).toContain('navigation')
    const templates = readFileSync(resolve(__dirname, '../../dist/weapp/base.wxml'), 'utf8')
    for (const tag of ['view', 'text', 'image', 'input', 'textarea'])
      expect(templates).toMatch(new RegExp(`<${tag} [^>]*aria-label="{{i\\.[^>]*aria-role="{{i\\.`))
  })

  it('shows the follow card around the official account', async () => {
    await until('the follow card', () => page.querySelector('[class*="follow-card"]'))
    expect(page.textContent).toContain('示范发布')
  })

  it('opens the compose page by its one large button, once also when it is tapped twice', async () => {
    const button = await until('the large button', () => byText(page, '我要留言'))
    tap(button)
    tap(button)
    await until('the compose page', () => program.journeys.includes('navigateTo /pages/messages/compose/index'))
    expect(program.journeys).toHaveLength(1)
  })

  it('opens it in place of the tenth page, where WeChat opens none on top', async () => {
    const pages = getCurrentPages()
    const [first] = pages
    if (first === undefined) throw new Error('No page is open.')
    ;(first as unknown as { onShow: () => void }).onShow() // come back to
    pages.push(...Array.from({ length: 9 }, () => first))
    tap(await until('the large button', () => byText(page, '我要留言')))
    await until('the compose page', () => program.journeys.includes('redirectTo /pages/messages/compose/index'))
  })
})
