import { Agent, request } from 'node:http'
import { complexUntil, dueOf, newClock, type Clock, verdictOf } from '../../cloudfunctions/messages/domain/clock'
import type { MessageEvent } from '../../cloudfunctions/messages'
import { vendoredCalendar } from '../../cloudfunctions/shared/calendar'
import { addDays } from '../../cloudfunctions/shared/kernel/local-date'
import { appendEvents } from '../../cloudfunctions/shared/outbox/outbox'
import { type ServedCity, serveCity } from '../support/served-city'
import { requestId } from '../support/small-city'
import { readOptions } from './options'
import { quantile } from './report'
import { benchTick } from './tick'

/** What the issue asks. */
const AIM = { perSecond: 500_000, receiptP50Ms: 10 }
const options = readOptions(
  {
    rounds: { type: 'string', default: '7' },
    window: { type: 'string', default: '1000' },
    requests: { type: 'string', default: '2000' },
    /** Running clocks among which the tick finds its own. */
    open: { type: 'string', default: '1000000' },
    due: { type: 'string', default: '200' },
  },
  ['rounds', 'window', 'requests', 'open', 'due'],
)

const calendar = vendoredCalendar()
/** Days from 2024-01-01 on which clocks start: through every holiday of two and a half years. */
const STARTS = 900

/** 4,096 clocks as they occur: all promises, a third paused once or twice, every fifth extended. */
const clocks: readonly Clock[] = Array.from({ length: 4096 }, (_, n) => {
  const startedOn = addDays('2024-01-01', (n * 37) % STARTS)
  const pause = (from: number) => ({
    askedOn: addDays(startedOn, from),
    endsOn: addDays(startedOn, from + 1 + (n % 9)),
  })
  return {
    ...newClock(startedOn, [2, 5, 5, 15][n % 4] ?? 5),
    pauses: n % 3 === 0 ? (n % 6 === 0 ? [pause(1)] : [pause(1), pause(12)]) : [],
    extensions: n % 5 === 0 ? [{ grantedOn: addDays(startedOn, 3), workingDays: 10, grounds: '需要现场勘查' }] : [],
  }
})

/** Calls a second, one window; the sum keeps the work from being left out. */
function rate(work: (clock: Clock) => number, milliseconds: number): number {
  const began = performance.now()
  let [calls, sum] = [0, 0]
  while (performance.now() - began < milliseconds) {
    for (const clock of clocks) sum += work(clock)
    calls += clocks.length
  }
  if (!Number.isFinite(sum)) throw new Error('a due day is no day')
  return (calls / (performance.now() - began)) * 1000
}

const WORKS: Readonly<Record<string, (clock: Clock) => number>> = {
  'due day': (clock) => dueOf(clock, calendar).on.length,
  'due day, verdict, last day for complex': (clock) => {
    const { on } = dueOf(clock, calendar)
    return verdictOf(clock, on, calendar).lateByWorkingDays + complexUntil(on, calendar).length
  },
}

/** A message of 60 days and more: asked once, extended, still unanswered; its unit has answered 300 before. */
async function openLongCase(city: ServedCity): Promise<{ id: string; days: number }> {
  const answers = Array.from({ length: 300 }, (_, n): MessageEvent => {
    const on = addDays('2026-04-20', n % 70)
    return {
      id: `bench${n}.0001`,
      messageId: `bench${n}`,
      type: 'replied',
      book: 'own',
      at: `${on}T02:00:00.000Z`,
      on,
      kind: 'complaint',
      unitId: 'heating',
      replied: { dueOn: on, onTime: true, hours: 50, workingDays: 1 + (n % 6) },
    }
  })
  await city.store.transact(async (transaction) => appendEvents(transaction, 'messages', answers))
  await city.relay()
  const body = '家里暖气三天不热，没人来修。'
  city.clock.to('2026-05-06T02:00:00.000Z')
  let view = await city.messages('citizen-2', 'submit', {
    requestId: requestId(1),
    kind: 'complaint',
    body,
    addresseeId: 'heating',
  })
  const on = () => ({ id: view.id, version: view.version })
  view = await city.messages('handler:heating', 'accept', on())
  view = await city.messages('handler:heating', 'ask', { ...on(), question: '请问是哪一栋楼？' })
  city.clock.to('2026-05-12T02:00:00.000Z')
  view = await city.messages('citizen-2', 'supplement', { ...on(), body: '三号楼二单元。' })
  view = await city.messages('handler:heating', 'request_extension', { ...on(), workingDays: 10, grounds: '需要开挖' })
  view = await city.messages('press', 'grant_extension', { ...on(), workingDays: 10, grounds: '需要开挖' })
  city.clock.to('2026-07-06T02:00:00.000Z')
  const receipt = await city.messages('citizen-2', 'receipt', { id: view.id })
  if (receipt.forecast === undefined) throw new Error('the receipt foretells nothing')
  return { id: view.id, days: receipt.days.length }
}

/** One receipt over a connection that stays open; milliseconds until the last byte. */
function readOnce(agent: Agent, city: ServedCity, token: string, id: string): Promise<number> {
  const began = performance.now()
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  return new Promise((done, fail) => {
    const asked = request(`${city.url}/api/messages/receipt`, { method: 'POST', agent, headers }, (answer) => {
      answer.resume()
      answer.on('end', () => {
        if (answer.statusCode === 200) done(performance.now() - began)
        else fail(new Error(`the receipt answered ${answer.statusCode ?? ''}`))
      })
    })
    asked.on('error', fail)
    asked.end(JSON.stringify({ id }))
  })
}

async function signIn(city: ServedCity): Promise<string> {
  const answer = await city.ask(null, 'identity.demo_login', { persona: 'citizen-2' })
  if (!answer.body.ok) throw new Error('nobody signed in')
  return (answer.body.data as { token: string }).token
}

async function main(): Promise<void> {
  const met = (isMet: boolean): string => (isMet ? 'met' : 'NOT met')
  for (const [what, work] of Object.entries(WORKS)) {
    rate(work, 300)
    const rates = Array.from({ length: Number(options.rounds) }, () => rate(work, Number(options.window)))
    const middle = quantile(rates, 0.5)
    const [low, high] = [Math.min(...rates), Math.max(...rates)].map((each) => Math.round(each).toLocaleString('en'))
    console.log(
      `${what}: ${Math.round(middle).toLocaleString('en')} a second on one core (median of ${rates.length} windows, ` +
        `${low ?? ''} to ${high ?? ''}); aim ≥ ${AIM.perSecond.toLocaleString('en')}: ${met(middle >= AIM.perSecond)}`,
    )
  }
  const city = await serveCity({ poolSize: 8 })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  try {
    const { id, days } = await openLongCase(city)
    const token = await signIn(city)
    const latencies: number[] = []
    for (let n = 0; n < 200; n += 1) await readOnce(agent, city, token, id)
    for (let n = 0; n < Number(options.requests); n += 1) latencies.push(await readOnce(agent, city, token, id))
    const [p50, p99] = [quantile(latencies, 0.5), quantile(latencies, 0.99)]
    console.log(
      `receipt of ${days} days over HTTP, one connection: p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms ` +
        `(${latencies.length} requests); aim p50 ≤ ${AIM.receiptP50Ms} ms: ${met(p50 <= AIM.receiptP50Ms)}`,
    )
    const rounds = Number(options.rounds)
    await benchTick(city, { open: Number(options.open), due: Number(options.due), rounds })
  } finally {
    agent.destroy()
    await city.close()
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
