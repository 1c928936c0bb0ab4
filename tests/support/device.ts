/** What the device keeps, by key. */
export const kept = new Map<string, unknown>()

/** Taro, as far as it keeps things: `jest.mock('@tarojs/taro', () => jest.requireActual('…/support/device').taro)`. */
export const taro = {
  __esModule: true,
  default: {
    getStorageSync: (key: string) => kept.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void kept.set(key, value),
    removeStorageSync: (key: string) => void kept.delete(key),
    getStorageInfoSync: () => ({ keys: [...kept.keys()] }),
  },
}
