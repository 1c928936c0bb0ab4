import { auditPending } from '../../../cloudfunctions/audit'
import { handlingUseCases, messagesFunction, searchProjector, submitMessage } from '../../../cloudfunctions/messages'
import { relayOutbox } from '../../../cloudfunctions/shared/outbox/relay'
import { SubmitMessageInput } from '../../../types/messages.contract'
import { callAs } from '../../support/call-module'
import { ALWAYS, openSmallCity, people, type PersonName, requestId } from '../../support/small-city'

const LEAK = '锦绣里小区暖气片漏水，地板泡坏了，我姓张。'

/** Three messages of one unit, the first of them answered; all can be searched. */
async function openDesk() {
  const city = openSmallCity()
  const served = messagesFunction(city.deps)
  let requests = 0
  const submit = (body: string) => {
    city.clock.onHours(1)
    const given = { requestId: requestId((requests += 1)), kind: 'complaint', body, addresseeId: 'heating' }
    return submitMessage(city.deps)(people.citizen, SubmitMessageInput.parse(given))
  }
  const relay = () => relayOutbox({ ...city, holder: 'test' }, searchProjector, ALWAYS)
  const handling = handlingUseCases(city.deps)
  const answered = await submit(LEAK)
  const accepted = await handling.accept(people.handler, { id: answered.id, version: 1 })
  const draft = { id: answered.id, version: accepted.version, body: '已更换暖气片阀门。', outcome: 'solved' as const }
  const drafted = await handling.draft_reply(people.handler, draft)
  const contentHash = drafted.draft?.contentHash ?? ''
  await handling.approve_reply(people.approver, { id: answered.id, version: drafted.version, contentHash })
  const second = await submit(LEAK)
  const third = await submit('翠竹苑的暖气片漏水了，滴到楼下。')
  await relay()
  const call = (procedure: string, input: object, who: PersonName = 'handler') =>
    callAs(served, people[who], procedure, input)
  /** What was written of reads, without who and when. */
  const reads = async () => {
    const { items } = await city.store.query(auditPending, { index: 'all', equals: {}, limit: 100 })
    return items
      .filter(({ personal }) => personal)
      .map(({ action, subjectId, what }) => ({ action, subjectId, what }))
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  }
  return { city, call, reads, answered, second, third, submit, relay }
}

describe('lists that the staff ask for', () => {
  it('are one entry with the number of rows, and the same rows within the hour are the same read', async () => {
    const { city, call, reads, submit, relay } = await openDesk()
    const founds = async () => (await reads()).map(({ what }) => Number(what['found'])).sort()
    const search = (words: string, more = {}) => call('search', { words, limit: 10, ...more })
    for (const words of ['漏水', '暖气片', '漏水']) await search(words)
    expect(await reads()).toEqual([{ action: 'messages.search', subjectId: 'messages', what: { found: 3 } }])
    await search('翠竹苑')
    const first = await search('漏水', { limit: 2 })
    await search('漏水', { limit: 2, cursor: first.ok ? (first.data as { nextCursor: string }).nextCursor : '' })
    expect(await founds()).toEqual([1, 1, 2, 3])
    await submit('楼上漏水。')
    await relay()
    await search('漏水')
    expect(await founds()).toEqual([1, 1, 2, 3, 4])
    city.clock.onHours(1)
    await search('漏水')
    expect(await founds()).toEqual([1, 1, 2, 3, 4, 4])
  })

  it('are similar answers and probable duplicates, of the message that they were asked for', async () => {
    const { call, reads, answered, second, third } = await openDesk()
    expect(await call('similar_answers', { id: third.id })).toMatchObject({
      data: { items: [{ messageId: answered.id }] },
    })
    expect(await call('probable_duplicates', { id: second.id }, 'dispatcher')).toMatchObject({ ok: true })
    expect(await reads()).toEqual([
      { action: 'messages.probable_duplicates', subjectId: second.id, what: { found: 2 } },
      { action: 'messages.similar_answers', subjectId: third.id, what: { found: 1 } },
    ])
  })

  it('are an inbox with a filter, once an hour for what it asks; what waits for oneself is not', async () => {
    const { call, reads } = await openDesk()
    const whole = { limit: 20 }
    await call('inbox', whole)
    await call('inbox', { ...whole, where: {} })
    await call('inbox_counts', {})
    expect(await reads()).toEqual([])
    const where = { kinds: ['complaint'], unitId: 'heating' }
    for (const input of [{ where }, { where, limit: 1 }, { where: { kinds: ['praise'] } }, { status: 'replied' }])
      await call('inbox', { ...whole, ...input }, 'dispatcher')
    expect(await reads()).toEqual([
      {
        action: 'messages.inbox',
        subjectId: 'messages',
        what: { kinds: 'complaint', unitId: 'heating', found: 2 },
      },
      { action: 'messages.inbox', subjectId: 'messages', what: { status: 'replied', found: 1 } },
    ])
  })
})

describe('texts about a message', () => {
  it('are written when drafts are compared, once an hour', async () => {
    const { call, reads, answered } = await openDesk()
    for (let n = 0; n < 2; n += 1)
      expect(await call('draft_difference', { id: answered.id }, 'approver')).toMatchObject({ ok: true })
    expect(await call('draft_versions', { id: answered.id }, 'approver')).toMatchObject({ ok: true })
    expect(await reads()).toEqual([{ action: 'messages.draft_difference', subjectId: answered.id, what: {} }])
  })

  it('are nothing where nothing was shown', async () => {
    const { call, reads, answered, third } = await openDesk()
    for (const [procedure, input] of [
      ['draft_difference', { id: answered.id }],
      ['similar_answers', { id: third.id }],
      ['probable_duplicates', { id: third.id }],
      ['search', { words: '漏水', limit: 10 }],
      ['inbox', { status: 'replied', limit: 10 }],
    ] as const)
      await call(procedure, input, 'trafficHandler')
    await call('search', { words: '没有这样的话', limit: 10 })
    await call('search', { words: '漏水', limit: 10 }, 'citizen')
    expect(await reads()).toEqual([])
  })
})
