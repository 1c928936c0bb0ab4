import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { answerForecasts, insightProjector, rebuildStatistics } from '../../cloudfunctions/insight'
import {
  getMessage,
  handlingUseCases,
  type MessageEvent,
  readReceipt,
  submitMessage,
} from '../../cloudfunctions/messages'
import { appendEvents } from '../../cloudfunctions/shared/outbox/outbox'
import { relayOutbox } from '../../cloudfunctions/shared/outbox/relay'
import { SubmitMessageInput } from '../../types/messages.contract'
import { ALWAYS, openSmallCity, people, type PersonName, requestId } from '../support/small-city'

const now = '2026-07-03T01:00:00.000Z'
const clock = { now: () => now }

let events = 0
const answer = (on: string, workingDays: number | undefined, more: Partial<MessageEvent> = {}): MessageEvent => ({
  id: `m${(events += 1)}.0001`,
  messageId: `m${events}`,
  type: 'replied',
  book: 'own',
  at: `${on}T01:00:00.000Z`,
  on,
  kind: 'complaint',
  unitId: 'heating',
  replied: { dueOn: on, onTime: true, hours: 30, ...(workingDays === undefined ? {} : { workingDays }) },
  ...more,
})

async function forecastAfter(answers: readonly MessageEvent[]) {
  const store = memoryStore()
  await store.transact(async (transaction) => appendEvents(transaction, 'messages', answers))
  await relayOutbox({ store, clock, holder: 'relay' }, insightProjector, ALWAYS)
  const report = await rebuildStatistics({ store, clock, holder: 'rebuild' }, { write: false })
  expect(report?.rollups.filter(({ verdict }) => verdict !== 'same')).toEqual([])
  return answerForecasts({ store, clock }).forecastFor('heating', 'complaint')
}

describe('the forecast', () => {
  it('is the real median and 90th percentile of twenty answers', async () => {
    const twenty = Array.from({ length: 20 }, (_, at) => answer('2026-06-01', at + 1))
    expect(await forecastAfter(twenty)).toEqual({ medianWorkingDays: 10, p90WorkingDays: 18, answers: 20 })
  })

  it('says nothing of nineteen', async () => {
    expect(await forecastAfter(Array.from({ length: 19 }, () => answer('2026-06-01', 3)))).toBeNull()
  })

  it('rests on ninety days, today’s included, whatever months they touch', async () => {
    const inside = ['2026-04-05', '2026-04-30', '2026-05-31', '2026-07-03'].flatMap((on) =>
      Array.from({ length: 5 }, () => answer(on, 2)),
    )
    const outside = ['2026-04-04', '2026-01-01'].flatMap((on) => Array.from({ length: 30 }, () => answer(on, 20)))
    expect(await forecastAfter([...inside, ...outside])).toEqual({
      medianWorkingDays: 2,
      p90WorkingDays: 2,
      answers: 20,
    })
  })

  it('leaves out other units, other kinds, imported answers and those that counted no days', async () => {
    const twenty = Array.from({ length: 20 }, () => answer('2026-06-01', 4))
    const others = [{ unitId: 'traffic' }, { kind: 'help' as const }, { book: 'history' as const }, { unitId: null }]
    const noise = others.flatMap((other) => Array.from({ length: 20 }, () => answer('2026-06-02', 1, other)))
    const old = Array.from({ length: 20 }, () => answer('2026-06-03', undefined))
    expect(await forecastAfter([...twenty, ...noise, ...old])).toMatchObject({ p90WorkingDays: 4, answers: 20 })
  })

  it('leaves out what another let pass: most of those days were not this unit’s', async () => {
    const twenty = Array.from({ length: 20 }, () => answer('2026-06-01', 4))
    const inherited = (owedBy: string | null, type: 'replied' | 'reply_revoked') =>
      answer('2026-06-02', 30, {
        type,
        ...(type === 'reply_revoked' ? { repliedOn: '2026-06-02' } : {}),
        replied: { dueOn: '2026-05-20', owedBy, onTime: false, hours: 900, unitHours: 20, workingDays: 30 },
      })
    const given = ['traffic', null].flatMap((owedBy) => Array.from({ length: 20 }, () => inherited(owedBy, 'replied')))
    const counted = { medianWorkingDays: 4, p90WorkingDays: 4, answers: 20 }
    expect(await forecastAfter([...twenty, ...given])).toEqual(counted)
    // Taken back, it leaves nothing that it had not added.
    expect(await forecastAfter([...twenty, ...given, inherited('traffic', 'reply_revoked')])).toEqual(counted)
  })

  it('comes out of real answers into the receipt of the next message and beside its due day', async () => {
    const city = openSmallCity()
    const deps = { ...city.deps, forecasts: answerForecasts(city) }
    const handling = handlingUseCases(deps)
    const submit = (n: number) =>
      submitMessage(deps)(
        people.citizen,
        SubmitMessageInput.parse({ requestId: requestId(n), kind: 'complaint', body: '家里暖气三天不热，没人来修。' }),
      )
    const answered: string[] = []
    for (let n = 1; n <= 20; n += 1) {
      city.clock.to(`2026-07-0${n <= 10 ? 6 : 7}T01:00:00.000Z`)
      const { id, version } = await submit(n)
      city.clock.to(`2026-07-0${n <= 10 ? 7 : 9}T01:00:00.000Z`)
      const accepted = await handling.accept(people.handler, { id, version })
      const drafted = await handling.draft_reply(people.handler, {
        id,
        version: accepted.version,
        body: '已派人上门检修，今晚恢复供热。',
        outcome: 'solved',
      })
      const contentHash = drafted.draft?.contentHash ?? ''
      await handling.approve_reply(people.approver, { id, version: drafted.version, contentHash })
      answered.push(id)
    }
    const { id } = await submit(21)
    const receipt = () => readReceipt(deps)(people.citizen, { id })
    expect((await receipt()).forecast).toBeUndefined()
    await relayOutbox({ store: city.store, clock: city.clock, holder: 'relay' }, insightProjector, ALWAYS)
    expect((await receipt()).forecast).toEqual({ medianWorkingDays: 1, p90WorkingDays: 2, answers: 20 })
    const seenBy = async (person: PersonName) => (await getMessage(deps)(people[person], { id })).forecast
    expect(await seenBy('citizen')).toEqual({ medianWorkingDays: 1, p90WorkingDays: 2, answers: 20 })
    expect(await seenBy('handler')).toEqual(await seenBy('citizen'))
    expect((await getMessage(deps)(people.citizen, { id: answered[0] ?? '' })).forecast).toBeUndefined()
    expect((await readReceipt(deps)(people.citizen, { id: answered[0] ?? '' })).forecast).toBeUndefined()
  })
})
