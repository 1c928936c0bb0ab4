import { forgetOwnTexts } from '../../../src/state/forget-own-texts'

const mockStored = new Map<string, unknown>()
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    getStorageInfoSync: () => ({ keys: [...mockStored.keys()] }),
    removeStorageSync: (key: string) => mockStored.delete(key),
  },
}))

it('lets go of what one person typed, and of nothing else that the device keeps', () => {
  for (const key of [
    'minsheng.draft.u.1',
    'minsheng.draft.u.1.earlier',
    'minsheng.answer.u.1.m9',
    'minsheng.text.rate.m9',
    'minsheng.draft.u.12',
    'minsheng.draft.ux1',
    'minsheng.answer.u.2.m9',
    'minsheng.elder',
    'minsheng.token',
  ])
    mockStored.set(key, 'x')
  forgetOwnTexts('u.1')
  expect([...mockStored.keys()]).toEqual([
    'minsheng.draft.u.12',
    'minsheng.draft.ux1',
    'minsheng.answer.u.2.m9',
    'minsheng.elder',
    'minsheng.token',
  ])
})
