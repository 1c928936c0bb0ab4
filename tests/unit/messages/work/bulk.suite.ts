import type { DocumentStore } from '../../../../cloudfunctions/shared/documents'
import { getMessage, handlingUseCases, submitMessage, readInbox } from '../../../../cloudfunctions/messages'
import { DomainError, NO_ANSWER } from '../../../../cloudfunctions/shared/kernel/domain-error'
import { actOnMany } from '../../../../cloudfunctions/messages/work/bulk'
import type { BulkInput, MessageView } from '../../../../types/messages.contract'
import { SubmitMessageInput } from '../../../../types/messages.contract'
import { openSmallCity, people, type PersonName, requestId, type SmallCity } from '../../../support/small-city'

/** One action on many messages, on any store; `open` gives an empty one. */
export function bulkSuite(open: () => Promise<DocumentStore>): void {
  let city: SmallCity
  let requests = 0
  beforeEach(async () => {
    city = openSmallCity(await open())
  })
  const submit = (more: object = {}) =>
    submitMessage(city.deps)(
      people.citizen,
      SubmitMessageInput.parse({
        requestId: requestId((requests += 1)),
        kind: 'complaint',
        body: '家里暖气三天不热。',
        ...more,
      }),
    )
  const UNKNOWABLE = { body: '这里写的事情没有任何一个字对得上。' }
  const bulk = (
    who: PersonName,
    input: Omit<BulkInput, 'rows'> & { rows: readonly Pick<MessageView, 'id' | 'version'>[] },
  ) => actOnMany(city.deps)(people[who], { ...input, rows: input.rows.map(({ id, version }) => ({ id, version })) })
  const see = (who: PersonName, { id }: { id: string }) => getMessage(city.deps)(people[who], { id })

  it('accepts each by itself: what cannot be accepted says why and holds back nothing', async () => {
    const [fine, stale, accepted, foreign] = [
      await submit(),
      await submit(),
      await submit(),
      await submit({ body: '公交线路改道，站台没了。' }),
    ]
    const { version } = await handlingUseCases(city.deps).accept(people.handler, accepted)
    const rows = [fine, { ...stale, version: 9 }, { ...accepted, version }, foreign, { id: 'nothing', version: 1 }]
    const { results } = await bulk('handler', { action: 'accept', rows })
    expect(results).toMatchObject([
      { id: fine.id, done: true, status: 'processing', version: 2 },
      { id: stale.id, done: false, code: 'conflict' },
      { id: accepted.id, done: false, code: 'invalid_state' },
      { id: foreign.id, done: false, code: 'not_found' },
      { id: 'nothing', done: false, code: 'not_found' },
    ])
    for (const result of results) if (!result.done) expect(result.message).toMatch(/。|，/)
    expect((await see('handler', stale)).status).toBe('dispatched')
    expect((await see('trafficHandler', foreign)).status).toBe('dispatched')
  })

  it('counts the same message once', async () => {
    const view = await submit()
    const { results } = await bulk('handler', { action: 'accept', rows: [view, view] })
    expect(results.map(({ done }) => done)).toEqual([true, true])
    expect((await see('handler', view)).version).toBe(2)
  })

  it('waits once for a store that hangs, not once for every row: those that had no turn hear the same', async () => {
    const rows = Array.from({ length: 12 }, (_, n) => ({ id: `m${n}`, version: 1 }))
    let asked = 0
    const transact = () => {
      asked += 1
      return Promise.reject(new DomainError('unavailable', { cause: NO_ANSWER }))
    }
    const deps = { ...city.deps, store: { ...city.deps.store, transact } }
    const { results } = await actOnMany(deps)(people.handler, { action: 'accept', rows })
    expect(results).toEqual(
      rows.map(({ id }) => ({ id, done: false, code: 'unavailable', message: expect.any(String) })),
    )
    expect(asked).toBe(5)
  })

  it('dispatches with a note for the unit alone, and assigns within the unit', async () => {
    const waiting = [await submit(UNKNOWABLE), await submit(UNKNOWABLE)]
    const dispatched = await bulk('dispatcher', {
      action: 'dispatch',
      rows: waiting,
      unitId: 'east',
      note: '请一并处理。',
    })
    expect(dispatched.results.every(({ done }) => done)).toBe(true)
    const rows = await Promise.all(waiting.map((one) => see('eastHandler', one)))
    expect(JSON.stringify(await see('citizen', waiting[0] ?? { id: '' }))).not.toContain('一并处理')
    const assigned = await bulk('eastHandler', { action: 'assign', rows, subUnitId: 'east-street' })
    expect(assigned.results.every(({ done }) => done)).toBe(true)
    expect((await see('streetHandler', waiting[0] ?? { id: '' })).subUnitId).toBe('east-street')
    const wrong = await bulk('eastHandler', {
      action: 'assign',
      rows: rows.map(({ id }) => ({ id, version: 3 })),
      subUnitId: 'traffic',
    })
    expect(wrong.results).toMatchObject([
      { done: false, code: 'invalid_input' },
      { done: false, code: 'invalid_input' },
    ])
  })

  it('refuses as a whole only where what every row needs is missing', async () => {
    const view = await submit(UNKNOWABLE)
    await expect(bulk('dispatcher', { action: 'dispatch', rows: [view] })).rejects.toMatchObject({
      code: 'invalid_input',
    })
    await expect(bulk('handler', { action: 'assign', rows: [view] })).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('reminds once a day: the unit sees it on the row, the citizen nowhere', async () => {
    const view = await submit()
    const { results } = await bulk('supervisor', { action: 'remind', rows: [view], note: '市民已等了四天。' })
    expect(results).toMatchObject([{ done: true, status: 'dispatched', version: 2 }])
    const row = (await readInbox(city.deps)(people.handler, { limit: 5 })).items[0]
    expect(row?.remindedOn).toBe('2026-07-03')
    expect((await see('handler', view)).timeline.at(-1)).toMatchObject({ what: 'reminded', note: '市民已等了四天。' })
    expect(JSON.stringify(await see('citizen', view))).not.toMatch(/reminded|等了四天/)
    const again = await bulk('supervisor', { action: 'remind', rows: [{ id: view.id, version: 2 }] })
    expect(again.results).toMatchObject([{ done: false, code: 'invalid_state' }])
    city.clock.onHours(24)
    expect((await bulk('liaison', { action: 'remind', rows: [{ id: view.id, version: 2 }] })).results[0]?.done).toBe(
      true,
    )
    expect((await bulk('handler', { action: 'remind', rows: [{ id: view.id, version: 3 }] })).results).toMatchObject([
      { done: false, code: 'forbidden' },
    ])
  })

  it('a defect is told, after every row had its turn', async () => {
    const rows = [await submit(), await submit()]
    const deps = {
      ...city.deps,
      wakeRelay: () => {
        throw new Error('a defect')
      },
    }
    await expect(
      actOnMany(deps)(people.handler, { action: 'accept', rows: rows.map(({ id, version }) => ({ id, version })) }),
    ).rejects.toThrow('a defect')
    for (const row of rows) expect((await see('handler', row)).status).toBe('processing')
  })
}
