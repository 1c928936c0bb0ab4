export { type WechatAppSettings, wechatCodes } from './wechat-codes'
