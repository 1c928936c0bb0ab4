import {
  earlierDraft,
  emptyDraft,
  keepDraft,
  readDraft,
  someoneHasDraft,
  takeEarlier,
} from '../../../src/pages/messages/compose/draft'
import { kept, taro } from '../../support/device'

jest.mock('@tarojs/taro', () => jest.requireActual<{ taro: object }>('../../support/device').taro)

describe('the draft of a message', () => {
  beforeEach(() => kept.clear())

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

  it('leaves in sight what was typed last; what was theirs before waits and can be taken up again', () => {
    const before = { ...emptyDraft(), body: '先前的' }
    keepDraft('citizen-1', before)
    keepDraft(undefined, { ...emptyDraft(), body: '登录前写的' })
    const now = readDraft('citizen-1') ?? emptyDraft()
    expect(now.body).toBe('登录前写的')
    expect(earlierDraft('citizen-1')).toEqual(before)
    expect(earlierDraft('citizen-2')).toBeUndefined()
    expect(takeEarlier('citizen-1', now)).toEqual(before)
    expect(readDraft('citizen-1')).toEqual(before)
    expect(earlierDraft('citizen-1')).toEqual(now)
  })

  it('is not put aside for a page that was only opened', () => {
    keepDraft('citizen-1', { ...emptyDraft(), body: '先前的' })
    keepDraft(undefined, { ...emptyDraft(), kind: 'praise' })
    expect(readDraft('citizen-1')?.body).toBe('先前的')
    expect(earlierDraft('citizen-1')).toBeUndefined()
    expect(readDraft(undefined)).toBeUndefined()
  })

  it('tells somebody who is not signed in that a text waits for its writer, where one does', () => {
    keepDraft(undefined, { ...emptyDraft(), body: '没登录时写的' })
    keepDraft('citizen-2', { ...emptyDraft(), kind: 'praise' })
    expect(someoneHasDraft()).toBe(false)
    keepDraft('citizen-1', { ...emptyDraft(), body: '先前的' })
    expect(someoneHasDraft()).toBe(true)
  })

  it('does not stop the page when the device can keep nothing', () => {
    const full = jest.spyOn(taro.default, 'setStorageSync').mockImplementation(() => {
      throw new Error('exceed storage max size')
    })
    try {
      expect(() => keepDraft('citizen-1', emptyDraft())).not.toThrow()
    } finally {
      full.mockRestore()
    }
  })
})
