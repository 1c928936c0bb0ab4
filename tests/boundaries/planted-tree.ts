import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const ROOT = resolve(__dirname, '../..')
const SETTINGS = ['.dependency-cruiser.cjs', 'eslint.config.mjs', 'tsconfig.json', 'package.json']

/** A project of planted files under this project's own settings, so that a check can be seen to fire. */
export interface PlantedTree {
  /** Runs a tool of node_modules/.bin in the tree and answers what it printed on standard output. */
  run(tool: string, args: readonly string[]): string
  remove(): void
}

/** Writes the files (path → content) into a temporary folder beside copies of the settings. */
export function plantTree(files: Readonly<Record<string, string>>): PlantedTree {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'minsheng-planted-')))
  for (const name of SETTINGS) cpSync(join(ROOT, name), join(folder, name))
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return {
    run(tool, args) {
      const { error, stdout, stderr } = spawnSync(join(ROOT, 'node_modules/.bin', tool), args, {
        cwd: folder,
        encoding: 'utf8',
      })
      if (error !== undefined) throw error
      if (stdout === '') throw new Error(`${tool} printed nothing: ${stderr.slice(0, 2000)}`)
      return stdout
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
