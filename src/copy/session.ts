export const SESSION_COPY = {
  signIn: '登录',
  signOut: '退出登录',
  signedOutTitle: '请先登录',
  signedOutText: '登录后可以写留言、看办理进展。',
  ranOut: '登录已过期。重新登录后可以接着办。',
} as const
