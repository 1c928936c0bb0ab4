import { type DocumentStore, scan, type Transaction } from '../../shared/documents'
import type { Clock } from '../../shared/kernel/clock'
import { atMost } from '../../shared/kernel/at-most'
import { fewAtOnce } from '../../shared/kernel/few-at-once'
import type { OwnPart } from '../../shared/kernel/own-part'
import { files, type StoredFile } from '../files.store'
import type { FileStorage, MessageReaders } from '../ports'
import { giveUp, NOBODY, removeGivenUp } from './remove-file'
import { DAY_MS } from '../../shared/kernel/local-date'

/** A citizen has this long to fetch their files after a copy of their data was made. */
const GOOD_FOR_MS = DAY_MS
/** So long a deletion waits for the storage, milliseconds. */
const STORAGE_PATIENCE_MS = 3_000

export interface OwnFilesDeps {
  readonly store: DocumentStore
  readonly clock: Clock
  readonly storage: FileStorage
  readonly readers: Pick<MessageReaders, 'repliedFilesOf'>
}

/** 照片和视频, and what came with replies: each with an address for a day. What was never sent is deleted whole; what was sent stays with its message. */
export const ownFiles = ({ store, clock, storage, readers }: OwnFilesDeps): OwnPart => ({
  key: 'files',
  count: async (citizenId) => (await heldOf({ store, readers }, citizenId)).length,
  async copy(citizenId, origin) {
    const until = Date.parse(clock.now()) + GOOD_FOR_MS
    const addressed = async ({ file, ready, ...more }: HeldFile) => {
      const { id, kind, createdAt, messageId } = file
      const address = await storage.address(ready.main, ready.mediaType, until)
      const url = address.startsWith('/') ? `${origin}${address}` : address
      const sentWith = messageId === '' ? {} : { messageId }
      return { id, kind, createdAt, ...sentWith, ...more, url, until: new Date(until).toISOString() }
    }
    return Promise.all((await heldOf({ store, readers }, citizenId)).map(addressed))
  },
  async forget(citizenId) {
    const mine = { index: 'waiting_of', equals: { ownerId: citizenId, waiting: 'yes' } }
    const given: StoredFile[] = []
    for await (const page of scan(store, files, mine))
      for (const { id } of page) {
        const file = await store.transact(async (transaction) => {
          const found = await transaction.get(files, id)
          return found === null || found.waiting === 'no' ? null : giveUp(transaction, found)
        })
        if (file !== null) given.push(file)
      }
    // Nothing leads to them any more. A storage that is away holds up nobody's deletion: the purge goes on with the rest.
    const remove = (file: StoredFile) => removeGivenUp({ store, storage }, file).catch(() => undefined)
    await atMost(STORAGE_PATIENCE_MS, () => fewAtOnce(given, 2, remove))
  },
})

/** A finished file of a citizen's, or that they were sent. */
interface HeldFile {
  readonly file: StoredFile
  readonly ready: NonNullable<StoredFile['ready']>
  readonly ofReply?: true
}

async function heldOf({ store, readers }: Pick<OwnFilesDeps, 'store' | 'readers'>, citizenId: string) {
  const held: HeldFile[] = []
  for (const waiting of ['no', 'yes'] as const)
    for await (const page of scan(store, files, { index: 'waiting_of', equals: { ownerId: citizenId, waiting } }))
      for (const file of page) if (file.ready !== undefined) held.push({ file, ready: file.ready })
  for (const { messageId, fileId } of await readers.repliedFilesOf(citizenId)) {
    const file = await store.get(files, fileId)
    if (file?.ready !== undefined && file.messageId === messageId) held.push({ file, ready: file.ready, ofReply: true })
  }
  return held
}

/** The message no longer leads to its writer: neither do its files. In the message's own transaction. */
export async function unlinkFiles(transaction: Transaction, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const file = await transaction.get(files, id)
    if (file !== null) transaction.put(files, { ...file, ownerId: NOBODY })
  }
}
