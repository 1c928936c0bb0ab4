import { Empty, Page } from '../../components'

export default function HallPage() {
  return (
    <Page title='发布厅' tab='hall'>
      <Empty title='发布厅' />
    </Page>
  )
}
