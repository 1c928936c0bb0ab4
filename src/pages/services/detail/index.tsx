import { Empty, Page } from '../../../components'

export default function ServicePage() {
  return (
    <Page title='办事指南'>
      <Empty title='办事指南' />
    </Page>
  )
}
