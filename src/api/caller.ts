import type { Contract, InputOf, OutputOf } from '../../types/wire.contract'
import { send } from './transport'

/**
 * Typed calls of one module: `const call = callerOf<HallContract>('hall')`, then `call('hall')` is
 * `(input) => Promise<output>`. The answer's type is the contract's word; the server validates, the client does not.
 */
export const callerOf =
  <C extends Contract>(module: string) =>
  <P extends keyof C & string>(procedure: P) =>
  (input: InputOf<C[P]>): Promise<OutputOf<C[P]>> =>
    send(module, procedure, input) as Promise<OutputOf<C[P]>>
