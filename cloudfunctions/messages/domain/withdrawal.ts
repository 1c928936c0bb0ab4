import { endAssists } from './assist'
import { endOfPromise } from './books'
import { type Acting, type Change, change } from './change'
import type { Message } from './message'
import { withNothingPending } from './pending'

/** 撤回: at once for most kinds; a complaint or report waits until a dispatcher has made sure nobody pressed for it. */
export function withdraw(message: Message, input: { voluntary: boolean }, acting: Acting): Change {
  const withdrawal = { voluntary: input.voluntary, at: acting.now }
  const confirmFirst = message.kind === 'complaint' || message.kind === 'report' || !input.voluntary
  if (confirmFirst)
    return change(message, acting, { withdrawal, withdrawalPending: true }, [{ what: 'withdrawal_requested' }])
  return withdrawn(message, acting, { withdrawal })
}

/** 核实撤回: confirmed it ends here; declined the handling goes on as if nothing had happened. */
export function confirmWithdrawal(
  message: Message,
  input: { confirmed: boolean; note?: string | undefined },
  acting: Acting,
): Change {
  const note = input.note !== undefined ? { note: input.note } : {}
  if (input.confirmed) return withdrawn(message, acting, {}, note)
  return change(message, acting, { withdrawalPending: false }, [{ what: 'withdrawal_declined', ...note }])
}

function withdrawn(message: Message, acting: Acting, patch: Partial<Message>, note: { note?: string } = {}): Change {
  const { question: _question, ...rest } = withNothingPending(message)
  const assists = endAssists(message, WITHDRAWN, acting)
  return change(rest, acting, { ...patch, ...assists.patch, status: 'withdrawn' }, [
    ...assists.told,
    { what: 'withdrawn', ...note, ...endOfPromise(message, acting) },
  ])
}

const WITHDRAWN = '市民已撤回这条留言'
