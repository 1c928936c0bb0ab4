import {
  deleteOwn,
  dropOldContacts,
  getMessage,
  linkPublicAnswer,
  messageContacts,
  messages,
  missPromisesOfMessages,
  NO_OWNER,
  ownershipUseCases,
} from '../../../cloudfunctions/messages'
import { countsFrom, endOf } from '../../../cloudfunctions/messages/airlock/keep-contacts'
import { revealDays } from '../../../cloudfunctions/messages/airlock/airlock.store'
import { vendoredCalendar } from '../../../cloudfunctions/shared/calendar'
import type { DocumentStore } from '../../../cloudfunctions/shared/documents'
import { SYSTEM } from '../../../cloudfunctions/shared/kernel/actor'
import { shanghaiDay } from '../../../cloudfunctions/shared/kernel/local-date'
import { ALWAYS, people, requestId } from '../../support/small-city'
import { HandledCase } from '../messages/handled-case'

const KEEP_DAYS = 10
/** A job that is told to stop at its n-th question. */
const stopsAfter = (questions: number) => {
  let asked = 0
  return () => (asked += 1) <= questions
}

/** A letter with a contact that a unit handles, another helping. */
async function handled() {
  const one = new HandledCase()
  const own = ownershipUseCases(one.city.deps)
  await one.submit({ contact: '13912345678', hideIdentity: false, wantsPublic: true })
  await one.accept()
  one.view = await own.request_assist(people.handler, { ...one.on(), unitId: 'traffic', what: '请确认产权' })
  const taskId = one.view.assists[0]?.id ?? ''
  const run = (store = one.city.store) =>
    dropOldContacts({ ...one.city.deps, store }, { ...ALWAYS, keepDays: KEEP_DAYS })
  const held = async () => (await one.city.store.get(messageContacts, one.view.id)) !== null
  const draft = async (body = '已派人上门检修，今晚恢复供热。') => {
    const more = { outcome: 'solved', openAssistsReason: '产权另行确认' } as const
    one.view = await one.handling.draft_reply(people.handler, { ...one.on(), body, ...more })
  }
  const close = async () => {
    await draft()
    await one.approve()
    await one.handling.rate(people.citizen, { id: one.view.id, solved: 'yes', satisfaction: 5 })
    one.view = await getMessage(one.city.deps)(people.handler, { id: one.view.id })
  }
  const noon = (day: string) => one.city.clock.to(`${day}T04:00:00.000Z`)
  return { one, own, taskId, run, held, draft, close, noon }
}

describe('a contact goes so many days after its message ended', () => {
  it('also where a unit that helped reported when it had ended', async () => {
    const { one, own, taskId, run, held, close, noon } = await handled()
    await close()
    noon('2026-07-08')
    await own.answer_assist(people.trafficHandler, { ...one.on(), taskId, body: '站台灯归我局管' })
    noon('2026-07-12')
    expect([await run(), await held()]).toEqual([0, true])
    noon('2026-07-13')
    expect([await run(), await held()]).toEqual([1, false])
  })

  it('also where its answer became public when it had ended', async () => {
    const { one, run, held, close, noon } = await handled()
    await close()
    noon('2026-07-08')
    await one.city.store.transact(async (transaction) => {
      const message = await transaction.get(messages, one.view.id)
      if (message === null) throw new Error('no message')
      const now = one.city.clock.now()
      const acting = { actor: SYSTEM, now, today: shanghaiDay(now), calendar: vendoredCalendar() }
      transaction.put(messages, linkPublicAnswer(message, 'answer-1', acting).message)
    })
    noon('2026-07-13')
    expect([await run(), await held()]).toEqual([1, false])
  })

  const promised = async () => {
    const given = await handled()
    const { one, draft } = given
    await draft('已派人检修，主管道7月20日前更换完毕，更换前每天两次上门放气。')
    const contentHash = one.view.draft?.contentHash ?? ''
    one.view = await one.handling.approve_reply(people.approver, { ...one.on(), contentHash, promises: [0] })
    await one.handling.rate(people.citizen, { id: one.view.id, solved: 'yes', satisfaction: 5 })
    return given
  }

  it('of one that promised something, after the last promise was kept', async () => {
    const { one, run, held, noon } = await promised()
    noon('2026-07-18')
    expect(await run()).toBe(0)
    one.view = await getMessage(one.city.deps)(people.handler, { id: one.view.id })
    await one.handling.keep_promise(people.handler, { ...one.on(), promiseId: 'p1', note: '已更换完毕' })
    noon('2026-07-27')
    expect([await run(), await held()]).toEqual([0, true])
    noon('2026-07-28')
    expect([await run(), await held()]).toEqual([1, false])
  })

  it('and leads to its writer no more where they ask for that, once a promise was not kept in time', async () => {
    const { one, noon } = await promised()
    const deleteAll = () => deleteOwn(one.city.deps, people.citizen)
    // Until then they are told of it.
    noon('2026-07-18')
    expect(await deleteAll()).toEqual({ contacts: 1, unlinked: 0, kept: 1 })
    noon('2026-07-22')
    await missPromisesOfMessages(one.city.deps, ALWAYS)
    expect(await deleteAll()).toEqual({ contacts: 0, unlinked: 1, kept: 0 })
    expect(await one.city.store.get(messages, one.view.id)).toMatchObject({ ownerId: NO_OWNER, promiseOpen: true })
    // The unit may keep it still.
    one.view = await getMessage(one.city.deps)(people.handler, { id: one.view.id })
    await one.handling.keep_promise(people.handler, { ...one.on(), promiseId: 'p1', note: '已更换完毕' })
  })

  it('of one whose promise was never kept, after the day that it was promised for', async () => {
    const { one, run, held, noon } = await promised()
    // Before that day nothing counts, however long it is until then.
    noon('2026-07-19')
    expect([await run(), await held()]).toEqual([0, true])
    noon('2026-07-22')
    await missPromisesOfMessages(one.city.deps, ALWAYS)
    noon('2026-07-30')
    expect([await run(), await held()]).toEqual([0, true])
    noon('2026-07-31')
    expect([await run(), await held()]).toEqual([1, false])
    // The promise is owed still, and the letter its writer's.
    const message = await one.city.store.get(messages, one.view.id)
    if (message === null) throw new Error('no message')
    expect([message.promiseOpen, endOf(message)]).toEqual([true, null])
    expect(message.promises.map(({ missedOn }) => missedOn)).toEqual(['2026-07-21'])
    const [first] = message.promises
    if (first === undefined) throw new Error('no promise')
    const { missedOn: _missed, ...running } = first
    const kept = { ...first, keptOn: '2026-07-25' }
    expect(countsFrom({ ...message, promises: [first, running] })).toBeNull()
    expect(countsFrom({ ...message, promises: [first, { ...first, missedOn: '2026-09-01' }] })).toBe('2026-09-01')
    expect(countsFrom({ ...message, promises: [{ ...first, missedOn: '2026-06-01' }] })).toBe('2026-07-03')
    expect(countsFrom({ ...message, promises: [kept] })).toBe('2026-07-03')
    expect(countsFrom({ ...message, status: 'withdrawn', promises: [running] })).toBe('2026-07-03')
    expect(countsFrom({ ...message, status: 'processing' })).toBeNull()
  })
})

it.each(['closed', 'withdrawn', 'not_accepted', 'redirected'] as const)(
  'whatever is noted of a letter that is %s ends it no later',
  async (status) => {
    const { one, close } = await handled()
    await close()
    const message = await one.city.store.get(messages, one.view.id)
    if (message === null) throw new Error('no message')
    const entry = (what: (typeof message.timeline)[number]['what'], day: string) =>
      ({ what, at: `${day}T04:00:00.000Z`, actorId: 'x' }) as const
    const timeline = [entry('promise_kept', '2026-07-05'), entry(status, '2026-07-06'), entry('screened', '2026-07-09')]
    expect(endOf({ ...message, status, timeline })).toBe('2026-07-06')
    // What an earlier answer promised is owed no more where it ended without one.
    const promised = endOf({ ...message, status, timeline, promiseOpen: true })
    expect(promised).toBe(status === 'closed' ? null : '2026-07-06')
    const kept = [...timeline, entry('promise_kept', '2026-07-20'), entry('answer_withdrawn', '2026-07-21')]
    if (status === 'closed') expect(endOf({ ...message, status, timeline: kept })).toBe('2026-07-20')
  },
)

describe('the job that deletes contacts', () => {
  it('goes on behind one that it cannot delete, at each run, and tells of it', async () => {
    const { one, run, held, close, noon } = await handled()
    await close()
    noon('2026-08-01')
    const ended = await one.city.store.get(messageContacts, one.view.id)
    if (ended === null) throw new Error('not kept')
    await one.city.store.transact(async (transaction) => {
      transaction.put(messageContacts, { ...ended, checkOn: '2026-07-14' })
      // More than a page of them in front, and what the city's time does not allow behind.
      for (let n = 0; n < 60; n += 1)
        transaction.insert(messageContacts, { id: `stuck-${n}`, sealed: ended.sealed, checkOn: '2026-07-01' })
      transaction.insert(messageContacts, { id: 'later', sealed: ended.sealed, checkOn: '2027-01-01' })
      transaction.insert(revealDays, { id: 's:2026-07-01', on: '2026-07-01', count: 1 })
    })
    const { store } = one.city
    const failing: DocumentStore = {
      ...store,
      transact: (work) =>
        store.transact((transaction) =>
          work({
            insert: (...given) => transaction.insert(...given),
            put: (...given) => transaction.put(...given),
            remove: (...given) => transaction.remove(...given),
            get: (collection, id) =>
              id.startsWith('stuck-') ? Promise.reject(new TypeError('unreadable')) : transaction.get(collection, id),
          }),
        ),
    }
    await expect(run(failing)).rejects.toThrow('unreadable')
    const left = await store.query(messageContacts, { index: 'by_check', equals: {}, limit: 100 })
    expect([await held(), left.items.length, left.items.every(({ id }) => id.startsWith('stuck-'))]).toEqual([
      false,
      60,
      true,
    ])
    expect(await store.get(revealDays, 's:2026-07-01')).toBeNull()
    expect(await run()).toBe(60)
  })

  it('reckons anew once what was put off by an older rule, or while the city kept it longer, wherever it is stopped', async () => {
    const { one, run, close, noon } = await handled()
    await close()
    for (let n = 2; n <= 60; n += 1) {
      await one.submit({ requestId: requestId(n), kind: 'help', contact: '13912345678' })
      await one.handling.withdraw(people.citizen, { ...one.on(), voluntary: true })
    }
    await one.submit({ requestId: requestId(61), kind: 'help', contact: '13912345678' })
    const { store, deps } = one.city
    const putOff = (checkOn: string) =>
      store.transact(async (transaction) => {
        const { items } = await store.query(messageContacts, { index: 'by_check', equals: {}, limit: 100 })
        for (const contact of items) transaction.put(messageContacts, { ...contact, checkOn })
        return items.length
      })
    noon('2026-08-01')
    expect(await putOff('2026-08-09')).toBe(61)
    const stopped = { goOn: stopsAfter(10), keepDays: KEEP_DAYS }
    const first = await dropOldContacts(deps, stopped)
    expect(first).toBeGreaterThan(0)
    expect(first + (await run())).toBe(60)
    // The one that is owed an answer stays, on its day, and is not looked at every night.
    const left = await store.query(messageContacts, { index: 'by_check', equals: {}, limit: 10 })
    expect(left.items.map(({ checkOn }) => checkOn)).toEqual(['2026-08-09'])
    const looked: string[] = []
    const watched: DocumentStore = {
      ...store,
      query: (collection, query) => {
        if (collection.name === messageContacts.name) looked.push(query.index)
        return store.query(collection, query)
      },
    }
    expect(await run(watched)).toBe(0)
    expect(looked).toEqual(['by_check', 'by_check'])
    // The city keeps it for a shorter time.
    await one.handling.withdraw(people.citizen, { ...one.on(), voluntary: true })
    noon('2026-08-04')
    expect(await dropOldContacts(deps, { ...ALWAYS, keepDays: 5 })).toBe(0)
    noon('2026-08-06')
    expect(await dropOldContacts(deps, { ...ALWAYS, keepDays: 5 })).toBe(1)
  })

  it('stopped anywhere goes on at its next run', async () => {
    const { one, close, noon } = await handled()
    await close()
    for (let n = 2; n <= 5; n += 1) {
      await one.submit({ requestId: requestId(n), kind: 'help', contact: '13912345678' })
      await one.handling.withdraw(people.citizen, { ...one.on(), voluntary: true })
    }
    noon('2026-08-01')
    const { items } = await one.city.store.query(messageContacts, { index: 'by_check', equals: {}, limit: 10 })
    await one.city.store.transact(async (transaction) => {
      for (const contact of items) transaction.put(messageContacts, { ...contact, checkOn: '2026-07-14' })
    })
    let asked = 0
    const dropped: number[] = []
    for (let turn = 0; turn < 4; turn += 1) {
      asked = 0
      const goOn = () => (asked += 1) <= 3
      dropped.push(await dropOldContacts(one.city.deps, { goOn, keepDays: KEEP_DAYS }))
    }
    expect(dropped).toEqual([2, 2, 1, 0])
  })
})
