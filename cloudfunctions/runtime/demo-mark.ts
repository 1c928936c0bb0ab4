import { directories, DIRECTORY_ID } from '../hall'
import { accounts } from '../identity'
import { defineCollection, type DocumentStore, DuplicateIdError, type StoredDocument } from '../shared/documents'
import { journal } from '../shared/outbox/outbox'
import { type AuthMode, StartRefusal } from './config'
import { REFUSALS } from './config-copy'

/** What the database is for. Only a demonstration marks it; `seeded` once the demonstration city is whole. */
interface Installation extends StoredDocument {
  readonly mode: 'demo'
  readonly seeded: boolean
}
export const meta = defineCollection<Installation>('meta', [])
const INSTALLATION_ID = 'installation'

/**
 * Keeps demonstration and real data apart: demonstration mode marks an empty database as its own and refuses an
 * unmarked one that is not empty; other modes refuse a marked one.
 * @throws StartRefusal
 */
export async function settleInstallation(store: DocumentStore, auth: AuthMode): Promise<void> {
  const marked = await store.get(meta, INSTALLATION_ID)
  if (auth !== 'demo') {
    if (marked !== null) throw new StartRefusal(REFUSALS.databaseIsDemo)
    return
  }
  if (marked !== null) return
  if (!(await isEmpty(store))) throw new StartRefusal(REFUSALS.databaseNotDemo)
  try {
    await store.transact(async (transaction) =>
      transaction.insert(meta, { id: INSTALLATION_ID, mode: 'demo', seeded: false }),
    )
  } catch (error) {
    if (!(error instanceof DuplicateIdError)) throw error // another process marked it just now: as good
  }
}

/** Whether the demonstration city is whole; a seeding that was broken off is not. */
export const isSeeded = async (store: DocumentStore): Promise<boolean> =>
  (await store.get(meta, INSTALLATION_ID))?.seeded === true

export const markSeeded = (store: DocumentStore): Promise<void> =>
  store.transact(async (transaction) => {
    const marked = await transaction.get(meta, INSTALLATION_ID)
    if (marked !== null) transaction.put(meta, { ...marked, seeded: true })
  })

/** Every use of an installation leaves a directory, an account or an event. */
async function isEmpty(store: DocumentStore): Promise<boolean> {
  if ((await store.get(directories, DIRECTORY_ID)) !== null) return false
  const one = { index: 'all', equals: {}, limit: 1 } as const
  const [someAccounts, someEvents] = await Promise.all([store.query(accounts, one), store.query(journal, one)])
  return someAccounts.items.length === 0 && someEvents.items.length === 0
}
