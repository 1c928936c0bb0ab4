export default definePageConfig({ navigationBarTitleText: '全市办理情况' })
