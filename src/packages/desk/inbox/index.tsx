import { Empty, Page } from '../../../components'

export default function InboxPage() {
  return (
    <Page title='工作台' tab='desk'>
      <Empty title='工作台' />
    </Page>
  )
}
