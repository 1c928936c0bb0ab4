export const FOLLOW_COPY = {
  label: (name: string) => `关注${name}`,
  code: (name: string) => `${name}的公众号二维码`,
  siteScan: '扫码可在手机上打开这里。',
  siteCode: '在手机上打开这里的二维码',
  scan: '用微信扫一扫，看通知和办理进展。不关注也能办事。',
  search: (name: string) => `在微信里搜索“${name}”即可关注。不关注也能办事。`,
  open: '打开公众号',
} as const
