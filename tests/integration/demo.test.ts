import { seedDemoCity } from '../../cloudfunctions/demo'
import { addDays } from '../../cloudfunctions/shared/kernel/local-date'
import { serveCity, type ServedCity } from '../support/served-city'

/** A Wednesday morning in Shanghai. */
const NOW = '2026-07-08T02:30:00.000Z'
const TODAY = '2026-07-08'

describe('示范市 on PostgreSQL, over HTTP', () => {
  let city: ServedCity

  beforeAll(async () => {
    city = await serveCity()
    city.clock.to(NOW)
    const begun = performance.now()
    let told = 0
    await seedDemoCity(city.deps, (done) => (told = done))
    process.stdout.write(`示范市: ${told} steps in ${((performance.now() - begun) / 1000).toFixed(1)} s\n`)
    await city.relay()
  })
  afterAll(() => city.close())

  it('lets the press office see 300 messages received, about 70 % of the answers on time', async () => {
    const overview = await city.insight('press', 'overview', { from: addDays(TODAY, -90), to: TODAY })
    const { totals } = overview
    expect(totals.received).toBe(300)
    expect(totals.replied).toBeGreaterThan(200)
    expect(totals.onTime / totals.replied).toBeGreaterThan(0.65)
    expect(totals.onTime / totals.replied).toBeLessThan(0.75)
    expect(totals.rating).toBeGreaterThan(2.5)
    expect(overview.byUnit.find((unit) => unit.unitId === 'heating')?.received ?? 0).toBeGreaterThan(0)
  })

  it('says what waits now', async () => {
    const now = await city.insight('press', 'now', {})
    expect(now.receivedToday).toBeGreaterThan(0)
    expect(now.dueToday).toBeGreaterThan(10)
    expect(now.queues.length).toBeGreaterThan(0)
    expect(now.queues.every((queue) => queue.waiting > 0)).toBe(true)
  })

  it.each([
    'handler:heating',
    'handler:housing',
    'handler:traffic',
    'approver:heating',
    'approver:housing',
    'dispatcher',
    'press',
  ])('opens for %s with something due today', async (persona) => {
    const { items } = await city.messages(persona, 'inbox', { limit: 50 })
    expect(items.filter((row) => row.replyDueOn === TODAY).length).toBeGreaterThan(0)
  })

  it('lets an approver publish what waits, and the citizen read it', async () => {
    const { items } = await city.messages('approver:heating', 'inbox', {})
    const waiting = items.find((row) => row.allowedActions.includes('approve_reply'))
    if (waiting === undefined) throw new Error('nothing to approve')
    const view = await city.messages('approver:heating', 'get', { id: waiting.id })
    const published = await city.messages('approver:heating', 'approve_reply', {
      id: view.id,
      version: view.version,
      contentHash: view.draft?.contentHash ?? '',
    })
    expect(published.status).toBe('replied')
  })

  it('gives citizens a question to answer and a reply to rate', async () => {
    for (const persona of ['citizen-1', 'citizen-2']) {
      const { items } = await city.messages(persona, 'list_mine', { limit: 50 })
      expect(items.some((row) => row.allowedActions.includes('supplement'))).toBe(true)
      expect(items.some((row) => row.allowedActions.includes('rate'))).toBe(true)
    }
  })

  it('shows in the hall how units answered, and leaves the rest out', async () => {
    const { items } = await city.hall('citizen-1', 'hall', {})
    expect(items).toHaveLength(87)
    expect(items.find((unit) => unit.id === 'heating')?.answering?.replied).toBeGreaterThanOrEqual(5)
    expect(items.find((unit) => unit.id === 'tobacco')?.answering).toBeUndefined()
  })
})
