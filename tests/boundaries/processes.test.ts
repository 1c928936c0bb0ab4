import { spawn } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endProcesses, processesOf, untilGone } from '../processes.mjs'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'minsheng-left-')))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const WAITS = `process.on('SIGTERM', () => undefined); process.stdout.write('here'); setInterval(() => undefined, 1000)`
/** A process that outlives whoever started it, and does not listen. */
async function start(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(process.execPath, ['-e', WAITS, ...args], {
    env: environment,
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  })
  await new Promise((done) => child.stdout.once('data', done))
  child.unref()
  child.stdout.destroy()
  return child.pid ?? 0
}

const onLinux = process.platform === 'linux'
const elsewhere = onLinux ? '' : ' [skipped: only Linux tells the environment of a process]'
;(onLinux ? it : it.skip)(`finds what a run left behind by its folder, and ends that alone${elsewhere}`, async () => {
  const { PATH = '' } = process.env
  const byArgument = await start([join(folder, 'data')], { PATH })
  const byEnvironment = await start([], { PATH, TMPDIR: folder })
  const another = await start([], { PATH, TMPDIR: `${folder}-another` })
  const found = (): number[] => processesOf(folder).map(({ pid }) => pid)
  expect(found().sort()).toEqual([byArgument, byEnvironment].sort())
  expect((await untilGone(folder, 0)).length).toBe(2)
  await endProcesses(folder, 300)
  expect(found()).toEqual([])
  expect(processesOf(`${folder}-another`).map(({ pid }) => pid)).toEqual([another])
  await endProcesses(`${folder}-another`, 300)
})
