import { type DocumentStore, scan, type Transaction } from '../../shared/documents'
import type { Clock } from '../../shared/kernel/clock'
import type { OwnPart } from '../../shared/kernel/own-part'
import { files, type StoredFile } from '../files.store'
import type { FileStorage, MessageReaders } from '../ports'
import { removeBytes } from './upload'

/** A citizen has this long to fetch their files after a copy of their data was made. */
const GOOD_FOR_MS = 24 * 3_600_000
/** Whose a file is once it no longer leads to anybody. */
const NOBODY = '-'

export interface OwnFilesDeps {
  readonly store: DocumentStore
  readonly clock: Clock
  readonly storage: FileStorage
  readonly readers: Pick<MessageReaders, 'repliedFilesOf'>
}

/** 照片和视频, and what came with replies: each with an address for a day. What was never sent is deleted whole; what was sent stays with its message. */
export const ownFiles = ({ store, clock, storage, readers }: OwnFilesDeps): OwnPart => ({
  key: 'files',
  async copy(citizenId, origin) {
    const until = Date.parse(clock.now()) + GOOD_FOR_MS
    const held: object[] = []
    const hold = async ({ id, kind, createdAt, messageId, ready }: StoredFile, more: object = {}): Promise<void> => {
      if (ready === undefined) return
      const address = await storage.address(ready.main, ready.mediaType, until)
      const url = address.startsWith('/') ? `${origin}${address}` : address
      const sentWith = messageId === '' ? {} : { messageId }
      held.push({ id, kind, createdAt, ...sentWith, ...more, url, until: new Date(until).toISOString() })
    }
    for (const waiting of ['no', 'yes'] as const)
      for await (const page of scan(store, files, { index: 'waiting_of', equals: { ownerId: citizenId, waiting } }))
        for (const file of page) await hold(file)
    for (const { messageId, fileId } of await readers.repliedFilesOf(citizenId)) {
      const file = await store.get(files, fileId)
      if (file !== null && file.messageId === messageId) await hold(file, { ofReply: true })
    }
    return held
  },
  async forget(citizenId) {
    const mine = { index: 'waiting_of', equals: { ownerId: citizenId, waiting: 'yes' } }
    for await (const page of scan(store, files, mine))
      for (const { id } of page) {
        const gone = await store.transact(async (transaction) => {
          const file = await transaction.get(files, id)
          if (file === null || file.waiting === 'no') return null
          transaction.remove(files, file)
          return file
        })
        if (gone !== null) await removeBytes({ storage }, gone)
      }
  },
})

/** The message no longer leads to its writer: neither do its files. In the message's own transaction. */
export async function unlinkFiles(transaction: Transaction, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const file = await transaction.get(files, id)
    if (file !== null) transaction.put(files, { ...file, ownerId: NOBODY })
  }
}
