export default definePageConfig({ navigationBarTitleText: '代理审核' })
