import { messageMatters, searchProjector, submitMessage } from '../../../../cloudfunctions/messages'
import { probableDuplicates } from '../../../../cloudfunctions/messages/usecases/probable-duplicates'
import { relayOutbox } from '../../../../cloudfunctions/shared/outbox/relay'
import { SubmitMessageInput } from '../../../../types/messages.contract'
import { ALWAYS, openSmallCity, people, requestId } from '../../../support/small-city'

const HEATING = '和平路小区停暖三天了，打电话没人来修，什么时候恢复供热？'

function openCity() {
  const city = openSmallCity()
  let written = 0
  const write = async (body: string, more: object = {}): Promise<string> => {
    written += 1
    const input = { requestId: requestId(written), kind: 'help', addresseeId: 'heating', body, ...more }
    return (await submitMessage(city.deps)(people.citizen, SubmitMessageInput.parse(input))).id
  }
  const relay = () => relayOutbox({ ...city.deps, holder: 'test' }, searchProjector, ALWAYS)
  const duplicates = probableDuplicates(city.deps)
  const idsFor = async (actor: Parameters<typeof duplicates>[0], id: string): Promise<string[]> =>
    (await duplicates(actor, { id })).items.map((one) => one.id)
  return { city, write, relay, duplicates, idsFor }
}

describe('probable duplicates', () => {
  it('are found in the whole city by the dispatcher, and by a unit among its own', async () => {
    const { write, relay, idsFor } = openCity()
    const here = await write(HEATING)
    const own = await write('和平路小区没有暖气，停暖几天了，何时恢复？')
    const elsewhere = await write('和平路小区停暖，请问什么时候恢复供热', { addresseeId: 'traffic' })
    await write('公交站台没有遮雨棚，下雨天没法等车')
    await relay()
    expect(new Set(await idsFor(people.dispatcher, here))).toEqual(new Set([own, elsewhere]))
    expect(await idsFor(people.handler, here)).toEqual([own])
  })
  it('stand in the order of words, place and time', async () => {
    const { city, write, relay, idsFor } = openCity()
    const old = await write(HEATING, { place: '和平路3号' })
    city.clock.to('2027-06-01T01:00:00.000Z')
    const far = await write(HEATING, { place: '东湖路1号' })
    const near = await write(HEATING, { place: '和平路' })
    const asked = await write(HEATING, { place: '和平路8号院和平路' })
    await relay()
    expect(await idsFor(people.dispatcher, asked)).toEqual([near, far, old])
  })
  it('never show that a report exists', async () => {
    const { city, write, relay, idsFor } = openCity()
    const report = await write(HEATING, { kind: 'report' })
    const open = await write(HEATING)
    await relay()
    expect(await idsFor(people.dispatcher, open)).toEqual([])
    expect(await idsFor(people.dispatcher, report)).toEqual([])
    expect(await city.store.get(messageMatters, report)).toBeNull()
  })
  it('are for whoever may merge: a chief, and a handler of another unit, get none', async () => {
    const { write, relay, idsFor } = openCity()
    const [id] = [await write(HEATING), await write(HEATING)]
    await relay()
    await expect(idsFor(people.chief, id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(idsFor(people.trafficHandler, id)).rejects.toMatchObject({ code: 'not_found' })
  })
  it('say of a case that lies with the unit whose people a complaint is about why it cannot take that in, and what to do', async () => {
    const { write, relay, duplicates } = openCity()
    const intoId = await write(HEATING, { wantsPublic: true })
    const about = { kind: 'complaint', aboutUnitStaff: true }
    const ids = [
      await write(HEATING, about),
      await write(`${HEATING}供热公司的人骂人`, { ...about, addresseeId: 'traffic' }),
    ]
    await relay()
    for (const id of ids)
      expect((await duplicates(people.dispatcher, { id })).items).toContainEqual(
        expect.objectContaining({ id: intoId, refusal: expect.stringContaining('写明理由') }),
      )
  })
  it.each(['😀😀😀😀😀😀😀😀😀😀', '<script>alert(1)</script>', '的'.repeat(2000)])(
    'say nothing wrong about %j',
    async (body) => {
      const { write, relay, idsFor } = openCity()
      const id = await write(body)
      await relay()
      expect(await idsFor(people.dispatcher, id)).toEqual([])
    },
  )
})
