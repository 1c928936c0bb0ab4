import { Empty, Page } from '../../../components'

export default function MyMessagesPage() {
  return (
    <Page title='我的留言' tab='messages'>
      <Empty title='我的留言' />
    </Page>
  )
}
