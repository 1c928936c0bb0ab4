import { locate } from '../../../src/platform/location'
import { locate as locateInWeChat } from '../../../src/platform/location.weapp'

const mockChoose = jest.fn<Promise<unknown>, []>()
jest.mock('@tarojs/taro', () => ({ __esModule: true, default: { chooseLocation: () => mockChoose() } }))

type Done = (position: { coords: { latitude: number; longitude: number } }) => void
type Failed = (error: { code: number }) => void
const withBrowser = (navigator: unknown): void => {
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true })
}
const before = globalThis.navigator

describe('a place from the browser', () => {
  afterAll(() => withBrowser(before))

  it('is where the device is, to about a metre', async () => {
    const coords = { latitude: 36.123456789, longitude: 120.987654321 }
    withBrowser({ geolocation: { getCurrentPosition: (done: Done) => done({ coords }) } })
    expect(await locate()).toEqual({ found: true, latitude: 36.12346, longitude: 120.98765 })
  })

  it.each([
    [1, 'refused'],
    [2, 'unavailable'],
    [3, 'unavailable'], // took too long
  ])('error %i is %s', async (code, why) => {
    withBrowser({ geolocation: { getCurrentPosition: (_done: Done, failed: Failed) => failed({ code }) } })
    expect(await locate()).toEqual({ found: false, why })
  })

  it('is not waited for when nobody answers the browser’s question', async () => {
    jest.useFakeTimers()
    withBrowser({ geolocation: { getCurrentPosition: () => undefined } })
    const located = locate()
    jest.advanceTimersByTime(30_000)
    expect(await located).toEqual({ found: false, why: 'unavailable' })
    jest.useRealTimers()
  })

  it('is unavailable where the browser cannot tell', async () => {
    withBrowser({})
    expect(await locate()).toEqual({ found: false, why: 'unavailable' })
  })
})

describe('a place from WeChat', () => {
  const guide = (agrees: boolean | undefined): void => {
    const requirePrivacyAuthorize =
      agrees === undefined
        ? undefined
        : ({ success, fail }: { success: () => void; fail: () => void }) => (agrees ? success() : fail())
    Object.assign(globalThis, { wx: { requirePrivacyAuthorize } })
  }
  beforeEach(() => {
    mockChoose.mockReset()
    guide(true)
  })
  afterAll(() => {
    delete (globalThis as { wx?: unknown }).wx
  })

  it('is where the pin was put, with the name that the map gives it', async () => {
    mockChoose.mockResolvedValue({ latitude: 36.1234567, longitude: 120.9, name: '东湖公园', address: '' })
    expect(await locateInWeChat()).toEqual({ found: true, latitude: 36.12346, longitude: 120.9, name: '东湖公园' })
  })

  it('is not asked for before the privacy guide was agreed to', async () => {
    guide(false)
    expect(await locateInWeChat()).toEqual({ found: false, why: 'refused' })
    expect(mockChoose).not.toHaveBeenCalled()
  })

  it('works with base libraries that know no such question', async () => {
    guide(undefined)
    mockChoose.mockResolvedValue({ latitude: 36, longitude: 120, name: '', address: '' })
    expect(await locateInWeChat()).toEqual({ found: true, latitude: 36, longitude: 120 })
  })

  it.each([
    ['chooseLocation:fail cancel', 'cancelled'],
    ['chooseLocation:fail auth deny', 'refused'],
    ['chooseLocation:fail privacy permission is not authorized', 'refused'],
    ['chooseLocation:fail system error', 'unavailable'],
  ])('%s is %s', async (errMsg, why) => {
    mockChoose.mockRejectedValue({ errMsg })
    expect(await locateInWeChat()).toEqual({ found: false, why })
  })
})
