import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { demoDirectory } from '../../cloudfunctions/demo/city'
import { hallFunction, storedDirectory, storeDirectory, type UnitAnswering } from '../../cloudfunctions/hall'
import type { Actor } from '../../cloudfunctions/shared/kernel/actor'

const clock = { now: () => '2026-07-01T02:00:00.000Z' }
const citizen: Actor = { id: 'c1', kind: 'citizen', name: '市民', grants: [{ role: 'citizen' }] }
const handler: Actor = { id: 'h1', kind: 'staff', name: '承办人', grants: [{ role: 'handler', unitId: 'heating' }] }

async function openHall(figures: ReadonlyMap<string, UnitAnswering> = new Map()) {
  const store = memoryStore()
  await storeDirectory(store, demoDirectory)
  let ids = 0
  const served = hallFunction({
    store,
    clock,
    ids: { next: () => `id${(ids += 1)}` },
    directory: storedDirectory(store, clock),
    answering: { answeringByUnit: () => Promise.resolve(figures) },
    roster: { handlersOf: (unitId) => Promise.resolve([{ id: `demo-handler-${unitId}`, name: '承办人' }]) },
  })
  return async (procedure: string, input: unknown, actor: Actor | null = null) => {
    const answer = await served.call({ procedure, input, traceId: 't', identify: () => Promise.resolve(actor) })
    return { status: answer.status, data: answer.body.ok ? (answer.body.data as never) : null }
  }
}
interface Listed {
  items: { id: string; kind: string; name: string; unitId?: string; account?: object; answering?: object }[]
}

describe('the hall 发布厅', () => {
  it('lists the 87 units of the city, without what is below them', async () => {
    const call = await openHall()
    const { items } = (await call('list_units', {})).data as unknown as Listed
    expect(items).toHaveLength(87)
    expect(items.filter((unit) => unit.kind === 'district')).toHaveLength(13)
  })

  it('offers posts first and then units as addressees, none of them a person', async () => {
    const call = await openHall()
    const { items } = (await call('list_addressees', {})).data as unknown as Listed
    expect(items[0]).toMatchObject({ id: 'post-mayor', name: '市长信箱', kind: 'post', unitId: 'government-office' })
    expect(items.filter((item) => item.kind === 'unit')).toHaveLength(87)
    expect(items.filter((item) => item.kind === 'post').every((item) => item.name.endsWith('信箱'))).toBe(true)
  })

  it('names a section or a street to whom a link leads, and nothing else below a unit', async () => {
    const call = await openHall()
    const idsOf = async (input: object): Promise<string[]> =>
      ((await call('list_addressees', input)).data as unknown as Listed).items.map(({ id }) => id)
    const all = await idsOf({})
    expect(await idsOf({ also: 'housing-property' })).toEqual([...all, 'housing-property'])
    expect(await idsOf({ also: 'heating' })).toEqual(all)
    expect(await idsOf({ also: 'nobody' })).toEqual(all)
  })

  it('shows accounts first, and figures for answering only from 5 answers on', async () => {
    const call = await openHall(
      new Map([
        ['housing', { replied: 5, judged: 5, onTimeShare: 0.8, averageHours: 50 }],
        ['heating', { replied: 4, judged: 4, onTimeShare: 1, averageHours: 20 }],
        ['transport', { replied: 8, judged: 4, onTimeShare: 0.5, averageHours: 20 }],
      ]),
    )
    const { items } = (await call('hall', {})).data as unknown as Listed
    expect(items.slice(0, 12).every((unit) => unit.account !== undefined)).toBe(true)
    expect(items.slice(12).every((unit) => unit.account === undefined)).toBe(true)
    expect(items.find((unit) => unit.id === 'housing')?.answering).toEqual({
      replied: 5,
      onTimeShare: 0.8,
      averageHours: 50,
    })
    expect(items.find((unit) => unit.id === 'heating')?.answering).toBeUndefined()
    // Half of them were late already when it was given them: the rest is too little for a share.
    expect(items.find((unit) => unit.id === 'transport')?.answering).toEqual({ replied: 8, averageHours: 20 })
  })

  it('lets a citizen follow twice and leave twice, each counting once', async () => {
    const call = await openHall()
    await call('follow', { unitId: 'housing', following: true }, citizen)
    await call('follow', { unitId: 'housing', following: true }, citizen)
    await call('follow', { unitId: 'bus', following: true }, citizen)
    expect((await call('list_following', {}, citizen)).data).toEqual({
      unitIds: expect.arrayContaining(['housing', 'bus']),
    })
    await call('follow', { unitId: 'housing', following: false }, citizen)
    await call('follow', { unitId: 'housing', following: false }, citizen)
    expect((await call('list_following', {}, citizen)).data).toEqual({ unitIds: ['bus'] })
    expect((await call('list_following', {}, { ...citizen, id: 'c2' })).data).toEqual({ unitIds: [] })
  })

  it('refuses to follow what is no top-level unit, staff who follow, and strangers', async () => {
    const call = await openHall()
    expect((await call('follow', { unitId: 'no-such', following: true }, citizen)).status).toBe(404)
    expect((await call('follow', { unitId: 'housing-property', following: true }, citizen)).status).toBe(404)
    expect((await call('follow', { unitId: 'housing', following: true }, handler)).status).toBe(403)
    expect((await call('follow', { unitId: 'housing', following: true })).status).toBe(401)
  })

  it('gives assignees to the unit’s own staff only', async () => {
    const call = await openHall()
    const { items } = (await call('list_assignees', { unitId: 'heating' }, handler)).data as unknown as Listed
    expect(items.map((item) => item.id)).toEqual([
      'heating-service',
      'heating-north',
      'heating-south',
      'demo-handler-heating',
    ])
    expect((await call('list_assignees', { unitId: 'housing' }, handler)).status).toBe(403)
    expect((await call('list_assignees', { unitId: 'no-such' }, handler)).status).toBe(404)
    expect((await call('list_assignees', { unitId: 'heating' }, citizen)).status).toBe(403)
  })
})
