import { Empty, Page } from '../../../components'

export default function MePage() {
  return (
    <Page title='我的' tab='me'>
      <Empty title='我的' />
    </Page>
  )
}
