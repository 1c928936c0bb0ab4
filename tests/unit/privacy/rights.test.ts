import { auditPending } from '../../../cloudfunctions/audit'
import {
  CONTACT_KEEP_DAYS,
  dropOldContacts,
  getMessage,
  mergeMessage,
  messageContacts,
  messages,
} from '../../../cloudfunctions/messages'
import { revealDays } from '../../../cloudfunctions/messages/airlock/airlock.store'
import { isMinor, privacyFunction } from '../../../cloudfunctions/privacy'
import { DELETION, EXPORT, HELD } from '../../../cloudfunctions/privacy/copy'
import { guardianId } from '../../../cloudfunctions/privacy/guardian'
import { guardians } from '../../../cloudfunctions/privacy/privacy.store'
import type { Actor } from '../../../cloudfunctions/shared/kernel/actor'
import { DomainError } from '../../../cloudfunctions/shared/kernel/domain-error'
import { addDays } from '../../../cloudfunctions/shared/kernel/local-date'
import { NOTICE_GROUP_WORDS } from '../../../src/copy/notices'
import { CITIZEN_GROUPS } from '../../../types/notifications.terms'
import { callAs } from '../../support/call-module'
import { ALWAYS, people, type PersonName, requestId } from '../../support/small-city'
import { HandledCase } from '../messages/handled-case'

const PHONE = '13912345678'

function rightsOn(one: HandledCase) {
  const forgotten: string[] = []
  const failing = { once: false }
  const copy = async (): Promise<string[]> => {
    if (failing.once) {
      failing.once = false
      throw new DomainError('unavailable')
    }
    return ['市供热公司']
  }
  const module = privacyFunction({
    ...one.city.deps,
    contactKeepDays: CONTACT_KEEP_DAYS,
    parts: [{ key: 'follows', copy, forget: async (id) => void forgotten.push(id) }],
  })
  const as = (actor: Actor, procedure: string, input: object = {}) => callAs(module, actor, procedure, input)
  return {
    forgotten,
    failing,
    mine: (procedure: string, input?: object) => as(people.citizen, procedure, input),
    as: (who: PersonName, procedure: string, input?: object) => as(people[who], procedure, input),
  }
}

describe('我的信息与权利', () => {
  let one: HandledCase
  let rights: ReturnType<typeof rightsOn>
  beforeEach(async () => {
    one = new HandledCase()
    rights = rightsOn(one)
    await one.submit({ contact: PHONE, hideIdentity: false, replyOnlyHere: false, wantsPublic: true })
  })
  const stored = () => one.city.store.get(messages, one.view.id)
  const contact = () => one.city.store.get(messageContacts, one.view.id)
  const audited = async () =>
    (await one.city.store.query(auditPending, { index: 'all', equals: {}, limit: 200 })).items.map(
      ({ action }) => action,
    )

  it('says what is held, for what, on which basis and for how long', async () => {
    const answer = await rights.mine('what_is_held')
    expect(answer).toMatchObject({
      ok: true,
      data: {
        contacts: 1,
        consents: { publicMessages: 1, identityShownMessages: 1 },
        noticeVersion: expect.any(String),
      },
    })
    const { categories } = (answer as unknown as { data: { categories: Record<string, string>[] } }).data
    expect(categories.length).toBeGreaterThan(5)
    for (const category of categories)
      for (const part of ['title', 'held', 'purpose', 'basis', 'retention'])
        expect(category[part]).toMatch(/[\u4e00-\u9fff]/)
    expect(JSON.stringify(answer)).not.toContain(PHONE)
  })

  it('names articles of 网络安全法 by the numbers that they have since 2026', () => {
    const said = JSON.stringify([HELD, DELETION])
    const cited = [...said.matchAll(/网络安全法((?:第\d+条、?)+)/g)].flatMap(([, articles = '']) =>
      articles.match(/\d+/g),
    )
    // 等级保护与日志, 真实身份信息, 用户发布的信息: 21, 24 and 47 before the amendment of 2025-10-28.
    expect([...new Set(cited)].sort()).toEqual(['23', '26', '49'])
  })

  it('exports everything once a day, readable by people and programs; nothing breaks out of the page', async () => {
    await one.submit({ requestId: requestId(2), body: '<script>alert(1)</script> 家里暖气不热', contact: '' })
    const answer = await rights.mine('export_mine')
    const { json, html } = (answer as unknown as { data: { json: string; html: string } }).data
    expect((JSON.parse(json) as { messages: unknown[] }).messages).toHaveLength(2)
    expect(json).toContain(PHONE)
    expect(html).toContain('家里暖气')
    expect(html).not.toContain('<script>')
    expect(await rights.mine('export_mine')).toMatchObject({ error: { code: 'rate_limited' } })
    one.city.clock.onHours(24)
    expect((await rights.mine('export_mine')).ok).toBe(true)
    expect(JSON.stringify(await rights.as('other', 'export_mine'))).not.toContain(PHONE)
    expect(await audited()).toContain('privacy.export_mine')
  })

  it('has on the page all that the citizen wrote and was answered: in a mini program the page is the whole copy', async () => {
    const place = { place: '阳光小区<3栋>', district: 'east', location: { latitude: 37.4631, longitude: 121.4479 } }
    await one.submit({ requestId: requestId(3), ...place })
    const on = () => one.on()
    await one.accept()
    one.view = await one.handling.ask(people.handler, { ...on(), question: '是哪一栋？' })
    one.view = await one.handling.supplement(people.citizen, { ...on(), body: '三栋，<b>全部</b>不热。' })
    const draft = { ...on(), body: '已在排查管网，请再等等。', outcome: 'planned', interim: true } as const
    one.view = await one.handling.draft_reply(people.handler, draft)
    await one.approve()
    one.view = await one.see('handler')
    await one.draft()
    await one.approve()
    const rated = { id: one.view.id, solved: 'partly', satisfaction: 2, comment: '夜里<i>还是</i>凉' } as const
    await one.handling.rate(people.citizen, rated)
    const { data } = (await rights.mine('export_mine')) as unknown as { data: { html: string } }
    for (const said of [
      ...['阳光小区&lt;3栋&gt;', '东湖区', '37.4631', '121.4479', '三栋，&lt;b&gt;全部&lt;/b&gt;不热。'],
      ...['已在排查管网，请再等等。', '已派人上门检修，今晚恢复供热。', '部分解决', '夜里&lt;i&gt;还是&lt;/i&gt;凉'],
    ])
      expect(data.html).toContain(said)
    expect(data.html).not.toMatch(/<(?:b|i)>/)
  })

  it('leaves the day free when the copy could not be made', async () => {
    rights.failing.once = true
    expect(await rights.mine('export_mine')).toMatchObject({ error: { code: 'unavailable' } })
    expect(await rights.mine('export_mine')).toMatchObject({ ok: true })
    expect(await rights.mine('export_mine')).toMatchObject({ error: { code: 'rate_limited' } })
  })

  it('corrects and deletes a contact; not another person’s', async () => {
    const corrected = '13800000001'
    expect(await rights.mine('correct_contact', { id: one.view.id, contact: corrected })).toMatchObject({
      data: { held: true },
    })
    expect(one.city.deps.vault.open(one.view.id, (await contact())?.sealed as never)).toBe(corrected)
    expect(await rights.as('other', 'correct_contact', { id: one.view.id, contact: '' })).toMatchObject({
      error: { code: 'not_found' },
    })
    expect(await rights.mine('correct_contact', { id: one.view.id, contact: '' })).toMatchObject({
      data: { held: false },
    })
    expect(await contact()).toBeNull()
    expect((await stored())?.hasContact).toBe(false)
  })

  it('takes consents back at once', async () => {
    expect(await rights.mine('withdraw_consent', { what: 'public_display' })).toMatchObject({ data: { changed: 1 } })
    expect(await rights.mine('withdraw_consent', { what: 'identity_to_unit', id: one.view.id })).toMatchObject({
      data: { changed: 1 },
    })
    expect(await stored()).toMatchObject({ wantsPublic: false, hideIdentity: true, replyOnlyHere: true })
    expect(await rights.mine('withdraw_consent', { what: 'identity_to_unit' })).toMatchObject({ data: { changed: 0 } })
    expect((await one.see('handler')).contact).toEqual({ held: true, access: 'ask_instead' })
  })

  it('takes the consent to calls back also where the identity was hidden before', async () => {
    const { id } = await one.submit({
      requestId: requestId(2),
      contact: PHONE,
      hideIdentity: true,
      replyOnlyHere: false,
    })
    expect(await rights.mine('withdraw_consent', { what: 'identity_to_unit', id })).toMatchObject({
      data: { changed: 1 },
    })
    expect(await one.city.store.get(messages, id)).toMatchObject({ hideIdentity: true, replyOnlyHere: true })
  })

  it('deletes in two steps; what is still handled stays its writer’s, what has ended leads to nobody', async () => {
    const ended = one.view.id
    one.view = await getMessage(one.city.deps)(people.citizen, { id: ended })
    await one.reply()
    await one.handling.rate(people.citizen, { id: ended, solved: 'yes', satisfaction: 5 })
    const { id: open } = await one.submit({
      requestId: requestId(2),
      contact: PHONE,
      wantsPublic: true,
      hideIdentity: false,
      replyOnlyHere: false,
    })

    expect(await rights.mine('delete_mine', { confirm: 'guessed' })).toMatchObject({ error: { code: 'invalid_state' } })
    const first = await rights.mine('delete_mine')
    const { confirm, stays } = (first as unknown as { data: { confirm: string; stays: unknown[] } }).data
    expect(stays.length).toBeGreaterThan(2)
    expect(await contact()).not.toBeNull()
    expect(await rights.as('other', 'delete_mine', { confirm })).toMatchObject({ error: { code: 'invalid_state' } })
    expect(await rights.mine('delete_mine', { confirm })).toMatchObject({
      data: { done: { contacts: 2, unlinked: 1, kept: 1 } },
    })
    expect(await rights.mine('delete_mine', { confirm })).toMatchObject({ error: { code: 'invalid_state' } })

    const gone = await one.city.store.get(messages, ended)
    expect(JSON.stringify(gone)).not.toContain(people.citizen.id)
    // Marks of acts are hashes with the account in them, which an account could be tried against.
    expect(gone).not.toHaveProperty('lastActs')
    expect(gone?.replies).toHaveLength(1)
    expect(await one.city.store.get(messages, open)).toMatchObject({
      ownerId: people.citizen.id,
      hasContact: false,
      wantsPublic: false,
      hideIdentity: true,
      replyOnlyHere: true,
    })
    expect(rights.forgotten).toEqual([people.citizen.id])
    expect((await audited()).filter((action) => action === 'privacy.delete_mine')).toHaveLength(3)
  })

  it('a message that was merged is still handled: it stays its writer’s, who reads the one answer', async () => {
    const { id, version } = one.view
    const { id: intoId } = await one.submit({ requestId: requestId(2), wantsPublic: true })
    await mergeMessage(one.city.deps)(people.dispatcher, { id, version, intoId })
    expect(await rights.mine('correct_contact', { id, contact: '13900000000' })).toMatchObject({ ok: true })
    const { data } = (await rights.mine('delete_mine')) as unknown as { data: { confirm: string } }
    expect(await rights.mine('delete_mine', { confirm: data.confirm })).toMatchObject({
      data: { done: { contacts: 1, unlinked: 0, kept: 2 } },
    })
    expect(await one.city.store.get(messages, id)).toMatchObject({ status: 'merged', ownerId: people.citizen.id })
  })

  describe('a confirmation', () => {
    const ask = async () => {
      const first = (await rights.mine('delete_mine')) as unknown as { data: { confirm: string; until: string } }
      return first.data
    }
    const refused = { error: { code: 'invalid_state' } }

    it('holds for ten minutes, as the page was told', async () => {
      const { confirm, until } = await ask()
      one.city.clock.onHours(10 / 60)
      expect(until).toBe(one.city.clock.now())
      expect(await rights.mine('delete_mine', { confirm })).toMatchObject({ ok: true })
    })

    it('holds not a second longer', async () => {
      const { confirm } = await ask()
      one.city.clock.onHours(10 / 60 + 1 / 3600)
      expect(await rights.mine('delete_mine', { confirm })).toMatchObject(refused)
    })

    it('ends with the next, which begins its own ten minutes', async () => {
      const before = await ask()
      one.city.clock.onHours(9 / 60)
      const after = await ask()
      expect(await rights.mine('delete_mine', { confirm: before.confirm })).toMatchObject(refused)
      one.city.clock.onHours(9 / 60)
      expect(await rights.mine('delete_mine', { confirm: after.confirm })).toMatchObject({ ok: true })
    })
  })

  it('below 14 a guardian agrees; the message is marked, hidden and not public', async () => {
    expect(await rights.mine('declare_age', { under14: true })).toMatchObject({
      error: { code: 'invalid_input', fields: { guardian: expect.stringContaining('监护人') } },
    })
    const guardian = { name: '王大明', contact: '13700000000', agrees: true }
    expect(await rights.mine('declare_age', { under14: true, guardian })).toMatchObject({
      data: { guardianAgreed: true },
    })
    const { store, deps } = one.city
    const asMinor = { ...deps, isMinor: (id: string) => isMinor(store, id) }
    const case2 = new HandledCase()
    Object.assign(case2.city, { deps: asMinor, store })
    const view = await case2.submit({ requestId: requestId(3), hideIdentity: false, wantsPublic: true })
    expect(view).toMatchObject({ minor: true, hideIdentity: true, wantsPublic: false })
    expect(await isMinor(store, people.other.id)).toBe(false)
    // the same where a server keeps all of them in mind
    expect([await isMinor(store, people.citizen.id, store), await isMinor(store, people.other.id, store)]).toEqual([
      true,
      false,
    ])
    expect(await rights.mine('declare_age', { under14: false })).toMatchObject({ data: { guardianAgreed: false } })
    expect(await isMinor(store, people.citizen.id)).toBe(false)
    expect(await isMinor(store, people.citizen.id, store)).toBe(false)
    // Noted both times that it was said, and with the letter that became a child’s.
    expect((await audited()).filter((action) => action === 'privacy.declare_age')).toHaveLength(3)
  })

  it('a contact may be given later, and is deleted but not changed once the matter has ended', async () => {
    await one.submit({ requestId: requestId(5), contact: '' })
    const { id } = one.view
    expect(await contact()).toBeNull()
    expect(await rights.mine('correct_contact', { id, contact: PHONE })).toMatchObject({ data: { held: true } })
    const sealed = (await contact())?.sealed
    expect(sealed && one.city.deps.vault.open(id, sealed)).toBe(PHONE)
    one.view = await one.see('citizen')
    await one.reply()
    await one.handling.rate(people.citizen, { id, solved: 'yes', satisfaction: 5 })
    expect(await rights.mine('correct_contact', { id, contact: '13800000000' })).toMatchObject({
      error: { code: 'invalid_state', message: expect.stringContaining('可以删除它') },
    })
    expect(await rights.mine('correct_contact', { id, contact: '' })).toMatchObject({ data: { held: false } })
    expect(await contact()).toBeNull()
  })

  const guardianNamed = (name: string) => ({ name, contact: '13700000000', agrees: true })
  it('what a guardian gave is sealed, replaced where it is given anew, and gone once it is needed no more', async () => {
    const { store, deps } = one.city
    const kept = async (): Promise<unknown> => {
      const found = await store.get(guardians, guardianId(people.citizen.id))
      expect(JSON.stringify(found)).not.toContain('13700000000')
      return found && JSON.parse(deps.vault.open(found.id, found.sealed))
    }
    expect(await rights.mine('my_declaration')).toMatchObject({ data: { guardianAgreed: false } })
    await rights.mine('declare_age', { under14: true, guardian: guardianNamed('王大明') })
    expect(await kept()).toEqual({ name: '王大明', contact: '13700000000' })
    expect(await rights.mine('my_declaration')).toMatchObject({
      data: { under14: true, at: '2026-07-03T01:00:00.000Z', guardianAgreed: true },
    })
    await rights.mine('declare_age', { under14: true, guardian: guardianNamed('李大红') })
    expect(await kept()).toEqual({ name: '李大红', contact: '13700000000' })
    await rights.mine('declare_age', { under14: false, guardian: guardianNamed('李大红') })
    expect(await kept()).toBeNull()
    expect(await rights.mine('my_declaration')).toMatchObject({ data: { under14: false, guardianAgreed: false } })
  })

  it('a child is one among others too, and writes nothing while nobody agreed', async () => {
    const { store } = one.city
    for (const who of ['citizen', 'other'] as const)
      await rights.as(who, 'declare_age', { under14: true, guardian: guardianNamed('王大明') })
    for (const { id } of [people.citizen, people.other])
      expect([await isMinor(store, id), await isMinor(store, id, store)]).toEqual([true, true])
    await store.transact(async (transaction) => {
      const agreed = await transaction.get(guardians, guardianId(people.other.id))
      if (agreed !== null) transaction.remove(guardians, agreed)
    })
    await expect(isMinor(store, people.other.id)).rejects.toMatchObject({ code: 'invalid_state' })
  })

  it('a child is known for one also where there are more than are kept in mind', async () => {
    await rights.mine('declare_age', { under14: true, guardian: guardianNamed('王大明') })
    const keptOf = (nextCursor: string | null) => ({ query: () => Promise.resolve({ items: [], nextCursor }) })
    expect(await isMinor(one.city.store, people.citizen.id, keptOf('more'))).toBe(true)
    expect(await isMinor(one.city.store, people.citizen.id, keptOf(null))).toBe(false)
  })

  it('whoever is 14 or older stays who they said they are', async () => {
    const before = await one.see('handler')
    await rights.mine('declare_age', { under14: false })
    expect(await one.see('handler')).toEqual(before)
  })

  it('what was written before somebody says that they are below 14 is a child’s, too: shown to no unit, nor to the public', async () => {
    await one.submit({
      requestId: requestId(4),
      hideIdentity: false,
      replyOnlyHere: false,
      wantsPublic: true,
      contact: PHONE,
    })
    expect(await one.see('handler')).toMatchObject({ contact: { access: 'reveal' }, wantsPublic: true })
    const guardian = { name: '王大明', contact: '13700000000', agrees: true }
    expect(await rights.mine('declare_age', { under14: true, guardian })).toMatchObject({ ok: true })
    const seen = await one.see('handler')
    expect(seen).toMatchObject({
      minor: true,
      hideIdentity: true,
      wantsPublic: false,
      contact: { access: 'ask_instead' },
    })
    expect((await audited()).filter((action) => action === 'privacy.declare_age').length).toBeGreaterThan(1)
    // said again, nothing is written again
    expect(await rights.mine('declare_age', { under14: true, guardian })).toMatchObject({ ok: true })
    expect((await one.see('handler')).version).toBe(seen.version)
  })

  it('is a child’s also where it was hidden and not public before', async () => {
    const { id } = await one.submit({ requestId: requestId(4), hideIdentity: true, wantsPublic: false })
    const guardian = { name: '王大明', contact: '13700000000', agrees: true }
    expect(await rights.mine('declare_age', { under14: true, guardian })).toMatchObject({ ok: true })
    expect(await one.city.store.get(messages, id)).toMatchObject({ minor: true })
  })

  it('calls groups of notices in a copy what the page of settings calls them', () => {
    for (const group of CITIZEN_GROUPS)
      expect([EXPORT.words[group], EXPORT.words[`citizen_${group}`]]).toEqual([
        NOTICE_GROUP_WORDS[group],
        NOTICE_GROUP_WORDS[group],
      ])
  })

  it('is for citizens alone, each for themselves', async () => {
    for (const procedure of ['what_is_held', 'export_mine', 'delete_mine', 'my_declaration'])
      for (const who of ['handler', 'dispatcher', 'chief', 'admin', 'auditor'] as const)
        expect(await rights.as(who, procedure)).toMatchObject({ error: { code: 'forbidden' } })
  })
})

describe('contacts are not kept for ever', () => {
  it('a contact goes so many days after its message ended, not before', async () => {
    const one = new HandledCase()
    await one.submit({ contact: PHONE, hideIdentity: false, replyOnlyHere: false })
    const held = async () => (await one.city.store.get(messageContacts, one.view.id)) !== null
    const run = () => dropOldContacts(one.city.deps, ALWAYS)
    one.city.clock.to(`${addDays('2026-07-03', CONTACT_KEEP_DAYS + 1)}T01:00:00.000Z`)
    expect([await run(), await held()]).toEqual([0, true]) // still open after all that time
    await one.reply()
    await one.handling.rate(people.citizen, { id: one.view.id, solved: 'yes', satisfaction: 5 })
    one.city.clock.onHours(24 * (CONTACT_KEEP_DAYS - 1))
    expect([await run(), await held()]).toEqual([0, true])
    one.city.clock.onHours(48)
    expect([await run(), await held()]).toEqual([1, false])
    expect((await one.see('supervisor')).contact).toEqual({ held: false, access: 'none' })
    expect(await run()).toBe(0)
  })

  it.each([
    ['that was looked at meanwhile', true],
    ['that was not', false],
  ])('is counted from the day on which the message ended, however long it was handled: one %s', async (_, looked) => {
    const one = new HandledCase()
    await one.submit({ contact: PHONE, hideIdentity: false, replyOnlyHere: false })
    one.city.clock.to('2026-07-20T01:00:00.000Z')
    await one.reply()
    const run = () => dropOldContacts(one.city.deps, { goOn: () => true, keepDays: 10 })
    // Answered, it waits for what its writer says to it, for as long as that takes.
    one.city.clock.to('2026-08-20T01:00:00.000Z')
    if (looked) expect(await run()).toBe(0)
    await one.handling.rate(people.citizen, { id: one.view.id, solved: 'yes', satisfaction: 5 })
    const left: [string, number][] = []
    for (const day of ['2026-08-21', '2026-08-29', '2026-08-30']) {
      one.city.clock.to(`${day}T01:00:00.000Z`)
      left.push([day, await run()])
    }
    expect(left).toEqual([
      ['2026-08-21', 0],
      ['2026-08-29', 0],
      ['2026-08-30', 1],
    ])
  })

  it('goes at once where its message is no more, all of them however many, also behind those that are still needed', async () => {
    const one = new HandledCase()
    await one.submit({ contact: PHONE, hideIdentity: false, replyOnlyHere: false })
    const { store, deps, clock } = one.city
    const held = await store.get(messageContacts, one.view.id)
    if (held === null) throw new Error('not kept')
    const orphans = Array.from({ length: 60 }, (_, n) => ({
      id: `gone-${n}`,
      sealed: held.sealed,
      checkOn: '2026-07-02',
    }))
    await store.transact(async (transaction) => {
      transaction.put(messageContacts, { ...held, checkOn: '2026-07-01' })
      for (const orphan of orphans) transaction.insert(messageContacts, orphan)
    })
    expect(await dropOldContacts(deps, ALWAYS)).toBe(60)
    const left = await store.query(messageContacts, { index: 'by_check', equals: {}, limit: 100 })
    // What is still needed is looked at again when it could go at the earliest.
    const again = addDays(clock.now().slice(0, 10), CONTACT_KEEP_DAYS)
    expect(left.items.map(({ id, checkOn }) => [id, checkOn])).toEqual([[one.view.id, again]])
  })

  it('goes as soon as a city that keeps it for a shorter time says, whatever it was written with', async () => {
    const one = new HandledCase()
    await one.submit({ contact: PHONE, hideIdentity: false, replyOnlyHere: false })
    const held = async () => (await one.city.store.get(messageContacts, one.view.id)) !== null
    const run = () => dropOldContacts(one.city.deps, { goOn: () => true, keepDays: 30 })
    expect([await run(), await held()]).toEqual([0, true])
    await one.reply()
    await one.handling.rate(people.citizen, { id: one.view.id, solved: 'yes', satisfaction: 5 })
    one.city.clock.onHours(24 * 29)
    expect([await run(), await held()]).toEqual([0, true])
    one.city.clock.onHours(24)
    expect([await run(), await held()]).toEqual([1, false])
  })

  it('forgets all counts of looks of days gone by, however many people looked', async () => {
    const one = new HandledCase()
    await one.city.store.transact(async (transaction) => {
      for (let n = 0; n < 120; n += 1)
        transaction.insert(revealDays, { id: `s${n}:2026-06-30`, on: '2026-06-30', count: 1 })
      transaction.insert(revealDays, { id: 's:2026-07-03', on: '2026-07-03', count: 1 })
    })
    await dropOldContacts(one.city.deps, ALWAYS)
    const left = await one.city.store.query(revealDays, { index: 'by_day', equals: {}, limit: 200 })
    expect(left.items.map(({ id }) => id)).toEqual(['s:2026-07-03'])
  })

  it('a city sets its own time', async () => {
    const one = new HandledCase()
    await one.submit({ contact: PHONE })
    await one.handling.withdraw(people.citizen, { ...one.on(), voluntary: true })
    await one.handling.confirm_withdrawal(people.dispatcher, {
      id: one.view.id,
      version: one.view.version + 1,
      confirmed: true,
    })
    one.city.clock.onHours(24 * (CONTACT_KEEP_DAYS + 1))
    expect(await dropOldContacts(one.city.deps, { goOn: () => true, keepDays: 1000 })).toBe(0)
    one.city.clock.onHours(24 * 1000)
    expect(await dropOldContacts(one.city.deps, { goOn: () => true, keepDays: 1000 })).toBe(1)
  })
})
