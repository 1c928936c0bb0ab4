import { Empty, Page } from '../../../components'

export default function ServicesPage() {
  return (
    <Page title='服务' tab='services'>
      <Empty title='服务' />
    </Page>
  )
}
