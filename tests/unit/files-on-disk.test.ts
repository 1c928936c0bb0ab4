import fs, { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { archiveFolder } from '../../cloudfunctions/adapters/files/audit-archive'
import { headsFile, readHeads } from '../../cloudfunctions/adapters/files/audit-heads'
import { localFolder } from '../../cloudfunctions/adapters/storage'

const folder = mkdtempSync(join(tmpdir(), 'minsheng-disk-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(() => jest.restoreAllMocks())

const filesBelow = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true }).flatMap((each) => (each.isFile() ? [each.name] : []))

/** A disk that has room for nothing but names. */
async function fillDisk(): Promise<void> {
  const probe = await fs.promises.open(join(folder, 'probe'), 'w')
  const handle = Object.getPrototypeOf(probe) as typeof probe
  await probe.close()
  rmSync(join(folder, 'probe'))
  jest.spyOn(handle, 'writeFile').mockImplementation(async function (this: typeof probe) {
    await this.write('half of it')
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  })
}

it.each([
  [
    'an attachment',
    (path: string) =>
      localFolder(path, new Uint8Array(32)).put('files/0a/main.jpg', Buffer.from('whole'), 'image/jpeg'),
    { code: 'unavailable', detail: { cause: 'ENOSPC' } },
  ],
  [
    'an archive of the audit log',
    (path: string) => archiveFolder(path).write('0000000001-0000000002-0123456789abcdef.jsonl', Buffer.from('whole')),
    { code: 'ENOSPC' },
  ],
])('%s on a full disk leaves nothing behind, and is written when there is room', async (name, write, full) => {
  const path = join(folder, name)
  await fillDisk()
  await expect(write(path)).rejects.toMatchObject(full)
  await expect(write(path)).rejects.toMatchObject(full)
  expect(filesBelow(path)).toEqual([])
  jest.restoreAllMocks()
  await write(path)
  expect(filesBelow(path)).toHaveLength(1)
})

const head = (on: string) => ({ on, at: `${on}T00:10:00.000Z`, number: 1, total: 1, code: 'c' })

it('heads go on behind a line that a power failure broke off', async () => {
  const path = join(folder, 'torn.jsonl')
  const heads = headsFile(path)
  await heads.write(head('2026-07-01'))
  writeFileSync(path, '{"on":"2026-07-02","at":"20', { flag: 'a' })
  await heads.write(head('2026-07-02'))
  await heads.write(head('2026-07-02'))
  await heads.write(head('2026-07-03'))
  expect(readHeads(path).map(({ on }) => on)).toEqual(['2026-07-01', '2026-07-02', '2026-07-03'])
})

it('a head that a full disk takes only in part is not written at all', async () => {
  const path = join(folder, 'full.jsonl')
  const heads = headsFile(path)
  await heads.write(head('2026-07-01'))
  const before = readFileSync(path, 'utf8')
  const { writeSync } = fs
  jest.spyOn(fs, 'writeSync').mockImplementation(((file: number, line: Buffer, from: number) => {
    if (from > 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    return writeSync(file, line.subarray(0, 10))
  }) as never)
  await expect(heads.write(head('2026-07-02'))).rejects.toMatchObject({ code: 'ENOSPC' })
  expect(readFileSync(path, 'utf8')).toBe(before)
})
