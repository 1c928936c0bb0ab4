/** @jest-environment jsdom */
import { resolve } from 'node:path'
import simulate from 'miniprogram-simulate'

const FOLDER = resolve(__dirname, '../../src/native/follow-card')
const PROPERTIES = {
  name: '示范发布',
  introduction: '政务发布',
  originalId: 'gh_test',
  searchHint: '在微信里搜索“示范发布”即可关注。',
  openLabel: '打开公众号',
}

/** What the simulator's types leave out of a component that was loaded by path. */
interface Card {
  dom: HTMLElement
  instance: { onLoad(event: object): void; onError(): void; onOpen(): void }
  querySelector(selector: string): object | undefined
  addEventListener(name: string, listener: (event: { detail: unknown }) => void): void
}

describe('关注卡, the native component around <official-account>', () => {
  const opened: string[] = []
  const told: unknown[] = []
  const id = simulate.load(resolve(FOLDER, 'index'), 'follow-card', { rootPath: FOLDER, compiler: 'official' })
  const show = (properties: Partial<typeof PROPERTIES> = {}): Card => {
    const component = simulate.render(id, { ...PROPERTIES, ...properties })
    component.attach(document.createElement('div'))
    const card = component as unknown as Card
    card.addEventListener('card', (event) => told.push(event.detail))
    return card
  }

  beforeEach(() => {
    opened.length = 0
    told.length = 0
    const { wx } = globalThis as unknown as { wx: Record<string, unknown> }
    wx.openOfficialAccountProfile = (options: { username: string }) => opened.push(options.username)
  })

  it('asks WeChat for its card and says how to find the account until WeChat has answered', () => {
    const card = show()
    expect(card.querySelector('.follow-card__official')).toBeDefined()
    expect(card.dom.textContent).toContain(PROPERTIES.searchHint)
  })

  it('leaves the place to WeChat when its card shows (status 0)', () => {
    const card = show()
    card.instance.onLoad({ detail: { status: 0 } })
    expect(card.dom.textContent).not.toContain(PROPERTIES.searchHint)
    expect(card.querySelector('.follow-card__official')).toBeDefined()
    expect(told).toEqual([{ card: 'shown' }])
  })

  it.each([
    ['a status other than 0', (card: Card) => card.instance.onLoad({ detail: { status: 2 } })],
    ['an error', (card: Card) => card.instance.onError()],
  ])('hides WeChat’s card after %s, and opens the account by a tap', (_what, refuse) => {
    const card = show()
    refuse(card)
    expect(card.querySelector('.follow-card__official')).toBeUndefined()
    card.instance.onOpen()
    expect(opened).toEqual(['gh_test'])
    expect(told).toEqual([{ card: 'hidden' }])
  })

  it('offers no button where the account cannot be opened from here', () => {
    expect(show({ originalId: '' }).querySelector('.button')).toBeUndefined()
    expect(show().querySelector('.button')).toBeDefined()
  })
})
