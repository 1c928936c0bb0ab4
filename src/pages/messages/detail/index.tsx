import { Empty, Page } from '../../../components'

export default function MessagePage() {
  return (
    <Page title='留言详情'>
      <Empty title='留言详情' />
    </Page>
  )
}
