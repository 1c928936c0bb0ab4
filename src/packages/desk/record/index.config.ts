export default definePageConfig({ navigationBarTitleText: '登记留言' })
