import { messagesFunction, purgeUnsent } from '../../../cloudfunctions/messages'
import { auditPending } from '../../../cloudfunctions/audit/audit.store'
import { type DocumentStore, scan } from '../../../cloudfunctions/shared/documents'
import { sheetParts, sheets } from '../../../cloudfunctions/messages/sheet.store'
import { readWorkingDraft, saveWorkingDraft } from '../../../cloudfunctions/messages/usecases/keep-writing'
import type { MessageView } from '../../../types/messages.contract'
import { storeWithout } from '../../support/broken-store'
import { callAs } from '../../support/call-module'
import { ALWAYS, people, requestId } from '../../support/small-city'
import { HandledCase } from './handled-case'

const PDF = Buffer.from('%PDF-1.7 审签单').toString('base64')
const [USED, UNUSED] = [requestId(77), requestId(78)]

/** What was never sent, on any store; `open` gives an empty one. */
export function purgeUnsentSuite(open: () => Promise<DocumentStore>): void {
  let one: HandledCase
  const call = async (procedure: string, input: object) => {
    const served = messagesFunction(one.city.deps)
    const body = await callAs(served, people.handler, procedure, input)
    return body as { ok: boolean; data: MessageView }
  }
  const upload = (sheetId: string) => call('upload_sheet', { id: one.view.id, sheetId, part: 0, of: 1, data: PDF })
  const publish = (sheetId: string) =>
    call('publish_signed_on_paper', {
      ...one.on(),
      contentHash: one.view.draft?.contentHash ?? '',
      sheetId,
      approverIds: [people.approver.id],
    })
  const purge = () => purgeUnsent(one.city.deps, ALWAYS)
  const kept = async (sheetId: string) => (await one.city.store.get(sheets, `${one.view.id}.${sheetId}`)) !== null
  const audited = async () => {
    const said: string[] = []
    for await (const page of scan(one.city.store, auditPending, { index: 'all', equals: {} }))
      said.push(
        ...page.filter(({ action }) => action === 'job:messages.purge_unsent').map(({ subjectId }) => subjectId),
      )
    return said
  }
  beforeEach(async () => {
    one = await HandledCase.open(await open())
    await one.accept()
  })

  it('a sheet goes after its days with all its parts, the published one stays for good', async () => {
    await one.draft()
    await upload(USED)
    await upload(UNUSED)
    one.view = (await publish(USED)).data
    one.city.clock.onHours(14 * 24 - 1)
    expect(await purge()).toBe(true)
    expect([await kept(USED), await kept(UNUSED)]).toEqual([true, true])
    one.city.clock.onHours(2)
    expect(await purge()).toBe(true)
    expect([await kept(USED), await kept(UNUSED)]).toEqual([true, false])
    expect(await one.city.store.get(sheetParts, `${one.view.id}.${UNUSED}.0`)).toBeNull()
    expect(await one.city.store.get(sheetParts, `${one.view.id}.${USED}.0`)).not.toBeNull()
    expect(await audited()).toEqual([one.view.id])
    one.city.clock.onHours(1_000)
    await purge()
    expect(await kept(USED)).toBe(true)
  })
  it('looks at everything there is, page after page, and goes on where it was stopped', async () => {
    await one.draft()
    for (let n = 0; n < 60; n += 1) {
      await upload(requestId(100 + n))
      one.city.clock.onHours(0.1)
    }
    one.city.clock.onHours(15 * 24)
    expect(await purgeUnsent(one.city.deps, { goOn: () => false })).toBe(false)
    expect(await purge()).toBe(true)
    expect(await audited()).toHaveLength(60)
  })
  it('what cannot be removed keeps nothing else waiting, and is removed at the next run', async () => {
    await one.draft()
    await upload(UNUSED)
    one.city.clock.onHours(1)
    await upload(USED)
    await saveWorkingDraft(one.city.deps)(people.both, {
      id: one.view.id,
      version: 0,
      body: '已派人。',
      interim: false,
    })
    one.city.clock.onHours(70 * 24)
    const store = storeWithout(one.city.store, sheets, [`${one.view.id}.${UNUSED}`])
    await expect(purgeUnsent({ ...one.city.deps, store }, ALWAYS)).rejects.toThrow('cannot be read')
    expect([await kept(UNUSED), await kept(USED)]).toEqual([true, false])
    expect((await readWorkingDraft(one.city.deps)(people.both, { id: one.view.id })).draft).toBeNull()
    expect(await purge()).toBe(true)
    expect(await kept(UNUSED)).toBe(false)
  })
  it('a sheet in its last day publishes nothing any more: it is uploaded again', async () => {
    await one.draft()
    await upload(USED)
    one.city.clock.onHours(13 * 24 + 1)
    expect(await publish(USED)).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
  })
  it('a text that somebody left goes after its days, one that is gone on with stays', async () => {
    const save = (who: 'handler' | 'both', version: number) =>
      saveWorkingDraft(one.city.deps)(people[who], { id: one.view.id, version, body: '已派人检修。', interim: false })
    const has = async (who: 'handler' | 'both') =>
      (await readWorkingDraft(one.city.deps)(people[who], { id: one.view.id })).draft !== null
    await save('handler', 0)
    await save('both', 0)
    one.city.clock.onHours(59 * 24)
    await save('handler', 1)
    one.city.clock.onHours(2 * 24)
    expect(await purge()).toBe(true)
    expect([await has('handler'), await has('both')]).toEqual([true, false])
    expect(await audited()).toEqual([one.view.id])
  })
}
