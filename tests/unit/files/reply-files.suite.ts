import { answersFunction } from '../../../cloudfunctions/answers'
import { files, ownFiles, purgeWaiting } from '../../../cloudfunctions/files'
import { messagesFunction } from '../../../cloudfunctions/messages'
import { messages } from '../../../cloudfunctions/messages/messages.store'
import type { DocumentStore } from '../../../cloudfunctions/shared/documents'
import { FILE_LIMITS } from '../../../types/files.terms'
import type { DraftDifference, DraftVersionView, MessageView } from '../../../types/messages.contract'
import type { WireError } from '../../../types/wire.contract'
import { callAs } from '../../support/call-module'
import { ALWAYS, people, type PersonName, requestId } from '../../support/small-city'
import { openFiles, photo } from './files.city'
import { pdf } from './pdf.sample'

const BODY = '已派人上门检修，路面今晚修好。'
const SHEET = requestId(77)

/** Pictures and PDFs of replies from the upload to the citizen, on any store; `open` gives an empty one. */
export function replyFilesSuite(open: () => Promise<DocumentStore>): void {
  let world: ReturnType<typeof openFiles>
  let view: MessageView
  const call = async <Data = MessageView>(who: PersonName, procedure: string, input: object) => {
    const served = messagesFunction(world.city.deps)
    const sent: unknown = JSON.parse(JSON.stringify(input)) // as it travels: without what is undefined
    const body = await callAs(served, people[who], procedure, sent)
    return body as { ok: boolean; data: Data; error: WireError }
  }
  const on = () => ({ id: view.id, version: view.version })
  const act = async (who: PersonName, procedure: string, input: object = {}) => {
    const answer = await call(who, procedure, { ...on(), ...input })
    if (answer.ok) view = answer.data
    return answer
  }
  const draft = (attached: readonly { id: string; name: string }[], more: object = {}, who: PersonName = 'handler') =>
    act(who, 'draft_reply', { body: BODY, outcome: 'solved', files: attached, ...more })
  const approve = (contentHash = view.draft?.contentHash, who: PersonName = 'approver') =>
    act(who, 'approve_reply', { contentHash: contentHash ?? '', filesShown: view.draft?.files?.length })
  const see = async (who: PersonName) => (await call(who, 'get', { id: view.id })).data
  /** Ids of the files that somebody gets an address for; null: not even the message. */
  const fetched = async (who: PersonName) => {
    const { ok, data } = await world.call('addresses', { messageId: view.id }, who)
    return ok ? data.items.map(({ id }) => id) : null
  }
  const picture = async (who: PersonName = 'handler') => (await world.upload('image', await photo(), who)).id
  const paper = async () => (await world.upload('document', pdf(), 'handler')).id
  const purge = () => purgeWaiting(world.deps, ALWAYS)
  const isThere = async (id: string) => (await world.city.store.get(files, id)) !== null

  beforeEach(async () => {
    world = openFiles({}, await open())
    view = await world.submit([])
    await act('handler', 'accept')
  })

  it('reach the citizen with the reply, as they were approved, and nobody else', async () => {
    const [road, notice] = [await picture(), await paper()]
    await draft([
      { id: road, name: '修好的\n路面' },
      { id: notice, name: '施工通告' },
    ])
    const attached = [
      { id: road, kind: 'image', width: 300, height: 400, name: '修好的 路面', bytes: expect.any(Number) },
      { id: notice, kind: 'document', name: '施工通告', bytes: pdf().length },
    ]
    expect((await see('approver')).draft?.files).toEqual(attached)
    // While it waits: the unit's people alone.
    for (const who of ['handler', 'approver', 'liaison'] as const) expect(await fetched(who)).toEqual([road, notice])
    for (const who of ['citizen', 'dispatcher', 'chief', 'supervisor'] as const) expect(await fetched(who)).toEqual([])
    for (const who of ['other', 'trafficHandler', 'admin'] as const) expect(await fetched(who)).toBeNull()
    expect(JSON.stringify(await see('citizen'))).not.toContain('施工通告')
    expect((await approve()).ok).toBe(true)
    expect((await see('citizen')).reply).toMatchObject({ body: BODY, files: attached })
    for (const who of ['citizen', 'handler', 'approver', 'chief'] as const)
      expect(await fetched(who)).toEqual([road, notice])
    for (const who of ['other', 'trafficHandler', 'admin'] as const) expect(await fetched(who)).toBeNull()
    expect(JSON.stringify(await see('citizen'))).not.toContain('hash')
    world.city.clock.onHours(60)
    await purge()
    expect([await isThere(road), await isThere(notice)]).toEqual([true, true])
  })

  it('are approved with the text: another file, another name or none makes it another reply', async () => {
    const [road, other] = [await picture(), await paper()]
    await draft([{ id: road, name: '路面' }])
    const read = view.draft?.contentHash
    for (const changed of [[{ id: road, name: '路面，修好了' }], [{ id: other, name: '路面' }], []]) {
      await draft(changed)
      expect(view.draft?.contentHash).not.toBe(read)
      expect(await approve(read)).toMatchObject({ ok: false, error: { code: 'conflict' } })
    }
    await draft([])
    const bare = view.draft?.contentHash
    expect((await draft([], { files: undefined })).ok).toBe(true)
    expect(view.draft?.contentHash).toBe(bare)
    expect((await approve()).ok).toBe(true)
    expect((await see('citizen')).reply?.files).toBeUndefined()
  })

  it('are not signed on a page that does not show them', async () => {
    await draft([{ id: await picture(), name: '路面' }])
    const { contentHash } = view.draft ?? {}
    for (const filesShown of [undefined, 0, 2])
      expect(await act('approver', 'approve_reply', { contentHash, filesShown })).toMatchObject({
        error: { code: 'invalid_state', message: expect.stringContaining('更新到最新版本') },
      })
    expect((await act('approver', 'approve_reply', { contentHash, filesShown: 1 })).ok).toBe(true)
  })

  it('of a draft that was sent back are never the citizen’s, and go when they are replaced', async () => {
    const [first, second] = [await picture(), await picture()]
    await draft([{ id: first, name: '坑洞' }])
    await act('approver', 'reject_reply', { reason: '请换一张看得清的图片' })
    expect(await fetched('citizen')).toEqual([])
    expect(await fetched('handler')).toEqual([first])
    // A colleague mends it: what is in the draft may stay in it, whoever uploaded it.
    await draft([{ id: first, name: '坑洞' }], {}, 'both')
    expect(view.draft?.files).toHaveLength(1)
    await draft([{ id: second, name: '路面' }])
    expect(await fetched('handler')).toEqual([second])
    const { data } = await call<DraftDifference>('approver', 'draft_difference', { id: view.id, from: 1 })
    expect(data.files).toEqual({ added: ['路面'], removed: ['坑洞'] })
    const { items } = (await call<{ items: DraftVersionView[] }>('approver', 'draft_versions', { id: view.id })).data
    expect(items.map((version) => version.files)).toEqual([
      [{ kind: 'image', name: '坑洞' }],
      [{ kind: 'image', name: '坑洞' }],
      [{ kind: 'image', name: '路面' }],
    ])
    await approve()
    expect(await fetched('citizen')).toEqual([second])
    expect(await isThere(first)).toBe(true)
    world.city.clock.onHours(25)
    await purge()
    expect([await isThere(first), await isThere(second)]).toEqual([false, true])
  })

  it('of a draft that ended without a reply are purged; one that still waits keeps its own', async () => {
    const id = await picture()
    await draft([{ id, name: '路面' }])
    world.city.clock.onHours(30)
    await purge()
    expect(await isThere(id)).toBe(true)
    await world.city.store.transact(async (transaction) => {
      const message = await transaction.get(messages, view.id)
      if (message === null) throw new Error('lost')
      const { draft: _draft, ...rest } = message // as when it went to another unit
      transaction.put(messages, rest)
    })
    expect(await fetched('handler')).toEqual([])
    await purge()
    expect(await isThere(id)).toBe(false)
  })

  it('are there or refused, when a purge runs at the moment of saving; never named and gone', async () => {
    for (let round = 0; round < 4; round += 1) {
      const id = await picture()
      world.city.clock.onHours(25)
      const [saved] = await Promise.all([draft([{ id, name: '路面' }]), purge()])
      expect(saved.ok).toBe(await isThere(id))
      expect((await fetched('handler'))?.includes(id)).toBe(saved.ok)
    }
  })

  it('are this person’s finished ones: nobody else’s, not a citizen’s, not half a file, not another message’s', async () => {
    const [theirs, citizens, mine] = [await picture('trafficHandler'), await picture('citizen'), await picture()]
    const half = await world.call('begin_upload', { requestId: requestId(900), kind: 'image', bytes: 10 }, 'handler')
    const refused = {
      ok: false,
      error: { code: 'invalid_input', fields: { files: expect.stringContaining('重新上传') } },
    }
    for (const id of [theirs, citizens, half.data.id, 'nothing'])
      expect(await draft([{ id, name: '路面' }])).toMatchObject(refused)
    const attached = await world.submit([citizens], { requestId: requestId(901) })
    expect(await draft([{ id: citizens, name: '路面' }])).toMatchObject(refused)
    await draft([{ id: mine, name: '路面' }])
    view = attached
    await act('handler', 'accept')
    expect(await draft([{ id: mine, name: '路面' }])).toMatchObject(refused)
    // Tied to a draft it cannot be taken back behind the approver's back.
    expect((await world.call('remove', { id: mine }, 'handler')).error.code).toBe('invalid_state')
  })

  it('are of the kinds and as many as a reply takes', async () => {
    const begin = (kind: string, who: PersonName) =>
      world.call('begin_upload', { requestId: requestId(910), kind, bytes: 10 }, who)
    expect((await begin('video', 'handler')).error.fields).toEqual({ kind: expect.stringContaining('图片和PDF') })
    expect((await begin('document', 'citizen')).error.fields).toEqual({ kind: expect.stringContaining('图片和视频') })
    const papers: { id: string; name: string }[] = []
    while (papers.length <= FILE_LIMITS.document.perReply) papers.push({ id: await paper(), name: '通告' })
    expect(await draft(papers)).toMatchObject({ error: { fields: { files: expect.stringContaining('3份PDF') } } })
    expect((await draft(papers.slice(1))).ok).toBe(true)
    const many = Array.from({ length: 13 }, (_, n) => ({ id: `f${n}`, name: '图' }))
    expect((await draft(many)).error.code).toBe('invalid_input')
  })

  it('give nobody away by what they are called', async () => {
    const id = await picture()
    expect(await draft([{ id, name: '住户13812345678家' }])).toMatchObject({
      error: { code: 'invalid_input', fields: { files: expect.any(String) } },
    })
    expect(await draft([{ id, name: ' ' }])).toMatchObject({ error: { code: 'invalid_input' } })
  })

  it('go with an interim reply too', async () => {
    const id = await picture()
    await draft([{ id, name: '施工现场' }], { interim: true })
    await approve()
    expect((await see('citizen')).interimReplies).toMatchObject([{ files: [{ id, name: '施工现场' }] }])
    expect(await fetched('citizen')).toEqual([id])
  })

  it('signed on paper are published, and go from the citizen when the signature is taken back', async () => {
    const id = await picture()
    await draft([{ id, name: '路面' }])
    const data = Buffer.from('%PDF-1.7 审签单').toString('base64')
    await call('handler', 'upload_sheet', { id: view.id, sheetId: SHEET, part: 0, of: 1, data })
    const { contentHash } = view.draft ?? {}
    const unseen = { contentHash, sheetId: SHEET, approverIds: [people.approver.id] }
    expect((await act('handler', 'publish_signed_on_paper', unseen)).error.code).toBe('invalid_state')
    const signed = { ...unseen, filesShown: 1 }
    expect((await act('handler', 'publish_signed_on_paper', signed)).ok).toBe(true)
    expect(await fetched('citizen')).toEqual([id])
    await act('approver', 'revoke_paper_signature', { reason: '这份不是我签的，请重新送审' })
    expect(await fetched('citizen')).toEqual([])
    expect((await see('citizen')).earlierReplies).toMatchObject([{ body: BODY, files: [] }])
    expect((await see('handler')).draft?.files).toMatchObject([{ id, name: '路面' }])
    // The next reply goes without it: the record of what was out keeps it.
    await draft([])
    await approve()
    world.city.clock.onHours(60)
    await purge()
    expect(await isThere(id)).toBe(true)
    expect([await fetched('citizen'), await fetched('handler')]).toEqual([[], [id]])
  })

  it('are in the copy that a citizen takes away, and in no public answer', async () => {
    const { city, deps, submit } = world
    view = await submit([], { requestId: requestId(920), wantsPublic: true })
    await act('handler', 'accept')
    const id = await picture()
    await draft([{ id, name: '路面' }])
    const copy = () => ownFiles(deps).copy(people.citizen.id, 'https://city.example')
    expect(await copy()).toEqual([])
    await approve()
    expect(await copy()).toMatchObject([{ id, messageId: view.id, ofReply: true, url: expect.stringContaining(id) }])
    const body = await callAs(answersFunction(city.deps), people.chief, 'propose', { messageId: view.id })
    expect(body).toMatchObject({ ok: true, data: { answer: BODY, filesLeftOut: 1 } })
    expect(JSON.stringify(body)).not.toContain(id)
  })
}
