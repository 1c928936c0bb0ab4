/** @jest-environment jsdom */
import { until } from '../support/until'
import { byText, startMiniProgram, tap, type, wordsOf } from '../support/weapp'
import { CITIZEN } from './weapp.matter'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

describe('writing a message in the built mini program', () => {
  let answering = false
  const program = startMiniProgram({
    'identity/me': () => CITIZEN,
    'notifications/templates': () => ({
      items: [
        { template: 'citizen_answer', id: 'T1' },
        { template: 'citizen_question', id: 'T2' },
      ],
    }),
    'notifications/accept': () => ({ credits: [{ template: 'citizen_answer', credits: 1 }] }),
    'messages/submit': () => {
      if (!answering) throw new Error('request:fail')
      return { id: 'm-1', code: '20260706-ABCDEF', replyDueOn: '2026-07-13', calendarSettled: true, urgent: false }
    },
  })
  let page: HTMLElement
  const submits = () => program.calls.filter(({ data }) => data.procedure === 'submit').map(({ data }) => data.input)
  const body = () => until('the text field', () => page.querySelector('[class*="field__area"]'))

  beforeAll(async () => {
    page = await program.open('pages/messages/compose/index')
  })

  it('shows the emergency numbers while a word of danger is being typed', async () => {
    type(await body(), '楼道里有煤气味，很呛人')
    await until('the emergency numbers', () => page.textContent?.includes('有危险请立即拨打110/119/120'))
    type(await body(), '和平路小区从昨晚开始停暖')
    await until('calm', () => !page.textContent?.includes('有危险请立即拨打110/119/120'))
  })

  it('asks for the kind before it sends', async () => {
    tap(await until('the button', () => byText(page, '提交')))
    await until('the question', () => page.textContent?.includes('请选一选这是哪类事'))
    expect(submits()).toHaveLength(0)
  })

  it('keeps the text when sending fails and sends it again under the same request id', async () => {
    tap(await until('the chip', () => byText(page, '求助')))
    await until('the chosen chip', () => byText(page, '求助')?.closest('[class*="chip--on"]'))
    tap(await until('the button', () => byText(page, '提交')))
    await until('the failure', () => page.textContent?.includes('您写的内容都还在'))
    answering = true
    tap(await until('the button', () => byText(page, '提交')))
    await until('the receipt', () => page.textContent?.includes('编号 20260706-ABCDEF'))
    expect(wordsOf(page)).toContain('最晚7月13日前答复')

    const [first, second] = submits() as { requestId: string }[]
    expect(first).toMatchObject({
      kind: 'help',
      body: '和平路小区从昨晚开始停暖',
      hideIdentity: true,
      wantsPublic: false,
    })
    expect(first?.requestId).toMatch(UUID)
    expect(second).toEqual(first)
  })

  it('asked WeChat for reminders once, at the first tap that sent, and booked what was accepted', async () => {
    expect(program.journeys.filter((journey) => journey.startsWith('requestSubscribeMessage'))).toEqual([
      'requestSubscribeMessage T1,T2',
    ])
    const booked = await until('the booking', () =>
      program.calls.find(({ name, data }) => name === 'notifications' && data.procedure === 'accept'),
    )
    expect(booked.data.input).toEqual({ templates: ['citizen_answer'] })
  })
})
