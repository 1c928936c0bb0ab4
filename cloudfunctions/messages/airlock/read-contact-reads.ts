import type { AirlockContract } from '../../../types/airlock.contract'
import type { OutputOf } from '../../../types/wire.contract'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import type { MessagesDeps } from '../deps'
import { standingsOf } from '../domain/message.rights'
import { messages } from '../messages.store'
import { known } from '../usecases/act'
import { contactReads } from './airlock.store'

/** The newest of them; more looks at one message would be a matter for the auditor. */
const MOST = 200

/** 谁看过我的联系方式, newest first: unit and role, when and why. Names of staff are in the audit log alone. */
export const readContactReads =
  (deps: MessagesDeps) =>
  async (actor: Actor, { id }: { id: string }): Promise<OutputOf<AirlockContract['contact_reads']>> => {
    const message = known(await deps.store.get(messages, id), id, actor)
    const standings = standingsOf(message, actor)
    if (!(['owner', 'chief', 'supervisor'] as const).some((standing) => standings.includes(standing)))
      throw new DomainError('forbidden', { messageId: id })
    const directory = await deps.directory.current()
    const page = await deps.store.query(contactReads, {
      index: 'by_message',
      equals: { messageId: id },
      direction: 'descending',
      limit: MOST,
    })
    return {
      items: page.items.map(({ what, unitId, role, at, purpose, reason }) => ({
        what,
        ...(unitId !== undefined ? { unitName: directory.nameOf(unitId) } : {}),
        role,
        at,
        ...(purpose !== undefined ? { purpose } : {}),
        reason,
      })),
    }
  }
