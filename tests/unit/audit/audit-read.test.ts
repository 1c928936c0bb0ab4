import { memoryStore } from '../../../cloudfunctions/adapters/memory'
import { auditFunction, auditPending, auditReads, forgetAuditReads, sealAudit } from '../../../cloudfunctions/audit'
import {
  getMessage,
  handlingUseCases,
  messageOfCode,
  messagesFunction,
  returnMessage,
  searchProjector,
  submitMessage,
} from '../../../cloudfunctions/messages'
import type { DocumentStore } from '../../../cloudfunctions/shared/documents'
import { DomainError } from '../../../cloudfunctions/shared/kernel/domain-error'
import { relayOutbox } from '../../../cloudfunctions/shared/outbox/relay'
import type { AuditContract } from '../../../types/audit.contract'
import { SubmitMessageInput } from '../../../types/messages.contract'
import type { OutputOf } from '../../../types/wire.contract'
import { callAs } from '../../support/call-module'
import { auditKeys, keptFiles } from '../../support/audit-chain'
import { ALWAYS, openSmallCity, people, type PersonName, requestId, type SmallCity } from '../../support/small-city'

const BODY = '家里暖气三天不热，我姓张，住3号楼402。'
const all = { index: 'all', equals: {}, limit: 100 } as const
const personalIn = async (store: DocumentStore) =>
  (await store.query(auditPending, all)).items.filter(({ personal }) => personal)

async function openCase(store = memoryStore()) {
  const city = openSmallCity(store)
  const given = { requestId: requestId(1), kind: 'complaint', body: BODY, addresseeId: 'heating' }
  const { id } = await submitMessage(city.deps)(people.citizen, SubmitMessageInput.parse(given))
  const served = messagesFunction(city.deps)
  const call = (who: PersonName, procedure = 'get', input: object = { id }) =>
    callAs(served, people[who], procedure, input)
  return { ...city, id, call }
}

async function auditorSearches(
  { store, clock }: Pick<SmallCity, 'store' | 'clock'>,
  input: object,
): Promise<OutputOf<AuditContract['search']>> {
  const nameOf = async (account: string) => `名字 ${account}`
  const archives = keptFiles()
  const messageOf = messageOfCode({ store })
  const served = auditFunction({ store, clock, keys: auditKeys, archives, nameOf, messageOf })
  const body = await callAs(served, people.auditor, 'search', input)
  return (body as unknown as { data: OutputOf<AuditContract['search']> }).data
}

describe('a read of personal data by the staff', () => {
  it('is in the log: who opened which message, in what capacity, and when', async () => {
    const { store, id, call } = await openCase()
    expect(await call('handler')).toMatchObject({ ok: true, data: { body: BODY } })
    expect(await personalIn(store)).toMatchObject([
      {
        at: '2026-07-03T01:00:00.000Z',
        actorId: 'handler-heating',
        as: 'handler@heating',
        action: 'messages.get',
        subjectKind: 'message',
        subjectId: id,
      },
    ])
  })

  it('is written once an hour for a person and a message, by each person of their own', async () => {
    const { store, clock, call } = await openCase()
    await call('handler')
    clock.to('2026-07-03T01:59:59.000Z')
    await call('handler')
    await call('dispatcher')
    expect(await personalIn(store)).toHaveLength(2)
    clock.to('2026-07-03T02:00:00.000Z')
    await call('handler')
    expect((await personalIn(store)).map(({ actorId }) => actorId)).toEqual([
      'handler-heating',
      'dispatcher',
      'handler-heating',
    ])
  })

  it('is one entry when two panes ask at once', async () => {
    const { store, call } = await openCase()
    const answers = await Promise.all(Array.from({ length: 8 }, () => call('handler')))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(8)
    expect(await personalIn(store)).toHaveLength(1)
  })

  it('is none where nothing personal was shown: the owner’s own, a former unit’s hop, a refusal, the inbox', async () => {
    const city = await openCase()
    await city.call('citizen')
    await city.call('trafficHandler')
    await city.call('admin')
    await city.call('dispatcher', 'inbox', { queue: 'all', limit: 20 })
    const { id } = city
    await returnMessage(city.deps)(people.handler, { id, version: 1, reason: '不属于我单位职责' })
    expect(await city.call('handler')).toMatchObject({ ok: true, data: { restricted: true } })
    expect(await personalIn(city.store)).toEqual([])
  })

  it('is in the log as well when a refusal showed the message: a version that never was opens none unseen', async () => {
    const { store, id, call } = await openCase()
    const refused = await call('dispatcher', 'remind', { id, version: 999 })
    expect(refused).toMatchObject({ ok: false, error: { code: 'conflict', current: { body: BODY } } })
    expect(await call('chief', 'refuse_extension', { id, version: 1, reason: '理由不足' })).toMatchObject({
      error: { code: 'invalid_state', current: { body: BODY } },
    })
    expect(await personalIn(store)).toMatchObject([
      { actorId: 'dispatcher', action: 'messages.get', subjectId: id },
      { actorId: 'chief', action: 'messages.get', subjectId: id },
    ])
    // Who has it open already is written down already.
    await call('handler')
    await call('handler', 'accept', { id, version: 999 })
    expect((await personalIn(store)).filter(({ actorId }) => actorId === 'handler-heating')).toHaveLength(1)
    // The owner's own conflict is nobody's read.
    await call('citizen', 'withdraw', { id, version: 999, voluntary: true })
    expect(await personalIn(store)).toHaveLength(3)
  })

  it('shows nothing that could not be written down', async () => {
    const store = memoryStore()
    const { call, id } = await openCase(store)
    const before = store.transact.bind(store)
    const away = jest
      .spyOn(store, 'transact')
      .mockImplementation(() => Promise.reject(new DomainError('unavailable', { messageId: id })))
    const refused = await call('handler')
    expect(refused).toMatchObject({ ok: false, error: { code: 'unavailable' } })
    expect(JSON.stringify(refused)).not.toContain('暖气')
    away.mockImplementation(before)
    expect(await call('handler')).toMatchObject({ ok: true })
    expect(await personalIn(store)).toHaveLength(1)
  })

  it('tells the auditor who looked at a message, and holds no text', async () => {
    const { store, clock, deps, id, call } = await openCase()
    await handlingUseCases(deps).accept(people.handler, { id, version: 1 })
    await call('handler')
    await call('supervisor')
    await sealAudit({ store, clock, keys: auditKeys }, { holder: 'one', batch: 50, goOn: () => true })
    const { items } = await auditorSearches({ store, clock }, { subjectId: id, personalOnly: true })
    expect(items.map(({ actorName, action }) => [actorName, action]).sort()).toEqual([
      ['名字 handler-heating', 'messages.get'],
      ['名字 supervisor', 'messages.get'],
    ])
    for (const secret of ['暖气', '402']) expect(JSON.stringify(items)).not.toContain(secret)
  })

  it('is found by the number of the message, without a word of it', async () => {
    const { store, clock, deps, id, call } = await openCase()
    const { code } = await getMessage(deps)(people.citizen, { id })
    await call('handler')
    await relayOutbox({ store, clock, holder: 'relay' }, searchProjector, ALWAYS)
    await sealAudit({ store, clock, keys: auditKeys }, { holder: 'one', batch: 50, goOn: () => true })
    const read = jest.spyOn(store, 'get')
    const found = await auditorSearches({ store, clock }, { code: ` ${code.toLowerCase()} ` })
    expect(found.items.map(({ action, subjectId }) => [action, subjectId]).sort()).toEqual([
      ['messages.get', id],
      ['messages.submit', id],
    ])
    for (const secret of ['暖气', '402']) expect(JSON.stringify(found)).not.toContain(secret)
    expect(read.mock.calls.filter(([collection]) => collection.name === 'messages')).toEqual([])
    expect((await auditorSearches({ store, clock }, { code, subjectId: id })).items).toHaveLength(2)
    for (const other of [{ code: '20260703-222222' }, { code, subjectId: 'another' }, { code, from: '2026-07-04' }])
      expect(await auditorSearches({ store, clock }, other)).toEqual({ items: [], nextCursor: null })
  })

  it('is a search that found something, without what was looked for', async () => {
    const { store, clock, call } = await openCase()
    await relayOutbox({ store, clock, holder: 'relay' }, searchProjector, ALWAYS)
    await call('handler', 'search', { words: '水管', limit: 10 })
    expect(await personalIn(store)).toEqual([])
    const found = await call('handler', 'search', { words: '姓张', limit: 10 })
    expect(found).toMatchObject({ ok: true, data: { items: [{ kind: 'complaint' }] } })
    const entries = await personalIn(store)
    expect(entries).toMatchObject([{ action: 'messages.search', subjectKind: 'city', subjectId: 'messages', what: {} }])
    expect(JSON.stringify(entries)).not.toContain('张')
  })

  it('leaves a mark for a day at most', async () => {
    const { store, clock, call } = await openCase()
    await call('handler')
    clock.onHours(25)
    await call('dispatcher')
    expect(await forgetAuditReads({ store, clock }, ALWAYS)).toBe(true)
    const marks = await store.query(auditReads, { index: 'by_time', equals: {}, limit: 10 })
    expect(marks.items.map(({ at }) => at)).toEqual([clock.now()])
    expect(await forgetAuditReads({ store, clock }, { goOn: () => false })).toBe(false)
  })
})
