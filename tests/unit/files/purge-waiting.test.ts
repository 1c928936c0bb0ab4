import { files, ownFiles, purgeWaiting } from '../../../cloudfunctions/files'
import type { DocumentStore } from '../../../cloudfunctions/shared/documents'
import { ALWAYS, people } from '../../support/small-city'
import { openFiles, photo } from './files.city'

it.each([
  ['the purge', (deps: Parameters<typeof purgeWaiting>[0]) => purgeWaiting(deps, ALWAYS)],
  ['a deletion', (deps: Parameters<typeof ownFiles>[0]) => ownFiles(deps).forget(people.citizen.id)],
])('what is sent while %s looks for what was not stays with its letter', async (_, remove) => {
  const { city, upload, submit, deps } = openFiles()
  const { id } = await upload('image', await photo())
  city.clock.onHours(25)
  let sent = ''
  const slow: DocumentStore = {
    ...city.store,
    async query(collection, query) {
      const page = await city.store.query(collection, query)
      if (collection.name === files.name && sent === '') sent = (await submit([id])).id
      return page
    },
  }
  await remove({ ...deps, store: slow })
  expect(await city.store.get(files, id)).toMatchObject({ messageId: sent, waiting: 'no' })
})

it('all that was never sent goes in one run, however much it is', async () => {
  const { city, deps } = openFiles()
  const { store, clock } = city
  const blank = { ownerId: 'x', kind: 'image', bytes: 1, parts: 1, partHandles: [''], messageId: '' } as const
  await store.transact(async (transaction) => {
    for (let n = 0; n < 120; n += 1)
      transaction.insert(files, { ...blank, id: `f${n}`, waiting: 'yes', createdAt: clock.now() })
  })
  clock.onHours(25)
  expect(await purgeWaiting(deps, ALWAYS)).toBe(true)
  const { items } = await store.query(files, { index: 'waiting', equals: { waiting: 'yes' }, limit: 200 })
  expect(items).toEqual([])
})
