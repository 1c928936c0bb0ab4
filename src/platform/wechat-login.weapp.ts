import Taro from '@tarojs/taro'

/** WeChat's one-time code for signing in on the city's own server. */
export const wechatLoginCode: (() => Promise<string>) | undefined = async () => (await Taro.login()).code
/** Whether this runs as a mini program. */
export const inWechat: boolean = true
