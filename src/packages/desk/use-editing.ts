import { useEffect, useState } from 'react'
import type { EditorsView } from '../../../types/messages.contract'
import { messagesApi } from '../../api/messages.api'

/** The hold is renewed this often; without a sign for three times as long it is gone. Milliseconds. */
const RENEW_MS = 60_000

/** Says that this person is writing while the composer is open, and who else is. Offline nobody is told, and nobody stopped. */
export function useEditing(messageId: string, writing: boolean): EditorsView['others'] {
  const [others, setOthers] = useState<EditorsView['others']>([])
  useEffect(() => {
    if (!writing) return
    let open = true
    const hold = (): void => {
      messagesApi.holdEditing({ id: messageId }).then(
        (answer) => {
          if (open) setOthers(answer.others)
        },
        () => undefined,
      )
    }
    hold()
    const timer = setInterval(hold, RENEW_MS)
    return () => {
      open = false
      clearInterval(timer)
      messagesApi.releaseEditing({ id: messageId }).catch(() => undefined)
    }
  }, [messageId, writing])
  return others
}
