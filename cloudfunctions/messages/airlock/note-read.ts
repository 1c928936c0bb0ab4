import type { Transaction } from '../../shared/documents'
import type { Actor } from '../../shared/kernel/actor'
import type { IdSource } from '../../shared/kernel/ids'
import { type ContactRead, contactReads } from './airlock.store'

type Noted = Omit<ContactRead, 'id' | 'version' | 'actorId'> & { readonly actor: Actor }

/** Writes one look down, in the transaction that allows it: what was not written down was not shown. */
export function noteRead(transaction: Transaction, { ids }: { readonly ids: IdSource }, noted: Noted): void {
  const { actor, ...facts } = noted
  transaction.insert(contactReads, { id: `${noted.messageId}.${ids.next()}`, actorId: actor.id, ...facts })
}
