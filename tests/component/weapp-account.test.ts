/** @jest-environment jsdom */
import { PRIVACY_NOTICE } from '../../types/privacy.terms'
import { PRIVACY_COPY } from '../../src/copy/me'
import { PRIVACY_SHEET_COPY } from '../../src/copy/privacy-sheet'
import { until } from '../support/until'
import { byText, Refused, startMiniProgram, tap, type, wordsOf } from '../support/weapp'
import { CITIZEN, HANDLER } from './weapp.matter'

const NO_SUCH_CODE = '绑定码不对、已经用过或已过期。请核对，或请系统管理员重新发放。'

describe('an account in the built mini program', () => {
  let bound = false
  let needConsent: (answer: (given: { event: string }) => void) => void = () => undefined
  const host = globalThis as unknown as { wx?: object }
  Object.assign((host.wx ??= {}), {
    onNeedPrivacyAuthorization: (listen: typeof needConsent) => (needConsent = listen),
  })
  const program = startMiniProgram({
    'identity/me': () => (bound ? HANDLER : CITIZEN),
    'identity/bind_wechat': ({ code }: { code: string }) => {
      if (code !== 'ABCD-EFGH-JKLM') throw new Refused('not_found', NO_SUCH_CODE)
      bound = true
      return HANDLER
    },
  })
  const sent = (procedure: string) => program.calls.filter(({ data }) => data.procedure === procedure)

  it('offers a citizen to bind a work account, and has no sign-in: the platform knows who it is', async () => {
    const page = await program.open('pages/me/index')
    tap(await until('我是工作人员', () => byText(page, '我是工作人员')))
    await until('the page of binding', () => program.journeys.includes('navigateTo /packages/account/bind/index'))
    expect(page.textContent).not.toContain('密码')
  })

  it('keeps a refused code in its field and says what to do; a good code opens the workbench', async () => {
    const page = await program.open('packages/account/bind/index')
    const field = await until('the field', () => page.querySelector('wx-input'))
    tap(await until('the button', () => byText(page, '绑定')))
    expect(sent('bind_wechat')).toEqual([])

    type(field, 'ABCD-EFGH-JKLX')
    await until('the enabled button', () => !page.querySelector('[class*="press--disabled"]'))
    tap(await until('the button', () => byText(page, '绑定')))
    await until('the refusal', () => page.textContent?.includes(NO_SUCH_CODE))
    expect(sent('bind_wechat').map(({ data }) => data.input)).toEqual([{ code: 'ABCD-EFGH-JKLX' }])

    type(field, 'ABCD-EFGH-JKLM')
    tap(await until('the button', () => byText(page, '绑定')))
    await until('the workbench', () => program.journeys.some((journey) => journey.includes('packages/desk/inbox')))
    expect(sent('bind_wechat')).toHaveLength(2)
    expect(JSON.stringify(program.calls)).not.toMatch(/openid|token/i)
  })

  it('shows the whole privacy notice with its version, without asking the cloud for anything', async () => {
    const before = program.calls.length
    const page = await program.open('pages/me/privacy/index')
    await until('the last part', () => page.textContent?.includes(PRIVACY_COPY.parts.at(-1)?.text ?? '?'))
    for (const { title, text } of PRIVACY_COPY.parts) {
      expect(page.textContent).toContain(title)
      expect(page.textContent).toContain(text)
    }
    expect(wordsOf(page)).toContain(PRIVACY_COPY.version(PRIVACY_NOTICE.version, PRIVACY_NOTICE.effectiveOn))
    expect(program.calls.slice(before).filter(({ name }) => name !== 'identity')).toEqual([])

    // Asked for consent on a page below, whoever reads the guide has no panel lying over it.
    const below = await program.open('pages/hall/units/index')
    const given: string[] = []
    // Two interfaces may wait for it: https://developers.weixin.qq.com/s/hndZUOmA7gKn (WeChat's second example).
    for (const name of ['first', 'second']) needConsent(({ event }) => given.push(`${name} ${event}`))
    await until('the question', () => below.textContent?.includes(PRIVACY_SHEET_COPY.title))
    expect(page.textContent).not.toContain(PRIVACY_SHEET_COPY.title)
    tap(await until('the refusal', () => byText(below, PRIVACY_SHEET_COPY.refuse)))
    await until('the answers', () => given.length === 2)
    expect(given).toEqual(['first disagree', 'second disagree'])
    await until('the end of the question', () => !below.textContent?.includes(PRIVACY_SHEET_COPY.title))
  })
})
