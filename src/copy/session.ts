export const SESSION_COPY = {
  signIn: '登录',
  signOut: '退出登录',
  signedOutTitle: '请先登录',
  signedOutText: '登录后可以写留言、看办理进展。',
} as const
