import { memoryStore } from '../../../cloudfunctions/adapters/memory'
import { passingStorage } from '../../../cloudfunctions/adapters/storage/no-storage'
import { answerJoins, publicAnswers, tellJoiners } from '../../../cloudfunctions/answers'
import { files, mediaChecks } from '../../../cloudfunctions/files'
import { storeDirectory } from '../../../cloudfunctions/hall'
import { accounts, newAccount, wechatOpenids } from '../../../cloudfunctions/identity'
import { signInFailures, smsCodes } from '../../../cloudfunctions/identity/credentials'
import { messages } from '../../../cloudfunctions/messages'
import { noticeReaders, notices, noticeSends, subscriptions } from '../../../cloudfunctions/notifications'
import { COLLECTIONS } from '../../../cloudfunctions/runtime/collections'
import { everyJob } from '../../../cloudfunctions/runtime/jobs/every-job'
import type { JobName } from '../../../cloudfunctions/runtime/schedule'
import { moduleDeps } from '../../../cloudfunctions/runtime/core'
import { aesContactVault } from '../../../cloudfunctions/runtime/keys'
import { createModules } from '../../../cloudfunctions/runtime/modules'
import { relayAll } from '../../../cloudfunctions/runtime/relay-all'
import { vendoredCalendar } from '../../../cloudfunctions/shared/calendar'
import type { DocumentStore } from '../../../cloudfunctions/shared/documents'
import type { Actor } from '../../../cloudfunctions/shared/kernel/actor'
import { pseudonymOf } from '../../../cloudfunctions/shared/kernel/pseudonym'
import { mustAs } from '../../support/call-module'
import { ALWAYS, MovedClock, requestId, smallDirectory } from '../../support/small-city'
import { watchedStore } from '../../support/watched-store'
import { longIds } from '../identity/identity.city'

/**
 * What becomes of a citizen's data in each collection when they ask for a copy (PIPL art. 45) and for deletion (art. 47).
 * A new collection is in one of the two lists or this test fails.
 * `copied`: where the copy has it; null with the reason. `deletion`: `open`: what leads to the account stays only for messages
 * that are still handled; `expires`: the program deletes it by itself, soon.
 */
const OF_CITIZENS: Readonly<
  Record<string, { copied: string | null; deletion: 'deleted' | 'open' | 'expires' | 'kept'; why?: string }>
> = {
  messages: { copied: 'messages', deletion: 'open', why: 'what has ended is the city’s record, without whose it was' },
  message_contacts: { copied: 'messages', deletion: 'deleted' },
  contact_reads: {
    copied: 'messages',
    deletion: 'kept',
    why: 'who looked is proof, by message and without the account',
  },
  files: { copied: 'files', deletion: 'open', why: 'with their messages; what was never sent goes' },
  media_checks: { copied: null, deletion: 'expires', why: 'a question on its way to WeChat, an hour at most' },
  upload_days: { copied: null, deletion: 'expires', why: 'a number of bytes, two days; its id is one way' },
  follows: { copied: 'follows', deletion: 'deleted' },
  notices: { copied: 'notices', deletion: 'deleted' },
  notice_readers: { copied: 'notices', deletion: 'deleted' },
  subscriptions: { copied: 'notices', deletion: 'deleted' },
  notice_sends: {
    copied: null,
    deletion: 'deleted',
    why: 'what of a notice leaves the house; of an earlier one a month',
  },
  answer_joins: { copied: 'joins', deletion: 'deleted' },
  accounts: { copied: 'signIns', deletion: 'kept', why: 'the way back to what is still handled' },
  wechat_openids: { copied: 'signIns', deletion: 'deleted' },
  sms_codes: { copied: null, deletion: 'expires', why: 'a day, as a hash' },
  sign_in_failures: { copied: null, deletion: 'expires', why: 'a day, a number' },
  age_declarations: { copied: 'held', deletion: 'kept', why: 'a child stays protected; under the pseudonym' },
  guardians: { copied: 'guardian', deletion: 'deleted' },
  privacy_requests: {
    copied: null,
    deletion: 'expires',
    why: 'that a copy was made today; two days, under the pseudonym',
  },
  deletions: { copied: null, deletion: 'deleted', why: 'a deletion that was confirmed, until it has come to its end' },
  topic_signatures: { copied: null, deletion: 'expires', why: 'a one-way mark that tells people apart, some weeks' },
  identity_requests: { copied: null, deletion: 'kept', why: 'shown with the message; holds no account' },
  audit_pending: { copied: null, deletion: 'kept', why: 'the law: at least a year; under the pseudonym' },
  audit_entries: { copied: null, deletion: 'kept', why: 'the law: at least a year; under the pseudonym' },
}

/** Staff, units, figures, lists, or texts of messages under the message's id: nothing leads to a citizen's account. */
const OF_NOBODY: readonly string[] = [
  ...['work_items', 'message_search', 'message_matters', 'inbox_filters', 'reply_templates', 'draft_versions'],
  ...[
    'approval_rules',
    'reveal_days',
    'deputies',
    'text_checks',
    'sheets',
    'sheet_parts',
    'working_drafts',
    'editings',
  ],
  ...[
    'purge_marks',
    'public_answers',
    'answer_matters',
    'events',
    'outbox_commits',
    'outbox',
    'outbox_set_aside',
    'word_counts',
  ],
  ...[
    'leases',
    'insight_rollups',
    'clocks',
    'supervision_documents',
    'urgent_watches',
    'unit_policies',
    'history_messages',
  ],
  ...[
    'calendar_years',
    'shipped_years',
    'directories',
    'account_changes',
    'credentials',
    'binding_codes',
    'service_items',
  ],
  ...['service_catalogue_marks', 'routing_states', 'routing_models', 'routing_model_parts', 'routing_lessons'],
  ...['routing_rule_books', 'routing_precedents', 'routing_decisions', 'duty_lists', 'category_trees', 'meta'],
  ...['job_states', 'demo_plans', 'audit_seals', 'audit_heads', 'audit_checks', 'audit_reads', 'export_files'],
  ...['audit_cuts', 'audit_archives'],
  ...['export_days', 'media_traces', 'topics', 'topics_states', 'topic_members', 'topic_links', 'topic_drafts'],
  ...['topic_removals'],
]

const OPENID = 'oWHOSE7kq3v'
const ACCOUNT = `wx_${OPENID}`
const writer: Actor = { id: ACCOUNT, kind: 'citizen', name: '市民', grants: [{ role: 'citizen' }] }

/** The documents as they stand now, by collection and id. */
function watched(store: DocumentStore) {
  const held = new Map<string, string>()
  const watching = watchedStore(store, (deeds) => {
    for (const { what, collection, document } of deeds) {
      const key = `${collection} ${document.id}`
      if (what === 'remove') held.delete(key)
      else if (what !== 'get') held.set(key, JSON.stringify(document))
    }
  })
  /** Names of the collections whose documents carry a text, with how many. */
  const withText = (text: string): Record<string, number> => {
    const counts: Record<string, number> = {}
    for (const [key, document] of held)
      if (`${key} ${document}`.includes(text)) {
        const name = key.split(' ')[0] ?? ''
        counts[name] = (counts[name] ?? 0) + 1
      }
    return counts
  }
  return { store: watching, withText }
}

/** A citizen of whom the city holds something in every place there is. */
async function openCity() {
  const { store, withText } = watched(memoryStore())
  const clock = new MovedClock()
  await storeDirectory(store, smallDirectory.document)
  const surroundings = { clock, ids: longIds(), calendars: { current: vendoredCalendar } }
  const vault = aesContactVault({ id: 'test', key: Buffer.alloc(32, 5) })
  const made = {
    main: Buffer.from('m'),
    thumb: Buffer.from('t'),
    mediaType: 'image/jpeg',
    width: 1,
    height: 1,
  } as const
  const deps = {
    ...moduleDeps(surroundings, store, vault, () => undefined),
    files: { storage: passingStorage(), images: { remake: async () => made } },
  }
  const modules = createModules(deps)
  const call = async <Data>(name: string, input: object): Promise<Data> => {
    const [module = '', procedure = ''] = name.split('.')
    const served = modules.find((each) => each.name === module)
    if (served === undefined) throw new Error(`no module ${module}`)
    return mustAs(served, writer, procedure, input)
  }
  const upload = async (n: number): Promise<string> => {
    const begin = { requestId: requestId(100 + n), kind: 'image', bytes: 3 }
    const { id } = await call<{ id: string }>('files.begin_upload', begin)
    await call('files.put_part', { id, part: 0, data: 'QUJD' })
    await call('files.finish', { id })
    return id
  }
  const submit = async (n: number) =>
    call<{ id: string; version: number }>('messages.submit', {
      requestId: requestId(n),
      kind: 'help',
      body: `家里暖气三天不热，第${n}次反映。`,
      contact: '13912345678',
      addresseeId: 'heating',
      hideIdentity: false,
      wantsPublic: true,
      attachmentIds: [await upload(n)],
    })
  const ended = await submit(1)
  const handled = await submit(2)
  const waiting = await upload(3)
  await call('messages.withdraw', { id: ended.id, version: ended.version, voluntary: true })
  await call('hall.follow', { unitId: 'heating', following: true })
  const guardian = { name: '王大明', contact: '13700000000', agrees: true }
  await call('privacy.declare_age', { under14: true, guardian })
  await relayAll({ ...deps, holder: 'test' }, ALWAYS)
  const at = clock.now()
  const later = '2026-07-04T01:00:00.000Z'
  await store.transact(async (transaction) => {
    const blank = newAccount({ id: ACCOUNT, kind: 'citizen', name: '市民', grants: [{ role: 'citizen' }] })
    const session = { id: 's', startedAt: at, seenAt: at, endsAt: later, device: '测试手机' }
    transaction.insert(accounts, { ...blank, sessions: [session] })
    transaction.insert(wechatOpenids, { id: ACCOUNT, sealed: vault.seal(ACCOUNT, OPENID), expiresAt: later })
    const rating = { solved: 'partly', satisfaction: 4, at } as const
    transaction.insert(smsCodes, { id: ACCOUNT, hash: 'h', codeExpiresAt: later, sentAt: [at], expiresAt: later })
    transaction.insert(signInFailures, { id: `account:${ACCOUNT}`, count: 1, locks: 0, expiresAt: later })
    transaction.insert(answerJoins, { id: 'join-1', answerId: 'answer-1', citizenId: ACCOUNT, at, rating })
    transaction.insert(publicAnswers, {
      ...{ id: 'answer-1', messageId: 'm', state: 'public', kind: 'help', title: '暖气不热怎么办' },
      ...{ question: '', answer: '', unitId: 'heating', askedAt: at, releasedAt: at, releasedBy: 'd', joiners: 1 },
      // It was changed after this person had joined: they are told.
      ...{ news: { number: 1, what: 'changed', at: later }, telling: 'yes' },
    } as const)
    // A reply on the way, with a picture of the department's.
    const [file, message] = [{ id: 'reply-file', kind: 'image' }, await transaction.get(messages, handled.id)] as const
    const reply = { body: '正在检修。', contentHash: 'h', draftedBy: 'staff', approvedBy: 'staff', publishedAt: at }
    const withFile = { ...reply, unitId: 'heating', files: [{ ...file, name: '现场', bytes: 1, hash: 'h' }] }
    if (message !== null) transaction.put(messages, { ...message, interimReplies: [withFile] })
    transaction.insert(files, {
      ...{ ...file, ownerId: 'staff', bytes: 1, parts: 1, partHandles: [], messageId: handled.id, waiting: 'no' },
      ...{ createdAt: at, ready: { main: 'reply-file', mediaType: 'image/jpeg', hash: 'h', bytes: 1 } },
    })
    const notice = { audience: `person:${ACCOUNT}`, at, kind: 'answered', group: 'answer', urgent: false } as const
    transaction.insert(notices, { ...notice, id: 'notice-1', title: '留言已答复', text: '请查看', messageId: ended.id })
    transaction.insert(noticeReaders, { id: ACCOUNT, readThrough: at, readIds: [], muted: ['answer'] })
    transaction.insert(mediaChecks, {
      ...{ id: waiting, messageId: ended.id, ownerId: ACCOUNT, traceId: '', tries: 0, createdAt: at, dueAt: at },
    })
    const ledger = { personId: ACCOUNT, template: 'citizen_answer', audiences: [], credits: 2, open: 'yes' } as const
    transaction.insert(subscriptions, { ...ledger, id: `${ACCOUNT}.citizen_answer` })
    transaction.insert(noticeSends, {
      ...{
        id: 'notice-1',
        state: 'waiting',
        notBefore: at,
        template: 'citizen_answer',
        personId: ACCOUNT,
        messageId: 'm',
      },
      ...{ urgent: false, group: 'progress', attempts: 0, facts: { code: '', unit: '', status: '', at, tip: '' } },
    } as const)
  })
  const told = await tellJoiners(deps, ALWAYS)
  await relayAll({ ...deps, holder: 'test' }, ALWAYS)
  const run = (job: JobName) => everyJob[job]({ deps, holder: 'test', deadline: Number.POSITIVE_INFINITY })
  const purge = async (hoursLater: number, ...jobs: JobName[]): Promise<void> => {
    clock.onHours(hoursLater)
    for (const job of ['identity.purge' as const, ...jobs]) await run(job)
  }
  return { store, call, withText, waiting, told, purge }
}

describe('whose data lies where', () => {
  it('every declared collection says what becomes of a citizen’s data in it', () => {
    const said = [...Object.keys(OF_CITIZENS), ...OF_NOBODY].sort()
    expect(said).toEqual(COLLECTIONS.map(({ name }) => name).sort())
    for (const [name, { copied, deletion, why }] of Object.entries(OF_CITIZENS))
      expect([name, (copied !== null && deletion === 'deleted') || (why ?? '') !== '']).toEqual([name, true])
  })

  it('the account stands in no other collection', async () => {
    const { withText, told } = await openCity()
    expect(told).toBe(1)
    const found = withText(ACCOUNT)
    expect(found['notices']).toBeGreaterThan(1) // of the answer that they joined, too
    expect(Object.keys(found).filter((name) => !(name in OF_CITIZENS))).toEqual([])
    for (const name of ['messages', 'files', 'follows', 'notices', 'answer_joins', 'accounts', 'wechat_openids'])
      expect([name, (found[name] ?? 0) > 0]).toEqual([name, true])
  })

  it('the copy holds it all, files by an address that is whole', async () => {
    const { call } = await openCity()
    const { json, html } = await call<{ json: string; html: string }>('privacy.export_mine', {
      origin: 'https://city.example',
    })
    const copy = JSON.parse(json) as Record<string, unknown>
    for (const { copied } of Object.values(OF_CITIZENS))
      if (copied !== null) expect([copied, JSON.stringify(copy[copied] ?? [])]).not.toEqual([copied, '[]'])
    expect(copy['files']).toHaveLength(4)
    expect(JSON.stringify(copy['files'])).toContain('"ofReply":true')
    expect(JSON.stringify(copy['files'])).toContain('https://city.example/files?')
    for (const text of ['测试手机', '暖气不热怎么办', '市供热公司', '13912345678', '王大明'])
      expect([text, json.includes(text)]).toEqual([text, true])
    for (const text of ['https://city.example/files?', '测试手机', '暖气不热怎么办', '市供热公司'])
      expect([text, html.includes(text)]).toEqual([text, true])
    // Times are told as they were here, and what they are of.
    expect(html).toContain('登录：2026-07-03 09:00 最近使用：2026-07-03 09:00 有效至：2026-07-04 09:00 设备：测试手机')
    expect(html).not.toMatch(/\d{4}-\d{2}-\d{2}T/)
    expect(html).toContain('暖气不热怎么办 解决了吗：部分解决 满意度（1到5）：4 2026-07-03 09:00</li>')
    expect(html).toContain('不提醒的消息：答复和结果</li>')
    expect(html).toContain('订阅消息：答复和结果 还可发送次数：2</li>')
  })

  it('says before what is held, in every category', async () => {
    const { call } = await openCity()
    const { categories } = await call<{ categories: { title: string; held: string }[] }>('privacy.what_is_held', {})
    const held = Object.fromEntries(categories.map(({ title, held: now }) => [title, now]))
    expect(held).toMatchObject({
      '照片、视频和随答复收到的文件': '4个',
      我也遇到: '1次',
      登录记录: '2条',
      您关注的单位: '1个',
    })
  })

  it('after deletion the account leads nowhere but to what is still handled, or is gone by itself soon', async () => {
    const { call, withText, waiting } = await openCity()
    await call('privacy.export_mine', {})
    expect(withText('"ciphertext"')).toMatchObject({ message_contacts: 2, guardians: 1, wechat_openids: 1 })
    // A mark of what was done to the message last: an account that is tried against it fits, or does not.
    expect(withText('"lastActs":["')).toEqual({ messages: 1 })
    const { confirm } = await call<{ confirm: string }>('privacy.delete_mine', {})
    await call('privacy.delete_mine', { confirm })
    expect(withText('"lastActs":["')).toEqual({})
    const left = withText(ACCOUNT)
    expect(left).toMatchObject({ messages: 1, files: 1, accounts: 1 })
    for (const name of Object.keys(left)) expect([name, OF_CITIZENS[name]?.deletion]).not.toEqual([name, 'deleted'])
    expect(withText(waiting)).not.toHaveProperty('files')
    // Contacts, the guardian and the OPENID: whatever was sealed is gone, not only what leads to it.
    expect(withText('"ciphertext"')).toEqual({})
    // Under the pseudonym only what the law wants, and what protects a child.
    expect(Object.keys(withText(pseudonymOf(ACCOUNT))).sort()).toEqual([
      'age_declarations',
      'audit_pending',
      'privacy_requests',
    ])
  })

  it('what goes by itself is there before, and gone after its days, whether or not a deletion was asked for', async () => {
    const { call, withText, purge } = await openCity()
    await call('privacy.export_mine', {})
    await purge(1 / 20, 'topics.find')
    const expiring = Object.keys(OF_CITIZENS).filter((name) => OF_CITIZENS[name]?.deletion === 'expires')
    const left = () => expiring.filter((name) => (withText(' ')[name] ?? 0) > 0)
    expect(left()).toEqual(expiring)
    await purge(24 * 31, 'topics.find', 'files.purge_waiting', 'files.check_media')
    // A picture that WeChat had been asked about is given up an hour later; here nobody is asked any more.
    expect(left()).toEqual([])
  })

  it('what is noted of an export and of a deletion that nobody confirmed is gone after two days', async () => {
    const { call, withText, purge } = await openCity()
    await call('privacy.export_mine', {})
    await call('privacy.delete_mine', {})
    const noted = () => withText(pseudonymOf(ACCOUNT))['privacy_requests']
    await purge(48)
    expect(noted()).toBe(2)
    await purge(1)
    expect(noted()).toBeUndefined()
    expect(withText(pseudonymOf(ACCOUNT))).toMatchObject({ audit_pending: expect.any(Number) })
  })
})
