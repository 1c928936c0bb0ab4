import sharp from 'sharp'
import { sharpImages } from '../../../cloudfunctions/adapters/images/sharp-images'
import { auditPending } from '../../../cloudfunctions/audit'
import { files, ownFiles, purgeWaiting, uploadDays } from '../../../cloudfunctions/files'
import { withoutPlace } from '../../../cloudfunctions/files/domain/video'
import { getMessage, handlingUseCases } from '../../../cloudfunctions/messages'
import { FILE_LIMITS } from '../../../types/files.terms'
import { ALWAYS, people, requestId } from '../../support/small-city'
import { box, images, openFiles, photo, video } from './files.city'

describe('an upload', () => {
  it('becomes an upright picture without what the camera wrote into it', async () => {
    const { call, upload, submit, storage } = openFiles()
    const original = await photo()
    expect((await sharp(original).metadata()).exif?.length).toBeGreaterThan(20)
    const { id, finished } = await upload('image', original)
    expect(finished.data).toEqual({ id, kind: 'image', width: 300, height: 400 })
    const { id: messageId, attachments } = await submit([id])
    expect(attachments).toEqual([{ id, kind: 'image', width: 300, height: 400 }])
    const [item] = (await call('addresses', { messageId })).data.items
    const query = Object.fromEntries(new URLSearchParams(item?.url.split('?')[1]))
    const kept = await storage.open(query, Date.parse('2026-07-03T01:00:00.000Z'))
    const { exif, orientation, width, format } = await sharp(kept?.bytes).metadata()
    expect({ exif, orientation, width, format }).toEqual({
      exif: undefined,
      orientation: undefined,
      width: 300,
      format: 'jpeg',
    })
  })

  it('comes in parts, in any order, and goes on where it broke off', async () => {
    const { call } = openFiles()
    // The same noise in every run (xorshift); nothing packs it.
    let state = 1
    const noiseByte = (): number => {
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
      return state & 255
    }
    const noise = await sharp(Buffer.from(Array.from({ length: 600 * 600 * 3 }, () => noiseByte())), {
      raw: { width: 600, height: 600, channels: 3 },
    })
      .png()
      .toBuffer()
    const bytes = noise.length
    const begin = { requestId: requestId(7), kind: 'image', bytes }
    const { id, parts } = (await call('begin_upload', begin)).data
    expect(parts).toBe(Math.ceil(bytes / FILE_LIMITS.partBytes))
    expect(parts).toBeGreaterThan(1)
    const part = (n: number) =>
      noise.subarray(n * FILE_LIMITS.partBytes, (n + 1) * FILE_LIMITS.partBytes).toString('base64')
    await call('put_part', { id, part: parts - 1, data: part(parts - 1) })
    expect((await call('finish', { id })).error.code).toBe('invalid_state')
    const again = (await call('begin_upload', begin)).data
    const missing = Array.from({ length: parts - 1 }, (_, n) => n)
    expect(again).toEqual({ id, parts, missing, partBytes: FILE_LIMITS.partBytes })
    for (const n of again.missing) await call('put_part', { id, part: n, data: part(n) })
    expect((await call('finish', { id })).data).toMatchObject({ kind: 'image', width: 600 })
    // Asked again, by a page that was loaded anew: with what it can show.
    expect((await call('finish', { id })).data).toMatchObject({
      kind: 'image',
      width: 600,
      thumbUrl: expect.stringContaining('thumb'),
    })
    for (const other of [{ bytes: bytes + 1 }, { kind: 'video' }])
      expect((await call('begin_upload', { ...begin, ...other })).error.code).toBe('conflict')
  })

  it('comes in parts as small as a call of a cloud function takes, and goes on in those that it was begun with', async () => {
    const { call, submit } = openFiles()
    const bytes = Buffer.concat([video(), box('free', Buffer.alloc(FILE_LIMITS.cloudPartBytes * 25))])
    const begin = { requestId: requestId(8), kind: 'video', bytes: bytes.length }
    const small = FILE_LIMITS.cloudPartBytes
    const begun = (await call('begin_upload', { ...begin, partBytes: small })).data
    const parts = Math.ceil(bytes.length / small)
    expect(begun).toEqual({ id: begun.id, parts, missing: expect.anything(), partBytes: small })
    // Asked by a page that says nothing of parts, or of others: it is the same upload.
    for (const more of [{}, { partBytes: FILE_LIMITS.partBytes }])
      expect((await call('begin_upload', { ...begin, ...more })).data).toEqual(begun)
    for (const part of begun.missing) {
      const data = bytes.subarray(part * small, (part + 1) * small).toString('base64')
      expect((await call('put_part', { id: begun.id, part, data })).ok).toBe(true)
    }
    expect((await call('finish', { id: begun.id })).data).toMatchObject({ kind: 'video' })
    expect((await submit([begun.id])).attachments).toHaveLength(1)
    for (const partBytes of [small - 1, FILE_LIMITS.partBytes + 1])
      expect((await call('begin_upload', { ...begin, partBytes })).error.code).toBe('invalid_input')
  })

  it('reads and removes few of its parts at once, and never one after the other: a cloud function ends after 20 seconds', async () => {
    const { call, deps } = openFiles()
    const { get, remove } = deps.storage
    const most = { reading: 0, removing: 0 }
    const now = { reading: 0, removing: 0 }
    const counted =
      <Answer>(what: 'reading' | 'removing', work: (handle: string) => Promise<Answer>) =>
      async (handle: string): Promise<Answer> => {
        most[what] = Math.max(most[what], (now[what] += 1))
        await new Promise((next) => setImmediate(next))
        return work(handle).finally(() => (now[what] -= 1))
      }
    deps.storage = { ...deps.storage, get: counted('reading', get), remove: counted('removing', remove) }
    const bytes = Buffer.concat([video(), box('free', Buffer.alloc(FILE_LIMITS.cloudPartBytes * 45))])
    const small = FILE_LIMITS.cloudPartBytes
    const asked = { requestId: requestId(9), kind: 'video', bytes: bytes.length, partBytes: small }
    const { id, missing } = (await call('begin_upload', asked)).data
    for (const part of missing)
      await call('put_part', { id, part, data: bytes.subarray(part * small, (part + 1) * small).toString('base64') })
    expect((await call('finish', { id })).ok).toBe(true)
    expect(most).toEqual({ reading: 20, removing: 20 })
    // Of one that was begun and left nearly every part is missing: each is looked for where it was to be put.
    most.removing = 0
    const left = (await call('begin_upload', { ...asked, requestId: requestId(10) })).data
    expect((await call('remove', { id: left.id })).ok).toBe(true)
    expect(most.removing).toBe(20)
  })

  it.each([
    ['a web page', 'image', Buffer.from('<html><script>alert(1)</script></html>')],
    ['an SVG', 'image', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['a program', 'video', Buffer.from('MZ\x90\0 this is no video at all')],
    ['a broken picture', 'image', Buffer.from('ffd8ffe000104a464946', 'hex')],
  ] as const)('refuses %s, whatever it is called', async (_what, kind, bytes) => {
    const { finished } = await openFiles().upload(kind, bytes)
    expect(finished.error).toMatchObject({ code: 'invalid_input', fields: { id: expect.stringContaining('请换') } })
  })

  it('hands nothing to the library but what begins as a photo: a drawing of four kilobytes keeps it busy for ten seconds', async () => {
    let asked = 0
    const watched = sharpImages(() => ((asked += 1), Promise.resolve(sharp)))
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'
    for (const bytes of [drawing, 'GIF89a', 'RIFF1234WEB', 'II*\0', '\u00ff\u00d8', ''])
      expect(await watched.remake(Buffer.from(bytes, 'latin1'))).toBeNull()
    expect(asked).toBe(0)
    for (const made of [sharp(await photo()).png(), sharp(await photo()).webp(), sharp(await photo()).jpeg()])
      expect(await watched.remake(await made.toBuffer())).not.toBeNull()
  })

  it('takes no recording of boxes alone, which would keep everybody waiting for seconds', async () => {
    const boxes = Buffer.alloc(8 * 150_000)
    for (let at = 0; at < boxes.length; at += 8) {
      boxes.writeUInt32BE(8, at)
      boxes.write('free', at + 4, 'latin1')
    }
    const head = Buffer.from('\0\0\0\x10ftypmp42\0\0\0\0', 'latin1')
    const inside = Buffer.concat([Buffer.alloc(8), boxes])
    inside.writeUInt32BE(inside.length, 0)
    inside.write('moov', 4, 'latin1')
    for (const made of [boxes, inside]) {
      expect(withoutPlace(Buffer.concat([head, made]))).toBeNull()
      const { finished } = await openFiles().upload('video', Buffer.concat([head, made]))
      expect(finished.error).toMatchObject({ code: 'invalid_input', fields: { id: expect.any(String) } })
    }
  })

  it('refuses a picture that unfolds into gigabytes', async () => {
    const bomb = await sharp({ create: { width: 12_000, height: 11_000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect(bomb.length).toBeLessThan(FILE_LIMITS.image.bytes)
    expect(await images.remake(bomb)).toBeNull()
  })

  it('takes large photos, and no drawing of their size: it would keep the processor for seconds', async () => {
    const large = sharp({ create: { width: 8_000, height: 7_000, channels: 3, background: '#fff' } })
    expect(await images.remake(await large.clone().jpeg({ quality: 1 }).toBuffer())).toMatchObject({ width: 2560 })
    expect(await images.remake(await large.clone().png({ compressionLevel: 1 }).toBuffer())).toBeNull()
  })

  it('makes so many anew at once; whoever comes too many is told to come later, and nothing is lost', async () => {
    const { deps, call, upload } = openFiles()
    let go: () => void = () => undefined
    const held = new Promise<void>((done) => (go = done))
    const made = sharpImages(() => held.then(() => sharp), { running: 1, waiting: 1 })
    let asked = 0
    deps.images = { remake: (given) => ((asked += 1), made.remake(given)) }
    const bytes = await photo()
    const [first, second] = [upload('image', bytes), upload('image', bytes)]
    while (asked < 2) await new Promise((next) => setImmediate(next))
    const begun = (await call('begin_upload', { requestId: requestId(77), kind: 'image', bytes: bytes.length })).data
    await call('put_part', { id: begun.id, part: 0, data: bytes.toString('base64') })
    const busy = await call('finish', { id: begun.id })
    expect(busy.error).toMatchObject({ code: 'rate_limited', message: expect.stringContaining('过一会儿再试') })
    go()
    for (const { finished } of await Promise.all([first, second])) expect(finished.ok).toBe(true)
    expect((await call('finish', { id: begun.id })).ok).toBe(true)
  })

  it('refuses what is too large, a wrong part, and too many that wait', async () => {
    const { call } = openFiles()
    const begin = (n: number, bytes: number, kind = 'image') =>
      call('begin_upload', { requestId: requestId(n), kind, bytes })
    expect((await begin(1, FILE_LIMITS.image.bytes + 1)).error.fields).toEqual({ bytes: expect.any(String) })
    const { id } = (await begin(2, 10)).data
    expect((await call('put_part', { id, part: 0, data: 'AAAA' })).error.fields).toEqual({ part: expect.any(String) })
    // A whole part behind the last one, too.
    const whole = Buffer.alloc(FILE_LIMITS.partBytes).toString('base64')
    for (const data of ['AAAA', whole])
      expect((await call('put_part', { id, part: 1, data })).error.fields).toEqual({ part: expect.any(String) })
    for (let n = 3; n <= FILE_LIMITS.waiting + 1; n += 1) await begin(n, 10)
    expect((await begin(99, 10)).error.code).toBe('rate_limited')
  })

  it('takes so much of one person a day, however soon it is sent or removed again', async () => {
    const { call, city } = openFiles()
    const { bytes } = FILE_LIMITS.video
    const begin = (n: number, who: 'citizen' | 'other' = 'citizen') =>
      call('begin_upload', { requestId: requestId(n), kind: 'video', bytes }, who)
    const many = Math.floor(FILE_LIMITS.bytesPerDay.citizen / bytes)
    for (let n = 1; n <= many; n += 1) {
      const { id } = (await begin(n)).data
      expect((await begin(n)).ok).toBe(true) // the same request again is counted once
      if (n < many) expect((await call('remove', { id })).ok).toBe(true)
    }
    expect((await begin(many)).ok).toBe(true)
    expect((await begin(999)).error).toMatchObject({
      code: 'rate_limited',
      message: expect.stringContaining('文字现在就可以发出'),
    })
    expect((await begin(1, 'other')).ok).toBe(true)
    city.clock.onHours(24)
    expect((await begin(999)).ok).toBe(true)
  })

  it('forgets the counts of days gone by', async () => {
    const { call, city, deps } = openFiles()
    const counted = () => city.store.query(uploadDays, { index: 'by_day', equals: {}, limit: 9 })
    await call('begin_upload', { requestId: requestId(1), kind: 'image', bytes: 10 })
    expect((await counted()).items).toMatchObject([{ bytes: 10 }])
    expect(JSON.stringify(await counted())).not.toContain(people.citizen.id)
    city.clock.onHours(24)
    await purgeWaiting(deps, ALWAYS)
    expect((await counted()).items).toHaveLength(1)
    city.clock.onHours(24)
    expect(await purgeWaiting(deps, ALWAYS)).toBe(true)
    expect((await counted()).items).toEqual([])
  })
})

describe('who sees what', () => {
  it('gives addresses to whoever may read the message now, and to nobody else', async () => {
    const { city, call, upload, submit } = openFiles()
    const { id } = await upload('image', await photo())
    const clip = await upload('video', video())
    const { id: messageId } = await submit([id, clip.id])
    for (const who of ['citizen', 'handler', 'dispatcher', 'chief'] as const)
      expect((await call('addresses', { messageId }, who)).data.items).toHaveLength(2)
    for (const who of ['other', 'trafficHandler', 'admin', 'auditor'] as const)
      expect((await call('addresses', { messageId }, who)).error.code).toBe('not_found')
    expect((await call('addresses', { messageId: 'none' })).error.code).toBe('not_found')
    expect((await getMessage(city.deps)(people.handler, { id: messageId })).attachments).toHaveLength(2)
    const handling = handlingUseCases(city.deps)
    const accepted = await handling.accept(people.handler, { id: messageId, version: 1 })
    expect(accepted.attachments).toHaveLength(2)
  })

  it('writes down who of the staff is shown them, once an hour; an owner’s look and a message without any leave no line', async () => {
    const { city, call, upload, submit } = openFiles()
    const { id: messageId } = await submit([(await upload('image', await photo())).id])
    const { id: without } = await submit([], { requestId: requestId(60) })
    const noted = async () => {
      const { items } = await city.store.query(auditPending, { index: 'all', equals: {}, limit: 200 })
      return items.filter(({ action }) => action === 'files.addresses')
    }
    await call('addresses', { messageId }, 'citizen')
    await call('addresses', { messageId: without }, 'handler')
    expect(await noted()).toEqual([])
    for (let look = 0; look < 2; look += 1) await call('addresses', { messageId }, 'handler')
    expect(await noted()).toMatchObject([{ actorId: people.handler.id, subjectId: messageId, personal: true }])
  })

  it('takes only finished files of the same person, once', async () => {
    const { call, upload, submit } = openFiles()
    const { id } = await upload('image', await photo())
    const theirs = await upload('image', await photo(), 'other')
    const half = (await call('begin_upload', { requestId: requestId(50), kind: 'image', bytes: 10 })).data.id
    const refused = { code: 'invalid_input', more: { fields: { attachmentIds: expect.any(String) } } }
    for (const wrong of [theirs.id, half, 'nothing']) await expect(submit([wrong])).rejects.toMatchObject(refused)
    const sent = await submit([id])
    expect((await submit([id])).id).toBe(sent.id) // the same request again
    await expect(submit([id], { requestId: requestId(2) })).rejects.toMatchObject(refused)
    expect((await call('remove', { id })).error.code).toBe('invalid_state')
    expect((await call('remove', { id: theirs.id })).error.code).toBe('not_found')
  })
})

describe('what was never sent', () => {
  it('is removed after a day, and what was sent stays', async () => {
    const { city, deps, upload, submit } = openFiles()
    const sent = await upload('image', await photo())
    await submit([sent.id])
    const left = await upload('image', await photo())
    city.clock.onHours(23)
    await purgeWaiting(deps, ALWAYS)
    expect(await city.store.get(files, left.id)).not.toBeNull()
    city.clock.onHours(2)
    expect(await purgeWaiting(deps, ALWAYS)).toBe(true)
    expect(await city.store.get(files, left.id)).toBeNull()
    expect(await city.store.get(files, sent.id)).not.toBeNull()
  })

  it.each(['remove', 'finish'] as const)('leaves no part that arrives while its file is at %s', async (procedure) => {
    const { deps, call, storage } = openFiles()
    const bytes = await photo()
    const { id } = (await call('begin_upload', { requestId: requestId(1), kind: 'image', bytes: bytes.length })).data
    const part = { id, part: 0, data: bytes.toString('base64') }
    await call('put_part', part)
    // The same part once more, held up between its bytes and its document.
    const put = storage.put
    deps.storage.put = async (...given) => {
      const handle = await put(...given)
      if (given[0].startsWith('parts/')) {
        deps.storage.put = put
        await call(procedure, { id })
        return put(...given)
      }
      return handle
    }
    await call('put_part', part)
    expect(await storage.get(`parts/${id}/0`)).toBeNull()
  })

  it('is gone at once when its owner takes it back', async () => {
    const { city, call, upload } = openFiles()
    const { id } = await upload('image', await photo())
    expect((await call('remove', { id })).ok).toBe(true)
    expect(await city.store.get(files, id)).toBeNull()
  })
})

it('are counted for their owner without asking the storage for a single address', async () => {
  const { city, deps, upload, submit } = openFiles()
  const { id } = await upload('image', await photo())
  await submit([id])
  await upload('image', await photo())
  let asked = 0
  const address = (...given: Parameters<typeof deps.storage.address>) => {
    asked += 1
    return deps.storage.address(...given)
  }
  const own = ownFiles({ ...deps, store: city.store, storage: { ...deps.storage, address } })
  expect([await own.count?.(people.citizen.id), asked]).toEqual([2, 0])
  expect([(await own.copy(people.citizen.id, 'https://city.example')).length, asked]).toEqual([2, 2])
})
