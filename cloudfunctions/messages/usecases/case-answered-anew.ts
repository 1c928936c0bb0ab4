import type { DocumentReader } from '../../shared/documents'
import { isAnsweredAnew } from '../domain/merge'
import type { Message } from '../domain/message'
import { messages } from '../messages.store'

/** Whether a message lies in a case that is answered anew: then it does not close in silence, nor is its owner warned of it. */
export async function liesInCaseAnsweredAnew(reader: DocumentReader, { id, mergedInto }: Message): Promise<boolean> {
  const target = mergedInto === undefined ? null : await reader.get(messages, mergedInto)
  return target !== null && isAnsweredAnew(target, id)
}
