import { eventsOf, journal } from '../../../cloudfunctions/shared/outbox/outbox'
import { COLLECTIONS } from '../../../cloudfunctions/runtime/collections'
import { openTestStore, type TestStore } from '../../support/postgres-store'

let database: TestStore
beforeEach(async () => {
  database = await openTestStore()
})
afterEach(() => database.close())

it('events of an earlier release name no citizen after the start, but those that have still to be delivered', async () => {
  const { store } = database
  const news = { type: 'answer_news', at: '2026-07-01T00:00:00.000Z', answerId: 'a', what: 'changed', number: 1 }
  const told = (id: string) => ({ ...news, id, concerns: ['oABC-citizen'] })
  const rows = {
    many: { stream: 'answers', events: [told('many'), { ...news, id: 'second' }] },
    alone: { stream: 'answers', event: told('alone') },
    waits: { stream: 'answers', events: [told('waits')] },
    ofStaff: { stream: 'messages', events: [{ ...told('ofStaff'), type: 'signed_on_paper', concerns: ['staff-1'] }] },
  }
  for (const [id, doc] of Object.entries(rows))
    await store.pool.query('insert into events (id, version, doc) values ($1, 1, $2)', [id, doc])
  await store.pool.query('insert into outbox_commits (id, version, doc) values ($1, 1, $2)', [
    '2026-07-01T00:00:00.000Z.waits',
    { journalId: 'waits' },
  ])
  await store.pool.query('delete from minsheng_migrations where number >= 7')
  await Promise.all([store.migrate(COLLECTIONS), database.another().migrate(COLLECTIONS)])

  const read = async (id: string) => {
    const entry = await store.get(journal, id)
    return entry === null ? [] : eventsOf(entry)
  }
  expect(await read('many')).toEqual([
    { ...news, id: 'many' },
    { ...news, id: 'second' },
  ])
  expect(await read('alone')).toEqual([{ ...news, id: 'alone' }])
  expect(await read('waits')).toEqual(rows.waits.events)
  expect(await read('ofStaff')).toEqual(rows.ofStaff.events)
})
