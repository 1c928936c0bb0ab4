import { takeBackAnswers } from '../../cloudfunctions/answers'
import { overview } from '../../cloudfunctions/insight'
import {
  closeSilentMessages,
  dispatchMessage,
  handlingUseCases,
  mergeMessage,
  messages,
  readReceipt,
  TAKE_BACK,
  tellMerged,
  workItems,
} from '../../cloudfunctions/messages'
import { flagLater } from '../../cloudfunctions/messages/domain/screening'
import { recordChange } from '../../cloudfunctions/messages/record-change'
import { notices, notificationsProjector } from '../../cloudfunctions/notifications'
import { SYSTEM } from '../../cloudfunctions/shared/kernel/actor'
import { relayOutbox } from '../../cloudfunctions/shared/outbox/relay'
import { actingNow } from '../../cloudfunctions/messages/usecases/act'
import type { PublicAnswer } from '../../types/answers.contract'
import { storeWithoutMessages } from '../support/broken-store'
import { ALWAYS, people } from '../support/small-city'
import { openCity, REWRITTEN } from './answers.city'
import { checkFigures } from './messages/recount'

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
    expect(await tellMerged(city.deps, ALWAYS)).toBe(1)
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
    expect(await takeBackAnswers(city.deps, ALWAYS)).toBe(1)
    expect(await takeBackAnswers(city.deps, ALWAYS)).toBe(0)
    expect(await ask(null, 'get', { id })).toMatchObject({ error: { code: 'not_found' } })
    expect(await must(null, 'similar', { text: REWRITTEN.question })).toEqual({ items: [] })
    expect(await ask(people.citizen, 'get_mine', { id })).toMatchObject({ error: { code: 'not_found' } })
    expect(await must(people.other, 'get_mine', { id })).toMatchObject({ withdrawn: true, answer: REWRITTEN.answer })
    // However much they wrote since.
    await city.store.transact(async (transaction) => {
      const theirs = await transaction.get(messages, merged)
      if (theirs === null) throw new Error('lost')
      const { mergedAnswer: _answer, ...later } = theirs
      for (let n = 0; n < 60; n += 1)
        transaction.insert(messages, { ...later, id: `later-${n}`, submittedAt: '2026-07-20T01:00:00.000Z' })
    })
    expect(await must(people.other, 'get_mine', { id })).toMatchObject({ withdrawn: true, answer: REWRITTEN.answer })
    expect(await ask(people.citizen, 'get_mine', { id })).toMatchObject({ error: { code: 'not_found' } })
  })
})

describe('a second answer of the case', () => {
  const opened = async () => {
    const one = await openCity()
    const { city, load, write, answer, release } = one
    const handling = handlingUseCases(city.deps)
    const on = async (id: string) => ({ id, version: (await load(id)).version })
    const main = await write()
    const [discontent, content, silent] = [
      await write({}, people.other),
      await write({}, people.other),
      await write({}, people.other),
    ]
    for (const id of [discontent, content, silent])
      await mergeMessage(city.deps)(people.handler, { ...(await on(id)), intoId: main })
    await answer(main)
    await release(main)
    await tellMerged(city.deps, ALWAYS)
    const rated = async () => {
      await handling.rate(people.other, { id: discontent, solved: 'no', satisfaction: 1 })
      await handling.rate(people.other, { id: content, solved: 'yes', satisfaction: 5 })
    }
    return { ...one, handling, on, rated, main, discontent, content, silent }
  }
  const titles = async ({ city }: Awaited<ReturnType<typeof opened>>) => {
    await relayOutbox({ ...city.deps, holder: 'test' }, notificationsProjector(city.deps), ALWAYS)
    const { items } = await city.store.query(notices, {
      index: 'by_audience',
      equals: { audience: `person:${people.other.id}` },
      limit: 50,
    })
    return items.map(({ title }) => title).sort()
  }

  it('reaches everybody, and is rated by whoever was not content with the first or silent about it', async () => {
    const one = await opened()
    const { city, load, answer, release, handling, on, main, discontent, content, silent } = one
    expect(await titles(one)).toEqual(Array(3).fill('已答复，请您评价'))
    await one.rated()
    await handling.rate(people.citizen, { id: main, solved: 'no', satisfaction: 1 })
    city.clock.to('2026-07-12T01:00:00.000Z')
    await closeSilentMessages(city.deps, ALWAYS)
    expect((await load(silent)).status).toBe('closed')
    await handling.call_back(people.chief, { ...(await on(main)), result: 'rework', grounds: '回访属实，重办' })
    city.clock.onHours(5)
    await answer(main)
    city.clock.onHours(1)
    await release(main, { answer: '换热站已更换水泵，7月12日15时恢复供热。' })
    expect(await tellMerged(city.deps, ALWAYS)).toBe(3)
    for (const id of [discontent, silent]) {
      expect(await load(id)).toMatchObject({ status: 'merged', rated: false, callBackOpen: false })
      expect(await load(id)).not.toHaveProperty('callBack')
    }
    expect(await load(content)).toMatchObject({ status: 'closed', rating: { satisfaction: 5 } })
    expect(await titles(one)).toEqual(['公开答复有更新', ...Array<string>(5).fill('已答复，请您评价'), '留言已办结'])
    const again = await handling.rate(people.other, { id: discontent, solved: 'no', satisfaction: 2 })
    expect(again).toMatchObject({ status: 'merged', callBack: { dueOn: '2026-07-15' } })
    await handling.rate(people.other, { id: silent, solved: 'yes', satisfaction: 4 })
    expect((await load(silent)).status).toBe('closed')
    await checkFigures(city)
  })

  it('is none where only the public text was released anew: a call-back that was asked for stays', async () => {
    const { city, must, load, release, rated, main, discontent, silent } = await opened()
    await rated()
    const { publicAnswerId: id } = await load(main)
    const { version } = await must<PublicAnswer>(null, 'get', { id })
    city.clock.onHours(1)
    await must(people.chief, 'withdraw', { id, version, reason: '标题有误，改后再公开' })
    await release(main, { title: '和平路供热何时恢复' })
    expect(await tellMerged(city.deps, ALWAYS)).toBe(3)
    expect(await load(discontent)).toMatchObject({ rated: true, callBackOpen: true, rating: { satisfaction: 1 } })
    expect(await load(silent)).toMatchObject({ status: 'merged', mergedAnswered: true })
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
    await tellMerged(city.deps, ALWAYS)
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
    await tellMerged(city.deps, ALWAYS)
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
    await tellMerged(city.deps, ALWAYS)
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
    await tellMerged(city.deps, ALWAYS)
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
    expect(await tellMerged(city.deps, ALWAYS)).toBe(51) // 3 July
    city.clock.to('2026-07-04T01:00:00.000Z')
    const later = await write()
    await answer(later)
    city.clock.to('2026-07-10T15:59:00.000Z')
    expect(await closeSilentMessages(city.deps, ALWAYS)).toBe(0)
    city.clock.to('2026-07-11T16:00:00.000Z')
    expect(await closeSilentMessages(city.deps, ALWAYS)).toBe(53)
    for (const id of [main, later, ...merged]) expect((await load(id)).status).toBe('closed')
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
    await expect(takeBackAnswers({ ...city.deps, store }, ALWAYS)).rejects.toThrow('cannot be read')
    const read = async ({ answer }: { answer: PublicAnswer }) => (await ask(null, 'get', { id: answer.id })).ok
    expect(await Promise.all(both.map(read))).toEqual(both.map(({ id }) => id === broken))
  })
})

describe('a message that whoever looked at it keeps out of public sight', () => {
  it.each([true, false])('keepPrivate: %s, found after its answer was made public', async (keepPrivate) => {
    const { city, ask, load, released } = await openCity()
    const { id, answer } = await released()
    const message = await load(id)
    const acting = actingNow(city.deps, SYSTEM)
    const flagged = flagLater(message, { suggestion: 'review', labels: ['广告'] }, acting)
    await city.store.transact(async (transaction) =>
      recordChange(transaction, city.deps, acting, 'job:files.check_media', message, flagged),
    )
    expect(await takeBackAnswers(city.deps, ALWAYS)).toBe(0)
    const looked = { id, version: (await load(id)).version, keepPrivate }
    await handlingUseCases(city.deps).clear_screening(people.dispatcher, looked)
    expect(await takeBackAnswers(city.deps, ALWAYS)).toBe(keepPrivate ? 1 : 0)
    expect(await takeBackAnswers(city.deps, ALWAYS)).toBe(0)
    expect((await ask(null, 'get', { id: answer.id })).ok).toBe(!keepPrivate)
    const [last] = (await load(id)).timeline.slice(-1)
    expect(last).toMatchObject(
      keepPrivate ? { what: 'answer_withdrawn', note: '经核对，这条留言不公开展示' } : { what: 'screened' },
    )
  })
})

describe('what was recorded from elsewhere and made public before anybody asked for consent', () => {
  it.each([
    ['phone', '登记的来电、来访或私信，没有征得本人同意公开'],
    ['app', '市民撤回了公开的同意'],
  ] as const)('%s: goes, with the reason', async (channel, note) => {
    const { city, ask, load, released } = await openCity()
    const { id, answer } = await released()
    const message = await load(id)
    const before = { ...message, channel, wantsPublic: false }
    const acting = actingNow(city.deps, SYSTEM)
    await city.store.transact(async (transaction) =>
      recordChange(transaction, city.deps, acting, 'command:messages.line_up', message, {
        message: before,
        events: [],
      }),
    )
    expect(await takeBackAnswers(city.deps, ALWAYS)).toBe(1)
    expect((await ask(null, 'get', { id: answer.id })).ok).toBe(false)
    expect((await load(id)).timeline.at(-1)).toMatchObject({ what: 'answer_withdrawn', note })
  })
})

describe('a message that was closed with the answer of another case', () => {
  it('is not made public with an answer of its own that was to be replaced', async () => {
    const { city, ask, load, write, answer, release } = await openCity()
    const handling = handlingUseCases(city.deps)
    const on = async (id: string) => ({ id, version: (await load(id)).version })
    const [main, redone] = [await write({}, people.other), await write()]
    await answer(redone)
    await handling.rate(people.citizen, { id: redone, solved: 'no', satisfaction: 1 })
    await handling.call_back(people.chief, { ...(await on(redone)), result: 'rework', grounds: '回访属实，重办' })
    await mergeMessage(city.deps)(people.handler, { ...(await on(redone)), intoId: main })
    await answer(main)
    await release(main)
    await tellMerged(city.deps, ALWAYS)
    await handling.rate(people.citizen, { id: redone, solved: 'yes', satisfaction: 5 })
    expect(await load(redone)).toMatchObject({ status: 'closed', replies: [{ outcome: 'solved' }] })
    const refused = { ok: false, error: { code: 'invalid_state', message: expect.stringContaining('还没有答复') } }
    expect(await release(redone)).toMatchObject(refused)
    expect(await ask(people.chief, 'propose', { messageId: redone })).toMatchObject(refused)
  })
})
