import { Empty, Page } from '../../../components'

export default function HandlePage() {
  return (
    <Page title='办理'>
      <Empty title='办理' />
    </Page>
  )
}
