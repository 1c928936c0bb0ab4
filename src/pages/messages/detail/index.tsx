import { messagesApi } from '../../../api/messages.api'
import { Callout, Loaded, Page, SignedIn, Unnamed } from '../../../components'
import { withForecastOf } from '../../../copy/days'
import { MESSAGE_COPY } from '../../../copy/messages'
import { openTab, useParam } from '../../../platform/navigate'
import { useRequest } from '../../../state/use-request'
import './index.scss'
import { MessageParts } from './message-parts'

/** 留言详情, as its owner sees it. What may be done now comes with the message; the page derives nothing. */
export default function MessagePage() {
  const id = useParam('id')
  return (
    <Page title={MESSAGE_COPY.title} wide>
      {id ? (
        <SignedIn>{(me) => <Message id={id} owner={me.id} />}</SignedIn>
      ) : (
        <Unnamed onList={() => openTab('messages')} />
      )}
    </Page>
  )
}

function Message({ id, owner }: { id: string; owner: string }) {
  const request = useRequest(`message/${owner}/${id}`, () => messagesApi.get({ id }))
  return (
    <Loaded request={request} rows={4}>
      {(message) => (
        <>
          {message.withdrawal && <Callout icon='clock'>{MESSAGE_COPY.withdrawPending}</Callout>}
          <MessageParts
            message={message}
            onChanged={(next) => {
              if (request.state === 'ready') request.replace(withForecastOf(message, next))
            }}
            onStale={request.reload}
          />
        </>
      )}
    </Loaded>
  )
}
