import { auditPending } from '../../cloudfunctions/audit'
import {
  answersFunction,
  joinersProjector,
  ownJoins,
  publicAnswers,
  takeBackAnswers,
  tellJoiners,
} from '../../cloudfunctions/answers'
import { overview } from '../../cloudfunctions/insight'
import {
  closeSilentMessages,
  dispatchMessage,
  handlingUseCases,
  mergeMessage,
  type Message,
  messages,
  readReceipt,
  submitMessage,
  TAKE_BACK,
  tellMerged,
  workItems,
} from '../../cloudfunctions/messages'
import { notices, notificationsProjector } from '../../cloudfunctions/notifications'
import { recordChange } from '../../cloudfunctions/messages/record-change'
import { actingNow } from '../../cloudfunctions/messages/usecases/act'
import type { Actor } from '../../cloudfunctions/shared/kernel/actor'
import { journal } from '../../cloudfunctions/shared/outbox/outbox'
import { relayOutbox } from '../../cloudfunctions/shared/outbox/relay'
import type { PublicAnswer, SimilarAnswer } from '../../types/answers.contract'
import { SubmitMessageInput } from '../../types/messages.contract'
import { storeWithoutMessages } from '../support/broken-store'
import { openSmallCity, people, requestId } from '../support/small-city'
import { checkFigures } from './messages/recount'

const PHONE = '13800001111'
const GO_ON = { goOn: () => true }
const REWRITTEN = {
  title: '和平路一带停暖何时恢复',
  question: '和平路小区停暖，什么时候能恢复供热？',
  answer: '主管道已于7月3日修复，当天18时恢复供热。仍不热的请在本平台留言。',
}

async function openCity() {
  const city = openSmallCity()
  const module = answersFunction(city.deps)
  const ask = async (actor: Actor | null, procedure: string, input: object) => {
    const { body } = await module.call({ procedure, input, traceId: 't', identify: () => Promise.resolve(actor) })
    return body
  }
  const must = async <Data>(actor: Actor | null, procedure: string, input: object): Promise<Data> => {
    const body = await ask(actor, procedure, input)
    if (!body.ok) throw new Error(`${procedure}: ${JSON.stringify(body.error)}`)
    return body.data as Data
  }
  const load = async (id: string): Promise<Message> => {
    const found = await city.store.get(messages, id)
    if (found === null) throw new Error('lost')
    return found
  }
  let written = 0
  const write = async (more: object = {}, by: Actor = people.citizen) => {
    written += 1
    const input = {
      ...{ requestId: requestId(written), kind: 'help', addresseeId: 'heating', wantsPublic: true, contact: PHONE },
      body: `和平路小区停暖了，我住3号楼2单元501室，电话${PHONE}，请问什么时候恢复？`,
      ...more,
    }
    return (await submitMessage(city.deps)(by, SubmitMessageInput.parse(input))).id
  }
  const answer = async (id: string) => {
    const handling = handlingUseCases(city.deps)
    if ((await load(id)).status === 'dispatched')
      await handling.accept(people.handler, { id, version: (await load(id)).version })
    const { draft } = await handling.draft_reply(people.handler, {
      ...{ id, version: (await load(id)).version },
      ...{ body: '主管道已修复，今天18时恢复供热。', outcome: 'solved' },
    })
    await handling.approve_reply(people.approver, {
      ...{ id, version: (await load(id)).version, contentHash: draft?.contentHash ?? '' },
    })
  }
  const release = async (messageId: string, more: object = {}) =>
    ask(people.chief, 'release', { messageId, version: (await load(messageId)).version, ...REWRITTEN, ...more })
  const released = async (more: object = {}) => {
    const id = await write(more)
    await answer(id)
    const body = await release(id)
    if (!body.ok) throw new Error(JSON.stringify(body.error))
    return { id, answer: body.data as PublicAnswer }
  }
  return { city, ask, must, load, write, answer, release, released }
}

describe('releasing an answer', () => {
  it('starts from a masked proposal, and nothing of the original reaches the public', async () => {
    const { city, must, write, answer, release, ask } = await openCity()
    const id = await write()
    await answer(id)
    expect(await must(people.chief, 'candidates', {})).toMatchObject({ items: [{ messageId: id, waiting: 0 }] })
    const proposal = JSON.stringify(await must(people.chief, 'propose', { messageId: id }))
    expect(proposal).not.toContain(PHONE)
    expect(proposal).not.toContain('501室')
    const { items: log } = await city.store.query(auditPending, { index: 'all', equals: {}, limit: 99 })
    const reads = log.filter(({ personal }) => personal)
    expect(reads).toMatchObject([{ action: 'answers.propose', subjectId: id, actorId: people.chief.id }])
    expect(await release(id)).toMatchObject({ ok: true, data: { ...REWRITTEN, unitName: '市供热公司', joiners: 0 } })
    expect(await must(people.chief, 'candidates', {})).toEqual({ items: [], nextCursor: null })
    const similar = await must<{ items: SimilarAnswer[] }>(null, 'similar', { text: '小区停暖了什么时候恢复供热' })
    expect(similar.items).toMatchObject([{ title: REWRITTEN.title, unitName: '市供热公司' }])
    const read = await must(null, 'get', { id: similar.items[0]?.id ?? '' })
    for (const text of [JSON.stringify(similar), JSON.stringify(read)])
      expect(text).not.toMatch(/13800001111|501|2单元|citizen|今天18时/)
    expect(await ask(null, 'similar', { text: '公交线路调整' })).toMatchObject({ ok: true, data: { items: [] } })
  })
  it('says the district by its name, never by its id', async () => {
    const { must, released } = await openCity()
    const { answer } = await released({ district: 'east' })
    expect(answer.place).toBe('东湖区')
    expect(await must(null, 'get', { id: answer.id })).toMatchObject({ place: '东湖区' })
    expect(await must(null, 'list', {})).toMatchObject({ items: [{ place: '东湖区' }] })
  })
  it('says no district that the city does not have: any other text there was read by nobody', async () => {
    const { city, must, write, answer, release, released } = await openCity()
    const { answer: foreign } = await released({ district: `张三家，电话${PHONE}` })
    expect(foreign.place).toBeUndefined()
    const id = await write({ district: '东湖区' })
    await answer(id)
    expect(await release(id)).toMatchObject({ ok: true, data: { place: '东湖区' } })
    // Released before this was looked at: it is not said any more either.
    await city.store.transact(async (transaction) => {
      const stored = await transaction.get(publicAnswers, foreign.id)
      if (stored !== null) transaction.put(publicAnswers, { ...stored, place: `张三家，电话${PHONE}` })
    })
    for (const [procedure, input] of [
      ['get', { id: foreign.id }],
      ['list', {}],
      ['similar', { text: '小区停暖了什么时候恢复供热' }],
    ] as const)
      expect(JSON.stringify(await must(null, procedure, input))).not.toMatch(/张三|13800001111/)
  })
  it('lists what waits for a release without what points to a person: an editor may read no message', async () => {
    const { must, write, answer } = await openCity()
    await answer(await write({ title: `王小明 ${PHONE}家里停暖`, contact: `王小明 ${PHONE}` }))
    await answer(await write({ title: '', body: `我家住阳光苑3栋2单元501，微信号wxid_ab12cd，停暖了。` }))
    const titles = JSON.stringify(await must({ ...people.chief, grants: [{ role: 'editor' }] }, 'candidates', {}))
    expect(titles).not.toMatch(/王小明|13800001111|501|wxid/)
    expect(titles).toContain('家里停暖')
  })
  it('is told by trying whose message it is neither to an editor nor to a chief, and a release that would say it leaves a line', async () => {
    const { city, must, write, answer, release } = await openCity()
    const id = await write({ contact: `王小明 ${PHONE}`, body: '和平路小区停暖了，请问什么时候恢复？' })
    await answer(id)
    const text = { messageId: id, title: '停暖', answer: '已恢复。' }
    for (const grants of [[{ role: 'editor' as const }], [{ role: 'chief' as const }]]) {
      const found = async (question: string) =>
        must<{ findings: unknown[] }>({ ...people.chief, grants }, 'check', { ...text, question })
      expect(await found('王小明问停暖')).toEqual(await found('李小四问停暖'))
      expect(await found(`停暖${PHONE}`)).toEqual(await found('停暖13900002222'))
    }
    expect(await release(id, { question: '王小明家停暖，何时恢复？' })).toMatchObject({
      error: { code: 'invalid_input' },
    })
    const { items } = await city.store.query(auditPending, { index: 'all', equals: {}, limit: 99 })
    expect(items.filter(({ action }) => action === 'answers.release')).toMatchObject([
      { subjectId: id, what: { own: 1 } },
    ])
  })
  it('tells an editor nothing of a report or of what was never answered: it is not there', async () => {
    const { ask, write } = await openCity()
    const editor = { ...people.chief, grants: [{ role: 'editor' as const }] }
    const text = { title: '停暖', question: '停暖了', answer: '已恢复。' }
    const tried = async (actor: Actor, messageId: string) =>
      Promise.all([ask(actor, 'propose', { messageId }), ask(actor, 'check', { messageId, ...text })])
    const nothing = await tried(editor, 'nothing')
    expect(nothing[0]).toMatchObject({ ok: false, error: { code: 'not_found' } })
    for (const id of [await write(), await write({ kind: 'report' })]) {
      expect(await tried(editor, id)).toEqual(nothing)
      expect((await tried(people.chief, id))[0]).toMatchObject({ ok: false, error: { code: 'invalid_state' } })
    }
  })
  it('is refused with the field named while a text points to a person', async () => {
    const { write, answer, release } = await openCity()
    const id = await write()
    await answer(id)
    const refused = await release(id, { question: `停暖了，我的电话是${PHONE}` })
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'invalid_input', fields: { question: expect.any(String) } },
    })
    expect(JSON.stringify(refused)).not.toContain(PHONE)
  })
  it('needs the consent of the owner, a reply, and no report', async () => {
    const { city, write, answer, release } = await openCity()
    const silent = await write({ wantsPublic: false })
    await answer(silent)
    expect(await release(silent)).toMatchObject({ ok: false, error: { code: 'invalid_state' } })
    expect(await release(await write())).toMatchObject({ ok: false, error: { code: 'invalid_state' } })
    const report = await write({ kind: 'report' })
    expect(await release(report)).toMatchObject({ ok: false, error: { code: 'invalid_state' } })
    expect(
      (await city.store.query(publicAnswers, { index: 'by_release', equals: { state: 'public' }, limit: 5 })).items,
    ).toEqual([])
  })
  it('is a conflict once the message moved on, and is released once', async () => {
    const { write, answer, release } = await openCity()
    const id = await write()
    await answer(id)
    expect(await release(id, { version: 1 })).toMatchObject({ ok: false, error: { code: 'conflict' } })
    expect(await release(id)).toMatchObject({ ok: true })
    expect(await release(id)).toMatchObject({ ok: false, error: { code: 'invalid_state' } })
  })
})

describe('我也遇到', () => {
  it('joins once, is counted by the projector, and rates for oneself once', async () => {
    const { city, ask, must, released } = await openCity()
    const { answer } = await released()
    const { id } = answer
    expect(await ask(people.other, 'rate', { id, solved: 'yes', satisfaction: 5 })).toMatchObject({
      error: { code: 'invalid_state' },
    })
    for (let twice = 0; twice < 2; twice += 1)
      expect(await must(people.other, 'join', { id })).toMatchObject({ mine: { joined: true, rated: false } })
    await relayOutbox({ store: city.store, clock: city.clock, holder: 'test' }, joinersProjector, GO_ON)
    expect(await must(null, 'get', { id })).toMatchObject({ joiners: 1 })
    expect(await must(people.other, 'rate', { id, solved: 'no', satisfaction: 2, comment: '还是不热' })).toMatchObject({
      mine: { rated: true },
    })
    expect(await ask(people.other, 'rate', { id, solved: 'yes', satisfaction: 5 })).toMatchObject({
      error: { code: 'invalid_state' },
    })
    expect(await ask(people.handler, 'join', { id })).toMatchObject({ error: { code: 'forbidden' } })
  })
})

describe('one answer for many', () => {
  it('reaches everybody who was merged, each rates it, and a withdrawal closes it to strangers only', async () => {
    const { city, ask, must, load, write, answer, release } = await openCity()
    const main = await write()
    const merged = await write({ body: '和平路小区家里没有暖气，老人受不了。' }, people.other)
    await mergeMessage(city.deps)(people.handler, { id: merged, version: (await load(merged)).version, intoId: main })
    await answer(main)
    expect(await must(people.chief, 'candidates', {})).toMatchObject({ items: [{ messageId: main, waiting: 1 }] })
    const body = await release(main)
    const id = body.ok ? (body.data as PublicAnswer).id : ''
    expect(await tellMerged(city.deps, GO_ON)).toBe(1)
    expect(await load(merged)).toMatchObject({ status: 'merged', mergedAnswer: { id } })
    await handlingUseCases(city.deps).rate(people.other, { id: merged, solved: 'yes', satisfaction: 5 })
    expect(await load(merged)).toMatchObject({ status: 'closed', rating: { satisfaction: 5 } })

    // The owner of the case takes the consent back (as the privacy module writes it).
    await city.store.transact(async (transaction) => {
      const message = await transaction.get(messages, main)
      if (message === null) throw new Error('lost')
      const acting = actingNow(city.deps, people.citizen)
      recordChange(transaction, city.deps, acting, 'privacy.withdraw_consent', message, {
        message: { ...message, wantsPublic: false },
        events: [],
      })
    })
    expect(await takeBackAnswers(city.deps, GO_ON)).toBe(1)
    expect(await takeBackAnswers(city.deps, GO_ON)).toBe(0)
    expect(await ask(null, 'get', { id })).toMatchObject({ error: { code: 'not_found' } })
    expect(await must(null, 'similar', { text: REWRITTEN.question })).toEqual({ items: [] })
    expect(await ask(people.citizen, 'get_mine', { id })).toMatchObject({ error: { code: 'not_found' } })
    expect(await must(people.other, 'get_mine', { id })).toMatchObject({ withdrawn: true, answer: REWRITTEN.answer })
  })
})

describe('a consent that is taken back', () => {
  it('takes the answer out of public sight also where another before it cannot be', async () => {
    const { city, ask, load, released } = await openCity()
    const both = [await released(), await released()]
    for (const { id } of both) {
      const message = await load(id)
      await city.store.transact(async (transaction) => {
        const changed = { message: { ...message, wantsPublic: false }, events: [] }
        const acting = actingNow(city.deps, people.citizen)
        recordChange(transaction, city.deps, acting, 'privacy.withdraw_consent', message, changed)
      })
    }
    const queued = await city.store.query(workItems, {
      index: 'by_queue',
      equals: { queue: TAKE_BACK, open: 'yes' },
      limit: 2,
    })
    const [broken = ''] = queued.items.map(({ messageId }) => messageId)
    const store = storeWithoutMessages(city.store, [broken])
    await expect(takeBackAnswers({ ...city.deps, store }, GO_ON)).rejects.toThrow('cannot be read')
    const read = async ({ answer }: { answer: PublicAnswer }) => (await ask(null, 'get', { id: answer.id })).ok
    expect(await Promise.all(both.map(read))).toEqual(both.map(({ id }) => id === broken))
  })
})

describe('a rating of the one answer', () => {
  it('is counted for the unit that gave it, not for the one that the merged message had been sent to', async () => {
    const { city, load, write, answer, release } = await openCity()
    const main = await write()
    const merged = await write({ addresseeId: 'traffic' }, people.other)
    const { version } = await load(merged)
    await mergeMessage(city.deps)(people.dispatcher, { id: merged, version, intoId: main })
    await answer(main)
    await release(main)
    await tellMerged(city.deps, GO_ON)
    await handlingUseCases(city.deps).rate(people.other, { id: merged, solved: 'yes', satisfaction: 5 })
    await checkFigures(city)
    const range = { from: '2026-07-01', to: '2026-07-03' }
    const { byUnit } = await overview(city.deps)(range)
    expect(byUnit.map(({ unitId, ratings, rating }) => ({ unitId, ratings, rating }))).toEqual([
      { unitId: 'heating', ratings: 1, rating: 5 },
      { unitId: 'traffic', ratings: 0, rating: null },
    ])
  })
})

describe('a merged message that is done again', () => {
  it('is a case of its own from then on: in the figures, and on its timeline', async () => {
    const { city, load, write, answer, release } = await openCity()
    const main = await write()
    const merged = await write({}, people.other)
    await mergeMessage(city.deps)(people.handler, { id: merged, version: (await load(merged)).version, intoId: main })
    await answer(main)
    await release(main)
    await tellMerged(city.deps, GO_ON)
    await checkFigures(city) // 2 demands, 1 case
    const handling = handlingUseCases(city.deps)
    await handling.rate(people.other, { id: merged, solved: 'no', satisfaction: 1 })
    const { version } = await load(merged)
    await handling.call_back(people.chief, { id: merged, version, result: 'rework', grounds: '回访属实，重办' })
    expect((await load(merged)).timeline.map(({ what }) => what).slice(-3)).toEqual([
      'called_back',
      'unmerged',
      'reworked',
    ])
    await checkFigures(city)
  })
})

describe('a merged message that no unit ever had', () => {
  it('is done again by whoever the press office gives it to: it lay where nobody could act on it', async () => {
    const { city, load, write, answer, release } = await openCity()
    const main = await write()
    const merged = await write({ addresseeId: undefined, body: '今天天气不错，顺便说一声。' }, people.other)
    expect((await load(merged)).unitId).toBeNull()
    const { version } = await load(merged)
    await mergeMessage(city.deps)(people.dispatcher, { id: merged, version, intoId: main })
    await answer(main)
    await release(main)
    await tellMerged(city.deps, GO_ON)
    const handling = handlingUseCases(city.deps)
    await handling.rate(people.other, { id: merged, solved: 'no', satisfaction: 1 })
    const on = async () => ({ id: merged, version: (await load(merged)).version })
    await handling.call_back(people.chief, { ...(await on()), result: 'rework', grounds: '回访属实，重办' })
    const again = await load(merged)
    expect([again.status, again.unitId, again.unitClock]).toEqual(['pending_dispatch', null, undefined])
    const sent = await dispatchMessage(city.deps)(people.dispatcher, { ...(await on()), unitId: 'traffic' })
    expect(sent).toMatchObject({ status: 'dispatched', unitId: 'traffic' })
    await checkFigures(city)
  })
})

describe('the receipt of a merged message', () => {
  it('counts no day after it was merged, whatever happens to it later', async () => {
    const { city, load, write, answer, release } = await openCity()
    const main = await write()
    const merged = await write({}, people.other)
    await mergeMessage(city.deps)(people.handler, { id: merged, version: (await load(merged)).version, intoId: main })
    await answer(main)
    await release(main)
    city.clock.to('2026-07-15T02:00:00.000Z')
    await tellMerged(city.deps, GO_ON)
    expect((await load(merged)).timeline.at(-1)?.what).toBe('merged_answered')
    const receipt = await readReceipt(city.deps)(people.other, { id: merged })
    expect(receipt).toMatchObject({ startedOn: '2026-07-03', countedWorkingDays: 0, days: [] })
  })
})

describe('silence of those who were merged', () => {
  it('closes their messages seven days after the answer reached them, and keeps nobody else waiting', async () => {
    const { city, load, write, answer, release } = await openCity()
    const main = await write()
    const merged: string[] = []
    for (let n = 0; n < 51; n += 1) {
      const id = await write({}, people.other)
      await mergeMessage(city.deps)(people.handler, { id, version: (await load(id)).version, intoId: main })
      merged.push(id)
    }
    await answer(main)
    await release(main)
    expect(await tellMerged(city.deps, GO_ON)).toBe(51) // 3 July
    city.clock.to('2026-07-04T01:00:00.000Z')
    const later = await write()
    await answer(later)
    city.clock.to('2026-07-10T15:59:00.000Z')
    expect(await closeSilentMessages(city.deps, GO_ON)).toBe(0)
    city.clock.to('2026-07-11T16:00:00.000Z')
    expect(await closeSilentMessages(city.deps, GO_ON)).toBe(53)
    for (const id of [main, later, ...merged]) expect((await load(id)).status).toBe('closed')
  })
})

describe('an answer that does not stay as it was', () => {
  const told = async (city: Awaited<ReturnType<typeof openCity>>['city'], id: string) => {
    const relay = { ...city.deps, holder: 'test' }
    await relayOutbox(relay, notificationsProjector(city.deps), GO_ON)
    const { items } = await city.store.query(notices, {
      index: 'by_audience',
      equals: { audience: `person:${id}` },
      limit: 50,
    })
    return items.filter(({ kind }) => kind.startsWith('answer_')).map(({ kind }) => kind)
  }
  const joiner = (n: number): Actor => ({ ...people.other, id: `joiner-${n}` })

  it('tells each who joined, once a change, and goes on where it broke off', async () => {
    const { city, must, released, release } = await openCity()
    const { id, answer } = await released()
    for (let n = 0; n < 120; n += 1) await must(joiner(n), 'join', { id: answer.id })
    await relayOutbox({ ...city.deps, holder: 'test' }, joinersProjector, GO_ON)
    const { version } = await must<PublicAnswer>(joiner(0), 'get_mine', { id: answer.id })
    expect(await tellJoiners(city.deps, GO_ON)).toBe(0)
    city.clock.onHours(1)
    await must(people.chief, 'withdraw', { id: answer.id, version, reason: '内容有误，更正后再公开' })
    // Broken off after the first fifty; whoever comes next goes on there.
    let left = 1
    expect(await tellJoiners(city.deps, { goOn: () => (left -= 1) > 0 })).toBe(50)
    expect(await tellJoiners(city.deps, GO_ON)).toBe(70)
    expect(await tellJoiners(city.deps, GO_ON)).toBe(0)
    for (const n of [0, 60, 119]) expect(await told(city, joiner(n).id)).toEqual(['answer_withdrawn'])
    city.clock.onHours(1)
    expect(await release(id, { answer: '主管道已于7月3日修复，当天20时恢复供热。仍不热的请留言。' })).toMatchObject({
      ok: true,
    })
    const late = joiner(500)
    city.clock.onHours(1)
    await must(late, 'join', { id: answer.id })
    expect(await tellJoiners(city.deps, GO_ON)).toBe(120)
    expect(await told(city, joiner(7).id)).toEqual(['answer_withdrawn', 'answer_changed'])
    expect(await told(city, late.id)).toEqual([])
  })

  it('is taken back by whoever has read what stands there, however many join meanwhile; a change since is a conflict', async () => {
    const { city, ask, must, released } = await openCity()
    const { answer } = await released()
    const { version } = await must<PublicAnswer>(people.chief, 'get', { id: answer.id })
    await must(joiner(1), 'join', { id: answer.id })
    await relayOutbox({ ...city.deps, holder: 'test' }, joinersProjector, GO_ON)
    const takeBack = () => ask(people.chief, 'withdraw', { id: answer.id, version, reason: '内容有误，更正后再公开' })
    expect(await takeBack()).toMatchObject({ ok: true, data: { withdrawn: true, joiners: 1 } })
    expect(await takeBack()).toMatchObject({ ok: false, error: { code: 'conflict' } })
  })

  it('is joined again by whoever had their data deleted', async () => {
    const { city, must, released } = await openCity()
    const { answer } = await released()
    await must(joiner(1), 'join', { id: answer.id })
    await ownJoins(city.store).forget(joiner(1).id)
    expect(await must(joiner(1), 'join', { id: answer.id })).toMatchObject({ mine: { joined: true } })
  })

  it('tells nobody who took their join back meanwhile, and keeps no account in its events', async () => {
    const { city, must, released } = await openCity()
    const { answer } = await released()
    for (const n of [1, 2]) await must(joiner(n), 'join', { id: answer.id })
    await relayOutbox({ ...city.deps, holder: 'test' }, joinersProjector, GO_ON)
    const { version } = await must<PublicAnswer>(joiner(1), 'get_mine', { id: answer.id })
    city.clock.onHours(1)
    await must(people.chief, 'withdraw', { id: answer.id, version, reason: '内容有误，更正后再公开' })
    expect(await tellJoiners(city.deps, GO_ON)).toBe(2)
    await ownJoins(city.store).forget(joiner(2).id)
    expect(await told(city, joiner(1).id)).toEqual(['answer_withdrawn'])
    expect(await told(city, joiner(2).id)).toEqual([])
    const events = await city.store.query(journal, { index: 'all', equals: {}, limit: 200 })
    expect(JSON.stringify(events.items)).toContain('answer_news')
    expect(JSON.stringify(events.items)).not.toContain('joiner-')
  })

  it('is marked while its message is worked on again, and released anew when that is answered', async () => {
    const { city, must, load, answer: reply, release, released } = await openCity()
    const { id, answer } = await released()
    const reading = () => must<PublicAnswer>(null, 'get', { id: answer.id })
    expect(await reading()).not.toHaveProperty('reworking')
    const handling = handlingUseCases(city.deps)
    const on = async () => ({ id, version: (await load(id)).version })
    await handling.rate(people.citizen, { ...(await on()), solved: 'no', satisfaction: 1 })
    await handling.call_back(people.chief, { ...(await on()), result: 'rework', grounds: '市民反映仍然不热' })
    expect(await reading()).toMatchObject({ reworking: true, answer: REWRITTEN.answer })
    expect(await release(id)).toMatchObject({ ok: false, error: { code: 'invalid_state' } })
    city.clock.onHours(5)
    await reply(id)
    expect(await reading()).toMatchObject({ reworking: true })
    expect(await must(people.chief, 'candidates', {})).toMatchObject({ items: [{ messageId: id }] })
    city.clock.onHours(1)
    expect(await release(id, { answer: '换热站已更换水泵，7月3日15时恢复供热。' })).toMatchObject({ ok: true })
    expect(await reading()).toMatchObject({ answer: '换热站已更换水泵，7月3日15时恢复供热。' })
    expect(await reading()).not.toHaveProperty('reworking')
    expect(await must(people.chief, 'candidates', {})).toMatchObject({ items: [] })
  })

  it('loses a merged message whose owner withdraws; the others still get the answer', async () => {
    const { city, load, write, answer: reply, release } = await openCity()
    const [target, goes, stays] = [await write(), await write({}, people.other), await write({}, people.other)]
    const merge = async (id: string) =>
      mergeMessage(city.deps)(people.handler, { id, version: (await load(id)).version, intoId: target })
    await merge(goes)
    await merge(stays)
    const handling = handlingUseCases(city.deps)
    const view = await handling.withdraw(people.other, {
      id: goes,
      version: (await load(goes)).version,
      voluntary: true,
    })
    expect(view.status).toBe('withdrawn')
    expect((await load(target)).mergedIds).toEqual([stays])
    await reply(target)
    expect(await release(target)).toMatchObject({ ok: true })
    await tellMerged({ ...city.deps }, GO_ON)
    expect((await load(stays)).mergedAnswered).toBe(true)
    expect(await load(goes)).toMatchObject({ status: 'withdrawn' })
    // Answered there, it is for rating, not for withdrawing.
    const answered = { id: stays, version: (await load(stays)).version, voluntary: true }
    await expect(handling.withdraw(people.other, answered)).rejects.toMatchObject({ code: 'invalid_state' })
  })
})
