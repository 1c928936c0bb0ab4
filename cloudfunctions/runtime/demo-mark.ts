import { defineCollection, type DocumentStore, DuplicateIdError, type StoredDocument } from '../shared/documents'
import { DomainError } from '../shared/kernel/domain-error'
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
 * Keeps demonstration and real data apart, before anything is changed: demonstration mode takes an empty database or
 * one it has marked; other modes take any that is not marked.
 * @throws StartRefusal
 */
export async function checkInstallation(
  store: DocumentStore & { isEmpty(): Promise<boolean> },
  auth: AuthMode,
): Promise<void> {
  if (await store.isEmpty()) return
  const marked = await store.get(meta, INSTALLATION_ID).catch((error: unknown) => {
    if (error instanceof DomainError) throw error
    return null // another program's database has no such table
  })
  if (auth === 'demo' && marked === null) throw new StartRefusal(REFUSALS.databaseNotDemo)
  if (auth !== 'demo' && marked !== null) throw new StartRefusal(REFUSALS.databaseIsDemo)
}

/** Marks the database as a demonstration, for good. */
export async function markDemo(store: DocumentStore): Promise<void> {
  if ((await store.get(meta, INSTALLATION_ID)) !== null) return
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
