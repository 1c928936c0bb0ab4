import { useState } from 'react'
import type { MessageView } from '../../../types/messages.contract'
import type { MessageAction } from '../../../types/messages.terms'
import { Box, Button, Confirm, Row, Rows, Sheet } from '../../components'
import { HANDLE_COPY, ROW_ACTION_WORDS } from '../../copy/desk'
import { FORM_COPY } from '../../copy/desk-forms'
import { ACTION_WORDS, OUTCOME_WORDS } from '../../copy/terms'
import { isFormAction } from './action-sheet'
import { mainAction } from './main-action'
import type { HandlingState } from './use-handling'

/** Beside the main action this many stand in the bar; the rest is behind 更多操作. */
const IN_BAR = 2

/** What may stand beside the main action, what is wanted most first. 写答复 has its own place on the page. */
const BESIDE: readonly MessageAction[] = [
  'refuse_extension',
  'return_to_desk',
  'reject_reply',
  'revoke_paper_signature',
  'publish_signed_on_paper',
  'ask',
  'assign',
  'redirect',
  'dispatch',
  'accept',
  'clear_screening',
  'confirm_withdrawal',
  'decide_complex',
  'call_back',
  'instruct',
  'request_extension',
  'grant_extension',
  'keep_promise',
  'change_promise',
  'note_contact',
  'remind',
  'rule_contest',
  'adjudicate',
  'decide_decline',
  'answer_assist',
  'request_assist',
  'end_assist',
  'merge',
  'unmerge',
  'propose_decline',
]

interface HandlingBarProps {
  view: MessageView
  handling: HandlingState
  composing: boolean
  /** A phone shows the way back to the list; beside the list there is none. */
  onBack: (() => void) | undefined
}

/** What may be done, exactly as the server allows it: the main action, one or two beside it, the rest behind 更多. */
export function HandlingBar({ view, handling, composing, onBack }: HandlingBarProps) {
  const [more, setMore] = useState(false)
  const { busy } = handling
  const main = composing ? 'draft_reply' : mainAction(view)
  const others = BESIDE.filter(
    (action) =>
      view.allowedActions.includes(action) &&
      action !== main &&
      !(main === 'approve_reply' && action === 'reject_reply'),
  )
  const complex = view.allowedActions.includes('accept') && view.complex?.approved !== true
  const alone = composing || main === undefined || main === 'approve_reply'
  const inBar = alone ? [] : others.slice(0, others.length > IN_BAR || complex ? 1 : IN_BAR)
  const behind = others.filter((action) => !inBar.includes(action))
  const run = (action: MessageAction): void => {
    setMore(false)
    if (isFormAction(action)) handling.openForm(action)
    else if (action === 'accept') void handling.accept()
    else if (action === 'draft_reply') handling.edit()
  }
  return (
    <Box className='bar'>
      {composing && (
        <Button disabled={busy} onPress={() => void handling.send(false)}>
          {HANDLE_COPY.send}
        </Button>
      )}
      {main === 'approve_reply' && (
        <>
          <Box className='bar__half'>
            <Button block kind='danger' disabled={busy} onPress={() => handling.openForm('reject_reply')}>
              {HANDLE_COPY.reject}
            </Button>
          </Box>
          <Box className='bar__half'>
            <Button block kind='primary' busy={busy && !handling.form} onPress={handling.approve}>
              {HANDLE_COPY.approve}
            </Button>
          </Box>
        </>
      )}
      {view.draft && (
        <Confirm
          open={handling.confirming}
          title={HANDLE_COPY.publish}
          text={HANDLE_COPY.publishText(OUTCOME_WORDS[view.draft.outcome], handling.ticked.length)}
          confirm={HANDLE_COPY.publishConfirm}
          busy={busy}
          onConfirm={() => void handling.sign()}
          onClose={handling.stopConfirming}
        />
      )}
      {!composing && main === undefined && onBack && <Button onPress={onBack}>{HANDLE_COPY.backToDesk}</Button>}
      {inBar.map((action) => (
        <Button key={action} disabled={busy} onPress={() => run(action)}>
          {ROW_ACTION_WORDS[action]}
        </Button>
      ))}
      {(behind.length > 0 || complex) && (
        <Button kind='plain' disabled={busy} onPress={() => setMore(true)}>
          {HANDLE_COPY.more}
        </Button>
      )}
      {composing && (
        <Box className='bar__main'>
          <Button block kind='primary' busy={busy} onPress={() => void handling.send(true)}>
            {HANDLE_COPY.sendNext}
          </Button>
        </Box>
      )}
      {!composing && main !== undefined && main !== 'approve_reply' && (
        <Box className='bar__main'>
          <Button block kind='primary' busy={busy && !handling.form} onPress={() => run(main)}>
            {ACTION_WORDS[main]}
          </Button>
        </Box>
      )}
      {!composing && main === undefined && (
        <Box className='bar__main'>
          <Button block kind='primary' busy={busy} onPress={() => void handling.goOn()}>
            {HANDLE_COPY.next}
          </Button>
        </Box>
      )}
      <Sheet open={more} title={HANDLE_COPY.more} onClose={() => setMore(false)}>
        <Rows>
          {behind.map((action) => (
            <Row key={action} title={ACTION_WORDS[action]} onPress={() => run(action)} />
          ))}
          {complex && (
            <Row
              title={FORM_COPY.accept_complex.title}
              onPress={() => {
                setMore(false)
                handling.openForm('accept_complex')
              }}
            />
          )}
        </Rows>
      </Sheet>
    </Box>
  )
}
