import fs, { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { memoryStore } from '../../../cloudfunctions/adapters/memory'
import { files, ownFiles, purgeWaiting } from '../../../cloudfunctions/files'
import type { DocumentStore } from '../../../cloudfunctions/shared/documents'
import { describeDefect } from '../../../cloudfunctions/shared/kernel/describe-defect'
import { DomainError } from '../../../cloudfunctions/shared/kernel/domain-error'
import { removeFile } from '../../../cloudfunctions/files/usecases/remove-file'
import { finishUpload } from '../../../cloudfunctions/files/usecases/upload'
import { ALWAYS, people, requestId } from '../../support/small-city'
import { folder, openFiles, photo } from './files.city'

/** The names of all that lies on the disk, without the random ones. */
const onDisk = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((each) => (each.isFile() ? [each.name] : []))

type Deps = ReturnType<typeof openFiles>['deps']

/** A disk that has room for so many more files and then for nothing but names. */
async function fillDiskAfter(writes: number): Promise<void> {
  const probe = await fs.promises.open(join(folder, 'probe'), 'w')
  const handle = Object.getPrototypeOf(probe) as typeof probe
  await probe.close()
  fs.rmSync(join(folder, 'probe'))
  const { writeFile } = handle
  let left = writes
  jest.spyOn(handle, 'writeFile').mockImplementation(async function (this: typeof probe, ...asked) {
    if ((left -= 1) >= 0) return writeFile.apply(this, asked)
    await this.write('half of it')
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  })
}
afterEach(() => jest.restoreAllMocks())

it('on a full disk each step says so and leaves nothing behind; the text goes, and the same upload goes on later', async () => {
  const { call, submit } = openFiles()
  const bytes = await photo()
  const begin = { requestId: requestId(1), kind: 'image', bytes: bytes.length }
  const { id } = (await call('begin_upload', begin)).data
  const part = { id, part: 0, data: bytes.toString('base64') }
  const full = { code: 'unavailable', message: expect.stringMatching(/空间满了.*文字不受影响/) as string }

  await fillDiskAfter(0)
  expect((await call('put_part', part)).error).toMatchObject(full)
  expect(onDisk()).toEqual([])
  expect((await submit([])).body).toContain('暖气')
  jest.restoreAllMocks()

  expect((await call('put_part', part)).data).toEqual({ missing: [] })
  for (const writes of [0, 1]) {
    await fillDiskAfter(writes) // the picture, then its small one
    expect((await call('finish', { id })).error).toMatchObject(full)
    expect(onDisk()).toEqual(['0'])
    jest.restoreAllMocks()
  }
  expect((await call('begin_upload', begin)).data.missing).toEqual([])
  expect((await call('finish', { id })).ok).toBe(true)
  expect(onDisk().sort()).toEqual(['main.jpg', 'thumb.jpg'])
  await call('remove', { id })
  expect(onDisk()).toEqual([])
})

it('what could not be written down any more is gone a day later: a part as the camera wrote it, and what was made of all', async () => {
  const memory = memoryStore()
  let away = false
  const store: DocumentStore = {
    ...memory,
    transact: (work) => (away ? Promise.reject(new DomainError('unavailable')) : memory.transact(work)),
  }
  const { city, call, deps } = openFiles({}, store)
  const bytes = await photo()
  const { id } = (await call('begin_upload', { requestId: requestId(1), kind: 'image', bytes: bytes.length })).data
  const part = { id, part: 0, data: bytes.toString('base64') }
  const { id: other } = (await call('begin_upload', { requestId: requestId(2), kind: 'image', bytes: bytes.length }))
    .data
  await call('put_part', part)
  away = true
  expect((await call('put_part', { ...part, id: other })).error.code).toBe('unavailable')
  expect((await call('finish', { id })).error.code).toBe('unavailable')
  expect(onDisk().sort()).toEqual(['0', '0', 'main.jpg', 'thumb.jpg'])
  away = false
  city.clock.onHours(25)
  expect(await purgeWaiting(deps, ALWAYS)).toBe(true)
  expect(onDisk()).toEqual([])
})

it('what the camera wrote goes with the next try, when the storage was away after the picture was made', async () => {
  const city = openFiles()
  const bytes = await photo()
  const { id } = (await city.call('begin_upload', { requestId: requestId(1), kind: 'image', bytes: bytes.length })).data
  await city.call('put_part', { id, part: 0, data: bytes.toString('base64') })
  const remove = () => Promise.reject(new DomainError('unavailable'))
  const away = finishUpload({ ...city.deps, storage: { ...city.deps.storage, remove } })
  await expect(away(people.citizen, { id })).rejects.toMatchObject({ code: 'unavailable' })
  expect(onDisk().sort()).toEqual(['0', 'main.jpg', 'thumb.jpg'])
  expect((await city.call('finish', { id })).ok).toBe(true)
  expect(onDisk().sort()).toEqual(['main.jpg', 'thumb.jpg'])
  await city.call('remove', { id })
})

it('what is not sent goes once the storage is there again, when it was away as its time came', async () => {
  const { city, upload, deps } = openFiles()
  const { id } = await upload('image', await photo())
  city.clock.onHours(25)
  const remove = () => Promise.reject(new DomainError('unavailable'))
  const away = purgeWaiting({ ...deps, storage: { ...deps.storage, remove } }, ALWAYS)
  await expect(away).rejects.toMatchObject({ name: 'FileStays' })
  expect(onDisk().sort()).toEqual(['main.jpg', 'thumb.jpg'])
  city.clock.onHours(25)
  expect(await purgeWaiting(deps, ALWAYS)).toBe(true)
  expect([onDisk(), await city.store.get(files, id)]).toEqual([[], null])
})

it('a file that the storage never removes is told, is in nobody’s way, and is tried again a day later', async () => {
  const { city, upload, deps } = openFiles()
  const { id: stays } = await upload('image', await photo())
  city.clock.onMs(1)
  const { id: behind } = await upload('image', await photo())
  const asked: string[] = []
  const remove = (handle: string) => {
    asked.push(handle)
    const refused = new DomainError('unavailable', { cause: 'EACCES' })
    return handle.includes(stays) ? Promise.reject(refused) : deps.storage.remove(handle)
  }
  const purge = () => purgeWaiting({ ...deps, storage: { ...deps.storage, remove } }, ALWAYS)
  city.clock.onHours(25)
  const told = await purge().catch(describeDefect)
  expect(told).toBe(`FileStays ${stays} DomainError unavailable EACCES`)
  expect([await city.store.get(files, behind), await city.store.get(files, stays)]).toMatchObject([null, { id: stays }])
  asked.length = 0
  city.clock.onHours(23)
  expect([await purge(), asked]).toEqual([true, []])
  city.clock.onHours(2)
  await expect(purge()).rejects.toMatchObject({ name: 'FileStays' })
  city.clock.onHours(25)
  expect(await purgeWaiting(deps, ALWAYS)).toBe(true)
  expect([onDisk(), await city.store.get(files, stays)]).toEqual([[], null])
})

const isAway = () => Promise.reject(new DomainError('unavailable'))
const saysNothing = () => new Promise<never>(() => undefined)

it.each([
  ['takes it back', isAway, (deps: Deps, id: string) => removeFile(deps)(people.citizen, { id }), 'unavailable'],
  ['has their data deleted', isAway, (deps: Deps) => ownFiles(deps).forget(people.citizen.id), undefined],
  ['has their data deleted', saysNothing, (deps: Deps) => ownFiles(deps).forget(people.citizen.id), undefined],
])('who %s while the storage is away sees it no more, and nothing of it stays', async (_what, remove, letGo, code) => {
  const { city, call, deps } = openFiles()
  const bytes = await photo()
  const begin = { requestId: requestId(3), kind: 'image', bytes: bytes.length }
  const { id } = (await call('begin_upload', begin)).data
  await call('put_part', { id, part: 0, data: bytes.toString('base64') })
  const began = performance.now()
  const away = letGo({ ...deps, storage: { ...deps.storage, remove } }, id)
  await expect(away.catch((error: unknown) => error)).resolves.toEqual(
    code === undefined ? undefined : expect.objectContaining({ code }),
  )
  expect(performance.now() - began).toBeLessThan(4_500) // nobody waits for a storage that is away
  expect((await call('put_part', { id, part: 0, data: bytes.toString('base64') })).error.code).toBe('not_found')
  expect((await call('begin_upload', begin)).error.code).toBe('conflict')
  expect(await ownFiles(deps).count?.(people.citizen.id)).toBe(0)
  expect(JSON.stringify(await city.store.get(files, id))).not.toContain(people.citizen.id)
  // The next run of the job goes on with it, not one of the day after.
  expect(await purgeWaiting(deps, ALWAYS)).toBe(true)
  expect([onDisk(), await city.store.get(files, id)]).toEqual([[], null])
})

it('every file of whom is deleted leads to nobody at once, though the storage fails at the first', async () => {
  const { city, upload, deps } = openFiles()
  const ids: string[] = []
  for (let n = 0; n < 3; n += 1) ids.push((await upload('image', await photo())).id)
  await ownFiles({ ...deps, storage: { ...deps.storage, remove: isAway } }).forget(people.citizen.id)
  for (const id of ids) expect(await city.store.get(files, id)).toMatchObject({ ownerId: '-', waiting: 'yes' })
  expect(await purgeWaiting(deps, ALWAYS)).toBe(true)
  expect(onDisk()).toEqual([])
})

it('a file that is taken back while it is being made leaves nothing behind', async () => {
  const { city, deps, call } = openFiles()
  const bytes = await photo()
  const { id } = (await call('begin_upload', { requestId: requestId(2), kind: 'image', bytes: bytes.length })).data
  await call('put_part', { id, part: 0, data: bytes.toString('base64') })
  const { remake } = deps.images
  deps.images = {
    async remake(given) {
      await call('remove', { id })
      return remake(given)
    },
  }
  expect((await call('finish', { id })).error.code).toBe('not_found')
  expect(await city.store.get(files, id)).toBeNull()
  expect(onDisk()).toEqual([])
})
