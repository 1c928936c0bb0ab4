import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { StartRefusal } from '../../cloudfunctions/runtime/config'
import { checkKeys } from '../../cloudfunctions/runtime/key-marks'

const key = (n: number): string => Buffer.alloc(32, n).toString('base64')
const CITY = {
  CONTACT_KEY: key(1),
  CONTACT_KEY_ID: '2026a',
  AUDIT_KEY: key(2),
  AUDIT_KEY_ID: '2026a',
  CITIZEN_KEY: key(3),
  TOKEN_KEY: key(4),
}

it('takes the keys that a database was used with, as often as it starts', async () => {
  const store = memoryStore()
  await checkKeys(store, CITY)
  await checkKeys(store, CITY)
  await checkKeys(store, {}) // a command that needs none
  // signing everybody out is no loss
  await checkKeys(store, { ...CITY, TOKEN_KEY: key(9) })
})

it.each([
  ['CONTACT_KEY', '2026a'],
  ['AUDIT_KEY', '2026a'],
  ['CITIZEN_KEY', 'CITIZEN_KEY'],
])('refuses another %s under the same name before anything is sealed with it', async (setting, named) => {
  const store = memoryStore()
  await checkKeys(store, CITY)
  const start = checkKeys(store, { ...CITY, [setting]: key(9) })
  await expect(start).rejects.toThrow(StartRefusal)
  await expect(start).rejects.toThrow(named)
  await checkKeys(store, CITY)
})

it('takes a new key under a new name, with the old one beside it, and refuses a wrong old one', async () => {
  const store = memoryStore()
  await checkKeys(store, CITY)
  const changed = { ...CITY, CONTACT_KEY: key(7), CONTACT_KEY_ID: '2027a' }
  await expect(checkKeys(store, { ...changed, CONTACT_OLD_KEYS: `2026a=${key(8)}` })).rejects.toThrow(StartRefusal)
  await checkKeys(store, { ...changed, CONTACT_OLD_KEYS: `2026a=${key(1)}` })
  await expect(checkKeys(store, { ...changed, CONTACT_KEY: key(8) })).rejects.toThrow('2027a')
})

it('refuses an old key under the name of the present one: what it sealed could not be told from what the present one seals', async () => {
  for (const setting of ['CONTACT', 'AUDIT'])
    for (const n of [1, 2]) {
      const start = checkKeys(memoryStore(), { ...CITY, [`${setting}_OLD_KEYS`]: `2026a=${key(n)}` })
      await expect(start).rejects.toThrow(StartRefusal)
      await expect(start).rejects.toThrow(`${setting}_KEY_ID 相同`)
    }
})
