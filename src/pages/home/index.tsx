import { Empty, Page } from '../../components'

export default function HomePage() {
  return (
    <Page title='首页' tab='home'>
      <Empty title='首页' />
    </Page>
  )
}
