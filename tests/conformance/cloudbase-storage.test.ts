import { type CloudFiles, cloudStorage } from '../../cloudfunctions/adapters/storage'
import type { FileStorage } from '../../cloudfunctions/files'
import { type CloudbaseSdk, openCloudbase } from '../support/cloudbase-sdk'

let sdk: CloudbaseSdk
let storage: FileStorage
beforeAll(async () => {
  sdk = await openCloudbase([])
  storage = cloudStorage(sdk.cloud as unknown as CloudFiles)
})
afterAll(() => sdk.wire.close())

const bytes = new Uint8Array([0x50, 0x4b, 3, 4, 0, 255])

it('keeps bytes under a handle, gives an address of them, and lets them go', async () => {
  const handle = await storage.put('exports/abc/sheet.xlsx', bytes, 'application/octet-stream')
  expect(handle).toMatch(/^cloud:\/\//)
  expect(new Uint8Array((await storage.get(handle)) ?? [])).toEqual(bytes)
  const url = await storage.address(handle, 'application/octet-stream', Date.now() + 60_000)
  expect(new Uint8Array(await (await fetch(url)).arrayBuffer())).toEqual(bytes)
  await storage.remove(handle)
  expect(await storage.get(handle)).toBeNull()
  await expect(storage.address(handle, 'application/octet-stream', Date.now() + 60_000)).rejects.toThrow()
})

it('what is not there is removed already, also what never had a handle', async () => {
  await expect(storage.remove('cloud://dev.6465-dev/exports/nothing/sheet.xlsx')).resolves.toBeUndefined()
  await expect(storage.remove('exports/nothing/sheet.xlsx')).resolves.toBeUndefined()
})
