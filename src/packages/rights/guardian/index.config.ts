export default definePageConfig({ navigationBarTitleText: '未满14周岁' })
