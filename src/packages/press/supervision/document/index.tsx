import { useState } from 'react'
import type { SupervisionDocumentView } from '../../../../../types/supervision.contract'
import { messagesApi } from '../../../../api/messages.api'
import { supervisionApi } from '../../../../api/supervision.api'
import { Empty, Loaded, Page, SignedIn, Unnamed } from '../../../../components'
import { SupervisionDecision, type SupervisionDecisionName, SupervisionPaper } from '../../../../components/staff'
import { SUPERVISION_COPY } from '../../../../copy/supervision'
import { replacePage, useParam } from '../../../../platform/navigate'
import { seesSupervision } from '../../../../state/roles'
import { useSession } from '../../../../state/session.store'
import { useRequest } from '../../../../state/use-request'
import { DecisionBar, PaperLinks } from './decision-bar'
import { ExtendSheet } from './extend-sheet'
import './index.scss'

type Send = (view: SupervisionDocumentView, text: string) => Promise<SupervisionDocumentView>
const SEND: Record<SupervisionDecisionName, Send> = {
  sign: ({ id, version }, text) => supervisionApi.sign({ id, version, ...(text === '' ? {} : { note: text }) }),
  close: ({ id, version }, text) => supervisionApi.close({ id, version, result: text }),
  instruct: ({ messageId }, text) => supervisionApi.instruct({ messageId, body: text }),
}

/** One document: to read, to print, and for the supervisor to sign, close or add to. */
export default function SupervisionDocumentPage() {
  const id = useParam('id')
  const me = useSession((session) => session.me)
  if (id !== undefined && me && seesSupervision(me)) return <ReadDocument key={`${me.id}/${id}`} id={id} />
  return (
    <Page title={SUPERVISION_COPY.document}>
      <SignedIn>
        {(shown) =>
          seesSupervision(shown) ? (
            <Unnamed onList={() => replacePage('supervision')} />
          ) : (
            <Empty icon='lock' title={SUPERVISION_COPY.notYours} text={SUPERVISION_COPY.notYoursText} />
          )
        }
      </SignedIn>
    </Page>
  )
}

function ReadDocument({ id }: { id: string }) {
  const [decision, setDecision] = useState<SupervisionDecisionName>()
  const [extending, setExtending] = useState(false)
  const request = useRequest(`supervision/document/${id}`, () => supervisionApi.get({ id }))
  const view = request.state === 'ready' ? request.data : undefined
  // Whether there is still an extension to give is the message's to say.
  const about = useRequest(view && `supervision/about/${view.messageId}`, () =>
    messagesApi.get({ id: view?.messageId ?? '' }),
  )
  const message = about.state === 'ready' ? about.data : undefined
  const mayExtend = message?.allowedActions.includes('grant_extension') ?? false
  // Refused: somebody was faster. The words stay, the document behind them is the present one.
  const seeAnew = (error: unknown): never => {
    request.reload()
    throw error
  }
  const decided = (next: SupervisionDocumentView): void => {
    setDecision(undefined)
    if (request.state === 'ready' && next.id === id) request.replace(next)
    else request.reload()
  }
  return (
    <Page
      title={SUPERVISION_COPY.document}
      footer={
        view &&
        (view.allowedActions.length > 0 || mayExtend) && (
          <DecisionBar view={view} onDecide={setDecision} onExtend={mayExtend ? () => setExtending(true) : undefined} />
        )
      }
    >
      <Loaded request={request} rows={2}>
        {(shown) => (
          <>
            <PaperLinks view={shown} />
            <SupervisionPaper view={shown} />
          </>
        )}
      </Loaded>
      {message && extending && (
        <ExtendSheet
          message={message}
          onExtended={() => {
            setExtending(false)
            about.reload()
            request.reload()
          }}
          onStale={about.reload}
          onClose={() => {
            setExtending(false)
            about.reload()
          }}
        />
      )}
      {view && decision && (
        <SupervisionDecision
          key={decision}
          about={id}
          decision={decision}
          possible={view.allowedActions.includes(decision)}
          internal={view.internal}
          send={(text) => SEND[decision](view, text).catch(seeAnew)}
          onDecided={decided}
          onClose={() => setDecision(undefined)}
        />
      )}
    </Page>
  )
}
