import { createHmac } from 'node:crypto'
import type { Collection, DocumentStore, StoredDocument } from '../shared/documents'
import { settingOf, StartRefusal } from './config'
import { REFUSALS } from './config-copy'
import { meta } from './demo-mark'
import { auditKeysFrom, contactKeyFrom, keyFromBase64 } from './keys'

/** What a database remembers of a key that it is used with; nothing can be opened or found out with it. */
interface KeyMark extends StoredDocument {
  readonly mark: string
}
/** Beside what the database is for, under ids of their own: one collection, declared once. */
const marks = meta as Collection<StoredDocument> as Collection<KeyMark>

interface NamedKey {
  /** The setting, and the key's own name where it has one. */
  readonly setting: 'CONTACT_KEY' | 'AUDIT_KEY' | 'CITIZEN_KEY'
  readonly id: string
  readonly key: Uint8Array
}

/**
 * Refuses another key under a name that this database knows: what were sealed with it could not be opened once the right
 * one is back, and citizens would not find their messages. A name that is new is remembered.
 * @throws StartRefusal
 */
export async function checkKeys(
  store: DocumentStore,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const keys = keysOf(environment)
  await store.transact(async (transaction) => {
    for (const { setting, id, key } of keys) {
      const mark = createHmac('sha256', key).update(`minsheng ${setting} ${id}`).digest('base64url')
      const known = await transaction.get(marks, idOf(setting, id))
      if (known === null) transaction.insert(marks, { id: idOf(setting, id), mark })
      else if (known.mark !== mark) throw new StartRefusal(REFUSALS.anotherKey[setting](id))
    }
  })
}

const idOf = (setting: string, id: string): string => `key:${setting}:${id}`

function keysOf(environment: Readonly<Record<string, string | undefined>>): NamedKey[] {
  const has = (name: string): boolean => settingOf(environment, name) !== undefined
  const keys: NamedKey[] = []
  if (has('CONTACT_KEY')) {
    const { old = [], ...current } = contactKeyFrom(environment)
    keys.push(...[current, ...old].map((one) => ({ setting: 'CONTACT_KEY' as const, ...one })))
  }
  if (has('AUDIT_KEY')) {
    const { current, old } = auditKeysFrom(environment)
    keys.push(...[current, ...old].map((one) => ({ setting: 'AUDIT_KEY' as const, ...one })))
  }
  const citizen = keyFromBase64(settingOf(environment, 'CITIZEN_KEY') ?? '')
  if (citizen !== null) keys.push({ setting: 'CITIZEN_KEY', id: '', key: citizen })
  return keys
}
