import { Empty, Page } from '../../../components'

export default function PrivacyPage() {
  return (
    <Page title='隐私说明'>
      <Empty title='隐私说明' />
    </Page>
  )
}
