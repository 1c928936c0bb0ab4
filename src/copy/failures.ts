import type { ErrorCode } from '../../types/wire.contract'

/** What pages say when the server's own sentence is missing. A code without words does not compile. */
export const FAILURE_COPY: Record<ErrorCode | 'offline' | 'timeout', string> = {
  offline: '网络没有连上，请连上网后再试一次。',
  timeout: '网络太慢，没有等到回音，请再试一次。',
  invalid_input: '有一处填写不符合要求，请检查后再提交。',
  unauthenticated: '登录已过期，请重新登录。',
  forbidden: '您现在的身份不能办理这件事。确实需要办理的，请联系有权限的同事。',
  not_found: '没有找到，可能已被移走，或您不能查看。请返回后重新进入。',
  conflict: '这件事刚刚有了新的进展，请看过最新情况再办。',
  invalid_state: '这件事现在不能这样办，请看最新进展。',
  too_large: '内容太长，请缩短后再提交。',
  rate_limited: '操作太快了，请过一会儿再试。',
  internal: '系统出了一点问题，请稍后再试，或拨打12345。',
  unavailable: '系统正在恢复，请稍后再试，或拨打12345。',
}

/** What the server's sentence about a defect asks to pass on. */
export const tracedBy = (traceId: string): string => `追踪编号：${traceId}`

/** After what the server says, where something is filled in: only the page knows. */
export const KEPT_COPY = '您写的内容都还在。'

/** Where a page could not be read. */
export const UNREAD_COPY = {
  offline: { title: '没有连上网', text: '请检查网络，连上后再试一次。' },
  timeout: { title: '网络太慢', text: '没有等到回音，请再试一次。' },
} as const

/** The page was left before it was known whether it worked. */
export const LEFT_COPY = {
  offline: '离开前提交的那一步没有办成：没有连上网。',
  timeout: '离开前提交的那一步没有等到回音，请回去看看有没有办成。',
  refused: (why: string) => `离开前提交的那一步没有办成：${why}`,
} as const

/** A page of one thing was opened without saying which. */
export const UNNAMED_COPY = {
  title: '没有选要看哪一件',
  text: '打开的链接没有写明是哪一件，请到列表里选一件。',
  list: '去列表里选',
} as const

export const FAILURE_ACTIONS = {
  retry: '再试一次',
  failedTitle: '没有打开',
  noPage: '没有这个页面，已回到首页。',
  loading: '正在打开…',
  refreshFailed: '没有刷新成功，下面是上一次的内容。',
} as const
