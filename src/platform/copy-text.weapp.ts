import Taro from '@tarojs/taro'

/** Puts a text on the clipboard. @returns whether it worked. */
export const copyText = (data: string): Promise<boolean> =>
  Taro.setClipboardData({ data }).then(
    () => true,
    () => false,
  )
