import type { FileAddresses } from '../../../types/files.contract'
import { auditRead } from '../../audit'
import type { Actor } from '../../shared/kernel/actor'
import { DomainError } from '../../shared/kernel/domain-error'
import type { FilesDeps } from '../deps'
import { files } from '../files.store'
import { ADDRESS_GOOD_FOR_MS, toFileRow } from '../view'

/** Where the files that somebody sees of a message and its replies can be read for the next minutes; of the staff it is written down. */
export const fileAddresses =
  (deps: FilesDeps) =>
  async (actor: Actor, { messageId }: { messageId: string }): Promise<FileAddresses> => {
    const sight = await deps.readers.sightOf(actor, messageId)
    if (sight === null) throw new DomainError('not_found', { messageId })
    const until = Date.parse(deps.clock.now()) + ADDRESS_GOOD_FOR_MS
    const found = (await Promise.all([...sight.shown].map((id) => deps.store.get(files, id))))
      .filter((file) => file?.messageId === messageId)
      .filter((file) => file !== null)
    if (actor.kind === 'staff' && found.length > 0)
      await auditRead(deps, { actor, action: 'files.addresses', subject: { kind: 'message', id: messageId } })
    const items = await Promise.all(
      found.map(async (file) => {
        const { ready } = file
        if (ready === undefined) throw new Error('a file was sent before it was finished')
        const { main, thumb, mediaType } = ready
        const url = await deps.storage.address(main, mediaType, until)
        const small = thumb === undefined ? {} : { thumbUrl: await deps.storage.address(thumb, mediaType, until) }
        return { ...toFileRow(file), url, ...small }
      }),
    )
    return { items, until: new Date(until).toISOString() }
  }
