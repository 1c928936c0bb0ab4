import fs, { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StartRefusal } from '../../cloudfunctions/runtime/config'
import { openDestination } from '../../cloudfunctions/runtime/log-destination'

const folder = mkdtempSync(join(tmpdir(), 'minsheng-log-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(() => jest.restoreAllMocks())

/** A disk without room, until `give` is called; what had begun is told as a full disk tells it. */
function fillDisk(): { give(): void } {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
  const spy = jest.spyOn(fs, 'write').mockImplementation((...args: unknown[]) => {
    const done = args.at(-1) as (error: Error) => void
    setImmediate(() => done(full))
  })
  return { give: () => spy.mockRestore() }
}
function openLog(name: string) {
  const told: string[] = []
  let next: (() => void) | null = null
  const tell = (what: string): void => {
    told.push(what)
    next?.()
  }
  const file = join(folder, name)
  const destination = openDestination(file, {
    failed: (code) => tell(`failed ${code}`),
    recovered: (lost) => tell(`recovered, ${lost} lost`),
  })
  const untilTold = (count: number) =>
    new Promise<void>((resolve) => {
      next = () => {
        if (told.length >= count) resolve()
      }
      next()
    })
  return { ...destination, told, untilTold, read: () => readFileSync(file, 'utf8') }
}

it('a full disk is told once, ends nothing, and nothing of the first megabyte is lost when there is room again', async () => {
  const log = openLog('full.log')
  const disk = fillDisk()
  const line = `${'x'.repeat(99)}\n`
  for (let n = 0; n < 200; n += 1) log.stream.write(line)
  await log.untilTold(1)
  disk.give()
  await log.untilTold(2)
  await log.close()
  expect(log.told).toEqual(['failed ENOSPC', 'recovered, 0 lost'])
  expect(log.read()).toBe(line.repeat(200))
})

it('what does not fit into memory while the disk is full is counted', async () => {
  const log = openLog('long.log')
  const disk = fillDisk()
  const line = `${'y'.repeat(1_023)}\n`
  for (let n = 0; n < 1_034; n += 1) log.stream.write(line)
  await log.untilTold(1)
  disk.give()
  await log.untilTold(2)
  await log.close()
  expect(log.told).toEqual(['failed ENOSPC', 'recovered, 10 lost'])
  expect(log.read()).toHaveLength(1_024 * 1_024)
})

it('closes while the disk is full, and keeps nobody waiting at the end of the process', async () => {
  const log = openLog('closing.log')
  fillDisk()
  log.stream.write(`${'z'.repeat(5_000)}\n`)
  await log.untilTold(1)
  await log.close()
  expect(log.told).toEqual(['failed ENOSPC'])
})

it('a file that cannot be opened refuses the start in a sentence', () => {
  const open = () => openDestination(folder, { failed: () => undefined, recovered: () => undefined })
  expect(open).toThrow(StartRefusal)
  expect(open).toThrow(/LOG_FILE/)
})
