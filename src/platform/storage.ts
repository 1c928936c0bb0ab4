import Taro from '@tarojs/taro'

/** What is kept on the device. A full or forbidden storage never stops a page: then nothing is kept. */
export function readStored<Value>(key: string): Value | undefined {
  try {
    const value: unknown = Taro.getStorageSync(key)
    return value === '' || value === undefined || value === null ? undefined : (value as Value)
  } catch {
    return undefined
  }
}

/** `undefined` removes the key. */
export function writeStored<Value>(key: string, value: Value | undefined): void {
  try {
    if (value === undefined) Taro.removeStorageSync(key)
    else Taro.setStorageSync(key, value)
  } catch {
    // Private mode or a full disk: the page still works, only without memory.
  }
}

/** Names of what is kept on the device; none where the storage is forbidden. */
export function storedKeys(): readonly string[] {
  try {
    return Taro.getStorageInfoSync().keys
  } catch {
    return []
  }
}
