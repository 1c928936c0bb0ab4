import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { demoDirectory } from '../../cloudfunctions/demo/city'
import { demoServiceItems } from '../../cloudfunctions/demo/items'
import { storedDirectory, storeDirectory } from '../../cloudfunctions/hall'
import { type ServiceItemDocument, servicesFunction, storeServiceItems } from '../../cloudfunctions/services'
import type { NewDocument } from '../../cloudfunctions/shared/documents'

async function openServices(items: readonly NewDocument<ServiceItemDocument>[] = demoServiceItems) {
  const store = memoryStore()
  await storeDirectory(store, demoDirectory)
  await storeServiceItems(store, items)
  let now = Date.parse('2026-07-01T02:00:00.000Z')
  const clock = { now: () => new Date(now).toISOString() }
  const served = servicesFunction({ store, clock, directory: storedDirectory(store, clock) })
  return {
    store,
    later: (milliseconds: number) => (now += milliseconds),
    call: async (procedure: string, input: unknown) => {
      const answer = await served.call({ procedure, input, traceId: 't', identify: () => Promise.resolve(null) })
      return {
        status: answer.status,
        body: answer.body as {
          data?: {
            items: { id: string; summary?: string }[]
            near?: { id: string }[]
            topics?: { topic: string; count: number }[]
            nextCursor?: string | null
          }
        },
      }
    },
  }
}

describe('the services module', () => {
  it('lists all items in their order, and those of one topic, to anyone', async () => {
    const { call } = await openServices()
    const all = (await call('list', {})).body.data?.items ?? []
    expect(all).toHaveLength(40)
    expect(all[0]).toEqual({
      id: 'id-card-replacement',
      name: '补领居民身份证',
      topic: 'documents',
      unitName: '市公安局',
      summary: expect.any(String),
    })
    const housing = (await call('list', { topic: 'housing' })).body.data?.items ?? []
    expect(housing.map((item) => item.id)).toContain('fund-withdrawal')
    expect(housing).toHaveLength(5)
  })

  it('says how many items each topic has, and gives the rest of a list page by page', async () => {
    const { call } = await openServices()
    const all = (await call('list', {})).body.data
    const counts = (all?.topics ?? []).map(({ count }) => count)
    expect([all?.nextCursor, all?.topics?.length, counts.reduce((sum, count) => sum + count)]).toEqual([null, 10, 40])
    const pages: string[][] = []
    const readFrom = async (cursor?: string): Promise<void> => {
      const { data } = (await call('list', { limit: 15, ...(cursor === undefined ? {} : { cursor }) })).body
      pages.push((data?.items ?? []).map(({ id }) => id))
      if (typeof data?.nextCursor === 'string') await readFrom(data.nextCursor)
    }
    await readFrom()
    expect(pages.map((page) => page.length)).toEqual([15, 15, 10])
    expect(pages.flat()).toEqual(all?.items.map(({ id }) => id))
    const housing = { topic: 'housing', limit: 3 }
    const { nextCursor } = (await call('list', housing)).body.data ?? {}
    expect((await call('list', { ...housing, cursor: nextCursor })).body.data).toMatchObject({
      items: { length: 2 },
      nextCursor: null,
    })
    expect((await call('list', { cursor: 'x' })).status).toBe(400)
  })

  it('answers with less than WeChat lets through, however many items a city has and however much it wrote of them', async () => {
    const [one] = demoServiceItems
    if (one === undefined) throw new Error('no items')
    const summary = '办'.repeat(300)
    const many = Array.from({ length: 2000 }, (_, rank) => ({ ...one, id: `item-${rank}`, rank, summary }))
    const { call } = await openServices(many)
    for (const [procedure, input] of [
      ['list', {}],
      ['list', { topic: one.topic }],
      ['search', { query: one.name }],
    ] as const)
      expect(Buffer.byteLength(JSON.stringify((await call(procedure, input)).body))).toBeLessThan(200_000)
    const [row] = (await call('list', {})).body.data?.items ?? []
    expect([row?.summary?.length, row?.summary?.endsWith('办…')]).toEqual([100, true])
    expect((await call('get', { id: 'item-0' })).body).toMatchObject({ data: { summary } })
  })

  it('answers a detail with every field, and not_found for what is gone', async () => {
    const { call } = await openServices()
    expect((await call('get', { id: 'residence-permit' })).body).toMatchObject({
      ok: true,
      data: {
        ...{ unitId: 'police', basis: expect.stringContaining('《居住证暂行条例》') },
        ...{ materials: expect.any(Array), steps: expect.any(Array) },
      },
    })
    expect((await call('get', { id: 'gone' })).status).toBe(404)
  })

  it('searches, and refuses an empty or an over-long query', async () => {
    const { call } = await openServices()
    expect((await call('search', { query: '身份证 丢了' })).body.data?.items[0]?.id).toBe('id-card-replacement')
    expect((await call('search', { query: '养鸭子许可' })).body.data).toEqual({
      items: [],
      near: [expect.objectContaining({ id: 'food-licence', name: expect.any(String) })],
    })
    expect((await call('search', { query: ' ' })).status).toBe(400)
    expect((await call('search', { query: '证'.repeat(41) })).status).toBe(400)
  })

  it('shows a changed item after five seconds, not before', async () => {
    const { call, store, later } = await openServices()
    await call('list', {})
    const [first] = demoServiceItems
    if (first === undefined) throw new Error('no items')
    await storeServiceItems(store, [{ ...first, name: '补领身份证（改名）' }])
    expect(JSON.stringify((await call('list', {})).body)).not.toContain('改名')
    later(5_000)
    expect(JSON.stringify((await call('list', {})).body)).toContain('改名')
  })
})
