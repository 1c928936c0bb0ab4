import { useEffect, useState } from 'react'
import type { MessageAction } from '../../../../types/messages.terms'
import { messagesApi } from '../../../api/messages.api'
import { Callout, Loaded, Page, SignedIn, Unnamed } from '../../../components'
import { withForecastOf } from '../../../copy/days'
import { MESSAGE_COPY } from '../../../copy/messages'
import { openTab, useParam } from '../../../platform/navigate'
import { showFirstError } from '../../../platform/show-first-error'
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
  /** What somebody was faster than: where it cannot be done any more, its part of the page is gone and cannot say so. */
  const [overtaken, setOvertaken] = useState<MessageAction>()
  const isOver = overtaken !== undefined && request.data?.allowedActions.includes(overtaken) === false
  useEffect(() => {
    if (isOver) showFirstError()
  }, [isOver])
  return (
    <Loaded request={request} rows={4}>
      {(message) => (
        <>
          {isOver && (
            <Callout tone='warn' live>
              {MESSAGE_COPY.overtaken}
            </Callout>
          )}
          {message.withdrawal && <Callout icon='clock'>{MESSAGE_COPY.withdrawPending}</Callout>}
          <MessageParts
            message={message}
            onChanged={(next) => {
              setOvertaken(undefined)
              if (request.state === 'ready') request.replace(withForecastOf(message, next))
            }}
            onStale={(action) => {
              setOvertaken(action)
              request.reload()
            }}
          />
        </>
      )}
    </Loaded>
  )
}
