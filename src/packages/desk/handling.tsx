import { type ReactNode, useEffect, useRef } from 'react'
import type { MessageAction } from '../../../types/messages.terms'
import { Beside, Loaded } from '../../components'
import { ActionSheet, isFormAction } from './action-sheet'
import { ContactPart, TwoPersonsPart } from './contact-part'
import { DraftCard } from './draft-card'
import './handling.scss'
import { HandlingBar } from './handling-bar'
import { MessageRecord } from './message-record'
import { PresentState } from './present-state'
import { QuestionCard } from './question-card'
import { Replies } from './replies'
import { ReplyComposer } from './reply-composer'
import { VersionsLink } from './versions-link'
import { type HandlingProps, useHandling } from './use-handling'

interface HandlingPartsProps extends HandlingProps {
  /** The action that the row's button stood for: its form opens at once. */
  startWith: MessageAction | undefined
  /** Where the parts go: a page with an action bar, or a pane. */
  frame: (body: ReactNode, bar: ReactNode | undefined) => ReactNode
  onBack?: () => void
}

/** One message being handled: the question first, then the answer, then what one looks up. */
export function Handling({ startWith, frame, onBack, ...props }: HandlingPartsProps) {
  const handling = useHandling(props)
  const { request, view, reply, failure } = handling
  const started = useRef(false)
  useEffect(() => {
    if (!view || started.current) return
    started.current = true
    if (startWith && isFormAction(startWith) && view.allowedActions.includes(startWith)) handling.openForm(startWith)
  }, [view, startWith, handling])

  const mayDraft = view?.allowedActions.includes('draft_reply') ?? false
  const composing = mayDraft && (view?.status !== 'awaiting_approval' || handling.editing)
  // A text that could not be sent stays in view even when its time has passed.
  const keptText = !composing && failure !== undefined && handling.tried && reply.text.body !== ''
  const body = (
    <Loaded request={request} rows={3}>
      {(shown) => (
        <Beside side={<MessageRecord view={shown} />}>
          <QuestionCard
            view={shown}
            now={new Date().toISOString()}
            folds={shown.status === 'awaiting_approval' && shown.allowedActions.includes('approve_reply')}
          />
          <ContactPart view={shown} />
          {failure && !handling.form && !composing && !keptText && (
            <PresentState failure={failure} id={shown.id} wroteNothing />
          )}
          {!composing && (
            <DraftCard
              view={shown}
              me={props.me}
              ticked={handling.ticked}
              onTick={handling.tick}
              onEdit={handling.edit}
            />
          )}
          {(composing || keptText) && (
            <ReplyComposer
              view={shown}
              draft={reply}
              files={handling.files}
              tried={handling.tried}
              sending={handling.busy}
              failure={handling.form ? undefined : failure}
            />
          )}
          <Replies view={shown} />
          <VersionsLink view={shown} me={props.me} />
          <TwoPersonsPart view={shown} />
          <ActionSheet
            action={handling.form}
            view={shown}
            busy={handling.busy}
            failure={failure}
            onSend={(call, done) => void handling.perform(call, done)}
            onClose={() => handling.openForm(undefined)}
          />
        </Beside>
      )}
    </Loaded>
  )
  return frame(body, view && <HandlingBar view={view} handling={handling} composing={composing} onBack={onBack} />)
}
