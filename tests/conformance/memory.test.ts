import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { documentStoreSuite } from './document-store.suite'
import { thing, things } from './thing'

documentStoreSuite('memory', async () => ({ store: memoryStore(), close: async () => undefined }))

it('keeps no NUL and no half of a character, as PostgreSQL does not: unit tests meet what a city would', async () => {
  const { insert } = openMemory()
  for (const text of ['\u0000', 'a\ud83d', '\ude00b']) await expect(insert(text)).rejects.toThrow('half a character')
  for (const text of ['😀', '\\u0000', String.raw`\ud83d`, String.raw`\\u0000`]) await insert(text)
})

function openMemory() {
  const store = memoryStore()
  let next = 0
  const insert = (text: string) =>
    store.transact(async (transaction) => transaction.insert(things, thing(`t${(next += 1)}`, { more: text })))
  return { insert }
}
