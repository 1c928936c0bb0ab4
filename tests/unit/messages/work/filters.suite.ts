import type { DocumentStore } from '../../../../cloudfunctions/shared/documents'
import { handlingUseCases, readInbox, submitMessage } from '../../../../cloudfunctions/messages'
import { readFilters, saveFilters } from '../../../../cloudfunctions/messages/work/saved-filters'
import { type InboxWhere, SubmitMessageInput } from '../../../../types/messages.contract'
import { openSmallCity, people, type PersonName, requestId, type SmallCity } from '../../../support/small-city'

/** Filters of the inbox, on any store; `open` gives an empty one. */
export function filtersSuite(open: () => Promise<DocumentStore>): void {
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
  const codes = async (who: PersonName, where: InboxWhere) =>
    (await readInbox(city.deps)(people[who], { limit: 20, where })).items.map(({ code }) => code)

  it('pick by kind, by what is due, by danger and by unit', async () => {
    const complaint = await submit() // due 07-10
    const inquiry = await submit({ kind: 'inquiry' }) // due 07-07
    const danger = await submit({ body: '暖气管漏水，家里有煤气味，很危险。' })
    expect(await codes('handler', { kinds: ['inquiry'] })).toEqual([inquiry.code])
    expect(await codes('handler', { urgent: true })).toEqual([danger.code])
    expect((await codes('handler', { due: 'week' })).length).toBe(3)
    expect(await codes('handler', { due: 'today' })).toEqual([])
    city.clock.to('2026-07-07T02:00:00.000Z')
    expect(await codes('handler', { due: 'today' })).toEqual([inquiry.code])
    city.clock.to('2026-07-08T02:00:00.000Z')
    expect(await codes('handler', { due: 'overdue' })).toEqual([inquiry.code])
    expect(await codes('chief', { unitId: 'heating', kinds: ['complaint'] })).toEqual([danger.code, complaint.code])
    expect(await codes('chief', { unitId: 'traffic' })).toEqual([])
  })

  it('pick by what else matters, and together with a status', async () => {
    const plain = await submit()
    const reminded = await submit()
    await handlingUseCases(city.deps).remind(people.supervisor, { id: reminded.id, version: reminded.version })
    expect(await codes('handler', { flag: 'reminded' })).toEqual([reminded.code])
    expect(await codes('handler', { flag: 'reworked' })).toEqual([])
    await handlingUseCases(city.deps).accept(people.handler, { id: plain.id, version: plain.version })
    const read = await readInbox(city.deps)(people.handler, {
      limit: 20,
      status: 'processing',
      where: { kinds: ['complaint'] },
    })
    expect(read.items.map(({ code }) => code)).toEqual([plain.code])
  })

  it('are kept for the person, the same on every device; the second of two devices sees what the first saved', async () => {
    const mine = [
      { name: '快到期的投诉', status: undefined, where: { kinds: ['complaint' as const], due: 'week' as const } },
    ]
    expect(await readFilters(city.deps)(people.handler)).toEqual({ items: [], version: 0 })
    expect(await saveFilters(city.deps)(people.handler, { items: mine, version: 0 })).toMatchObject({ version: 1 })
    expect(await readFilters(city.deps)(people.handler)).toMatchObject({
      items: [{ name: '快到期的投诉' }],
      version: 1,
    })
    expect(await readFilters(city.deps)(people.liaison)).toEqual({ items: [], version: 0 })
    await expect(saveFilters(city.deps)(people.handler, { items: [], version: 0 })).rejects.toMatchObject({
      code: 'conflict',
      more: { current: { items: [{ name: '快到期的投诉' }], version: 1 } },
    })
  })

  it('carry names that are told apart', async () => {
    const items = [
      { name: '一样', where: {} },
      { name: '一样', where: {} },
    ]
    await expect(saveFilters(city.deps)(people.handler, { items, version: 0 })).rejects.toMatchObject({
      code: 'invalid_input',
    })
  })
}
