import type { ExportsContract } from '../../../types/exports.contract'
import { EXPORT_LIMITS } from '../../../types/exports.terms'
import type { OutputOf } from '../../../types/wire.contract'
import { capacityOf } from '../../audit'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import { EXPORTS_COPY } from '../copy'
import type { ExportsDeps } from '../deps'
import { exportFiles } from '../exports.store'
import { XLSX } from './make-export'

/**
 * Where a sheet is fetched, by whoever had it made and nobody else, and while they hold every role that they had then: what a
 * dispatcher had made of the whole city is not for the handler that they are now. @throws DomainError `not_found`
 */
export const exportAddress =
  ({ store, clock, storage }: ExportsDeps) =>
  async (actor: Actor, { id }: { id: string }): Promise<OutputOf<ExportsContract['address']>> => {
    const file = await store.get(exportFiles, id)
    const now = clock.now()
    if (file?.ownerId !== actor.id || file.state !== 'ready' || file.expiresAt <= now || !holdsStill(actor, file.as))
      throw new DomainError('not_found', { exportId: id }, { say: EXPORTS_COPY.gone })
    const until = Math.min(Date.parse(now) + EXPORT_LIMITS.addressMinutes * 60_000, Date.parse(file.expiresAt))
    const url = await storage.address(file.handle, XLSX, until)
    return { url, name: file.name, until: new Date(until).toISOString() }
  }

function holdsStill(actor: Actor, then = ''): boolean {
  const now = capacityOf(actor).split(',')
  return then === '' || then.split(',').every((role) => now.includes(role))
}
