export const SESSION_COPY = {
  signIn: '登录',
  signOut: '退出登录',
} as const
