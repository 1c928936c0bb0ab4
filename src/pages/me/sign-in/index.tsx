import { Empty, Page } from '../../../components'

export default function SignInPage() {
  return (
    <Page title='登录'>
      <Empty title='登录' />
    </Page>
  )
}
