/** WeChat's one-time code for signing in on the city's own server; `undefined` where there is no WeChat to ask. */
export const wechatLoginCode: (() => Promise<string>) | undefined = undefined
/** Whether this runs as a mini program. */
export const inWechat: boolean = false
