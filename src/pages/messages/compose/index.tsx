import { Empty, Page } from '../../../components'

export default function ComposePage() {
  return (
    <Page title='写留言'>
      <Empty title='写留言' />
    </Page>
  )
}
