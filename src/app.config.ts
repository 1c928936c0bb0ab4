/**
 * Pages of the client. A tab must live in the main package; what only staff need lives in subpackages.
 * The tab bar is drawn by `components/tab-bar` on both platforms: `custom` keeps WeChat's own one away.
 */
export default defineAppConfig({
  entryPagePath: 'pages/home/index',
  pages: [
    'pages/home/index',
    'pages/messages/mine/index',
    'pages/services/list/index',
    'pages/hall/index',
    'pages/me/index',
    'pages/messages/compose/index',
    'pages/messages/detail/index',
    'pages/services/detail/index',
    'pages/hall/units/index',
    'pages/me/sign-in/index',
    'pages/me/privacy/index',
    'pages/me/notices/index',
  ],
  subPackages: [
    { root: 'packages/account', pages: ['bind/index', 'security/index'] },
    { root: 'packages/admin', pages: ['accounts/index', 'account/index', 'open/index'] },
    { root: 'packages/answers', pages: ['detail/index'] },
    { root: 'packages/audit', pages: ['log/index'] },
    { root: 'packages/rights', pages: ['mine/index', 'guardian/index'] },
    { root: 'packages/desk', pages: ['inbox/index', 'handle/index', 'record/index', 'deputies/index', 'drafts/index'] },
    {
      root: 'packages/press',
      pages: [
        'overview/index',
        'supervision/index',
        'supervision/document/index',
        'topics/index',
        'topics/topic/index',
        'calendar/index',
        'answers/index',
        'policy/index',
        'signing/index',
        'rules/index',
        'duties/index',
      ],
    },
  ],
  preloadRule: {
    'pages/me/index': { network: 'all', packages: ['packages/desk', 'packages/press'] },
  },
  tabBar: {
    custom: true,
    color: '@tabText',
    selectedColor: '@tabSelected',
    backgroundColor: '@tabBackground',
    borderStyle: '@tabBorder' as 'black',
    list: [
      { pagePath: 'pages/home/index', text: '首页' },
      { pagePath: 'pages/messages/mine/index', text: '留言' },
      { pagePath: 'pages/services/list/index', text: '服务' },
      { pagePath: 'pages/hall/index', text: '发布厅' },
      { pagePath: 'pages/me/index', text: '我的' },
    ],
  },
  window: {
    navigationBarTitleText: '民声',
    navigationBarBackgroundColor: '@barBackground',
    navigationBarTextStyle: '@barText',
    backgroundColor: '@pageBackground',
    backgroundTextStyle: 'dark',
  },
  // For all pages at once: deeply nested elements are drawn by Taro's `comp`, which knows no page's own components.
  usingComponents: process.env.TARO_ENV === 'weapp' ? { 'follow-card': 'native/follow-card/index' } : {},
  // Only what is used: a pin on the map when writing a message, after the person tapped for it.
  requiredPrivateInfos: ['chooseLocation'],
  permission: { 'scope.userLocation': { desc: '您点“在地图上标出位置”时，用来标出事情发生的地方' } },
  // On the web the page that is left is hidden by a timer as long as the animation: whoever goes back sooner would find
  // the page before hidden.
  ...(process.env.TARO_ENV === 'h5' ? { animation: false } : {}),
  // WeChat asks for consent to the privacy guide before any interface that reads personal data.
  __usePrivacyCheck__: true,
  sitemapLocation: 'sitemap.json',
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
})
