export default definePageConfig({
  navigationBarTitleText: '民声',
  usingComponents: process.env.TARO_ENV === 'weapp' ? { 'follow-card': '../../native/follow-card/index' } : {},
})
