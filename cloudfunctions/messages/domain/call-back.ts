import type { Acting, Change } from './change'
import { closing } from './close'
import type { Message } from './message'
import { rework } from './rework'

/** 回访核实: one reworking 重办, a new promise to the citizen; or closing with grounds that the citizen reads. */
export function callBack(
  message: Message,
  input: { result: 'rework' | 'close'; grounds: string },
  acting: Acting,
): Change {
  const checked = {
    callBackOpen: false,
    callBack: { dueOn: message.callBack?.dueOn ?? acting.today, result: input.result, grounds: input.grounds },
  }
  const called = { what: 'called_back' as const, note: input.grounds }
  return input.result === 'close'
    ? closing(message, acting, checked, [called])
    : rework(message, acting, { ...checked, reworked: true }, [called])
}
