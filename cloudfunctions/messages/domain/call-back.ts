import { DomainError } from '../../shared/kernel/domain-error'
import type { Acting, Change } from './change'
import { closing } from './close'
import type { Message } from './message'
import { rework } from './rework'

/**
 * 回访核实: one reworking 重办, a new promise to the citizen; or closing with grounds that the citizen reads, which is all
 * that is left once it was worked on again. @throws DomainError `invalid_input` for a second reworking
 */
export function callBack(
  message: Message,
  input: { result: 'rework' | 'close'; grounds: string },
  acting: Acting,
): Change {
  if (input.result === 'rework' && message.reworked)
    throw new DomainError('invalid_input', { messageId: message.id }, { fields: { result: REWORKED_BEFORE } })
  const checked = {
    callBackOpen: false,
    callBack: { dueOn: message.callBack?.dueOn ?? acting.today, result: input.result, grounds: input.grounds },
  }
  const called = { what: 'called_back' as const, note: input.grounds }
  return input.result === 'close'
    ? closing(message, acting, checked, [called])
    : rework(message, acting, { ...checked, reworked: true }, [called])
}

const REWORKED_BEFORE = '这条留言已经重办过一次。请核实后说明理由办结，理由会告诉市民'
