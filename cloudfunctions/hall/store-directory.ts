import type { DocumentStore, NewDocument } from '../shared/documents'
import { directories, type DirectoryDocument } from './unit'

/** Stores the whole directory, in place of the one before. Safe to repeat. */
export const storeDirectory = (store: DocumentStore, directory: NewDocument<DirectoryDocument>): Promise<void> =>
  store.transact(async (transaction) => {
    const stored = await transaction.get(directories, directory.id)
    if (stored === null) transaction.insert(directories, directory)
    else transaction.put(directories, { ...directory, version: stored.version })
  })
