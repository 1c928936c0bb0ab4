import { messagesFunction, settlePapers } from '../../../cloudfunctions/messages'
import { deltasOf } from '../../../cloudfunctions/insight/domain/deltas'
import { messages } from '../../../cloudfunctions/messages/messages.store'
import { RELEASE } from '../../../cloudfunctions/messages/queues'
import { sheetParts } from '../../../cloudfunctions/messages/sheet.store'
import { countInbox, readInbox } from '../../../cloudfunctions/messages/usecases/read-inbox'
import { setApprovalRules } from '../../../cloudfunctions/messages/usecases/set-approval-rules'
import type { MessageView } from '../../../types/messages.contract'
import type { WireError } from '../../../types/wire.contract'
import { callAs } from '../../support/call-module'
import { ALWAYS, people, type PersonName, requestId } from '../../support/small-city'
import { HandledCase } from './handled-case'

const SHEET = requestId(77)
const PDF = Buffer.from('%PDF-1.7 审签单').toString('base64')

describe('a reply signed on paper', () => {
  let one: HandledCase
  const call = async (who: PersonName, procedure: string, input: object) => {
    const served = messagesFunction(one.city.deps)
    const body = await callAs(served, people[who], procedure, input)
    return body as { ok: boolean; data: MessageView; error: WireError }
  }
  const upload = (who: PersonName = 'handler', more: object = {}) =>
    call(who, 'upload_sheet', { id: one.view.id, sheetId: SHEET, part: 0, of: 1, data: PDF, ...more })
  const publish = (more: object = {}, who: PersonName = 'handler') =>
    call(who, 'publish_signed_on_paper', {
      ...one.on(),
      contentHash: one.view.draft?.contentHash ?? '',
      sheetId: SHEET,
      approverIds: [people.approver.id],
      ...more,
    })
  const published = async () => {
    await upload()
    const { data } = await publish()
    one.view = data
  }
  const revoke = (who: PersonName = 'approver') =>
    call(who, 'revoke_paper_signature', { ...one.on(), reason: '这份不是我签的，请重新送审' })
  beforeEach(async () => {
    one = await HandledCase.open()
    await one.accept()
    await one.draft()
  })

  it('is published under the names on the sheet, counted apart, and waits for them to look', async () => {
    await published()
    expect(one.view).toMatchObject({
      status: 'replied',
      reply: {
        onPaper: { names: ['approver-heating'], revocableUntil: '2026-07-06', type: 'application/pdf', parts: 1 },
      },
    })
    expect((await one.see('citizen')).reply?.onPaper).toBeUndefined()
    expect(JSON.stringify(await one.see('citizen'))).not.toContain('approver-heating')
    const [signed, replied] = (await one.events()).slice(-2)
    expect(signed).toMatchObject({ type: 'signed_on_paper', concerns: [people.approver.id] })
    expect(replied).toMatchObject({ type: 'replied', replied: { onPaper: true } })
    expect((await one.inbox('approver')).map(({ allowedActions }) => allowedActions)).toEqual([
      expect.arrayContaining(['revoke_paper_signature']),
    ])
    expect(await one.inbox('chiefLeader')).toEqual([])
  })

  it('shows nothing of it to a signer who went to another unit since', async () => {
    await published()
    const moved = { ...people.approver, grants: [{ role: 'approver' as const, unitId: 'traffic' }] }
    expect((await readInbox(one.city.deps)(moved, { limit: 20 })).items).toEqual([])
    expect(await countInbox(one.city.deps)(moved)).toMatchObject({ overdue: 0, toApprove: 0 })
    expect(await one.inbox('approver')).toHaveLength(1)
  })

  it('needs a whole sheet of a kind that can be read, from whoever publishes', async () => {
    expect(await publish()).toMatchObject({ error: { code: 'invalid_input', fields: { sheetId: expect.any(String) } } })
    const zip = Buffer.from('PK').toString('base64')
    expect(await upload('handler', { data: zip })).toMatchObject({ error: { fields: { data: expect.any(String) } } })
    expect(await upload('handler', { of: 2 })).toMatchObject({ data: { missing: [1] } })
    expect(await publish()).toMatchObject({ error: { fields: { sheetId: expect.any(String) } } })
    expect(await upload('handler', { of: 3 })).toMatchObject({ error: { code: 'conflict' } })
    expect(await upload('both', { of: 2, part: 1 })).toMatchObject({ error: { code: 'conflict' } })
    expect(await upload('handler', { of: 2, part: 1, data: zip })).toMatchObject({ data: { missing: [] } })
    expect(await upload('handler', { of: 2, part: 1 })).toMatchObject({ data: { missing: [] } }) // a second try
    expect(await publish()).toMatchObject({ data: { status: 'replied' } })
  })
  it('is not published with a sheet that somebody else uploaded, nor is that sheet read or added to meanwhile', async () => {
    await upload('both')
    const refused = { error: { code: 'invalid_input', fields: { sheetId: expect.any(String) } } }
    expect(await publish()).toMatchObject(refused)
    expect(await one.see('handler')).toMatchObject({ status: 'awaiting_approval', version: one.view.version })
    const { id } = one.view
    expect(await call('handler', 'read_sheet', { id, sheetId: SHEET, part: 0 })).toMatchObject({
      error: { code: 'not_found' },
    })
    expect(await upload('handler')).toMatchObject({ error: { code: 'conflict' } })
    // Whoever has the paper uploads it; whoever uploaded it publishes with it.
    const mine = { sheetId: requestId(78) }
    await upload('handler', mine)
    expect(await publish(mine, 'both')).toMatchObject(refused)
    expect(await publish(mine)).toMatchObject({ data: { status: 'replied' } })
  })
  it('takes no sheet that was uploaded for another letter', async () => {
    await upload()
    await one.submit({ requestId: requestId(2) })
    await one.accept()
    await one.draft()
    expect(await publish()).toMatchObject({ error: { fields: { sheetId: expect.any(String) } } })
  })
  it('takes at most 5 MB', async () => {
    const much = Buffer.from(`%PDF-${'0'.repeat(149_000)}`).toString('base64')
    let answer = await upload('handler', { of: 40, data: much })
    for (let part = 1; part < 40 && answer.ok; part += 1) answer = await upload('handler', { of: 40, part, data: much })
    expect(answer).toMatchObject({ error: { code: 'invalid_input', fields: { data: expect.any(String) } } })
  })
  it('lies sealed, and is shown to the house alone', async () => {
    await published()
    expect(JSON.stringify(await one.city.store.get(sheetParts, `${one.view.id}.${SHEET}.0`))).not.toContain(PDF)
    const read = (who: PersonName) => call(who, 'read_sheet', { id: one.view.id, sheetId: SHEET, part: 0 })
    expect(await read('approver')).toMatchObject({ data: { data: PDF, of: 1, type: 'application/pdf' } })
    expect(await read('citizen')).toMatchObject({ error: { code: 'forbidden' } })
    expect(await read('trafficHandler')).toMatchObject({ error: { code: 'not_found' } })
    expect(await call('approver', 'read_sheet', { id: one.view.id, sheetId: requestId(5), part: 0 })).toMatchObject({
      error: { code: 'not_found' },
    })
  })

  it('names approvers of the unit, never the drafter, one for each step', async () => {
    await upload()
    const refused = async (...approverIds: string[]) =>
      expect(await publish({ approverIds })).toMatchObject({ error: { fields: { approverIds: expect.any(String) } } })
    await refused(people.handler.id)
    await refused(people.eastApprover.id)
    await refused(people.approver.id, people.chiefLeader.id)
    one.view = await one.handling.draft_reply(people.both, { ...one.on(), body: '已检修完毕。', outcome: 'solved' })
    await refused(people.both.id)
    expect(await publish({ contentHash: 'a'.repeat(64) })).toMatchObject({ error: { code: 'conflict' } })
    expect(await publish({}, 'approver')).toMatchObject({ error: { code: 'forbidden' } })
    const { data } = await call('handler', 'paper_signers', { id: one.view.id })
    const offered = (data as unknown as { items: { id: string }[] }).items.map(({ id }) => id)
    expect(offered).toEqual([people.approver.id, people.deputyLeader.id, people.chiefLeader.id])
  })
  it('carries both signatures where two are asked for, or the one that is left', async () => {
    const rule = {
      kind: 'complaint',
      steps: ['deputy_leader', 'chief_leader'],
      distinct: true,
      source: '本市规定',
    } as const
    await setApprovalRules(one.city.deps)(people.admin, { rules: [{ ...rule, steps: [...rule.steps] }], version: 0 })
    await one.draft('今晚恢复供热，如有问题请来电。')
    await upload()
    const { deputyLeader, chiefLeader, approver } = people
    const named = (...approverIds: string[]) => publish({ approverIds })
    expect(await named(chiefLeader.id, deputyLeader.id)).toMatchObject({ error: { code: 'invalid_input' } })
    expect(await named(approver.id, approver.id)).toMatchObject({ error: { code: 'invalid_input' } })
    const hash = one.view.draft?.contentHash ?? ''
    one.view = await one.handling.approve_reply(deputyLeader, { ...one.on(), contentHash: hash })
    expect(await named(deputyLeader.id)).toMatchObject({ error: { code: 'invalid_input' } })
    expect(await named(chiefLeader.id)).toMatchObject({ data: { status: 'replied' } })
  })
  it('is released to the public only when nobody may revoke it any more', async () => {
    await one.submit({ requestId: requestId(2), wantsPublic: true })
    await one.accept()
    await one.draft()
    await published()
    const waitsForRelease = async () => {
      const stored = await one.city.store.get(messages, one.view.id)
      return stored !== null && Object.keys(stored.queues).includes(RELEASE)
    }
    expect(await waitsForRelease()).toBe(false)
    one.city.clock.to('2026-07-06T16:00:00.000Z')
    await settlePapers(one.city.deps, ALWAYS)
    expect(await waitsForRelease()).toBe(true)
  })
  it('is for a final reply', async () => {
    one.view = await one.handling.draft_reply(people.handler, {
      ...{ ...one.on(), body: '正在抢修，预计今晚恢复。', outcome: 'explained', interim: true },
    })
    expect(await upload()).toMatchObject({ error: { code: 'invalid_state' } })
  })

  describe('revoked by whoever is named', () => {
    beforeEach(published)

    it('goes back to processing, and the citizen reads that it is being corrected', async () => {
      one.view = await one.handling.rate(people.citizen, { id: one.view.id, solved: 'yes', satisfaction: 5 })
      expect(one.view.status).toBe('closed')
      one.view = (await revoke()).data
      expect(one.view).toMatchObject({
        status: 'processing',
        draft: { body: '已派人上门检修，今晚恢复供热。', rejected: { reason: '这份不是我签的，请重新送审' } },
      })
      const citizen = await one.see('citizen')
      expect(citizen).toMatchObject({
        citizenStatus: 'processing',
        earlierReplies: [{ revokedAt: expect.any(String) }],
      })
      expect(citizen.reply).toBeUndefined()
      expect(citizen.rating).toBeUndefined()
      const entry = citizen.timeline.at(-1)
      expect(entry).toMatchObject({ what: 'reply_revoked' })
      expect(entry?.note).toBeUndefined()
      await one.draft('更正：今晚十点前恢复供热。')
      await one.approve()
      expect(one.view.status).toBe('replied')
      expect((await one.see('approver')).allowedActions).not.toContain('revoke_paper_signature')
    })
    it('leaves the figures as if it had not been answered', async () => {
      await revoke()
      const events = (await one.events()).filter(({ replied }) => replied !== undefined)
      const sums = new Map<string, number>()
      for (const { on, metric, amount } of events.flatMap((event) => deltasOf(event).deltas))
        sums.set(`${on} ${metric}`, (sums.get(`${on} ${metric}`) ?? 0) + amount)
      expect(events).toHaveLength(2)
      expect(sums.size).toBeGreaterThan(0)
      expect([...sums].filter(([, sum]) => sum !== 0)).toEqual([])
    })
    it('only by them, and within one working day', async () => {
      expect(await revoke('chiefLeader')).toMatchObject({ error: { code: 'forbidden' } })
      expect(await revoke('handler')).toMatchObject({ error: { code: 'forbidden' } })
      one.city.clock.to('2026-07-06T15:59:00.000Z') // the next working day, to its end
      expect((await one.see('approver')).allowedActions).toContain('revoke_paper_signature')
      one.city.clock.to('2026-07-06T16:00:00.000Z')
      expect(await revoke()).toMatchObject({ error: { code: 'invalid_state' } })
    })
    it('is over by itself, once', async () => {
      const settle = () => settlePapers(one.city.deps, ALWAYS)
      expect(await settle()).toBe(0)
      one.city.clock.to('2026-07-06T16:00:00.000Z')
      expect(await settle()).toBe(1)
      expect(await settle()).toBe(0)
      expect(await one.inbox('approver')).toEqual([])
      expect((await one.city.store.get(messages, one.view.id))?.paper).toBeUndefined()
    })
  })
})
