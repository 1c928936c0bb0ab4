import { Empty, Page } from '../../../components'

export default function OverviewPage() {
  return (
    <Page title='全市办理情况'>
      <Empty title='全市办理情况' />
    </Page>
  )
}
