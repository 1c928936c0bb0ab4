/** Every page by name. Tabs are opened with `openTab`, the others with `openPage`. */
export const TABS = {
  home: '/pages/home/index',
  messages: '/pages/messages/mine/index',
  services: '/pages/services/list/index',
  hall: '/pages/hall/index',
  me: '/pages/me/index',
} as const
export type TabName = keyof typeof TABS

export const PAGES = {
  compose: '/pages/messages/compose/index',
  message: '/pages/messages/detail/index',
  service: '/pages/services/detail/index',
  answer: '/packages/answers/detail/index',
  release: '/packages/press/answers/index',
  units: '/pages/hall/units/index',
  signIn: '/pages/me/sign-in/index',
  bindAccount: '/packages/account/bind/index',
  security: '/packages/account/security/index',
  accounts: '/packages/admin/accounts/index',
  account: '/packages/admin/account/index',
  openAccount: '/packages/admin/open/index',
  privacy: '/pages/me/privacy/index',
  rights: '/packages/rights/mine/index',
  guardian: '/packages/rights/guardian/index',
  notices: '/pages/me/notices/index',
  desk: '/packages/desk/inbox/index',
  handle: '/packages/desk/handle/index',
  record: '/packages/desk/record/index',
  deputies: '/packages/desk/deputies/index',
  drafts: '/packages/desk/drafts/index',
  overview: '/packages/press/overview/index',
  rules: '/packages/press/rules/index',
  duties: '/packages/press/duties/index',
  calendar: '/packages/press/calendar/index',
  policy: '/packages/press/policy/index',
  signingRules: '/packages/press/signing/index',
  supervision: '/packages/press/supervision/index',
  auditLog: '/packages/audit/log/index',
  supervisionDocument: '/packages/press/supervision/document/index',
} as const
export type PageName = keyof typeof PAGES
