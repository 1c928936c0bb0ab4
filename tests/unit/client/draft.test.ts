import { emptyDraft, keepDraft, readDraft } from '../../../src/pages/messages/compose/draft'

const mockStored = new Map<string, unknown>()
let mockFull = false
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    getStorageSync: (key: string) => mockStored.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => {
      if (mockFull) throw new Error('exceed storage max size')
      mockStored.set(key, value)
    },
    removeStorageSync: (key: string) => mockStored.delete(key),
  },
}))

describe('the draft of a message', () => {
  beforeEach(() => {
    mockStored.clear()
    mockFull = false
  })

  it('starts hidden, not public, without calls, and with a request id of its own', () => {
    const [one, other] = [emptyDraft(), emptyDraft()]
    expect(one).toMatchObject({ hideIdentity: true, wantsPublic: false, mayCall: false, addressee: undefined })
    expect(one.requestId).not.toBe(other.requestId)
  })

  it('belongs to one person: the next one on a shared computer does not read it', () => {
    keepDraft('citizen-1', { ...emptyDraft(), body: '我的烦恼' })
    expect(readDraft('citizen-1')?.body).toBe('我的烦恼')
    expect(readDraft('citizen-2')).toBeUndefined()
  })

  it('comes along when its writer signs in on the way, and is then theirs alone', () => {
    keepDraft(undefined, { ...emptyDraft(), body: '登录前写的' })
    expect(readDraft('citizen-1')?.body).toBe('登录前写的')
    expect(readDraft(undefined)).toBeUndefined()
    expect(readDraft('citizen-1')?.body).toBe('登录前写的')
  })

  it('never takes the place of a draft that is already theirs', () => {
    keepDraft('citizen-1', { ...emptyDraft(), body: '先前的' })
    keepDraft(undefined, { ...emptyDraft(), body: '登录前写的' })
    expect(readDraft('citizen-1')?.body).toBe('先前的')
  })

  it('does not stop the page when the device can keep nothing', () => {
    mockFull = true
    expect(() => keepDraft('citizen-1', emptyDraft())).not.toThrow()
  })
})
