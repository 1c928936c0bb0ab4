export default definePageConfig({ navigationBarTitleText: '历次拟稿' })
