import { planPage } from '../../cloudfunctions/adapters/postgres/postgres.query'
import { planQuery } from '../../cloudfunctions/shared/documents/query-plan'
import { NEVER } from '../../cloudfunctions/supervision/domain/ladder'
import { clocks, supervisionDocuments } from '../../cloudfunctions/supervision'
import { openTestStore, type TestStore } from '../support/postgres-store'
import { supervisionSuite } from '../unit/supervision.suite'

let database: TestStore
beforeAll(async () => {
  database = await openTestStore()
})
afterAll(() => database.close())

describe('督办 on PostgreSQL', () => {
  supervisionSuite(() => database.emptied())
})

interface Node {
  'Node Type': string
  'Index Name'?: string
  'Index Cond'?: string
  Filter?: string
  'Actual Rows': number
  Plans?: Node[]
}

describe('what the tick asks for', () => {
  it('is found in the index alone, without filter or sort, however many promises are open', async () => {
    const store = await database.emptied()
    const due = 5
    const query = { index: 'due', equals: { open: 'yes' }, range: { to: '2026-07-10' }, limit: 200 }
    await store.pool.query(
      `insert into clocks (id, version, doc)
       select 'm' || n, 1, jsonb_build_object('id', 'm' || n, 'open', case when n % 2 = 0 then 'no' else 'yes' end,
         'nextCheckOn', case when n % 2 = 0 then $1 when n <= $2 then '2026-07-10' else '2026-08-10' end)
       from generate_series(1, 20000) n`,
      [NEVER, 2 * due],
    )
    await store.pool.query('analyze clocks')
    const { text, values } = planPage(clocks.name, planQuery(clocks, query))
    const { rows } = await store.pool.query<{ 'QUERY PLAN': { Plan: Node }[] }>(
      `explain (analyze, format json) ${text}`,
      [...values],
    )
    const plan = rows[0]?.['QUERY PLAN'][0]?.Plan
    expect(plan?.['Node Type']).toBe('Limit')
    const [scan, ...more] = plan?.Plans ?? []
    expect(more).toEqual([])
    expect(scan?.['Node Type']).toBe('Index Scan')
    expect(scan?.['Index Name']).toMatch(/^clocks_/)
    expect(scan?.Filter).toBeUndefined()
    // Rows touched are rows that are due.
    expect(scan?.['Actual Rows']).toBe(due)
    expect((await store.query(clocks, query)).items).toHaveLength(due)
  })

  it('keeps one document under an id, whoever inserts it', async () => {
    const store = await database.emptied()
    const insert = () =>
      store.transact(async (transaction) =>
        transaction.insert(supervisionDocuments, {
          id: 'm.2026-07-10.reminder',
          messageId: 'm',
          code: 'C',
          kind: 'help',
          form: 'reminder',
          state: 'sent',
          unitKey: 'heating',
          dueOn: '2026-07-10',
          createdAt: '2026-07-09T01:00:00.000Z',
          addressee: '市供热公司',
          paragraphs: [],
        }),
      )
    const ends = await Promise.allSettled([insert(), insert(), insert()])
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})
