import {
  forgetReports,
  learnFromDecisions,
  readModelInForce,
  routingProjector,
  startRuleBook,
  storeDuties,
  trainFromFile,
} from '../../../cloudfunctions/routing'
import { routingDecisions, routingPrecedents } from '../../../cloudfunctions/routing/routing.store'
import { routingJobs } from '../../../cloudfunctions/runtime/jobs/routing.jobs'
import { people } from '../../support/small-city'
import { openRouting, TABLE } from './routing.city'

const event = (id: string, messageId: string, at: string) =>
  ({
    id,
    messageId,
    at,
    type: 'dispatched',
    book: 'own',
    on: at.slice(0, 10),
    kind: 'complaint',
    unitId: null,
  }) as never

const IN_TIME = { reads: () => true, goOn: () => true }

describe('learning from decisions', () => {
  it('keeps rulings as precedents: what looks alike goes the same way, whatever the lists say', async () => {
    const { call, ruled, write, later, clock } = openRouting()
    await write('m1', '广场上的喷泉夜里放音乐，水花溅到路人，喷泉设备锈蚀', { unitId: 'office' })
    await ruled({ messageId: 'm1', unitId: 'office', at: clock.now() })
    later()
    expect(await call(people.handler, 'explain', { body: '广场的喷泉夜里又放音乐，水花溅到路人' })).toMatchObject({
      unitId: 'office',
      by: 'precedent',
      reason: '同类事项经裁定由市政府办公室办理，按此转交',
    })
    expect(await call(people.handler, 'explain', { body: '图书馆几点关门' })).toMatchObject({ by: 'nobody' })
  })
  it('projects transfers by hand and rulings from the journal, twice as once', async () => {
    const { deps, store, write } = openRouting()
    const adjudication = { unitId: 'office', reason: '按职责', at: '2026-07-03T02:00:00.000Z' }
    await write('m1', '广场喷泉夜里放音乐溅水', { unitId: 'office', adjudication })
    const events = [event('m1.0002', 'm1', '2026-07-03T02:00:00.000Z')]
    for (let time = 0; time < 2; time += 1)
      await store.transact((transaction) => routingProjector(deps).project(transaction, events))
    expect(await store.get(routingDecisions, 'm1')).toMatchObject({ unitId: 'office', version: 1 })
  })
  it('keeps several rulings that come in one batch, each transfer under its own moment', async () => {
    const { deps, store, write } = openRouting()
    const adjudication = { unitId: 'office', reason: '按职责', at: '2026-07-03T02:00:00.000Z' }
    for (const id of ['m1', 'm2'])
      await write(id, `广场喷泉夜里放音乐溅水，第${id}回`, { unitId: 'office', adjudication })
    const moments = ['2026-07-03T02:00:00.000Z', '2026-07-03T05:00:00.000Z'] as const
    const events = [event('m1.0002', 'm1', moments[0]), event('m2.0002', 'm2', moments[1])]
    await store.transact((transaction) => routingProjector(deps).project(transaction, events))
    expect(await store.get(routingDecisions, 'm1')).toMatchObject({ at: moments[0] })
    expect(await store.get(routingDecisions, 'm2')).toMatchObject({ at: moments[1] })
    expect(await store.get(routingPrecedents, 'm1')).not.toBeNull()
    expect(await store.get(routingPrecedents, 'm2')).not.toBeNull()
  })
  it('neither learns from reports nor follows rulings on them: whoever tries a text is not told that one was made', async () => {
    const { call, deps, store, write, later, ruled, clock } = openRouting()
    const adjudication = { unitId: 'office', reason: '按职责', at: '2026-07-03T02:00:00.000Z' }
    const body = '广场上的喷泉收费处收钱不开票，喷泉设备锈蚀'
    await write('m1', body, { kind: 'report', unitId: 'office', adjudication })
    const projected = routingProjector(deps)
    await store.transact((transaction) => projected.project(transaction, [event('m1.0002', 'm1', adjudication.at)]))
    expect(await store.get(routingDecisions, 'm1')).toBeNull()
    expect(await store.get(routingPrecedents, 'm1')).toBeNull()
    later()
    expect(await call(people.handler, 'explain', { body })).toMatchObject({ unitId: null, by: 'nobody' })
    // One that was kept before that was so is taken out at night; a ruling on anything else stays.
    await write('m2', '图书馆夜里不关灯，灯光照进卧室', { unitId: 'traffic' })
    const at = clock.now()
    await ruled({ messageId: 'm1', unitId: 'office', at }, { messageId: 'm2', unitId: 'traffic', at })
    later()
    expect(await call(people.handler, 'explain', { body })).toMatchObject({ by: 'precedent' })
    expect([await forgetReports(store), await forgetReports(store)]).toEqual([1, 0])
    later()
    expect(await call(people.handler, 'explain', { body })).toMatchObject({ by: 'nobody' })
    const other = { body: '图书馆夜里又不关灯，灯光照进卧室' }
    expect(await call(people.handler, 'explain', other)).toMatchObject({ by: 'precedent', unitId: 'traffic' })
  })
  it('goes through the precedents once: not before all were looked at, and never again', async () => {
    const { store, write, ruled, clock } = openRouting()
    for (const id of ['m1', 'm2']) await write(id, '广场喷泉收费处收钱不开票', { kind: 'report' })
    const at = clock.now()
    await ruled({ messageId: 'm1', unitId: 'office', at }, { messageId: 'm2', unitId: 'office', at })
    let down = true
    let looks = 0
    const counted: typeof store = {
      ...store,
      query: (collection, query) => {
        looks += 1
        return store.query(collection, query)
      },
      transact: (work) => {
        if (down && looks > 0) return Promise.reject(new Error('away'))
        return store.transact(work)
      },
    }
    await expect(forgetReports(counted)).rejects.toThrow('away')
    down = false
    expect(await forgetReports(counted)).toBe(2)
    looks = 0
    expect([await forgetReports(counted), looks]).toEqual([0, 0])
  })
  it('takes no lesson from a report, also from a decision that was kept before', async () => {
    const { call, deps, store, write, later } = openRouting()
    await startRuleBook(store, 0.5)
    await call(people.chief, 'import_duties', { table: TABLE })
    for (let n = 0; n < 60; n += 1) {
      const at = `2026-07-03T03:00:00.0${String(n).padStart(2, '0')}Z`
      await write(`m${n}`, `室温的事，第${n}回`, { kind: 'report', unitId: 'traffic' })
      await store.transact(async (transaction) =>
        transaction.insert(routingDecisions, { id: `m${n}`, unitId: 'traffic', at }),
      )
    }
    later()
    await learnFromDecisions(deps, IN_TIME)
    later()
    expect(await call(people.handler, 'explain', { body: '室温太低' })).toMatchObject({ unitId: 'heating' })
  })
  it('learns at night which unit a word stands for, and does nothing while nothing was decided', async () => {
    const { call, deps, store, write, later } = openRouting()
    await startRuleBook(store, 0.5)
    await call(people.chief, 'import_duties', { table: TABLE })
    expect(await learnFromDecisions(deps, IN_TIME)).toBeNull()
    for (let n = 0; n < 60; n += 1) {
      await write(`m${n}`, `室温的事，第${n}回`, { unitId: 'traffic' })
      const decided = [event(`m${n}.0002`, `m${n}`, `2026-07-03T03:00:00.0${String(n).padStart(2, '0')}Z`)]
      await store.transact((transaction) => routingProjector(deps).project(transaction, decided))
    }
    expect(await call(people.handler, 'explain', { body: '室温太低' })).toMatchObject({ unitId: 'heating' })
    later()
    later()
    const version = await learnFromDecisions(deps, IN_TIME)
    expect((await readModelInForce(store))?.version).toBe(version)
    expect(await learnFromDecisions(deps, IN_TIME)).toBe(version)
    later()
    const explained = await call(people.handler, 'explain', { body: '室温太低' })
    expect(explained.candidates[0]?.unitId).toBe('traffic')
    // A file that somebody trains with does not make the city forget what was decided, though nobody decides anew.
    const lesson = { decided: [{ title: '', body: '供热不好', category: '城乡建设' }], undecided: [] }
    const { version: ofFile } = await trainFromFile(
      store,
      (await deps.router.current()).lists,
      lesson,
      deps.clock.now(),
    )
    later()
    expect(await learnFromDecisions(deps, IN_TIME)).not.toBe(ofFile)
    later()
    expect((await call(people.handler, 'explain', { body: '室温太低' })).candidates[0]?.unitId).toBe('traffic')
    const again = await learnFromDecisions(deps, IN_TIME)
    expect((await readModelInForce(store))?.version).toBe(again)
  })
  it('reads as many decisions as half of its time allows, the latest, and learns from these', async () => {
    const { deps, store, write, clock } = openRouting()
    await storeDuties(store, [], { importedBy: 'x', importedAt: clock.now() })
    for (let n = 0; n < 500; n += 1) {
      const id = `m${String(n).padStart(3, '0')}`
      await write(id, `室温的事，第${n}回`, { unitId: 'traffic' })
      const at = `2026-07-03T03:00:00.${String(n).padStart(3, '0')}Z`
      await store.transact(async (transaction) => transaction.insert(routingDecisions, { id, unitId: 'traffic', at }))
    }
    const read: string[] = []
    const slow: typeof store = {
      ...store,
      get(collection, id) {
        if (collection.name === 'messages') {
          read.push(id)
          clock.to(new Date(Date.parse(clock.now()) + 30).toISOString())
        }
        return store.get(collection, id)
      },
    }
    const learn = (more: object = {}) => {
      const deadline = Date.parse(clock.now()) + 15_000
      return routingJobs['routing.learn']({ deps: { ...deps, store: slow }, holder: 'h', deadline, ...more } as never)
    }
    // Told to stop meanwhile: a few decisions are not to stand for a whole day.
    let looks = 0
    expect(await learn({ goOn: () => (looks += 1) < 2 })).toBe(false)
    expect([await readModelInForce(store), read.length]).toEqual([null, 100])
    read.length = 0
    expect(await learn()).toBe(true)
    expect([read.length, [...read].sort()[0]]).toEqual([300, 'm200'])
    expect(await readModelInForce(store)).not.toBeNull()
    read.length = 0
    expect([await learn(), read.length]).toEqual([true, 0])
  })
  it('keeps the model that knows more in force where a slow night reads fewer decisions, until one reads as many', async () => {
    const { deps, store, write, clock } = openRouting()
    await storeDuties(store, [], { importedBy: 'x', importedAt: clock.now() })
    const decide = async (from: number, count: number) => {
      for (let n = from; n < from + count; n += 1) {
        await write(`m${n}`, `室温的事，第${n}回`, { unitId: 'traffic' })
        const at = `2026-07-03T03:00:00.${String(n).padStart(3, '0')}Z`
        await store.transact(async (transaction) =>
          transaction.insert(routingDecisions, { id: `m${n}`, unitId: 'traffic', at }),
        )
      }
    }
    const night = (hundreds: number) => {
      let left = hundreds
      return learnFromDecisions(deps, { reads: () => (left -= 1) >= 0, goOn: () => true })
    }
    const known = async () => (await readModelInForce(store))?.documents
    await decide(0, 250)
    expect([await night(1), await known()]).toEqual([expect.any(String), 100]) // there was none to keep
    await decide(250, 10)
    expect([await night(3), await known()]).toEqual([expect.any(String), 260])
    const whole = await night(3)
    await decide(260, 40)
    expect([await night(2), await known()]).toEqual([whole, 260])
    await night(3)
    expect(await known()).toBe(300)
    // A cut that knows as much is newer, and is learnt.
    await decide(300, 150)
    await night(3)
    expect(await known()).toBe(300)
    expect(await night(9)).toBe((await readModelInForce(store))?.version)
    // Fewer that are all there are is no cut.
    for (const id of Array.from({ length: 200 }, (_, n) => `m${n}`))
      await store.transact(async (transaction) => {
        const gone = await transaction.get(routingDecisions, id)
        if (gone !== null) transaction.remove(routingDecisions, gone)
      })
    await decide(450, 1)
    await night(9)
    expect(await known()).toBe(251)
  })
  it('retrains while serving: every answer is whole, and the new model counts in the end', async () => {
    const { call, deps, store, clock, later } = openRouting()
    await storeDuties(store, [], { importedBy: 'x', importedAt: clock.now() })
    const lesson = (word: string) => ({
      decided: Array.from({ length: 60 }, (_, n) => ({
        title: '',
        body: `${n % 2 === 0 ? word : '别的'}事情第${n}回`,
        category: n % 2 === 0 ? '教育文体' : '交通运输',
      })),
      undecided: [],
    })
    const lists = (await deps.router.current()).lists
    const training = (async () => {
      for (const word of ['喵星', '汪星', '咩星']) {
        await trainFromFile(store, lists, lesson(word), clock.now())
        later()
      }
    })()
    let done = false
    void training.then(() => (done = true))
    let answers = 0
    do {
      const explained = await call(people.handler, 'explain', { body: '暖气不热，咩星的事情' })
      expect(explained.candidates[0]?.unitId).toBe('heating')
      answers += 1
      await new Promise(setImmediate)
    } while (!done)
    await training
    later()
    expect(answers).toBeGreaterThan(0)
    const { classifier } = await deps.router.current()
    expect(classifier.categories.strength).toBeGreaterThan(0)
    expect((await readModelInForce(store))?.categories.learntFrom).toBe(60)
  })
})
