import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

/** A project of its own: `build-hash.mjs` takes the folder above the one it lies in as the project. */
let project: string
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'minsheng-build-'))
  for (const folder of ['config', 'src/pages', 'dist']) mkdirSync(join(project, folder), { recursive: true })
  copyFileSync(resolve('config/build-hash.mjs'), join(project, 'config/build-hash.mjs'))
  write('src/a.ts', 'a')
  write('src/pages/b.ts', 'b')
})
afterEach(() => rmSync(project, { recursive: true }))

const write = (path: string, text: string) => writeFileSync(join(project, path), text)

/** Builds `dist/out` from `src` unless it is fresh; says what became of it. */
async function build(setting = 'x', fails = false): Promise<'built' | 'fresh' | 'failed'> {
  const script = `
    import { writeFileSync } from 'node:fs'
    const { buildUnlessFresh, hashOf, ROOT } = await import(${JSON.stringify(join(project, 'config/build-hash.mjs'))})
    const make = async () => {
      writeFileSync(ROOT + '/dist/out', 'half')
      if (${String(fails)}) throw new Error('broken off')
    }
    const built = await buildUnlessFresh('dist/out', hashOf(['src', 'no-such-file'], { setting: '${setting}' }), make).catch(() => 'failed')
    console.log(built === true ? 'built' : built === false ? 'fresh' : built)`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script])
  return stdout.trim() as 'built' | 'fresh' | 'failed'
}

it('builds once for the same inputs, whatever their times say', async () => {
  expect(await build()).toBe('built')
  utimesSync(join(project, 'src/a.ts'), 1, 1)
  write('src/.editor-leftover', 'nobody’s input')
  expect(await build()).toBe('fresh')
})

it.each([
  ['a text changed', () => write('src/a.ts', 'A')],
  ['a file was added', () => write('src/pages/c.ts', '')],
  ['a file was renamed', () => renameSync(join(project, 'src/a.ts'), join(project, 'src/z.ts'))],
  ['a file went', () => rmSync(join(project, 'src/pages/b.ts'))],
  ['the output went', () => rmSync(join(project, 'dist/out'))],
  ['text moved from one file to the next', () => (write('src/a.ts', ''), write('src/pages/b.ts', 'ab'))],
])('builds again when %s', async (_what, change) => {
  await build()
  change()
  expect(await build()).toBe('built')
  expect(await build()).toBe('fresh')
})

it('builds again under another setting', async () => {
  await build('x')
  expect(await build('y')).toBe('built')
  expect(await build('x')).toBe('built')
})

it('never takes a build that failed for a whole one', async () => {
  expect(await build('x', true)).toBe('failed')
  expect(await build()).toBe('built')
  write('src/a.ts', 'A')
  expect(await build('x', true)).toBe('failed')
  write('src/a.ts', 'a')
  expect(await build()).toBe('built')
})
