import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { chmod, cp, mkdir, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { COPY, DatabaseStartError } from './embedded-postgres.copy'
import { canReach, type RunAs } from './embedded-postgres.user'

/** Where things go that the database's own user must read, when the project lies where it cannot (below /root). */
export const OUTSIDE = '/var/lib/minsheng'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  /** The server's major version, as `PG_VERSION` of a data folder holds it. */
  readonly major: string
}

/**
 * The server programs of the npm package for this platform, ready to run: their symlinks made (install scripts are
 * off), copied to where `user` can run them if it cannot here. `dataDir` takes the copy of an ordinary user.
 */
export async function prepareBinaries(
  dataDir: string,
  user: RunAs,
  progress: (what: string) => void,
): Promise<Binaries> {
  const found = packageFolder()
  const version = versionOf(found)
  let folder = found
  if (!canReach(join(found, 'native', 'bin', 'postgres'), user) || !(await hydrate(found))) {
    folder = join(user.uid === undefined ? dataDir : OUTSIDE, `postgres-${version}`)
    if (!existsSync(folder)) {
      progress(COPY.copyingBinaries)
      await copyTo(found, folder)
    }
    if (!canReach(join(folder, 'native', 'bin', 'postgres'), user))
      throw new DatabaseStartError(COPY.unreachable(found))
  }
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const binary = (name: string): string => join(folder, 'native', 'bin', name + suffix)
  for (const name of ['initdb', 'postgres']) await makeExecutable(binary(name))
  return { initdb: binary('initdb'), postgres: binary('postgres'), major: version.split('.')[0] ?? version }
}

/** Resolved at run time and from where the program lies, so that a bundle finds it as the sources do. */
function packageFolder(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  for (const anchor of [resolve('package.json'), resolve(process.argv[1] ?? '.')])
    try {
      const main = createRequire(anchor).resolve('embedded-postgres')
      return dirname(dirname(createRequire(main).resolve(`@embedded-postgres/${platform}`)))
    } catch {
      // not from here: the next place, or the sentence below
    }
  throw new DatabaseStartError(COPY.noBinary(platform))
}

function versionOf(folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  return version
}

/** Makes the package's symlinks by its own script, when they are missing. @returns whether they are there. */
async function hydrate(folder: string): Promise<boolean> {
  if (isHydrated(folder)) return true
  await promisify(execFile)(process.execPath, [join(folder, 'scripts', 'hydrate-symlinks.js')], { cwd: folder })
  return isHydrated(folder)
}

function isHydrated(folder: string): boolean {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(readFileSync(list, 'utf8')) as { target: string }[]
  return links.every(({ target }) => existsSync(join(folder, target)))
}

async function copyTo(from: string, to: string): Promise<void> {
  const part = `${to}.${process.pid}.part`
  try {
    await mkdir(dirname(to), { recursive: true, mode: 0o755 })
    await cp(from, part, { recursive: true, verbatimSymlinks: true })
    await hydrate(part)
    await rename(part, to)
  } catch (error) {
    await rm(part, { recursive: true, force: true })
    if (!existsSync(to)) throw new DatabaseStartError(COPY.unreachable(from), { cause: error })
  }
}

async function makeExecutable(file: string): Promise<void> {
  try {
    accessSync(file, constants.X_OK)
  } catch {
    await chmod(file, 0o755)
  }
}
