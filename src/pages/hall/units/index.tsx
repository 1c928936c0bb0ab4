import { Empty, Page } from '../../../components'

export default function UnitsPage() {
  return (
    <Page title='单位名录'>
      <Empty title='单位名录' />
    </Page>
  )
}
