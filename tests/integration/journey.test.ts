import { requestId } from '../support/small-city'
import { type ServedCity, serveCity } from '../support/served-city'

let city: ServedCity
beforeAll(async () => {
  city = await serveCity()
})
afterAll(() => city.close())

const COLD = '家里暖气不热，室温只有15度，老人孩子受不了，请尽快派人来看看。'

/** Friday 2026-07-03, 09:00 in Shanghai: five working days on is Friday 2026-07-10. */
it('the whole story: written, routed, accepted, drafted, approved, read, rated and counted', async () => {
  const submitted = await city.messages('citizen-1', 'submit', {
    requestId: requestId(1),
    kind: 'complaint',
    body: COLD,
    place: '听涛街道锦绣小区3号楼',
    contact: '13800000000',
  })
  expect(submitted).toMatchObject({
    kind: 'complaint',
    title: '家里暖气不热，室温只有15度，老人孩子受不了…',
    status: 'dispatched',
    citizenStatus: 'dispatched',
    unitId: 'heating',
    unitName: '市供热集团',
    replyDueOn: '2026-07-10',
    calendarSettled: true,
    submittedAt: '2026-07-03T01:00:00.000Z',
    hideIdentity: true,
    replyOnlyHere: true,
    wantsPublic: false,
    urgent: false,
    version: 1,
    allowedActions: ['withdraw', 'contest'],
    timeline: [{ what: 'submitted' }, { what: 'dispatched', unitId: 'heating' }],
  })
  expect(submitted.code).toMatch(/^20260703-[2-9A-HJ-NP-Z]{6}$/)
  expect(submitted.routeReason).toBe('因提到“暖气不热”“室温”，转交市供热集团')
  const { id } = submitted

  // The work is on the handlers' desk at once, and on nobody else's.
  const inbox = await city.messages('handler:heating', 'inbox', {})
  expect(inbox).toMatchObject({
    items: [{ id, status: 'dispatched', workingDaysLeft: 5, allowedActions: expect.arrayContaining(['accept']) }],
    nextCursor: null,
  })
  expect((await city.messages('handler:water-supply', 'inbox', {})).items).toEqual([])

  city.clock.onHours(1)
  const accepted = await city.messages('handler:heating', 'accept', { id, version: 1 })
  expect(accepted).toMatchObject({ status: 'processing', citizenStatus: 'processing', version: 2 })

  city.clock.onHours(2)
  const answer = '您好，我们已上门测温并清洗了过滤器，现在室温20度。如仍有问题请随时留言。'
  const drafted = await city.messages('handler:heating', 'draft_reply', {
    id,
    version: 2,
    body: answer,
    outcome: 'solved',
  })
  expect(drafted).toMatchObject({ status: 'awaiting_approval', version: 3, draft: { body: answer, outcome: 'solved' } })
  expect(drafted.allowedActions).not.toContain('approve_reply')

  const asCitizen = await city.messages('citizen-1', 'get', { id })
  expect(asCitizen).toMatchObject({ status: 'awaiting_approval', citizenStatus: 'processing' })
  expect(asCitizen).not.toHaveProperty('draft')
  expect(asCitizen).not.toHaveProperty('reply')
  expect(JSON.stringify(asCitizen)).not.toContain(answer)

  const toApprove = await city.messages('approver:heating', 'inbox', {})
  expect(toApprove.items.map((row) => row.id)).toEqual([id])
  const contentHash = drafted.draft?.contentHash ?? ''
  city.clock.onHours(1)
  const approved = await city.messages('approver:heating', 'approve_reply', { id, version: 3, contentHash })
  expect(approved).toMatchObject({ status: 'replied', version: 4, reply: { body: answer, outcome: 'solved' } })
  expect((await city.messages('approver:heating', 'inbox', {})).items).toEqual([])

  const read = await city.messages('citizen-1', 'get', { id })
  expect(read).toMatchObject({
    status: 'replied',
    citizenStatus: 'replied',
    overdue: false,
    reply: { body: answer, unitName: '市供热集团', publishedAt: '2026-07-03T05:00:00.000Z' },
    allowedActions: ['rate'],
  })
  const mine = await city.messages('citizen-1', 'list_mine', {})
  expect(mine).toMatchObject({ items: [{ id, citizenStatus: 'replied' }], nextCursor: null })

  city.clock.onHours(20)
  const rated = await city.messages('citizen-1', 'rate', {
    id,
    solved: 'yes',
    satisfaction: 5,
    attitude: 5,
    speed: 4,
    comment: '谢谢',
  })
  expect(rated).toMatchObject({ status: 'closed', citizenStatus: 'closed', rating: { satisfaction: 5, solved: 'yes' } })
  expect(rated.allowedActions).toEqual([])

  await city.relay()
  const overview = await city.insight('press', 'overview', { from: '2026-07-01', to: '2026-07-04' })
  const one = {
    received: 1,
    dispatched: 1,
    replied: 1,
    onTime: 1,
    inherited: 0,
    overdue: 0,
    averageHours: 4,
    rating: 5,
    ratings: 1,
    declined: 0,
    signedOnPaper: 0,
    merged: 0,
  }
  expect(overview.totals).toEqual(one)
  expect(overview.byUnit).toEqual([{ unitId: 'heating', unitName: '市供热集团', ...one }])
  expect(overview.byKind.find(({ kind }) => kind === 'complaint')).toEqual({ kind: 'complaint', ...one })
  expect(overview.byDay.map(({ on, received, replied }) => [on, received, replied])).toEqual([
    ['2026-07-01', 0, 0],
    ['2026-07-02', 0, 0],
    ['2026-07-03', 1, 1],
    ['2026-07-04', 0, 0],
  ])
})

it('names of people, staff ids and contacts are in no answer to a citizen, nor in the log or the clear database', async () => {
  const toCitizens = [...city.given].filter(([persona]) => persona.startsWith('citizen')).flatMap(([, texts]) => texts)
  expect(toCitizens.length).toBeGreaterThan(4)
  for (const text of toCitizens) expect(text).not.toMatch(/demo-(handler|approver|dispatcher|press)|13800000000/)
  for (const texts of city.given.values()) for (const text of texts) expect(text).not.toContain('13800000000')
  const toHandler = city.given.get('handler:heating') ?? []
  expect(toHandler.length).toBeGreaterThan(0)
  for (const text of toHandler) expect(text).not.toContain('demo-citizen')
  expect(JSON.stringify(city.lines)).not.toMatch(/13800000000|暖气|听涛/)

  const { rows: tables } = await city.store.pool.query<{ tablename: string }>(
    'select tablename from pg_tables where schemaname = current_schema()',
  )
  expect(tables.map((row) => row.tablename)).toContain('message_contacts')
  for (const { tablename } of tables) {
    const { rows } = await city.store.pool.query<{ row: string }>(`select t::text as row from "${tablename}" t`)
    for (const { row } of rows) expect(row).not.toContain('13800000000')
    // What happened is told in facts and ids: no text, no place.
    if (['events', 'outbox', 'insight_rollups', 'job_states'].includes(tablename))
      for (const { row } of rows) expect(row).not.toMatch(/暖气|听涛|测温/)
  }
})
