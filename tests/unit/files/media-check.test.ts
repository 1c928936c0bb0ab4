import {
  checkMedia,
  type MediaAsked,
  mediaChecks,
  mediaTraces,
  type MediaVerdict,
  takeMediaVerdict,
} from '../../../cloudfunctions/files'
import { getMessage, handlingUseCases, mediaFlags, messages, readInbox } from '../../../cloudfunctions/messages'
import { auditPending } from '../../../cloudfunctions/audit'
import { ALWAYS, people, type PersonName } from '../../support/small-city'
import { openFiles, photo, video } from './files.city'

const RISKY: MediaVerdict = { suggestion: 'risky', labels: ['色情'] }
const PASS: MediaVerdict = { suggestion: 'pass', labels: [] }
const UNCHECKED = '图片：未能自动检查'

/** A message with one picture on its way to WeChat, which answers as it is told; by default `trace-1`, `trace-2` … */
async function sentWithPicture(body?: string) {
  const open = openFiles({ checksMedia: true })
  const { city, deps, call, upload, submit } = open
  const { id } = await upload('image', await photo())
  const { id: messageId } = await submit([id], body === undefined ? {} : { body })
  const answers: MediaAsked[] = []
  const asked: { url: string; personId: string }[] = []
  const mediaCheck = {
    ask: async (picture: { url: string; personId: string }): Promise<MediaAsked> => {
      asked.push(picture)
      return answers.shift() ?? { ended: 'asked', traceId: `trace-${asked.length}` }
    },
  }
  let woken = 0
  const flags = mediaFlags({ ...city.deps, wakeRelay: () => (woken += 1) })
  const media = { ...deps, mediaCheck, flags }
  return {
    ...open,
    id,
    messageId,
    answers,
    asked,
    check: () => checkMedia(media, ALWAYS),
    take: (verdict: MediaVerdict, traceId = 'trace-1') => takeMediaVerdict(media, { ...verdict, traceId }),
    stored: async () => {
      const message = await city.store.get(messages, messageId)
      if (message === null) throw new Error('the message is gone')
      return message
    },
    see: (who: PersonName) => getMessage(city.deps)(people[who], { id: messageId }),
    shownTo: async (who: PersonName) => (await call('addresses', { messageId }, who)).data.items.length,
    waiting: () => city.store.get(mediaChecks, id),
    woken: () => woken,
  }
}

describe('WeChat looks at a picture', () => {
  it('that came with a message: asked once, at an address that opens for a while, for its owner', async () => {
    const one = await sentWithPicture()
    expect(await one.check()).toBe(true)
    await one.check()
    expect(one.asked).toEqual([{ url: expect.stringContaining(`files%2F${one.id}%2Fmain.jpg`), personId: 'citizen-1' }])
    expect(await one.waiting()).toMatchObject({ traceId: 'trace-1' })
    await one.take(PASS)
    expect(await one.waiting()).toBeNull()
    expect((await one.stored()).screening).toBeUndefined()
    expect([await one.shownTo('handler'), one.woken()]).toEqual([1, 0])
  })

  it('and not at a video, nor at anything where the city has no such check', async () => {
    const without = openFiles()
    const { id } = await without.upload('image', await photo())
    await without.submit([id])
    expect(await without.city.store.get(mediaChecks, id)).toBeNull()
    const checked = openFiles({ checksMedia: true })
    const clip = await checked.upload('video', video())
    await checked.submit([clip.id])
    expect(await checked.city.store.get(mediaChecks, clip.id)).toBeNull()
  })

  it('a risky one waits for a person: the unit does not see it, nothing is public, and the message goes on', async () => {
    const one = await sentWithPicture()
    await one.check()
    await one.take(RISKY)
    expect((await one.see('handler')).status).toBe('dispatched')
    for (const who of ['handler', 'liaison', 'approver'] as const) {
      expect([who, await one.shownTo(who)]).toEqual([who, 0])
      expect(await one.see(who)).toMatchObject({ attachments: [], heldAttachments: 1 })
    }
    for (const who of ['citizen', 'dispatcher', 'chief', 'supervisor'] as const)
      expect([who, await one.shownTo(who)]).toEqual([who, 1])
    const own = await one.see('citizen')
    expect([own.heldAttachments, own.screening, own.timeline.length]).toEqual([undefined, undefined, 2])
    // Friday 09:00 in Shanghai and 4 working hours.
    expect((await one.see('dispatcher')).screening).toEqual({
      suggestion: 'risky',
      labels: ['图片：色情'],
      dueAt: '2026-07-03T06:30:00.000Z',
    })
    const { items } = await readInbox(one.city.deps)(people.dispatcher, { limit: 20 })
    expect(items.map(({ id }) => id)).toEqual([one.messageId])
    expect(one.woken()).toBe(1)

    const { version } = await one.stored()
    const looked = await handlingUseCases(one.city.deps).clear_screening(people.dispatcher, {
      id: one.messageId,
      version,
      keepPrivate: true,
    })
    expect(looked.heldAttachments).toBeUndefined()
    expect(await one.shownTo('handler')).toBe(1)
  })

  it('one for review is shown to the unit, and only its public display waits', async () => {
    const one = await sentWithPicture()
    await one.check()
    await one.take({ suggestion: 'review', labels: ['广告'] })
    expect(await one.shownTo('handler')).toBe(1)
    const seen = await one.see('handler')
    expect(seen.screening).toEqual({ suggestion: 'review', labels: ['图片：广告'] })
    expect((await one.stored()).queues).toHaveProperty('screening')
  })

  it('keeps nothing from whoever works on danger to life', async () => {
    const one = await sentWithPicture('闻到很浓的燃气泄漏味道，请马上派人！')
    await one.check()
    await one.take(RISKY)
    expect(await one.shownTo('handler')).toBe(1)
    expect((await one.stored()).screening).toMatchObject({ suggestion: 'review' })
  })

  it('the answer may come before our own commit, twice, or again with another word: the first counts, once', async () => {
    const one = await sentWithPicture()
    await one.take(RISKY)
    expect((await one.stored()).screening).toBeUndefined()
    await one.check()
    expect((await one.stored()).heldFileIds).toEqual([one.id])
    const { version } = await one.stored()
    await one.take(RISKY)
    await one.take(PASS)
    expect((await one.stored()).version).toBe(version)
    expect(await one.shownTo('handler')).toBe(0)
  })

  it('an answer to nobody’s question changes nothing, and is forgotten after two days', async () => {
    const one = await sentWithPicture()
    await one.take(RISKY, 'trace-of-somebody')
    await one.check()
    await one.take(PASS)
    expect((await one.stored()).screening).toBeUndefined()
    one.city.clock.onHours(49)
    await one.check()
    for (const trace of ['trace-1', 'trace-of-somebody'])
      expect([trace, await one.city.store.get(mediaTraces, trace)]).toEqual([trace, null])
  })

  it('an answer that never comes goes to a person', async () => {
    const one = await sentWithPicture()
    await one.check()
    one.city.clock.onHours(0.7)
    await one.check()
    expect((await one.stored()).screening).toBeUndefined()
    one.city.clock.onHours(0.1)
    await one.check()
    expect((await one.stored()).screening).toEqual({ suggestion: 'review', labels: [UNCHECKED] })
    await one.take(RISKY) // and when it comes after all, a person has it already
    expect((await one.stored()).heldFileIds).toBeUndefined()
  })

  it('a question that fails is put again, later each time, and then goes to a person', async () => {
    const one = await sentWithPicture()
    one.answers.push(...Array.from({ length: 9 }, () => ({ ended: 'later', code: '45009' }) as const))
    await one.check()
    await one.check()
    expect(one.asked).toHaveLength(1)
    for (let hours = 0; hours < 2 && (await one.waiting()) !== null; hours += 0.05) {
      one.city.clock.onHours(0.05)
      await one.check()
    }
    expect(one.asked).toHaveLength(5)
    expect((await one.stored()).screening).toEqual({ suggestion: 'review', labels: [UNCHECKED] })
  })

  it('a question that throws keeps no other picture waiting', async () => {
    const one = await sentWithPicture()
    const mediaCheck = { ask: () => Promise.reject(new Error('line')) }
    await checkMedia({ ...one.deps, mediaCheck, flags: mediaFlags(one.city.deps) }, ALWAYS)
    expect(await one.waiting()).toMatchObject({ traceId: '', tries: 1 })
  })

  it.each([
    ['refused', { ended: 'refused', code: '61010' } as const, { suggestion: 'review', labels: [UNCHECKED] }],
    ['whom WeChat does not know', { ended: 'nobody' } as const, undefined],
  ])('%s: at once', async (_what, answer, screening) => {
    const one = await sentWithPicture()
    one.answers.push(answer)
    await one.check()
    expect((await one.stored()).screening).toEqual(screening)
    expect(await one.waiting()).toBeNull()
  })

  it('is in the audit log, without a word of what is in the picture', async () => {
    const one = await sentWithPicture()
    await one.check()
    await one.take(RISKY)
    const { items } = await one.city.store.query(auditPending, { index: 'all', equals: {}, limit: 100 })
    const entries = items.filter(({ action }) => action === 'job:files.check_media')
    expect(entries.map(({ subjectKind }) => subjectKind).sort()).toEqual(['file', 'message'])
    expect(JSON.stringify(entries)).not.toContain('色情')
  })
})

describe('an addition to a message', () => {
  async function asked() {
    const one = await sentWithPicture()
    const handling = handlingUseCases(one.city.deps)
    const on = async () => ({ id: one.messageId, version: (await one.stored()).version })
    await handling.accept(people.handler, await on())
    await handling.ask(people.handler, { ...(await on()), question: '请拍一下现在的水表' })
    const supplement = async (attachmentIds?: string[], body = '水表拍好了') =>
      handling.supplement(people.citizen, {
        ...(await on()),
        body,
        ...(attachmentIds === undefined ? {} : { attachmentIds }),
      })
    return { ...one, supplement }
  }

  it('carries pictures of its own, seen by whoever sees the message, checked like the first', async () => {
    const one = await asked()
    await one.check()
    const { id } = await one.upload('image', await photo())
    const view = await one.supplement([id])
    expect(view.attachments?.map((file) => file.id)).toEqual([one.id, id])
    expect(view.supplements).toEqual([{ body: '水表拍好了', at: expect.any(String), fileIds: [id] }])
    expect(await one.shownTo('handler')).toBe(2)
    await one.check()
    await one.take(RISKY, 'trace-2')
    const seen = await one.see('handler')
    expect([seen.attachments?.map((file) => file.id), seen.supplements[0]?.fileIds]).toEqual([[one.id], []])
    expect((await one.call('remove', { id })).error.code).toBe('invalid_state')
  })

  it('is read by the unit at once where a machine points at its words, and is not public before a look', async () => {
    const one = await asked()
    const safety = { check: () => Promise.resolve({ suggestion: 'risky', labels: ['广告'] } as const) }
    const { version } = await one.stored()
    const input = { id: one.messageId, version, body: '代开发票，请联系' }
    await handlingUseCases({ ...one.city.deps, safety }).supplement(people.citizen, input)
    const seen = await one.see('handler')
    expect(seen).toMatchObject({ status: 'processing', screening: { suggestion: 'review', labels: ['广告'] } })
    expect(seen.supplements[0]?.body).toBe('代开发票，请联系')
    expect((await one.stored()).queues).toHaveProperty('screening')
  })

  it('needs none', async () => {
    const view = await (await asked()).supplement()
    expect(view.supplements).toEqual([{ body: '水表拍好了', at: expect.any(String) }])
  })

  it('shares the limit of the message, and takes only finished files of the same person', async () => {
    const one = await asked()
    const more: string[] = []
    for (let n = 0; n < 9; n += 1) more.push((await one.upload('image', await photo())).id)
    const refused = { code: 'invalid_input', more: { fields: { attachmentIds: expect.any(String) } } }
    await expect(one.supplement(more)).rejects.toMatchObject(refused)
    const theirs = await one.upload('image', await photo(), 'other')
    await expect(one.supplement([theirs.id])).rejects.toMatchObject(refused)
    await expect(one.supplement([one.id, 'nothing'])).rejects.toMatchObject(refused)
    expect((await one.supplement(more.slice(0, 8))).attachments).toHaveLength(9)
  })
})
