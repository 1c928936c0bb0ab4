export default definePageConfig({ navigationBarTitleText: '发布厅' })
