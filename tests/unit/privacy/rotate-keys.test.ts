import { memoryStore } from '../../../cloudfunctions/adapters/memory'
import { messageContacts, reseal, submitMessage } from '../../../cloudfunctions/messages'
import { storedSheets } from '../../../cloudfunctions/messages/sheet.store'
import { subscriptions } from '../../../cloudfunctions/notifications'
import { aesContactVault, contactKeyFrom } from '../../../cloudfunctions/runtime/keys'
import { rotateKeys } from '../../../cloudfunctions/runtime/rotate-keys'
import type { DocumentStore } from '../../../cloudfunctions/shared/documents'
import { SubmitMessageInput } from '../../../types/messages.contract'
import { ALWAYS, openSmallCity, people, requestId } from '../../support/small-city'

const OLD = { id: '2025a', key: Buffer.alloc(32, 1) }
const NEW = { id: '2026a', key: Buffer.alloc(32, 2) }
const before = aesContactVault(OLD)
const after = aesContactVault({ ...NEW, old: [OLD] })
const onlyNew = aesContactVault(NEW)

/** So many messages with a contact each, sealed with the old key. */
async function sealed(count: number, store: DocumentStore = memoryStore()) {
  const city = openSmallCity(store)
  for (let n = 0; n < count; n += 1)
    await submitMessage({ ...city.deps, vault: before })(
      people.citizen,
      SubmitMessageInput.parse({
        requestId: requestId(n),
        kind: 'help',
        body: '家里暖气三天不热。',
        contact: `1380000${String(n).padStart(4, '0')}`,
      }),
    )
  return store
}
const contacts = async (store: DocumentStore) =>
  (await store.query(messageContacts, { index: 'by_id', equals: {}, limit: 1000 })).items

describe('npm run rotate-keys', () => {
  it('seals everything with the new key; until then the old one opens, afterwards it is not needed', async () => {
    const store = await sealed(120)
    for (const { id, sealed: value } of await contacts(store)) expect(after.open(id, value)).toMatch(/^1380000/)
    expect(await reseal({ store, vault: after }, messageContacts, ALWAYS)).toEqual({
      looked: 120,
      resealed: 120,
      unreadable: 0,
    })
    for (const { id, sealed: value } of await contacts(store)) expect(onlyNew.open(id, value)).toMatch(/^1380000/)
    expect(await reseal({ store, vault: after }, messageContacts, ALWAYS)).toMatchObject({ looked: 120, resealed: 0 })
  })

  it('leaves nothing that needs the old key: signed sheets and the OPENIDs of ledgers follow as well', async () => {
    const store = memoryStore()
    const [sheetId, data] = [requestId(1), Buffer.from('%PDF-1.7').toString('base64')]
    const part = { messageId: 'm1', sheetId, part: 0, of: 1, data, uploadedBy: 'x', at: '2026-07-03T01:00:00.000Z' }
    await storedSheets({ store, vault: before }).keepPart(part)
    const ledger = { personId: 'c', template: 'citizen_answer', audiences: [], credits: 1, open: 'yes' } as const
    await store.transact(async (transaction) => {
      transaction.insert(subscriptions, { ...ledger, id: 'c.with', address: before.seal('c.with', 'oBehind') })
      transaction.insert(subscriptions, { ...ledger, id: 'c.without' })
    })
    expect(await rotateKeys({ store, vault: after }, ALWAYS)).toEqual({ looked: 3, resealed: 2, unreadable: 0 })
    expect(await storedSheets({ store, vault: onlyNew }).readPart('m1', sheetId, 0)).toBe(data)
    const address = (await store.get(subscriptions, 'c.with'))?.address
    expect(address && onlyNew.open('c.with', address)).toBe('oBehind')
    expect(await store.get(subscriptions, 'c.without')).not.toHaveProperty('address')
  })

  it('broken off, it goes on where it was; bounded batches', async () => {
    const store = await sealed(120)
    let batches = 0
    await reseal({ store, vault: after }, messageContacts, { goOn: () => (batches += 1) <= 1 })
    const done = (await contacts(store)).filter(({ sealed: { keyId } }) => keyId === NEW.id)
    expect(done).toHaveLength(50)
    expect(await reseal({ store, vault: after }, messageContacts, ALWAYS)).toMatchObject({ resealed: 70 })
  })

  it('leaves what it cannot open as it is, and says so', async () => {
    const store = await sealed(3)
    expect(await reseal({ store, vault: onlyNew }, messageContacts, ALWAYS)).toEqual({
      looked: 3,
      resealed: 0,
      unreadable: 3,
    })
    for (const { id, sealed: value } of await contacts(store)) expect(before.open(id, value)).toMatch(/^1380000/)
  })

  it('a contact that is deleted or written meanwhile is left alone', async () => {
    const store = await sealed(2)
    const [first, second] = await contacts(store)
    if (first === undefined || second === undefined) throw new Error('two were sealed')
    const slow: DocumentStore = {
      ...store,
      query: async (collection, query) => {
        const page = await store.query(collection, query)
        await store.transact(async (transaction) => {
          transaction.remove(messageContacts, first)
          transaction.put(messageContacts, { ...second, sealed: after.seal(second.id, '13911112222') })
        })
        return page
      },
    }
    expect(await reseal({ store: slow, vault: after }, messageContacts, ALWAYS)).toMatchObject({ resealed: 0 })
    const [left] = await contacts(store)
    expect(left && onlyNew.open(left.id, left.sealed)).toBe('13911112222')
  })

  it('reads old keys from the environment', () => {
    const base64 = (key: Buffer) => key.toString('base64')
    const read = contactKeyFrom({
      CONTACT_KEY: base64(NEW.key),
      CONTACT_KEY_ID: NEW.id,
      CONTACT_OLD_KEYS: `${OLD.id}=${base64(OLD.key)}`,
    })
    expect(aesContactVault(read).open('m', before.seal('m', 'x'))).toBe('x')
    expect(aesContactVault(read).changesKeys()).toBe(true)
    for (const wrong of ['2025a', `2025a=short`, `${NEW.id}=${base64(OLD.key)}`])
      expect(() =>
        contactKeyFrom({ CONTACT_KEY: base64(NEW.key), CONTACT_KEY_ID: NEW.id, CONTACT_OLD_KEYS: wrong }),
      ).toThrow(/CONTACT_OLD_KEYS/)
  })
})
