import { useCallback, useEffect, useState } from 'react'
import type { MessageView } from '../../../types/messages.contract'
import { readStored, writeStored } from '../../platform/storage'
import type { ReplyText } from './reply-text'

const NOTHING: ReplyText = { body: '', outcome: undefined, interim: false }

/** One text a person and message: on a shared computer the next one must not read it. */
const keyOf = (personId: string, messageId: string): string => `minsheng.reply.${personId}.${messageId}`

/**
 * A reply being written, kept on the device with every stroke until it has been sent.
 * It starts from what was kept, else from the draft that came back from the approver.
 */
export function useReplyDraft(personId: string, view: MessageView | undefined) {
  const messageId = view?.id
  const [text, setText] = useState<ReplyText>()
  const [restored, setRestored] = useState(false)
  useEffect(() => {
    if (!view || text) return
    const kept = readStored<ReplyText>(keyOf(personId, view.id))
    setRestored(Boolean(kept))
    setText(
      kept ?? { body: view.draft?.body ?? '', outcome: view.draft?.outcome, interim: view.draft?.interim ?? false },
    )
  }, [personId, view, text])

  const edit = useCallback(
    (next: ReplyText) => {
      setText(next)
      if (messageId) writeStored(keyOf(personId, messageId), next)
    },
    [personId, messageId],
  )
  /** Sent: nothing to keep any more. */
  const drop = useCallback(() => {
    if (messageId) writeStored(keyOf(personId, messageId), undefined)
    setRestored(false)
  }, [personId, messageId])
  return { text: text ?? NOTHING, restored, edit, drop }
}
