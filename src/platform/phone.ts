import Taro from '@tarojs/taro'

/** Opens the phone with a number; the person still presses call. Declining is no error. */
export const callPhone = (phoneNumber: string): void => {
  Taro.makePhoneCall({ phoneNumber }).catch(() => undefined)
}
