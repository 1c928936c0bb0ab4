import { FILE_LIMITS } from '../../../types/files.terms'
import { type DocumentStore, removeBefore, type Transaction } from '../../shared/documents'
import type { Actor } from '../../shared/kernel/actor'
import type { Clock } from '../../shared/kernel/clock'
import { DomainError } from '../../shared/kernel/domain-error'
import { derivedId } from '../../shared/kernel/ids'
import { addDays, type LocalDate, shanghaiDay } from '../../shared/kernel/local-date'
import { FILES_COPY } from '../copy'
import { uploadDays } from '../files.store'

/**
 * Counts what somebody announces, in the transaction that takes it: files that were sent wait no more, so that their number
 * alone would keep nobody from filling the storage. What is removed counts all the same. @throws DomainError `rate_limited`
 */
export async function countUpload(
  transaction: Transaction,
  { id: actorId, kind }: Pick<Actor, 'id' | 'kind'>,
  bytes: number,
  on: LocalDate,
): Promise<void> {
  const id = derivedId('upload-day', actorId, on)
  const stored = await transaction.get(uploadDays, id)
  const all = (stored?.bytes ?? 0) + bytes
  if (all > FILE_LIMITS.bytesPerDay[kind === 'citizen' ? 'citizen' : 'staff'])
    throw new DomainError('rate_limited', {}, { say: FILES_COPY.enoughToday })
  if (stored === null) transaction.insert(uploadDays, { id, on, bytes: all })
  else transaction.put(uploadDays, { ...stored, bytes: all })
}

/** Counts of days gone by limit nobody any more. @returns whether nothing is left to forget */
export const forgetUploadDays = (
  { store, clock }: { readonly store: DocumentStore; readonly clock: Clock },
  { goOn }: { readonly goOn: () => boolean },
): Promise<boolean> =>
  removeBefore(store, uploadDays, { index: 'by_day', before: addDays(shanghaiDay(clock.now()), -1) }, goOn)
