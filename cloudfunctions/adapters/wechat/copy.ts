/** What a citizen reads when WeChat does not let them in. */
export const WECHAT_COPY = {
  codeUsed: '微信登录已过期，请再点一次登录。',
  tooOften: '登录太频繁了，请过一分钟再试。',
  blocked: '微信限制了这个账号登录小程序。请在微信里查看账号状态，或拨打12345反映。',
  away: '暂时连不上微信，请过一会儿再试，或拨打12345反映。',
} as const
