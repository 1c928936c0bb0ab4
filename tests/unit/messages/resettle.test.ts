import {
  calendarFunction,
  calendarYears,
  settleYears,
  shippedYears,
  storedCalendars,
} from '../../../cloudfunctions/calendar'
import {
  getMessage,
  handlingUseCases,
  mergeMessage,
  type MessageEvent,
  messages,
  type MessagesDeps,
  messagesFunction,
  ownershipUseCases,
  readReceipt,
  resettleMessages,
  settlePapers,
  submitMessage,
  unmergeMessage,
  workItems,
} from '../../../cloudfunctions/messages'
import { notices, notificationsProjector } from '../../../cloudfunctions/notifications'
import { eventsOf, journal } from '../../../cloudfunctions/shared/outbox/outbox'
import { relayOutbox } from '../../../cloudfunctions/shared/outbox/relay'
import { SubmitMessageInput } from '../../../types/messages.contract'
import { vendoredCalendar } from '../../../cloudfunctions/shared/calendar'
import { mustAs } from '../../support/call-module'
import { ALWAYS, openSmallCity, people, requestId } from '../../support/small-city'
import { resettle } from '../../../cloudfunctions/messages/domain/resettle'
import { flagLater } from '../../../cloudfunctions/messages/domain/screening'
import { SCREENING, SETTLE_PAPER } from '../../../cloudfunctions/messages/queues'
import { recordChange } from '../../../cloudfunctions/messages/record-change'
import { actingNow } from '../../../cloudfunctions/messages/usecases/act'
import { SYSTEM } from '../../../cloudfunctions/shared/kernel/actor'
import { checkBooks } from './message.invariants'

/** A year as it could be announced, with a Monday that the law does not name: not the real notice, which is not out yet. */
const NOTICE_OF_2027 = `年份,2027
通知,国务院办公厅关于2027年部分节假日安排的通知
网址,https://www.gov.cn/zhengce/content/2026.htm
放假,元旦,2027-01-01,2027-01-04
放假,春节,2027-02-05,2027-02-12
放假,清明,2027-04-03,2027-04-05
放假,劳动节,2027-05-01,2027-05-05
放假,端午,2027-06-09
放假,中秋,2027-09-15
放假,国庆节,2027-10-01,2027-10-07
上班,2027-02-14`

/** The small city on Tuesday 2026-12-29, before the notice: five working days run into January. */
async function openYearsEnd() {
  const city = openSmallCity()
  city.clock.to('2026-12-29T02:00:00.000Z')
  const deps: MessagesDeps = { ...city.deps, calendars: storedCalendars(city.store, city.clock) }
  const calendar = calendarFunction(deps)
  const handling = handlingUseCases(deps)
  let submitted = 0
  return {
    ...city,
    deps,
    handling,
    submit: (wantsPublic = false) =>
      submitMessage(deps)(
        people.citizen,
        SubmitMessageInput.parse({
          requestId: requestId((submitted += 1)),
          kind: 'complaint',
          body: '家里暖气三天不热，没人来修。',
          wantsPublic,
        }),
      ),
    see: (id: string) => getMessage(deps)(people.citizen, { id }),
    receipt: (id: string) => readReceipt(deps)(people.citizen, { id }),
    async notice(table = NOTICE_OF_2027) {
      await mustAs(calendar, people.admin, 'import', { table })
    },
    /** The timer: half a minute later, with the calendar as it is then. `steps`: how far it comes. */
    async settle(steps = Number.POSITIVE_INFINITY) {
      city.clock.onHours(31 / 3600)
      await deps.calendars.refresh?.()
      let left = steps
      return settleYears(deps, (from, cursor) => resettleMessages(deps, from, cursor), { goOn: () => (left -= 1) >= 0 })
    },
    /** A picture of a letter that came later, and is kept from the unit. */
    flag: (id: string, label: string) =>
      city.store.transact(async (transaction) => {
        const message = await transaction.get(messages, id)
        if (message === null) throw new Error('lost')
        const acting = actingNow(deps, SYSTEM)
        const flagged = flagLater(message, { suggestion: 'risky', labels: [label], fileId: `file-${label}` }, acting)
        return recordChange(transaction, deps, acting, 'job:files.check_media', message, flagged)
      }),
    events: async () =>
      (await city.store.query(journal, { index: 'all', equals: {}, limit: 1000 })).items.flatMap(
        (entry) => eventsOf(entry) as readonly MessageEvent[],
      ),
  }
}

describe('a clock that runs across the end of the known calendar', () => {
  it('is provisional until the notice arrives, then settled; its owner reads why', async () => {
    const city = await openYearsEnd()
    const { id } = await city.submit()
    expect(await city.see(id)).toMatchObject({ replyDueOn: '2027-01-06', calendarSettled: false })
    await city.notice()
    expect(await city.settle()).toBe(true)
    const settled = await city.see(id)
    expect(settled).toMatchObject({ replyDueOn: '2027-01-07', calendarSettled: true })
    expect(settled.timeline.at(-1)).toMatchObject({ what: 'resettled', unitName: '市供热公司' })
    const receipt = await city.receipt(id)
    expect(receipt).toMatchObject({ dueOn: '2027-01-07', calendarSettled: true })
    expect(receipt.days.find(({ on }) => on === '2027-01-01')).toMatchObject({ why: 'holiday', name: '元旦' })
    expect((await city.events()).filter(({ type }) => type === 'resettled')).toEqual([
      expect.objectContaining({
        noLongerOwes: { unitId: 'heating', dueOn: '2027-01-06' },
        owes: { unitId: 'heating', dueOn: '2027-01-07' },
      }),
    ])
  })

  it('leaves an answer’s verdict and its ledger as they were, however late the notice', async () => {
    const city = await openYearsEnd()
    const { id, version } = await city.submit()
    city.clock.to('2027-01-07T02:00:00.000Z')
    const accepted = await city.handling.accept(people.handler, { id, version })
    const drafted = await city.handling.draft_reply(people.handler, {
      id,
      version: accepted.version,
      body: '已派人上门检修，今晚恢复供热。',
      outcome: 'solved',
    })
    await city.handling.approve_reply(people.approver, {
      id,
      version: drafted.version,
      contentHash: drafted.draft?.contentHash ?? '',
    })
    const before = await city.receipt(id)
    expect(before).toMatchObject({ dueOn: '2027-01-06', countedWorkingDays: 6 })
    expect(before.verdict).toEqual({ onTime: false, lateByWorkingDays: 1 })
    await city.notice()
    expect(await city.settle()).toBe(true)
    expect(await city.receipt(id)).toEqual(before)
    expect((await city.events()).filter(({ type }) => type === 'resettled')).toEqual([])
  })

  it('holds for an answer on paper that is taken back: it was answered when the others were reckoned again', async () => {
    const city = await openYearsEnd()
    const { id, version } = await city.submit()
    city.clock.to('2027-01-04T02:00:00.000Z')
    const served = messagesFunction(city.deps)
    const accepted = await city.handling.accept(people.handler, { id, version })
    const words = { body: '已派人上门检修，今晚恢复供热。', outcome: 'solved' as const }
    const drafted = await city.handling.draft_reply(people.handler, { id, version: accepted.version, ...words })
    const sheetId = requestId(77)
    const data = Buffer.from('%PDF-1.7 审签单').toString('base64')
    await mustAs(served, people.handler, 'upload_sheet', { id, sheetId, part: 0, of: 1, data })
    await mustAs(served, people.handler, 'publish_signed_on_paper', {
      ...{ id, version: drafted.version, contentHash: drafted.draft?.contentHash ?? '' },
      ...{ sheetId, approverIds: [people.approver.id] },
    })
    await city.notice()
    expect(await city.settle()).toBe(true)
    const answered = await getMessage(city.deps)(people.approver, { id })
    expect(answered).toMatchObject({ status: 'replied', replyDueOn: '2027-01-06' })
    const revoked = { id, version: answered.version, reason: '这份不是我签的，请重新送审' }
    await mustAs(served, people.approver, 'revoke_paper_signature', revoked)
    expect(await city.see(id)).toMatchObject({ replyDueOn: '2027-01-07', calendarSettled: true })
    const of = async (what: string) => (await city.events()).find(({ type }) => type === what)
    // What the answer had added is taken off as it was added: its third counted day is a holiday by now.
    expect((await of('replied'))?.replied).toMatchObject({ dueOn: '2027-01-06', workingDays: 3 })
    expect(await of('reply_revoked')).toMatchObject({
      replied: (await of('replied'))?.replied,
      noLongerOwes: { unitId: 'heating', dueOn: '2027-01-06' },
      owes: { unitId: 'heating', dueOn: '2027-01-07' },
    })
  })

  describe('the day until which a signed sheet may be revoked', () => {
    /** Answered on paper; the last day is the next working day. */
    async function signedOn(day: string) {
      const city = await openYearsEnd()
      const { id, version } = await city.submit()
      city.clock.to(`${day}T02:00:00.000Z`)
      await city.deps.calendars.refresh?.()
      const served = messagesFunction(city.deps)
      const accepted = await city.handling.accept(people.handler, { id, version })
      const words = { body: '已派人上门检修，今晚恢复供热。', outcome: 'solved' as const }
      const drafted = await city.handling.draft_reply(people.handler, { id, version: accepted.version, ...words })
      const sheetId = requestId(77)
      const data = Buffer.from('%PDF-1.7 审签单').toString('base64')
      await mustAs(served, people.handler, 'upload_sheet', { id, sheetId, part: 0, of: 1, data })
      await mustAs(served, people.handler, 'publish_signed_on_paper', {
        ...{ id, version: drafted.version, contentHash: drafted.draft?.contentHash ?? '' },
        ...{ sheetId, approverIds: [people.approver.id] },
      })
      const seen = () => getMessage(city.deps)(people.approver, { id })
      const until = async () => (await seen()).reply?.onPaper?.revocableUntil
      const mayRevoke = async () => (await seen()).allowedActions.includes('revoke_paper_signature')
      return { ...city, id, until, mayRevoke }
    }

    it('follows the notice, and its timer waits for it', async () => {
      const city = await signedOn('2026-12-31')
      expect(await city.until()).toBe('2027-01-04')
      await city.notice()
      expect(await city.settle()).toBe(true)
      expect(await city.until()).toBe('2027-01-05')
      const row = async () => (await city.store.get(workItems, `${SETTLE_PAPER}:${city.id}`))?.sortKey
      expect(await row()).toBe('2027-01-06')
      city.clock.to('2027-01-05T02:00:00.000Z')
      expect([await settlePapers(city.deps, ALWAYS), await city.mayRevoke()]).toEqual([0, true])
      city.clock.to('2027-01-06T02:00:00.000Z')
      expect(await city.mayRevoke()).toBe(false)
      expect([await settlePapers(city.deps, ALWAYS), await row()]).toEqual([1, undefined])
      expect((await city.events()).filter(({ type }) => type === 'resettled')).toEqual([])
    })

    it('is not over where its timer comes before it was reckoned again', async () => {
      const city = await signedOn('2026-12-31')
      await city.notice()
      city.clock.to('2027-01-05T02:00:00.000Z')
      await city.deps.calendars.refresh?.()
      expect([await settlePapers(city.deps, ALWAYS), await city.mayRevoke()]).toEqual([1, true])
      expect([await settlePapers(city.deps, ALWAYS), await city.until()]).toEqual([0, '2027-01-05'])
    })

    it('never ends earlier than whoever is named was told', async () => {
      const city = await signedOn('2026-12-31')
      await city.notice()
      await city.settle()
      await city.notice(NOTICE_OF_2027.replace('2027-01-01,2027-01-04', '2027-01-01,2027-01-03'))
      expect(await city.settle()).toBe(true)
      expect(await city.until()).toBe('2027-01-05')
    })
  })

  describe('the four hours of 人工审看', () => {
    /** Thursday 16:00 in Shanghai: an hour and a half is left of the day. */
    const openFlagged = async () => {
      const city = await openYearsEnd()
      city.clock.to('2026-12-31T08:00:00.000Z')
      const dueAt = async (id: string) =>
        (await getMessage(city.deps)(people.dispatcher, { id })).screening?.dueAt?.slice(0, 16)
      const row = async (id: string) => (await city.store.get(workItems, `${SCREENING}:${id}`))?.sortKey.slice(0, 18)
      return { ...city, dueAt, row }
    }
    const risky = { check: async () => ({ suggestion: 'risky' as const, labels: ['广告'] }) }

    it('follow the notice before the letter goes anywhere', async () => {
      const city = await openFlagged()
      const { id } = await submitMessage({ ...city.deps, safety: risky })(
        people.citizen,
        SubmitMessageInput.parse({ requestId: requestId(9), kind: 'complaint', body: '家里暖气三天不热，没人来修。' }),
      )
      expect(await city.dueAt(id)).toBe('2027-01-04T03:30')
      await city.notice()
      expect(await city.settle()).toBe(true)
      expect([await city.dueAt(id), await city.row(id)]).toEqual(['2027-01-05T03:30', '1|2027-01-05T03:30'])
      // A correction leaves nobody less time than there is.
      const corrected = NOTICE_OF_2027.replace('2027-01-01,2027-01-04', '2027-01-01,2027-01-03')
      city.clock.to('2027-01-04T04:00:00.000Z')
      await city.notice(corrected)
      expect(await city.settle()).toBe(true)
      expect(await city.dueAt(id)).toBe('2027-01-05T03:30')
    })

    it('follow it also where a picture came later, and the letter is answered meanwhile', async () => {
      const city = await openFlagged()
      const { id, version } = await city.submit()
      const accepted = await city.handling.accept(people.handler, { id, version })
      const words = { body: '已派人上门检修，今晚恢复供热。', outcome: 'solved' as const }
      const drafted = await city.handling.draft_reply(people.handler, { id, version: accepted.version, ...words })
      const contentHash = drafted.draft?.contentHash ?? ''
      await city.handling.approve_reply(people.approver, { id, version: drafted.version, contentHash })
      await city.flag(id, '广告')
      city.clock.to('2026-12-31T09:00:00.000Z')
      // Another picture does not begin the hours anew.
      await city.flag(id, '赌博')
      expect(await city.dueAt(id)).toBe('2027-01-04T03:30')
      await city.notice()
      expect(await city.settle()).toBe(true)
      expect([await city.dueAt(id), await city.row(id)]).toEqual(['2027-01-05T03:30', '1|2027-01-05T03:30'])
    })
  })

  it('holds for the hours of what lay in a case, once it is a case of its own again', async () => {
    const city = await openYearsEnd()
    const { id: main } = await city.submit(true)
    const { id } = await city.submit()
    city.clock.to('2026-12-31T08:00:00.000Z')
    const on = async () => ({ id, version: (await getMessage(city.deps)(people.handler, { id })).version })
    await city.flag(id, '广告')
    await mergeMessage(city.deps)(people.handler, { ...(await on()), intoId: main })
    await city.notice()
    expect(await city.settle()).toBe(true)
    await unmergeMessage(city.deps)(people.handler, { ...(await on()), reason: '不是同一件事' })
    const { screening } = await getMessage(city.deps)(people.dispatcher, { id })
    expect(screening?.dueAt?.slice(0, 16)).toBe('2027-01-05T03:30')
  })

  it('goes on where it was stopped, and a second run finds nothing to do', async () => {
    const city = await openYearsEnd()
    const ids: string[] = []
    for (let n = 0; n < 120; n += 1) ids.push((await city.submit()).id)
    await city.notice()
    // none is urgent; a first hundred; then the rest and, where they moved to, those again
    expect([await city.settle(1), await city.settle(1), await city.settle()]).toEqual([false, false, true])
    for (const id of ids) expect((await city.see(id)).replyDueOn).toBe('2027-01-07')
    await Promise.all([city.settle(), city.settle()])
    expect((await city.events()).filter(({ type }) => type === 'resettled')).toHaveLength(120)
  })

  it('waits until no process can reckon with the older calendar any more', async () => {
    const city = await openYearsEnd()
    await city.notice()
    expect(await settleYears(city.deps, () => Promise.resolve(null), ALWAYS)).toBe(false)
    expect((await city.store.get(calendarYears, '2027'))?.settling).toBe(true)
  })

  it('begins anew with a table that is corrected while the one before is settled', async () => {
    const city = await openYearsEnd()
    await city.notice()
    city.clock.onHours(1)
    const reckonOver = async () => {
      await city.notice(NOTICE_OF_2027.replace('2027-01-04', '2027-01-03'))
      return null
    }
    expect(await settleYears(city.deps, reckonOver, ALWAYS)).toBe(false)
    expect(await city.store.get(calendarYears, '2027')).toMatchObject({ settling: true })
    const { id } = await city.submit()
    expect(await city.settle()).toBe(true)
    expect((await city.see(id)).replyDueOn).toBe('2027-01-06')
  })

  it('moves again with a correction, also while the citizen is asked', async () => {
    const city = await openYearsEnd()
    await city.notice()
    await city.settle()
    const { id, version } = await city.submit()
    const accepted = await city.handling.accept(people.handler, { id, version })
    await city.handling.ask(people.handler, { id, version: accepted.version, question: '请问是哪一栋？' })
    const asked = await city.see(id)
    await city.notice(NOTICE_OF_2027.replace('2027-01-04', '2027-01-05').replace('2027-02-14', '2027-01-09'))
    expect(await city.settle()).toBe(true)
    // The question runs out after five working days: on 01-07 as announced, on 01-08 now that the 5th is off; then five
    // days, the 9th worked now
    const settled = await city.see(id)
    expect([asked.question?.resumesOn, settled.question?.resumesOn]).toEqual(['2027-01-07', '2027-01-08'])
    expect([asked.replyDueOn, settled.replyDueOn]).toEqual(['2027-01-14', '2027-01-14'])
    const moved = (await city.events()).filter(({ type }) => type === 'resettled')
    expect(moved.map(({ owes, noLongerOwes }) => [owes, noLongerOwes])).toEqual([[undefined, undefined]])
  })

  it('marks every day that it reckons beyond the notice as provisional, and none that was named or is known', async () => {
    const city = await openYearsEnd()
    city.clock.to('2026-12-31T02:00:00.000Z')
    const { id, version } = await city.submit()
    expect(await city.see(id)).toMatchObject({ routeOpenUntil: '2027-01-04', routeOpenUnsettled: true })
    const accepted = await city.handling.accept(people.handler, { id, version })
    await city.handling.ask(people.handler, { id, version: accepted.version, question: '请问是哪一栋？' })
    expect((await city.see(id)).question).toMatchObject({ resumesOn: '2027-01-08', unsettled: true })
    await city.notice()
    expect(await city.settle()).toBe(true)
    const settled = await city.see(id)
    expect(settled).toMatchObject({ routeOpenUntil: '2027-01-05', calendarSettled: true })
    expect(settled).not.toHaveProperty('routeOpenUnsettled')
    expect(settled.question).toMatchObject({ resumesOn: '2027-01-11' })
    expect(settled.question).not.toHaveProperty('unsettled')
  })

  it('reckons the day of an assisting unit again where nobody named one, and leaves one that was named', async () => {
    const city = await openYearsEnd()
    const own = ownershipUseCases(city.deps)
    city.clock.to('2026-12-30T02:00:00.000Z')
    const { id, version } = await city.submit()
    const ask = { id, what: '请提供线路情况' }
    const first = await own.request_assist(people.handler, { ...ask, version, unitId: 'traffic' })
    const named = { version: first.version, unitId: 'office', dueOn: '2027-01-05' }
    await own.request_assist(people.handler, { ...ask, ...named })
    const days = async () =>
      (await getMessage(city.deps)(people.handler, { id })).assists.map(({ dueOn, unsettled }) => [dueOn, unsettled])
    expect(await days()).toEqual([
      ['2027-01-05', true],
      ['2027-01-05', true],
    ])
    await city.notice()
    expect(await city.settle()).toBe(true)
    expect(await days()).toEqual([
      ['2027-01-06', undefined],
      ['2027-01-05', undefined],
    ])
    const queued = await city.store.get(workItems, `unit:traffic:${id}`)
    expect(queued?.sortKey).toContain('2027-01-06')
    expect(await city.settle()).toBe(true)
    expect((await city.events()).filter(({ type }) => type === 'resettled')).toHaveLength(1)
  })

  it('tells nobody of a new answer day where only an assisting unit’s day moves', async () => {
    const city = await openYearsEnd()
    await city.notice()
    await city.settle()
    city.clock.to('2026-12-31T02:00:00.000Z')
    const { id, version } = await city.submit()
    const own = ownershipUseCases(city.deps)
    await own.request_assist(people.handler, { id, version, unitId: 'traffic', what: '请提供线路情况' })
    const seen = async () => {
      const { replyDueOn, assists } = await getMessage(city.deps)(people.handler, { id })
      return [replyDueOn, assists[0]?.dueOn]
    }
    expect(await seen()).toEqual(['2027-01-11', '2027-01-07'])
    // The 4th is worked now and the 8th is off: three days end one day earlier, five on the same.
    await city.notice(NOTICE_OF_2027.replace('2027-01-01,2027-01-04', '2027-01-01,2027-01-03\n放假,元旦,2027-01-08'))
    expect(await city.settle()).toBe(true)
    expect(await seen()).toEqual(['2027-01-11', '2027-01-06'])
    expect((await city.events()).filter(({ type }) => type === 'resettled')).toEqual([])
  })

  it('takes no day of an assisting unit back that has passed: a worked Sunday that is announced late', async () => {
    const city = await openYearsEnd()
    city.clock.to('2026-12-31T02:00:00.000Z')
    const { id, version } = await city.submit()
    const own = ownershipUseCases(city.deps)
    await own.request_assist(people.handler, { id, version, unitId: 'traffic', what: '请提供线路情况' })
    const dueOn = async () => (await getMessage(city.deps)(people.handler, { id })).assists[0]?.dueOn
    expect(await dueOn()).toBe('2027-01-06')
    city.clock.to('2027-01-06T02:00:00.000Z')
    await city.notice(
      NOTICE_OF_2027.replace('2027-01-01,2027-01-04', '2027-01-01,2027-01-01').replace('2027-02-14', '2027-01-03'),
    )
    expect(await city.settle()).toBe(true)
    expect(await dueOn()).toBe('2027-01-06')
  })

  it('leaves the unit its whole working day to return it: a day that the notice takes is none', async () => {
    const city = await openYearsEnd()
    city.clock.to('2026-12-31T02:00:00.000Z')
    const { id } = await city.submit()
    await city.notice()
    expect(await city.settle()).toBe(true)
    city.clock.to('2027-01-05T02:00:00.000Z')
    expect((await city.see(id)).allowedActions).toContain('contest')
    city.clock.to('2027-01-06T02:00:00.000Z')
    expect((await city.see(id)).allowedActions).not.toContain('contest')
  })

  describe('a weekend that is announced as worked when it lies behind', () => {
    /** The five days that ran to Wednesday the 6th end on Monday the 4th now. */
    const WORKED_LATE = NOTICE_OF_2027.replace('2027-01-01,2027-01-04', '2027-01-01').replace(
      '上班,2027-02-14',
      '上班,2027-01-02\n上班,2027-01-03',
    )
    /** A reply that waits for its signature, and what it was judged by. */
    async function openDrafted() {
      const city = await openYearsEnd()
      const { id, version } = await city.submit()
      const accepted = await city.handling.accept(people.handler, { id, version })
      const words = { body: '已派人上门检修，今晚恢复供热。', outcome: 'solved' as const }
      await city.handling.draft_reply(people.handler, { id, version: accepted.version, ...words })
      return {
        ...city,
        id,
        async approve(deps = city.deps) {
          const { draft, version: now } = await getMessage(city.deps)(people.approver, { id })
          const contentHash = draft?.contentHash ?? ''
          return handlingUseCases(deps).approve_reply(people.approver, { id, version: now, contentHash })
        },
        of: async (what: string) => (await city.events()).filter(({ type }) => type === what),
        books: async () => {
          const message = await city.store.get(messages, id)
          if (message === null) throw new Error('lost')
          await checkBooks(city, message)
        },
      }
    }

    it('makes no letter late whose promised day it would put behind it, and the receipt says why', async () => {
      const city = await openDrafted()
      city.clock.to('2027-01-06T02:00:00.000Z')
      await city.notice(WORKED_LATE)
      expect(await city.settle()).toBe(true)
      const held = { replyDueOn: '2027-01-06', calendarSettled: true, overdue: false }
      expect(await city.see(city.id)).toMatchObject(held)
      expect(await city.receipt(city.id)).toMatchObject({
        dueOn: '2027-01-06',
        allowanceWorkingDays: 7,
        countedWorkingDays: 7,
        extensions: [{ grantedOn: '2027-01-06', workingDays: 2, lateNotice: true }],
        unit: { dueOn: '2027-01-06' },
      })
      expect((await city.of('resettled')).map(({ owes, noLongerOwes }) => [owes, noLongerOwes])).toEqual([
        [undefined, undefined],
      ])
      expect(await city.settle()).toBe(true)
      expect(await city.of('resettled')).toHaveLength(1)
      expect(await city.approve()).toMatchObject({ status: 'replied', overdue: false })
      expect((await city.receipt(city.id)).verdict).toEqual({ onTime: true, lateByWorkingDays: 0 })
      expect((await city.of('replied'))[0]?.replied).toMatchObject({ dueOn: '2027-01-06', onTime: true })
      await city.books()
    })

    it('is counted where the day has not come to lie behind', async () => {
      const city = await openDrafted()
      city.clock.to('2027-01-04T02:00:00.000Z')
      await city.notice(WORKED_LATE)
      expect(await city.settle()).toBe(true)
      expect(await city.see(city.id)).toMatchObject({ replyDueOn: '2027-01-04', overdue: false })
      expect((await city.receipt(city.id)).extensions).toEqual([])
    })

    it('makes no overdue letter later than it is, and lets go of the day once it is corrected', async () => {
      const city = await openDrafted()
      city.clock.to('2027-01-08T02:00:00.000Z')
      await city.notice(WORKED_LATE)
      expect(await city.settle()).toBe(true)
      expect(await city.see(city.id)).toMatchObject({ replyDueOn: '2027-01-06', overdue: true })
      await city.books()
      await city.notice()
      expect(await city.settle()).toBe(true)
      expect(await city.see(city.id)).toMatchObject({ replyDueOn: '2027-01-07', overdue: true })
      expect((await city.receipt(city.id)).extensions).toEqual([])
      await city.books()
    })

    it('holds the day of what lies in a case as well', async () => {
      const city = await openYearsEnd()
      const target = await city.submit(true)
      const source = await city.submit()
      await mergeMessage(city.deps)(people.handler, { id: source.id, version: source.version, intoId: target.id })
      city.clock.to('2027-01-06T02:00:00.000Z')
      await city.notice(WORKED_LATE)
      expect(await city.settle()).toBe(true)
      expect(await city.see(source.id)).toMatchObject({ replyDueOn: '2027-01-06', overdue: false })
      expect((await city.receipt(source.id)).dueOn).toBe('2027-01-06')
    })

    it('is kept where a correction counts it only once the year was settled', async () => {
      const city = await openYearsEnd()
      await city.notice(NOTICE_OF_2027.replace('2027-01-01,2027-01-04', '2027-01-01'))
      await city.settle()
      const [target, source] = [await city.submit(true), await city.submit()]
      await mergeMessage(city.deps)(people.handler, { id: source.id, version: source.version, intoId: target.id })
      city.clock.to('2027-01-06T02:00:00.000Z')
      await city.notice(WORKED_LATE)
      expect(await city.settle()).toBe(true)
      // Its day stays and nobody is told; what it is judged by says the same.
      for (const { id } of [target, source])
        expect([(await city.see(id)).replyDueOn, (await city.receipt(id)).dueOn]).toEqual(['2027-01-06', '2027-01-06'])
      expect((await city.events()).filter(({ type }) => type === 'resettled')).toEqual([])
    })

    it('judges an answer of the minutes before it was reckoned again by the day that was promised', async () => {
      const city = await openDrafted()
      city.clock.to('2027-01-06T02:00:00.000Z')
      await city.notice(WORKED_LATE)
      city.clock.onHours(6 / 3600)
      await city.deps.calendars.refresh?.()
      expect(await city.approve()).toMatchObject({ status: 'replied', replyDueOn: '2027-01-06', overdue: false })
      expect(await city.receipt(city.id)).toMatchObject({ dueOn: '2027-01-06', verdict: { onTime: true } })
      await city.books()
    })

    it('judges an answer of those minutes by the later day where the notice gives one, on the books as well', async () => {
      const city = await openDrafted()
      city.clock.to('2027-01-07T02:00:00.000Z')
      await city.notice()
      city.clock.onHours(6 / 3600)
      await city.deps.calendars.refresh?.()
      expect(await city.approve()).toMatchObject({ status: 'replied', replyDueOn: '2027-01-07', overdue: false })
      expect((await city.of('replied'))[0]?.replied).toMatchObject({ dueOn: '2027-01-07', onTime: true })
      expect((await city.of('resettled'))[0]).toMatchObject({
        noLongerOwes: { dueOn: '2027-01-06' },
        owes: { dueOn: '2027-01-07' },
      })
      await city.books()
    })

    it.each(['ask', 'unmerge'] as const)(
      'makes no letter late by what is done in those minutes either: %s',
      async (what) => {
        const city = await openYearsEnd()
        const [target, { id, version }] = [await city.submit(true), await city.submit()]
        const { version: taken } =
          what === 'ask'
            ? await city.handling.accept(people.handler, { id, version })
            : await mergeMessage(city.deps)(people.handler, { id, version, intoId: target.id })
        city.clock.to('2027-01-06T02:00:00.000Z')
        await city.notice(WORKED_LATE)
        city.clock.onHours(6 / 3600)
        await city.deps.calendars.refresh?.()
        if (what === 'ask') await city.handling.ask(people.handler, { id, version: taken, question: '请问是哪一栋？' })
        else await unmergeMessage(city.deps)(people.handler, { id, version: taken, reason: '不是同一件事' })
        expect(await city.see(id)).toMatchObject({ replyDueOn: '2027-01-06', overdue: false })
        expect((await city.receipt(id)).dueOn).toBe('2027-01-06')
        expect(await city.settle()).toBe(true)
        expect(await city.see(id)).toMatchObject({ replyDueOn: '2027-01-06', overdue: false })
      },
    )

    it('is not undone by a process of the version before, which knows a year less', async () => {
      const city = await openDrafted()
      await city.notice()
      expect(await city.settle()).toBe(true)
      const older = { ...city.deps, calendars: { current: vendoredCalendar } }
      expect(await city.approve(older)).toMatchObject({ replyDueOn: '2027-01-07' })
      expect(await city.of('resettled')).toHaveLength(1)
    })
  })

  it('moves the days that follow from it where a correction leaves the answer its own', async () => {
    const city = await openYearsEnd()
    await city.notice()
    await city.settle()
    city.clock.to('2027-01-07T02:00:00.000Z')
    const { id } = await city.submit()
    const days = async () => {
      const message = await city.store.get(messages, id)
      return [message?.replyDueOn, message?.routeOpenUntil, message?.complexUntil]
    }
    expect(await days()).toEqual(['2027-01-14', '2027-01-08', '2027-01-12'])
    const corrected = NOTICE_OF_2027.replace('2027-02-14', '2027-01-09')
    // Friday is off and Saturday worked; then, in another correction, Tuesday is off and Sunday worked.
    await city.notice(`${corrected}\n放假,元旦,2027-01-08`)
    expect(await city.settle()).toBe(true)
    expect(await days()).toEqual(['2027-01-14', '2027-01-09', '2027-01-12'])
    await city.notice(`${corrected}\n放假,元旦,2027-01-08\n放假,元旦,2027-01-12\n上班,2027-01-10`)
    expect(await city.settle()).toBe(true)
    expect(await days()).toEqual(['2027-01-14', '2027-01-09', '2027-01-11'])
    expect((await city.events()).filter(({ type }) => type === 'resettled')).toEqual([])
  })

  it('does not open a question again whose last day is over, where it only waits for its timer', async () => {
    const city = await openYearsEnd()
    await city.notice()
    await city.settle()
    city.clock.to('2026-12-30T02:00:00.000Z')
    const { id, version } = await city.submit()
    city.clock.to('2026-12-31T02:00:00.000Z')
    const accepted = await city.handling.accept(people.handler, { id, version })
    await city.handling.ask(people.handler, { id, version: accepted.version, question: '请问是哪一栋？' })
    city.clock.to('2027-01-12T02:00:00.000Z')
    await city.notice(NOTICE_OF_2027.replace('2027-02-14', '2027-01-09'))
    expect(await city.settle()).toBe(true)
    expect(await city.see(id)).toMatchObject({ question: { resumesOn: '2027-01-11' }, replyDueOn: '2027-01-15' })
    // One more day off: today is its last day.
    await city.notice(`${NOTICE_OF_2027}\n放假,元旦,2027-01-08`)
    expect(await city.settle()).toBe(true)
    expect((await city.see(id)).question?.resumesOn).toBe('2027-01-12')
  })

  it('leaves what lies in a case its day where that is on the books as broken', async () => {
    const city = await openYearsEnd()
    const target = await city.submit(true)
    const source = await city.submit()
    city.clock.to('2027-01-07T02:00:00.000Z')
    await mergeMessage(city.deps)(people.handler, { id: source.id, version: source.version, intoId: target.id })
    await city.notice()
    expect(await city.settle()).toBe(true)
    expect((await city.see(target.id)).replyDueOn).toBe('2027-01-07')
    expect((await city.see(source.id)).replyDueOn).toBe('2027-01-06')
  })

  it('leaves a call-back its day that was made', async () => {
    const city = await openYearsEnd()
    const { id, version } = await city.submit()
    const accepted = await city.handling.accept(people.handler, { id, version })
    const words = { body: '已派人上门检修，今晚恢复供热。', outcome: 'solved' as const }
    const drafted = await city.handling.draft_reply(people.handler, { id, version: accepted.version, ...words })
    const contentHash = drafted.draft?.contentHash ?? ''
    const replied = await city.handling.approve_reply(people.approver, { id, version: drafted.version, contentHash })
    city.clock.to('2026-12-30T02:00:00.000Z')
    const unsolved = { solved: 'no' as const, satisfaction: 1 }
    const rated = await city.handling.rate(people.citizen, { id, version: replied.version, ...unsolved })
    const made = { version: rated.version, result: 'close' as const, grounds: '回访后已经解决' }
    await city.handling.call_back(people.dispatcher, { id, ...made })
    await city.notice()
    await city.deps.calendars.refresh?.()
    city.clock.onHours(1)
    await city.deps.calendars.refresh?.()
    const message = await city.store.get(messages, id)
    expect(message?.callBack).toMatchObject({ dueOn: '2027-01-05', result: 'close' })
    expect(message === null || resettle(message, actingNow(city.deps, SYSTEM))).toBeNull()
  })

  it('moves a call-back check that waits, and leaves the promised date that a unit named', async () => {
    const city = await openYearsEnd()
    const { id, version } = await city.submit()
    const accepted = await city.handling.accept(people.handler, { id, version })
    const drafted = await city.handling.draft_reply(people.handler, {
      id,
      version: accepted.version,
      body: '已派人上门检修，2027年1月20日前更换管道。',
      outcome: 'planned',
    })
    const replied = await city.handling.approve_reply(people.approver, {
      id,
      version: drafted.version,
      contentHash: drafted.draft?.contentHash ?? '',
      promises: [0],
    })
    city.clock.to('2026-12-30T02:00:00.000Z')
    const rated = await city.handling.rate(people.citizen, {
      id,
      version: replied.version,
      solved: 'no',
      satisfaction: 1,
    })
    expect(rated.callBack).toMatchObject({ dueOn: '2027-01-05', unsettled: true })
    await city.notice(NOTICE_OF_2027.replace('2027-02-14', '2027-01-09'))
    expect(await city.settle()).toBe(true)
    const settled = await city.see(id)
    expect(settled.callBack?.dueOn).toBe('2027-01-06')
    expect(settled.promises.map(({ dueOn }) => dueOn)).toEqual(['2027-01-20'])
    expect(settled.replyDueOn).toBe(rated.replyDueOn)
    expect(settled.timeline.at(-1)?.what).toBe('resettled')
    expect((await city.store.get(workItems, `call_back:${id}`))?.sortKey.slice(2, 12)).toBe('2027-01-06')
    expect(await city.settle()).toBe(true)
    expect((await city.events()).filter(({ type }) => type === 'resettled')).toHaveLength(1)
  })

  it('reckons the day of an assisting unit again where the letter was overdue before the year', async () => {
    const city = await openYearsEnd()
    city.clock.to('2026-12-14T02:00:00.000Z')
    const { id, version } = await city.submit()
    city.clock.to('2026-12-31T02:00:00.000Z')
    const own = ownershipUseCases(city.deps)
    await own.request_assist(people.handler, { id, version, unitId: 'traffic', what: '请提供线路情况' })
    const dueOn = async () => (await getMessage(city.deps)(people.handler, { id })).assists[0]?.dueOn
    expect(await dueOn()).toBe('2027-01-04')
    await city.notice()
    expect(await city.settle()).toBe(true)
    expect(await dueOn()).toBe('2027-01-05')
    expect((await city.events()).filter(({ type }) => type === 'resettled')).toEqual([])
  })

  it('reckons the day of an assisting unit again after the lead has answered, and leaves the answer its day', async () => {
    const city = await openYearsEnd()
    const own = ownershipUseCases(city.deps)
    city.clock.to('2026-12-30T02:00:00.000Z')
    const { id, version } = await city.submit()
    const accepted = await city.handling.accept(people.handler, { id, version })
    const task = { id, unitId: 'office', what: '请提供线路情况' }
    const asked = await own.request_assist(people.handler, { ...task, version: accepted.version })
    const drafted = await city.handling.draft_reply(people.handler, {
      id,
      version: asked.version,
      body: '已派人上门检修，今晚恢复供热。',
      outcome: 'solved',
      openAssistsReason: '线路情况另行告知',
    })
    const replied = await city.handling.approve_reply(people.approver, {
      id,
      version: drafted.version,
      contentHash: drafted.draft?.contentHash ?? '',
    })
    const rated = await city.handling.rate(people.citizen, {
      id,
      version: replied.version,
      solved: 'yes',
      satisfaction: 5,
    })
    const seen = async () => {
      const { status, replyDueOn, assists } = await getMessage(city.deps)(people.handler, { id })
      return [status, replyDueOn, assists[0]?.dueOn]
    }
    expect([rated.status, await seen()]).toEqual(['closed', ['closed', '2027-01-07', '2027-01-05']])
    await city.notice()
    expect(await city.settle()).toBe(true)
    expect(await seen()).toEqual(['closed', '2027-01-07', '2027-01-06'])
    expect((await city.store.get(workItems, `unit:office:${id}`))?.owed?.on).toBe('2027-01-06')
    expect(await city.settle()).toBe(true)
    expect((await city.events()).filter(({ type }) => type === 'resettled')).toEqual([])
  })

  it('finds a question of an overdue message, whose due day lies before the year', async () => {
    const city = await openYearsEnd()
    city.clock.to('2026-12-14T02:00:00.000Z')
    const { id, version } = await city.submit()
    city.clock.to('2026-12-29T02:00:00.000Z')
    const accepted = await city.handling.accept(people.handler, { id, version })
    const asked = await city.handling.ask(people.handler, { id, version: accepted.version, question: '请问是哪一栋？' })
    expect([asked.replyDueOn, asked.question?.resumesOn]).toEqual(['2026-12-21', '2027-01-06'])
    await city.notice()
    expect(await city.settle()).toBe(true)
    const settled = await city.see(id)
    expect([settled.replyDueOn, settled.question?.resumesOn]).toEqual(['2026-12-21', '2027-01-07'])
  })

  it('holds for a message that lies in a case: its owner reads the day that it is', async () => {
    const city = await openYearsEnd()
    const target = await city.submit(true)
    const source = await city.submit()
    await mergeMessage(city.deps)(people.handler, { id: source.id, version: source.version, intoId: target.id })
    await city.notice()
    expect(await city.settle()).toBe(true)
    city.clock.to('2027-01-07T02:00:00.000Z')
    const waiting = await city.see(source.id)
    expect(waiting).toMatchObject({ replyDueOn: '2027-01-07', calendarSettled: true, overdue: false })
    expect(waiting.timeline.at(-1)?.what).toBe('resettled')
    const moved = (await city.events()).filter(({ type, messageId }) => type === 'resettled' && messageId === source.id)
    expect(moved.map(({ owes, noLongerOwes }) => [owes, noLongerOwes])).toEqual([[undefined, undefined]])
    expect(await city.settle()).toBe(true)
    expect((await city.see(source.id)).version).toBe(waiting.version)
    // Its unit works on the case and is told of that one alone.
    await relayOutbox({ ...city.deps, holder: 'test' }, notificationsProjector(city.deps), ALWAYS)
    const told = (await city.store.query(notices, { index: 'by_time', equals: {}, limit: 50 })).items
    const ofDays = told.flatMap(({ kind, messageId }) => (kind.startsWith('resettled') ? [[kind, messageId]] : []))
    expect(ofDays.sort()).toEqual(
      [
        ['resettled', source.id],
        ['resettled', target.id],
        ['resettled_staff', target.id],
      ].sort(),
    )
  })

  it('holds for a message that was merged when the notice came, once it is a case of its own again', async () => {
    const city = await openYearsEnd()
    const target = await city.submit(true)
    const source = await city.submit()
    await mergeMessage(city.deps)(people.handler, { id: source.id, version: source.version, intoId: target.id })
    await city.notice()
    expect(await city.settle()).toBe(true)
    const { version } = await city.see(source.id)
    await unmergeMessage(city.deps)(people.handler, { id: source.id, version, reason: '不是同一件事' })
    expect(await city.see(source.id)).toMatchObject({ replyDueOn: '2027-01-07', calendarSettled: true })
    expect((await city.events()).find(({ type }) => type === 'unmerged')?.owes?.dueOn).toBe('2027-01-07')
  })
})

describe('a year that came with a new version', () => {
  /** A letter whose day was reckoned by a version that knew less of the year: a day too early. */
  async function openUpgraded() {
    const city = await openYearsEnd()
    const { id } = await city.submit()
    return {
      ...city,
      day: async () => (await city.see(id)).replyDueOn,
      outdate: () =>
        city.store.transact(async (transaction) => {
          const message = await transaction.get(messages, id)
          if (message !== null) transaction.put(messages, { ...message, replyDueOn: '2027-01-05' })
        }),
      noted: (through: number) =>
        city.store.transact(async (transaction) =>
          transaction.insert(shippedYears, {
            ...{ id: 'shipped', through, notedAt: city.clock.now(), from: '2026-01-01', nextAt: city.clock.now() },
          }),
        ),
    }
  }
  it('is reckoned with at once, and once more when no instance of the version before is left', async () => {
    const city = await openUpgraded()
    await city.outdate()
    expect([await city.day(), await city.settle(), await city.day()]).toEqual(['2027-01-05', true, '2027-01-06'])
    expect((await city.events()).filter(({ type }) => type === 'resettled')).toHaveLength(1)
    await city.outdate() // by an instance of the version before
    expect([await city.settle(), await city.day()]).toEqual([true, '2027-01-05'])
    city.clock.onHours(24)
    expect([await city.settle(), await city.day()]).toEqual([true, '2027-01-06'])
    await city.outdate()
    city.clock.onHours(24)
    expect([await city.settle(), await city.day()]).toEqual([true, '2027-01-05'])
  })
  it('goes on where it was stopped', async () => {
    const city = await openUpgraded()
    await city.outdate()
    const steps: boolean[] = []
    while (steps.at(-1) !== true && steps.length < 9) steps.push(await city.settle(1))
    // urgent ones and the others, of three kinds; signed sheets; what waits for a look; then all is looked at
    expect([steps, await city.day()]).toEqual([[...Array<boolean>(7).fill(false), true], '2027-01-06'])
  })
  it('is left alone by an instance that knows fewer years', async () => {
    const city = await openUpgraded()
    await city.noted(2027)
    await city.outdate()
    expect([await city.settle(), await city.day()]).toEqual([true, '2027-01-05'])
    expect((await city.store.get(shippedYears, 'shipped'))?.version).toBe(1)
  })
  it('begins with the first year that is new', async () => {
    const city = await openUpgraded()
    await city.noted(2025)
    const asked: string[] = []
    await settleYears(city.deps, (from) => Promise.resolve(asked.push(from) > 0 ? null : ''), ALWAYS)
    expect(asked).toEqual(['2026-01-01'])
  })
})
