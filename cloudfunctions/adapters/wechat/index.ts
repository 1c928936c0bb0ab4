export type { WechatApp } from './access-token'
export { wechatCodes } from './wechat-codes'
