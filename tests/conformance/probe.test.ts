import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startCloudbaseWire } from '../support/cloudbase-wire'
import { SUITE_COLLECTIONS } from './thing'
import type { ProbeReport } from './probe/runner'

const BUILD = resolve(__dirname, '../../config/build-probe.mjs')
const names = SUITE_COLLECTIONS.map(({ name }) => name)

describe('the conformance suite as a cloud function', () => {
  const folder = mkdtempSync(join(tmpdir(), 'minsheng-probe-'))
  const script = `import(${JSON.stringify(BUILD)}).then(({ buildProbe }) => buildProbe(${JSON.stringify(folder)}))`
  beforeAll(() => {
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
    expect([status, stderr]).toEqual([0, ''])
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** Calls the built function as the platform does, in a process of its own. */
  const call = (environment: Readonly<Record<string, string>>, event: object): Promise<ProbeReport> =>
    new Promise((done, fail) => {
      const code = `require(process.argv[1]).main(${JSON.stringify(event)}).then((report) => {
        process.stdout.write(JSON.stringify(report), () => process.exit(0))
      })`
      const child = spawn(process.execPath, ['-e', code, join(folder, 'store_probe')], {
        env: { PATH: process.env['PATH'], ...environment },
      })
      let answer = ''
      let complaint = ''
      child.stdout.on('data', (chunk) => (answer += String(chunk)))
      child.stderr.on('data', (chunk) => (complaint += String(chunk)))
      child.on('close', (status) =>
        status === 0 ? done(JSON.parse(answer) as ProbeReport) : fail(new Error(complaint)),
      )
    })

  it('passes against the double, goes on from the middle, and says what failed', async () => {
    const wire = await startCloudbaseWire(names)
    try {
      let passed = 0
      // As whoever deploys it does: one call may end before its last test.
      for (let left = 1; left > 0;) {
        const report = await call(wire.environment, { from: passed })
        expect(report).toMatchObject({ failed: 0, failures: [] })
        expect(report.passed).toBeGreaterThan(0)
        passed += report.passed
        left = report.left
      }
      expect(passed).toBeGreaterThan(40)
      const from = passed - 20
      expect(await call(wire.environment, { from })).toMatchObject({ failed: 0, passed: 20 })
      // What no second try mends: a system error would be tried again, and pass.
      wire.failNext('database.commitTransaction', 'SOMETHING_ELSE', 'broken')
      const broken = await call(wire.environment, { from })
      expect(broken).toMatchObject({ failed: 1, passed: 19, failures: [{ message: expect.any(String) }] })
    } finally {
      await wire.close()
    }
  })

  it('names its collections as closed', () => {
    const manifest = JSON.parse(readFileSync(join(folder, 'database.manifest.json'), 'utf8')) as {
      collections: { collectionName: string; aclTag: string }[]
    }
    expect(manifest.collections.map(({ collectionName, aclTag }) => [collectionName, aclTag])).toEqual(
      names.map((name) => [name, 'ADMINONLY']),
    )
  })
})
