import type { MessageRow } from '../../types/messages.contract'
import type { MessageStatus } from '../../types/messages.terms'
import { requestId } from '../support/small-city'
import { type ServedCity, serveCity } from '../support/served-city'

let city: ServedCity
const KINDS = ['inquiry', 'complaint', 'suggestion'] as const
const COUNT = 36

/** 36 messages to heating in pairs of the same instant, so that sort keys are equal; every ninth speaks of danger. */
beforeAll(async () => {
  city = await serveCity()
  for (let n = 0; n < COUNT; n += 2) {
    await Promise.all(
      [n, n + 1].map((each) =>
        city.messages(each % 3 === 0 ? 'citizen-2' : 'citizen-1', 'submit', {
          requestId: requestId(each + 1),
          kind: KINDS[each % KINDS.length] ?? 'help',
          body: each % 9 === 0 ? `暖气管爆裂，有人触电！第${each}条` : `暖气不热，请处理。第${each}条`,
          addresseeId: 'heating',
        }),
      ),
    )
    city.clock.onHours(5)
  }
})
afterAll(() => city.close())

/** Every page of a list, with limits checked. */
async function all(
  persona: string,
  procedure: 'inbox' | 'list_mine',
  limit: number,
  status?: MessageStatus,
): Promise<MessageRow[]> {
  const rows: MessageRow[] = []
  let cursor: string | null = null
  for (let pages = 0; ; pages += 1) {
    const page: { items: MessageRow[]; nextCursor: string | null } = await city.messages(persona, procedure, {
      limit,
      ...(status === undefined ? {} : { status }),
      ...(cursor === null ? {} : { cursor }),
    })
    expect(page.items.length).toBeLessThanOrEqual(limit)
    rows.push(...page.items)
    cursor = page.nextCursor
    if (cursor === null) return rows
    expect(pages).toBeLessThan(100)
  }
}
const keyOf = (row: MessageRow) => `${row.urgent ? 0 : 1}|${row.replyDueOn}|${row.submittedAt}|${row.id}`
const idsOf = (rows: readonly MessageRow[]) => rows.map((row) => row.id)

it.each([1, 7, 20, 50])(
  'the inbox in pages of %i: danger first, then what is due first; no gap, no repeat',
  async (limit) => {
    const rows = await all('handler:heating', 'inbox', limit)
    expect(rows).toHaveLength(COUNT)
    expect(new Set(idsOf(rows)).size).toBe(COUNT)
    const keys = rows.map(keyOf)
    expect(keys).toEqual([...keys].sort())
    expect(rows.filter((row) => row.urgent)).toHaveLength(4)
  },
)

it('the supervisor sees the whole city in the same order', async () => {
  expect(idsOf(await all('supervisor', 'inbox', 11))).toEqual(idsOf(await all('handler:heating', 'inbox', 50)))
})

it.each([1, 7, 50])('my messages in pages of %i: newest first, mine only', async (limit) => {
  const rows = await all('citizen-1', 'list_mine', limit)
  expect(rows).toHaveLength(COUNT - COUNT / 3)
  const times = rows.map((row) => row.submittedAt)
  expect(times).toEqual([...times].sort().reverse())
  const theirs = await all('citizen-2', 'list_mine', limit)
  expect(idsOf(rows).filter((id) => idsOf(theirs).includes(id))).toEqual([])
})

it('a cursor goes on where it was while work goes on before it', async () => {
  const first = await city.messages('handler:heating', 'inbox', { limit: 10 })
  const done = first.items.find(({ allowedActions }) => allowedActions.includes('return_to_desk'))
  await city.messages('handler:heating', 'return_to_desk', {
    id: done?.id ?? '',
    version: done?.version ?? 1,
    reason: '退回',
  })
  const rest = await city.messages('handler:heating', 'inbox', { limit: 50, cursor: first.nextCursor ?? '' })
  expect(rest.items).toHaveLength(COUNT - 10)
  expect(idsOf(rest.items).filter((id) => idsOf(first.items).includes(id))).toEqual([])
})

it('a status filters, for staff by the status and for citizens by the word they see', async () => {
  const [row] = await all('handler:heating', 'inbox', 50)
  const accepted = await city.messages('handler:heating', 'accept', { id: row?.id ?? '', version: row?.version ?? 1 })
  expect(idsOf(await all('handler:heating', 'inbox', 3, 'processing'))).toEqual([accepted.id])
  expect(await all('handler:heating', 'inbox', 20, 'dispatched')).toHaveLength(COUNT - 2)
  expect(idsOf(await all('supervisor', 'inbox', 5, 'returned'))).toHaveLength(1)
  const owner =
    (await city.ask('citizen-1', 'messages.get', { id: accepted.id })).status === 200 ? 'citizen-1' : 'citizen-2'
  expect(idsOf(await all(owner, 'list_mine', 4, 'processing'))).toEqual([accepted.id])
  expect(await all(owner, 'list_mine', 4, 'awaiting_approval')).toHaveLength(1)
  expect(await all(owner, 'list_mine', 4, 'closed')).toEqual([])
})

it('what is done stays findable: latest first', async () => {
  const rows = (await all('handler:heating', 'inbox', 50, 'dispatched')).slice(0, 3)
  for (const { id, version } of rows) {
    await city.messages('handler:heating', 'accept', { id, version })
    const { draft } = await city.messages('handler:heating', 'draft_reply', {
      id,
      version: version + 1,
      body: '已处理。',
      outcome: 'solved',
    })
    await city.messages('approver:heating', 'approve_reply', {
      id,
      version: version + 2,
      contentHash: draft?.contentHash ?? '',
    })
  }
  const replied = await all('handler:heating', 'inbox', 2, 'replied')
  expect(new Set(idsOf(replied))).toEqual(new Set(idsOf(rows)))
  expect(idsOf(await all('press', 'inbox', 50, 'replied'))).toEqual(expect.arrayContaining(idsOf(rows)))
  const open = await all('handler:heating', 'inbox', 50)
  expect(idsOf(open).filter((id) => idsOf(rows).includes(id))).toEqual([])
})

it('counts what the rows show', async () => {
  city.clock.onHours(72)
  const rows = await all('handler:heating', 'inbox', 50)
  const counts = await city.messages('handler:heating', 'inbox_counts', {})
  expect(counts).toMatchObject({
    overdue: rows.filter((row) => row.overdue).length,
    toAccept: rows.filter((row) => row.allowedActions.includes('accept')).length,
  })
  expect(counts.overdue).toBeGreaterThan(0)
})

it.each([
  ['a limit of 0', { limit: 0 }, 'limit'],
  ['a limit of 51', { limit: 51 }, 'limit'],
  ['a fractional limit', { limit: 2.5 }, 'limit'],
  ['a text as limit', { limit: '20' }, 'limit'],
  ['a status that is none', { status: 'done' }, 'status'],
  ['a cursor that no page gave', { cursor: 'not-a-cursor' }, 'cursor'],
  ['a cursor of other JSON', { cursor: Buffer.from('{"a":1}').toString('base64url') }, 'cursor'],
  ['a cursor to no document', { cursor: Buffer.from('["",""]').toString('base64url') }, 'cursor'],
  ['an endless cursor', { cursor: 'x'.repeat(2001) }, 'cursor'],
])('%s is refused at the field', async (_name, input, field) => {
  for (const [persona, procedure] of [
    ['handler:heating', 'messages.inbox'],
    ['citizen-1', 'messages.list_mine'],
  ] as const)
    expect(await city.refused(persona, procedure, input)).toMatchObject({
      status: 400,
      code: 'invalid_input',
      fields: { [field]: expect.any(String) },
    })
})

it('a made-up cursor shows nothing that is not one’s own', async () => {
  const cursor = Buffer.from(JSON.stringify(['', '0'])).toString('base64url')
  const page = await city.messages('citizen-2', 'list_mine', { cursor, limit: 50 })
  const mine = idsOf(await all('citizen-2', 'list_mine', 50))
  for (const id of idsOf(page.items)) expect(mine).toContain(id)
  expect((await city.messages('handler:water-supply', 'inbox', { cursor, limit: 50 })).items).toEqual([])
})
