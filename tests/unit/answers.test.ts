import { auditPending } from '../../cloudfunctions/audit'
import { joinersProjector, ownJoins, publicAnswers, tellJoiners } from '../../cloudfunctions/answers'
import { newsOf, revisionOf } from '../../cloudfunctions/answers/answers.store'
import { handlingUseCases, type Message, mergeMessage, messages, tellMerged } from '../../cloudfunctions/messages'
import { notices, notificationsProjector } from '../../cloudfunctions/notifications'
import type { Actor } from '../../cloudfunctions/shared/kernel/actor'
import { journal } from '../../cloudfunctions/shared/outbox/outbox'
import { relayOutbox } from '../../cloudfunctions/shared/outbox/relay'
import type { PublicAnswer, SimilarAnswer } from '../../types/answers.contract'
import { ALWAYS, people } from '../support/small-city'
import { openCity, PHONE, REWRITTEN } from './answers.city'

it('an answer is at its first revision as it was released, and each change told of it is one more', () => {
  const told = (answer: Parameters<typeof newsOf>[0]) => ({
    ...answer,
    ...newsOf(answer, 'changed', '2026-07-03T01:00:00.000Z'),
  })
  const [released, changed, again] = [{}, told({}), told(told({}))]
  expect([released, changed, again].map(revisionOf)).toEqual([1, 2, 3])
  expect([changed.news.number, again.news.number]).toEqual([1, 2])
})

describe('releasing an answer', () => {
  it('starts from a masked proposal, and nothing of the original reaches the public', async () => {
    const { city, must, write, answer, release, ask } = await openCity()
    const id = await write()
    await answer(id)
    expect(await must(people.chief, 'candidates', {})).toMatchObject({
      items: [{ messageId: id, unitName: '市供热公司', waiting: 0 }],
    })
    const proposal = JSON.stringify(await must(people.chief, 'propose', { messageId: id }))
    expect(proposal).not.toContain(PHONE)
    expect(proposal).not.toContain('501室')
    expect(proposal).toContain('主管道已修复')
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
  it('covers a name that the letter says to be one wherever it stands: in the title, in the answer, in what is released', async () => {
    const { city, ask, must, load, write, answer, release } = await openCity()
    const editor = { ...people.chief, grants: [{ role: 'editor' as const }] }
    const id = await write({ title: '葛小明家里停暖', body: '我叫葛小明，家里停暖三天了，请问什么时候恢复？' })
    await answer(id)
    const stored = await load(id)
    const replies = stored.replies.map((reply) => ({ ...reply, body: '经与葛小明联系，已恢复供热。' }))
    await city.store.transact(async (transaction) => transaction.put(messages, { ...stored, replies }))
    const shown = [await must(editor, 'candidates', {}), await must(editor, 'propose', { messageId: id })]
    expect(JSON.stringify(shown)).not.toContain('葛小明')
    expect(JSON.stringify(shown)).toContain('经与葛**联系')
    const text = { title: '停暖何时恢复', question: '葛小明问停暖', answer: '已恢复。' }
    expect(await ask(people.chief, 'check', { messageId: id, ...text })).toMatchObject({
      data: { findings: [{ field: 'question', kind: 'name', start: 0, end: 3, dismissible: true }] },
    })
    expect(await release(id, text)).toMatchObject({
      error: { code: 'invalid_input', fields: { question: expect.stringContaining('姓名') } },
    })
    // An editor reads the covered letter alone, and is not told by trying what is covered.
    expect(await must(editor, 'check', { messageId: id, ...text })).toEqual({ findings: [] })
  })
  it('is told by trying whose message it is neither to an editor nor to a chief, and a release that would say it leaves a line', async () => {
    const { city, must, write, answer, release } = await openCity()
    const id = await write({ contact: `王小明 ${PHONE}`, body: '和平路小区停暖了，请问什么时候恢复？' })
    await answer(id)
    const text = { messageId: id, title: '停暖', answer: '已恢复。' }
    for (const grants of [[{ role: 'editor' as const }], [{ role: 'chief' as const }]]) {
      const found = async (question: string) =>
        must<{ findings: unknown[] }>({ ...people.chief, grants }, 'check', { ...text, question })
      expect(await found('王小明问停暖')).toEqual(await found('李小军问停暖'))
      expect(await found(`停暖${PHONE}`)).toEqual(await found('停暖13900002222'))
      expect(await found('停暖13900002222')).toMatchObject({ findings: [{ kind: 'mobile', dismissible: true }] })
    }
    expect(await release(id, { question: '王小明家停暖，何时恢复？' })).toMatchObject({
      error: { code: 'invalid_input' },
    })
    const { items } = await city.store.query(auditPending, { index: 'all', equals: {}, limit: 99 })
    expect(items.filter(({ action }) => action === 'answers.release')).toMatchObject([
      { subjectId: id, what: { own: 1 } },
    ])
  })
  it('covers in the proposal a name that only the contact tells, and a number that the reply had leave to say', async () => {
    const { city, must, load, write } = await openCity()
    const id = await write({ contact: `王小明 ${PHONE}`, body: '和平路小区停暖，王小明报修过三次，何时恢复？' })
    const handling = handlingUseCases(city.deps)
    const on = async () => ({ id, version: (await load(id)).version })
    await handling.accept(people.handler, await on())
    const { draft } = await handling.draft_reply(people.handler, {
      ...(await on()),
      ...{ body: '请联系值班电话13800138000，今天18时恢复供热。', outcome: 'solved' },
      dismissals: [{ kind: 'mobile', start: 7, end: 18, reason: '供热值班电话，对外公布' }],
    })
    await handling.approve_reply(people.approver, { ...(await on()), contentHash: draft?.contentHash ?? '' })
    const editor = { ...people.chief, grants: [{ role: 'editor' as const }] }
    const proposed = await must<Record<'title' | 'question' | 'answer', string>>(editor, 'propose', { messageId: id })
    expect(proposed.question).toContain('报修过三次')
    expect(proposed.answer).toContain('今天18时恢复供热')
    expect(JSON.stringify(proposed)).not.toMatch(/王小明|13800138000/)
    // Who reads the letter is told that its name stands in a text; an editor, who reads the proposal alone, is not.
    const kinds = async (actor: Actor, name: string) => {
      const text = { messageId: id, title: '停暖', question: `${name}问停暖`, answer: '已恢复。' }
      return (await must<{ findings: { kind: string }[] }>(actor, 'check', text)).findings.map(({ kind }) => kind)
    }
    expect(await kinds(people.chief, '王小明')).toEqual(['own_name'])
    expect(await kinds(editor, '王小明')).toEqual(await kinds(editor, '李小军'))
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
  const looked = (keepPrivate: boolean): Partial<Message> => ({
    screening: { suggestion: 'review', labels: [], cleared: { at: '2026-07-03T01:00:00.000Z', keepPrivate } },
  })
  it.each<readonly [Partial<Message>, string]>([
    [{ kind: 'report' }, '举报须保密'],
    [{ status: 'processing' }, '还没有答复'],
    [{ paper: { by: [people.approver.id], until: '2026-07-06' } }, '签字人还可以撤回'],
    [{ wantsPublic: false }, '没有同意公开'],
    [{ wantsPublic: false, channel: 'phone' }, '没有同意公开'],
    [{ wantsPublic: false, channel: 'visit', sourceUrl: 'https://weibo.com/1/abc' }, '没有同意公开'],
    [{ wantsPublic: false, channel: 'weibo' }, '没有同意公开'],
    [{ screening: { suggestion: 'review', labels: [] } }, '等转办员审看'],
    [looked(true), '等转办员审看'],
  ])('is refused of an answered message with %j: %s', async (more, say) => {
    const { city, load, write, answer, release } = await openCity()
    const id = await write()
    await answer(id)
    const stored = await load(id)
    await city.store.transact(async (transaction) => transaction.put(messages, { ...stored, ...more }))
    expect(await release(id)).toMatchObject({
      ok: false,
      error: { code: 'invalid_state', message: expect.stringContaining(say) },
    })
  })
  it.each<Partial<Message>>([
    { status: 'closed' },
    looked(false),
    { wantsPublic: false, channel: 'weibo', sourceUrl: 'https://weibo.com/1/abc' },
  ])('is done of an answered message with %j', async (more) => {
    const { city, load, write, answer, release } = await openCity()
    const id = await write()
    await answer(id)
    const stored = await load(id)
    await city.store.transact(async (transaction) => transaction.put(messages, { ...stored, ...more }))
    expect(await release(id)).toMatchObject({ ok: true })
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
    await relayOutbox({ store: city.store, clock: city.clock, holder: 'test' }, joinersProjector, ALWAYS)
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

describe('an answer that does not stay as it was', () => {
  const told = async (city: Awaited<ReturnType<typeof openCity>>['city'], id: string) => {
    const relay = { ...city.deps, holder: 'test' }
    await relayOutbox(relay, notificationsProjector(city.deps), ALWAYS)
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
    await relayOutbox({ ...city.deps, holder: 'test' }, joinersProjector, ALWAYS)
    const { version } = await must<PublicAnswer>(joiner(0), 'get_mine', { id: answer.id })
    expect(await tellJoiners(city.deps, ALWAYS)).toBe(0)
    city.clock.onHours(1)
    await must(people.chief, 'withdraw', { id: answer.id, version, reason: '内容有误，更正后再公开' })
    // Broken off after the first commit; whoever comes next goes on there.
    let left = 1
    expect(await tellJoiners(city.deps, { goOn: () => (left -= 1) > 0 })).toBe(15)
    expect(await tellJoiners(city.deps, ALWAYS)).toBe(105)
    expect(await tellJoiners(city.deps, ALWAYS)).toBe(0)
    for (const n of [0, 60, 119]) expect(await told(city, joiner(n).id)).toEqual(['answer_withdrawn'])
    city.clock.onHours(1)
    expect(await release(id, { answer: '主管道已于7月3日修复，当天20时恢复供热。仍不热的请留言。' })).toMatchObject({
      ok: true,
    })
    const late = joiner(500)
    city.clock.onHours(1)
    await must(late, 'join', { id: answer.id })
    expect(await tellJoiners(city.deps, ALWAYS)).toBe(120)
    expect(await told(city, joiner(7).id)).toEqual(['answer_withdrawn', 'answer_changed'])
    expect(await told(city, late.id)).toEqual([])
  })

  it('is taken back by whoever has read what stands there, however many join meanwhile; a change since is a conflict', async () => {
    const { city, ask, must, released } = await openCity()
    const { answer } = await released()
    const { version } = await must<PublicAnswer>(people.chief, 'get', { id: answer.id })
    await must(joiner(1), 'join', { id: answer.id })
    await relayOutbox({ ...city.deps, holder: 'test' }, joinersProjector, ALWAYS)
    const takeBack = () => ask(people.chief, 'withdraw', { id: answer.id, version, reason: '内容有误，更正后再公开' })
    expect(await takeBack()).toMatchObject({ ok: true, data: { withdrawn: true, joiners: 1 } })
    expect(await takeBack()).toMatchObject({ ok: false, error: { code: 'conflict' } })
  })

  it('is not there any more once it was taken back, whether they had joined it before or join it to read it', async () => {
    const { ask, must, released } = await openCity()
    const { answer } = await released()
    await must(joiner(1), 'join', { id: answer.id })
    const reason = '内容有误，正在核实'
    await must(people.chief, 'withdraw', { id: answer.id, version: answer.version, reason })
    const rating = { solved: 'yes', satisfaction: 5 }
    for (const [procedure, more] of [
      ['join', {}],
      ['rate', rating],
      ['get_mine', {}],
      ['get', {}],
    ] as const) {
      const nowhere = await ask(people.other, procedure, { id: 'nowhere', ...more })
      expect(nowhere).toMatchObject({ error: { code: 'not_found' } })
      for (const citizen of [people.other, joiner(1)])
        expect([procedure, await ask(citizen, procedure, { id: answer.id, ...more })]).toEqual([procedure, nowhere])
    }
  })

  it('is named in the copy of one’s own data as long as it stands', async () => {
    const { city, must, released } = await openCity()
    const { answer } = await released()
    await must(joiner(1), 'join', { id: answer.id })
    const copied = () => ownJoins(city.store).copy(joiner(1).id, '')
    expect(await copied()).toMatchObject([{ title: REWRITTEN.title }])
    const reason = '内容有误，正在核实'
    await must(people.chief, 'withdraw', { id: answer.id, version: answer.version, reason })
    expect(await copied()).toMatchObject([{ title: '已撤下的公开答复' }])
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
    await relayOutbox({ ...city.deps, holder: 'test' }, joinersProjector, ALWAYS)
    const { version } = await must<PublicAnswer>(joiner(1), 'get_mine', { id: answer.id })
    city.clock.onHours(1)
    await must(people.chief, 'withdraw', { id: answer.id, version, reason: '内容有误，更正后再公开' })
    expect(await tellJoiners(city.deps, ALWAYS)).toBe(2)
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

  it('is rated again by whoever joined, once it was released anew', async () => {
    const { city, ask, must, load, answer: reply, release, released } = await openCity()
    const { id, answer } = await released()
    const rate = () => ask(people.other, 'rate', { id: answer.id, solved: 'no', satisfaction: 1 })
    const rated = async () => (await must<PublicAnswer>(people.other, 'get_mine', { id: answer.id })).mine?.rated
    await must(people.other, 'join', { id: answer.id })
    expect([await rate(), await rated()]).toMatchObject([{ ok: true }, true])
    const handling = handlingUseCases(city.deps)
    const on = async () => ({ id, version: (await load(id)).version })
    await handling.rate(people.citizen, { ...(await on()), solved: 'no', satisfaction: 1 })
    await handling.call_back(people.chief, { ...(await on()), result: 'rework', grounds: '市民反映仍然不热' })
    city.clock.onHours(5)
    await reply(id)
    city.clock.onHours(1)
    await release(id, { answer: '换热站已更换水泵，7月3日15时恢复供热。' })
    expect(await rated()).toBe(false)
    expect([await rate(), await rated()]).toMatchObject([{ ok: true }, true])
    expect(await rate()).toMatchObject({ error: { code: 'invalid_state' } })
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
    await tellMerged({ ...city.deps }, ALWAYS)
    expect((await load(stays)).mergedAnswered).toBe(true)
    expect(await load(goes)).toMatchObject({ status: 'withdrawn' })
    // Answered there, it is for rating, not for withdrawing.
    const answered = { id: stays, version: (await load(stays)).version, voluntary: true }
    await expect(handling.withdraw(people.other, answered)).rejects.toMatchObject({ code: 'invalid_state' })
  })
})
