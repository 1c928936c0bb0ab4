export default definePageConfig({ navigationBarTitleText: '期限规定' })
