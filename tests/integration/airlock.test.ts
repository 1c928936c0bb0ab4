import { accounts } from '../../cloudfunctions/identity'
import { messageContacts, reseal } from '../../cloudfunctions/messages'
import { aesContactVault } from '../../cloudfunctions/runtime/keys'
import { ALWAYS, requestId } from '../support/small-city'
import { type ServedCity, serveCity } from '../support/served-city'

const PHONE = '13912345678'
const REASON = '与市民约定上门检修时间'
const HANDLER = 'handler:heating'

let city: ServedCity
beforeAll(async () => (city = await serveCity()))
afterAll(() => city.close())

const submit = (n: number) =>
  city.messages('citizen-1', 'submit', {
    requestId: requestId(n),
    kind: 'help',
    body: '家里暖气三天不热，请尽快处理。',
    addresseeId: 'heating',
    contact: PHONE,
    hideIdentity: false,
    replyOnlyHere: false,
  })

it('a role withdrawn between two looks ends them, and the log carries no account of a citizen', async () => {
  const { id } = await submit(1)
  const shown = await city.messages(HANDLER, 'reveal_contact', { id, reason: REASON })
  expect(shown.contact).toBe(PHONE)

  await city.store.transact(async (transaction) => {
    const account = await transaction.get(accounts, 'demo-handler-heating')
    if (account === null) throw new Error('the handler signed in before')
    transaction.put(accounts, { ...account, grants: [{ role: 'liaison', unitId: 'heating' }], handles: [] })
  })
  const after = await city.refused(HANDLER, 'messages.reveal_contact', { id, reason: REASON })
  expect(after).toMatchObject({ status: 403, code: 'forbidden' })
  const { items } = await city.messages('citizen-1', 'contact_reads', { id })
  expect(items).toMatchObject([{ what: 'contact_seen', unitName: '市供热集团', role: 'handler', reason: REASON }])

  const log = JSON.stringify(city.lines)
  expect(log).not.toContain(PHONE)
  expect(log).not.toContain('demo-citizen-1')
})

it('limits looks by person and day, also when many come at once', async () => {
  const { id } = await submit(2)
  const answers = await Promise.all(
    Array.from({ length: 30 }, () => city.ask('dispatcher', 'messages.reveal_contact', { id, reason: REASON })),
  )
  const codes = answers.map(({ body }) => (body.ok ? 'ok' : body.error.code))
  expect(codes.filter((code) => code === 'ok').length).toBeLessThanOrEqual(20)
  expect(new Set(codes)).toEqual(new Set(['ok', ...codes.filter((code) => code !== 'ok')]))
  const { items } = await city.messages('citizen-1', 'contact_reads', { id })
  expect(items).toHaveLength(codes.filter((code) => code === 'ok').length)
})

it('keys change while the city works: nothing is lost, and the old one is not needed afterwards', async () => {
  const served = { id: 'test', key: Buffer.alloc(32, 9) }
  const vault = aesContactVault({ id: 'next', key: Buffer.alloc(32, 8), old: [served] })
  const before = await Promise.all(Array.from({ length: 12 }, (_, n) => submit(100 + n)))
  const [report] = await Promise.all([
    reseal({ store: city.store, vault }, messageContacts, ALWAYS),
    ...Array.from({ length: 12 }, (_, n) => submit(200 + n)),
  ])
  expect(report.unreadable).toBe(0)
  const again = await reseal({ store: city.store, vault }, messageContacts, ALWAYS)
  expect(again.unreadable).toBe(0)
  const onlyNext = aesContactVault({ id: 'next', key: Buffer.alloc(32, 8) })
  for (const { id } of before) {
    const contact = await city.store.get(messageContacts, id)
    expect(contact && onlyNext.open(id, contact.sealed)).toBe(PHONE)
  }
})
