import { useEffect, useState } from 'react'
import type { EditorsView } from '../../../types/messages.contract'
import { toFailure } from '../../api/failure'
import { messagesApi } from '../../api/messages.api'
import { useSession } from '../../state/session.store'

/** The hold is renewed this often; without a sign for three times as long it is gone. Milliseconds. */
const RENEW_MS = 60_000

/**
 * Says that this person is writing while the composer is open, and who else is. Offline nobody is told, and nobody stopped.
 * Where the session has ended, nobody may have sat here for half an hour: the page asks who this is and covers what it
 * shows; what was typed is kept.
 */
export function useEditing(messageId: string, writing: boolean): EditorsView['others'] {
  const [others, setOthers] = useState<EditorsView['others']>([])
  const askWho = useSession((session) => session.start)
  useEffect(() => {
    if (!writing) return
    let open = true
    const hold = (): void => {
      messagesApi.holdEditing({ id: messageId }).then(
        (answer) => {
          if (open) setOthers(answer.others)
        },
        (error: unknown) => {
          if (toFailure(error).code === 'unauthenticated') void askWho()
        },
      )
    }
    hold()
    const timer = setInterval(hold, RENEW_MS)
    return () => {
      open = false
      clearInterval(timer)
      messagesApi.releaseEditing({ id: messageId }).catch(() => undefined)
    }
  }, [messageId, writing, askWho])
  return others
}
