import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { demoDirectory, seedDemoCity, type SeedDeps } from '../../cloudfunctions/demo'
import { BUSY_UNITS } from '../../cloudfunctions/demo/messages/plan/live'
import { demoCitizen, demoActors } from '../../cloudfunctions/demo/messages/actors'
import { planDemoMessages } from '../../cloudfunctions/demo/messages/plan'
import { isOfficeTime, workingDayFrom } from '../../cloudfunctions/demo/messages/office-time'
import { tellStories } from '../../cloudfunctions/demo/seed/tell-stories'
import { toDirectory } from '../../cloudfunctions/hall'
import { countInbox, listMine, messages, readInbox, type MessagesDeps } from '../../cloudfunctions/messages'
import { vendoredCalendar } from '../../cloudfunctions/shared/calendar'
import type { TimelineWhat } from '../../types/messages.terms'
import type { DocumentStore } from '../../cloudfunctions/shared/documents'
import type { Actor } from '../../cloudfunctions/shared/kernel/actor'
import { addDays, shanghaiDay, shanghaiHour } from '../../cloudfunctions/shared/kernel/local-date'

const calendar = vendoredCalendar()
const noContacts: SeedDeps['vault'] = {
  keyId: () => 'none',
  changesKeys: () => false,
  seal: () => {
    throw new Error('the demonstration keeps no contact')
  },
  open: () => {
    throw new Error('the demonstration keeps no contact')
  },
}
let ids = 0
const depsAt = (store: DocumentStore, now: string): SeedDeps => ({
  store,
  clock: { now: () => now },
  ids: { next: () => `x${(ids += 1)}` },
  calendars: { current: () => calendar },
  vault: noContacts,
  wakeRelay: () => undefined,
})
const readingAt = (store: DocumentStore, now: string): MessagesDeps => ({
  ...depsAt(store, now),
  directory: { current: () => Promise.resolve(toDirectory({ ...demoDirectory, version: 1 })) },
  people: {
    isHandlerOf: () => Promise.resolve(true),
    staffOf: () => Promise.resolve([]),
    grantsOf: () => Promise.resolve(null),
  },
})

async function allMessages(store: DocumentStore) {
  const pages = await Promise.all(
    (['yes', 'no'] as const).map((open) => store.query(messages, { index: 'by_open', equals: { open }, limit: 1000 })),
  )
  return pages.flatMap((page) => page.items)
}

/** What the 300 messages show of what can happen to one. */
const SHOWN: readonly TimelineWhat[] = [
  'submitted',
  'recorded',
  'dispatched',
  'redirected',
  'accepted',
  'assigned',
  'returned',
  'asked',
  'supplemented',
  'resumed',
  'reply_drafted',
  'reply_rejected',
  'replied',
  'rated',
  'called_back',
  'reworked',
  'closed',
  'withdrawal_requested',
  'withdrawal_declined',
  'withdrawn',
  'instructed',
  'extended',
]

/** Days on which a demonstration may be started. */
const TODAYS: readonly (readonly [name: string, now: string])[] = [
  ['a Wednesday in July', '2026-07-08T02:30:00.000Z'],
  ['a Saturday in November', '2026-11-21T14:00:00.000Z'],
  ['a Sunday', '2026-05-24T06:00:00.000Z'],
  ['the week of 国庆', '2026-10-05T03:00:00.000Z'],
  ['a Saturday that is worked after 国庆', '2026-10-10T03:00:00.000Z'],
  ['31 December', '2026-12-31T03:00:00.000Z'],
  ['New Year', '2027-01-01T04:00:00.000Z'],
  ['just after midnight', '2026-03-03T16:05:00.000Z'],
]

describe.each(TODAYS)('the demonstration city on %s', (_name, now) => {
  const store = memoryStore()
  const today = shanghaiDay(now)
  const dueOn = workingDayFrom(today, calendar)
  const reading = readingAt(store, now)
  const inboxOf = async (actor: Actor) => (await readInbox(reading)(actor, { limit: 50 })).items

  beforeAll(() => seedDemoCity(depsAt(store, now)))

  it('has 300 messages of 20 to 400 characters, no body twice', async () => {
    const all = await allMessages(store)
    expect(all).toHaveLength(300)
    expect(new Set(all.map((message) => message.body)).size).toBe(300)
    for (const { body } of all) {
      expect([...body].length).toBeGreaterThanOrEqual(20)
      expect([...body].length).toBeLessThanOrEqual(400)
    }
  })

  it('lies within the last 90 days and never in the future', async () => {
    for (const { submittedAt, timeline } of await allMessages(store)) {
      expect(shanghaiDay(submittedAt) >= addDays(today, -90)).toBe(true)
      for (const entry of timeline) expect(entry.at <= now).toBe(true)
    }
  })

  it('shows every status that can be reached, and every kind', async () => {
    const all = await allMessages(store)
    expect(new Set(all.map((message) => message.status))).toEqual(
      new Set([
        'pending_dispatch',
        'dispatched',
        'returned',
        'processing',
        'awaiting_citizen',
        'awaiting_approval',
        'replied',
        'closed',
        'redirected',
        'withdrawn',
      ]),
    )
    expect(new Set(all.map((message) => message.kind)).size).toBe(6)
    expect(new Set(all.map((message) => message.unitId)).size).toBeGreaterThan(30)
    expect(all.some((message) => message.reworked && message.status === 'closed')).toBe(true)
    expect(all.some((message) => message.urgent)).toBe(true)
  })

  it('shows everything that can happen to a message', async () => {
    const seen = new Set((await allMessages(store)).flatMap((message) => message.timeline.map((entry) => entry.what)))
    expect(SHOWN.filter((what) => !seen.has(what))).toEqual([])
  })

  it('answered about 70 % on time', async () => {
    const replies = (await allMessages(store)).flatMap((message) => message.replies)
    const onTime = replies.filter((reply) => reply.verdict.onTime).length / replies.length
    expect(replies.length).toBeGreaterThan(180)
    expect(onTime).toBeGreaterThanOrEqual(0.65)
    expect(onTime).toBeLessThanOrEqual(0.75)
  })

  it('has a cluster of several dozens about heating and 40 people with one matter', async () => {
    const all = await allMessages(store)
    expect(all.filter((message) => message.unitId === 'heating').length).toBeGreaterThanOrEqual(36)
    expect(all.filter((message) => message.body.includes('18路'))).toHaveLength(40)
  })

  it('lets staff work in office hours only, but for the gas at night', async () => {
    for (const message of await allMessages(store)) {
      const atNight = message.urgent && message.unitId === 'gas'
      for (const { actorId, at } of message.timeline) {
        if (actorId === 'system') expect(shanghaiHour(at)).toBe(0)
        else if (actorId.startsWith('demo-writer') || actorId.startsWith('demo-citizen'))
          expect(shanghaiHour(at)).toBeGreaterThanOrEqual(6)
        else if (!atNight)
          expect(isOfficeTime(at, calendar) ? 'office' : `${message.id} ${actorId} ${at}`).toBe('office')
      }
    }
  })

  it('gives every persona something that is due', async () => {
    const dueNow = (rows: readonly { replyDueOn: string }[]) => rows.filter((row) => row.replyDueOn === dueOn).length
    for (const unitId of BUSY_UNITS) {
      expect(dueNow(await inboxOf(demoActors.handler(unitId)))).toBeGreaterThan(0)
      const approvals = await inboxOf(demoActors.approver(unitId))
      expect(dueNow(approvals)).toBeGreaterThan(0)
      expect(approvals.every((row) => row.allowedActions.includes('approve_reply'))).toBe(true)
      const asLeader: Actor = {
        ...demoActors.approver(unitId),
        id: `demo-leader-${unitId}`,
        grants: [{ role: 'approver', unitId, level: 'chief_leader' }],
      }
      expect(dueNow(await inboxOf(asLeader))).toBeGreaterThan(0)
    }
    expect(dueNow(await inboxOf(demoActors.dispatcher))).toBeGreaterThan(0)
    expect(dueNow(await inboxOf(demoActors.press))).toBeGreaterThan(0)
    expect(dueNow(await inboxOf(demoActors.supervisor))).toBeGreaterThan(0)
    expect(dueNow(await inboxOf(demoActors.postHolder('post-mayor')))).toBeGreaterThan(0)
    const counts = await countInbox(reading)(demoActors.dispatcher)
    expect(counts.toDispatch).toBeGreaterThan(3)
    expect(counts.toCallBack).toBeGreaterThan(0)
    const heating = await countInbox(reading)(demoActors.handler('heating'))
    expect(heating.toAccept).toBeGreaterThan(0)
    expect(heating.overdue).toBeGreaterThan(0)
    if (today === dueOn) expect(heating.dueToday).toBeGreaterThan(0)
  })

  it('gives each citizen messages in several states, one to answer and one to rate', async () => {
    for (const name of ['citizen-1', 'citizen-2']) {
      const mine = (await listMine(reading)(demoCitizen(name), { limit: 50 })).items
      expect(mine.length).toBeGreaterThanOrEqual(5)
      expect(new Set(mine.map((row) => row.citizenStatus)).size).toBeGreaterThanOrEqual(3)
      expect(mine.some((row) => row.allowedActions.includes('supplement'))).toBe(true)
      expect(mine.some((row) => row.allowedActions.includes('rate'))).toBe(true)
      expect(mine.some((row) => row.replyDueOn === dueOn)).toBe(true)
    }
  })
})

describe('seeding again', () => {
  const now = '2026-07-08T02:30:00.000Z'
  const byId = (all: Awaited<ReturnType<typeof allMessages>>) => [...all].sort((a, b) => (a.id < b.id ? -1 : 1))
  const nothing = () => undefined

  it('plans the same city for the same moment', () => {
    expect(planDemoMessages(now, calendar)).toEqual(planDemoMessages(now, calendar))
  })

  it('changes nothing when the stories were told, and goes on where a crash broke it off', async () => {
    const stories = planDemoMessages(now, calendar).slice(0, 30)
    const whole = memoryStore()
    await tellStories(depsAt(whole, now), stories, nothing)
    const told = byId(await allMessages(whole))
    await tellStories(depsAt(whole, now), stories, nothing)
    expect(byId(await allMessages(whole))).toEqual(told)
    for (const stopAfter of [1, 40, 90]) {
      const store = memoryStore()
      await expect(tellStories(depsAt(failingAfter(store, stopAfter), now), stories, nothing)).rejects.toThrow()
      await tellStories(depsAt(store, now), stories, nothing)
      expect(byId(await allMessages(store))).toEqual(told)
    }
  })

  it('keeps the plan of its first start, also when it goes on a day later', async () => {
    const store = memoryStore()
    await expect(seedDemoCity(depsAt(failingAfter(store, 30), now))).rejects.toThrow()
    const stories = planDemoMessages(now, calendar)
    let steps = 0
    await seedDemoCity(depsAt(store, '2026-07-09T02:30:00.000Z'), (_done, total) => (steps = total))
    expect(steps).toBe(stories.reduce((sum, story) => sum + story.steps.length, 0))
    expect(await allMessages(store)).toHaveLength(300)
  })
})

/** A store whose process dies after so many transactions. */
function failingAfter(store: DocumentStore, transactions: number): DocumentStore {
  let begun = 0
  return {
    ...store,
    transact: (work) => {
      begun += 1
      return begun > transactions ? Promise.reject(new Error('killed')) : store.transact(work)
    },
  }
}
