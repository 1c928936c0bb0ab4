export default definePageConfig({ navigationBarTitleText: '审签规定' })
